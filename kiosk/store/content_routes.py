# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Files of signed content over HTTP: in parts, to kiosks that signed their request, and to nobody else."""

from collections.abc import Awaitable, Callable
from typing import Any

from fastapi import Request, Response
from sqlalchemy import Engine

from kiosk.store.admission import Admission
from kiosk.store.content_shelf import pieces_of
from kiosk.store.enrolment import Device
from kiosk.store.envelope import read_model
from kiosk.store.problems import Problem
from kiosk.store.request_body import inflated
from kiosk.store.signatures import claimed_sender
from kiosk.wire.content_files import OCTETS, ContentQuestion, written_pieces


class ContentEndpoint:
    """The one thing that a kiosk may ask of the shelf."""

    def __init__(
        self,
        engine: Engine,
        admission: Admission,
        read: Callable[[Request], Awaitable[bytes]],
        sender: Callable[[Request, bytes], Device],
    ) -> None:
        """`read` takes a body in; `sender` says who signed a request. Both raise a `Problem`."""
        self._engine = engine
        self._admission = admission
        self._read = read
        self._sender = sender

    async def parts(self, request: Request) -> Response:
        """Parts of the files that the question names."""
        _check_accept(request)
        body = await self._read(request)
        return await self._admission.work(claimed_sender(request.headers), lambda: self._answer(request, body))

    def _answer(self, request: Request, body: bytes) -> Response:
        self._sender(request, body)
        asked = read_model(ContentQuestion, inflated(body, request.headers.get("content-encoding", "")))
        return Response(written_pieces(pieces_of(self._engine, asked)), 200, media_type=OCTETS)


def _check_accept(request: Request) -> None:
    asked = request.headers.get("accept", "*/*").lower()
    if not any(kind in asked for kind in ("*/*", "application/*", OCTETS)):
        raise Problem(406, f"Bestanden zijn er alleen als {OCTETS}.")


def described(errors: Callable[..., dict[int | str, dict[str, Any]]], body: dict[str, Any]) -> dict[str, Any]:
    """The operation in words; `errors` describes the answers that are problems, `body` the question."""
    octets = {"content": {OCTETS: {"schema": {"type": "string", "format": "binary"}, "example": "de bytes"}}}
    return {
        "operation_id": "haalInhoudsbestanden",
        "summary": "Haal bestanden van de ondertekende inhoud, of delen ervan",
        "description": (
            "Voor een zuil die van nieuwe inhoud hoorde (veld terug.inhoud van een synchronisatie): eerst het "
            "ondertekende manifest, dan alle bestanden die zij nog niet heeft. Het antwoord heeft voor elk gevraagd "
            "bestand, in die volgorde, vier bytes met de lengte van het ingepakte bestand (big-endian; 0: dat bestand "
            "staat hier niet) en dan de bytes vanaf 'vanaf'. Het houdt op waar het vol is, zo nodig midden in een "
            "bestand. De inhoud is ingepakt met zlib; de bytes bij een SHA-256 veranderen nooit, dus een afgebroken "
            "ophalen gaat verder waar het was."
        ),
        "response_class": Response,
        "response_description": "De gevraagde delen, achter elkaar.",
        "responses": errors(400, 401, 403, 406, 408, 409, 413, 415, 429, 503) | {200: octets},
        "openapi_extra": body | {"security": [{"handtekening": []}]},
        "tags": ["zuilen"],
    }
