# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Files of signed content over HTTP: in parts, to kiosks that signed their request, and to nobody else."""

import re
from collections.abc import Callable
from typing import Annotated, Any, Final

from fastapi import Path, Request, Response
from sqlalchemy import Engine

from kiosk.store.admission import Admission
from kiosk.store.content_shelf import Piece, piece_of
from kiosk.store.enrolment import Device
from kiosk.store.problems import Problem
from kiosk.store.signatures import claimed_sender
from kiosk.wire.content_files import CONTENT_FILES_PATH, OCTETS
from kiosk.wire.manifest import MAX_FILE, MAX_SIGNED

ROUTE: Final = CONTENT_FILES_PATH + "/{sha256}"
_WHOLE: Final = max(MAX_FILE, MAX_SIGNED) + 1_000_000
"""More than any packed file has: packing what cannot be made shorter makes it a little longer."""
_RANGE: Final = re.compile(r"bytes=(\d{1,12})-(\d{0,12})")
_NAME: Final = Path(pattern="^[0-9a-f]{64}$", description="SHA-256 van het uitgepakte bestand.", examples=["0" * 64])


class ContentEndpoint:
    """The one thing that a kiosk may ask of the shelf."""

    def __init__(self, engine: Engine, admission: Admission, sender: Callable[[Request, bytes], Device]) -> None:
        """`sender` says who signed a request, or raises a `Problem`."""
        self._engine = engine
        self._admission = admission
        self._sender = sender

    async def piece(self, request: Request, sha256: Annotated[str, _NAME]) -> Response:
        """The file, or the part of it that `Range` names."""
        _check_accept(request)
        return await self._admission.work(claimed_sender(request.headers), lambda: self._answer(request, sha256))

    def _answer(self, request: Request, digest: str) -> Response:
        self._sender(request, b"")
        asked = _RANGE.fullmatch(request.headers.get("range", "").replace(" ", ""))
        first = int(asked[1]) if asked else 0
        size = int(asked[2]) - first + 1 if asked and asked[2] else _WHOLE
        found = piece_of(self._engine, digest, first, max(0, min(size, _WHOLE)))
        if found is None:
            raise Problem(404, "Dit bestand staat hier niet.")
        headers = {"Accept-Ranges": "bytes", "ETag": f'"{digest}"'}
        if asked is None:
            return Response(found.content, 200, headers, OCTETS)
        if not found.content:
            raise Problem(416, "Het bestand is korter dan dat.", headers={"Content-Range": f"bytes */{found.total}"})
        return Response(found.content, 206, headers | {"Content-Range": _place(found, first)}, OCTETS)


def _place(found: Piece, first: int) -> str:
    return f"bytes {first}-{first + len(found.content) - 1}/{found.total}"


def _check_accept(request: Request) -> None:
    asked = request.headers.get("accept", "*/*").lower()
    if not any(kind in asked for kind in ("*/*", "application/*", OCTETS)):
        raise Problem(406, f"Bestanden zijn er alleen als {OCTETS}.")


def described(errors: Callable[..., dict[int | str, dict[str, Any]]]) -> dict[str, Any]:
    """The operation in words; `errors` describes the answers that are problems."""
    octets = {"content": {OCTETS: {"schema": {"type": "string", "format": "binary"}, "example": "de bytes"}}}
    part = {"description": "Het gevraagde deel; Content-Range zegt welk deel van hoeveel.", **octets}
    return {
        "operation_id": "haalInhoudsbestand",
        "summary": "Haal een bestand van de ondertekende inhoud, of een deel ervan",
        "description": (
            "Voor een zuil die van nieuwe inhoud hoorde (veld terug.inhoud van een synchronisatie): eerst het "
            "ondertekende manifest, dan elk bestand dat zij nog niet heeft. De inhoud is ingepakt met zlib; de bytes "
            "bij een SHA-256 veranderen nooit, dus met Range gaat een afgebroken ophalen verder waar het was."
        ),
        "response_class": Response,
        "response_description": "Het hele bestand, ingepakt met zlib.",
        "responses": errors(400, 401, 403, 404, 406, 409, 416, 429, 503) | {200: octets, 206: part},
        "openapi_extra": {"security": [{"handtekening": []}]},
        "tags": ["zuilen"],
    }
