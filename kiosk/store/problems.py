# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Errors as the NL API Design Rules ask for them: `application/problem+json` (RFC 9457), in Dutch."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from pydantic import Field
from starlette.responses import JSONResponse

from kiosk.wire.visit_class import WireModel

PROBLEM_JSON: Final = "application/problem+json"
TITLES: Final = MappingProxyType(
    {
        400: "Ongeldig verzoek",
        401: "Niet herkend",
        403: "Niet toegestaan",
        404: "Niet gevonden",
        405: "Methode niet toegestaan",
        406: "Antwoordvorm niet mogelijk",
        408: "Te langzaam",
        409: "Herhaald verzoek",
        413: "Te groot",
        415: "Inhoudsvorm niet ondersteund",
        429: "Te vaak gevraagd",
        500: "Fout in de opslag",
        503: "Even niet beschikbaar",
    }
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong: a JSON pointer and what to make of it. Never the value itself."""

    pointer: str
    detail: str
    place: str = "body"


class Problem(Exception):  # noqa: N818 - the name that RFC 9457 gives it
    """A request that gets no ordinary answer: status, one sentence, and for a body what is wrong where."""

    def __init__(
        self,
        status: int,
        detail: str,
        *,
        findings: Sequence[Finding] = (),
        headers: Mapping[str, str] | None = None,
        close: bool = False,
    ) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.findings = tuple(findings)
        self.headers = dict(headers or {}) | ({"Connection": "close"} if close else {})

    def response(self) -> JSONResponse:
        """The answer that says so."""
        return JSONResponse(self.content(), self.status, self.headers, media_type=PROBLEM_JSON)

    def content(self) -> dict[str, object]:
        """The body of that answer."""
        body: dict[str, object] = {
            "type": "about:blank",
            "title": TITLES.get(self.status, "Fout"),
            "status": self.status,
            "detail": self.detail,
        }
        if self.findings:
            body["errors"] = [
                {"in": finding.place, "pointer": finding.pointer, "detail": finding.detail} for finding in self.findings
            ]
        return body


def faulty_request(*findings: Finding) -> Problem:
    """A 400 that names every fault at once."""
    return Problem(400, "Het verzoek klopt niet; bij 'errors' staat wat en waar.", findings=findings)


class ProblemFinding(WireModel):
    """Wat er op één plaats in het verzoek niet klopt."""

    place: str = Field(alias="in", description="Waar: body of query.")
    pointer: str = Field(alias="pointer", description="JSON Pointer naar de plaats.")
    detail: str = Field(alias="detail", description="Wat er niet klopt.")


class ProblemDetails(WireModel):
    """Een fout volgens RFC 9457."""

    type: str = Field(alias="type", default="about:blank", description="Soort fout.")
    title: str = Field(alias="title", description="Korte titel.")
    status: int = Field(alias="status", description="HTTP-statuscode.")
    detail: str = Field(alias="detail", description="Wat er aan de hand is en wat u kunt doen.")
    errors: tuple[ProblemFinding, ...] | None = Field(
        alias="errors", default=None, description="Alles wat er niet klopt, in één keer."
    )
