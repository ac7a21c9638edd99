# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Takes a request's body in: never more bytes, or more time, than one message batch needs."""

import asyncio
import zlib
from typing import Final

from starlette.requests import ClientDisconnect, Request

from kiosk.store.problems import Problem
from kiosk.wire.messages import MAX_REQUEST_BYTES

_GZIP: Final = 31
_JSON: Final = "application/json"
_RETRY_AFTER_S: Final = 20
_ALL_HELD: Final = "Er komt nu te veel tegelijk binnen. Er is niets verloren; wacht zo lang als in Retry-After staat."


def check_accept(request: Request) -> None:
    """Whether the answer may come as JSON.

    Raises:
        Problem: 406, it may not.
    """
    asked = request.headers.get("accept", "*/*").lower()
    if not any(kind in asked for kind in ("*/*", "application/*", _JSON)):
        raise Problem(406, f"Antwoorden zijn er alleen als {_JSON}.")


class ComingIn:
    """The bytes of all bodies that are being read by this process; used on its event loop only."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._held = 0

    def hold(self, size: int) -> None:
        """So many bytes more.

        Raises:
            Problem: 429, when that is more than the process may hold.
        """
        if self._held + size > self._most:
            raise Problem(429, _ALL_HELD, headers={"Retry-After": str(_RETRY_AFTER_S)}, close=True)
        self._held += size

    def let_go(self, size: int) -> None:
        """These are read or given up."""
        self._held -= size


async def read_body(request: Request, within_s: float, coming_in: ComingIn) -> bytes:
    """The body as it was sent, still compressed: the signature is over these bytes.

    A body that is not complete after `within_s` seconds is given up.

    Raises:
        Problem: 408 too slow, 413 too large, 415 not JSON, 400 broken off, 429 too much at once.
    """
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != _JSON:
        raise Problem(415, f"Stuur de inhoud als {_JSON}.")
    declared = request.headers.get("content-length", "0")
    if not declared.isdecimal() or int(declared[:12]) > MAX_REQUEST_BYTES:
        raise _too_large()
    try:
        async with asyncio.timeout(within_s):
            return await _collect(request, coming_in)
    except TimeoutError as error:
        raise Problem(408, "De inhoud kwam niet op tijd binnen. Stuur het verzoek opnieuw.", close=True) from error
    except ClientDisconnect as error:
        raise Problem(400, "De verbinding brak af voordat de inhoud compleet was.", close=True) from error


async def _collect(request: Request, coming_in: ComingIn) -> bytes:
    body = bytearray()
    try:
        async for chunk in request.stream():
            coming_in.hold(len(chunk))
            body += chunk
            if len(body) > MAX_REQUEST_BYTES:
                raise _too_large()
        return bytes(body)
    finally:
        coming_in.let_go(len(body))


def inflated(body: bytes, encoding: str) -> bytes:
    """The body without its compression, at most `MAX_REQUEST_BYTES`.

    Raises:
        Problem: 413 larger after inflating, 415 an unknown encoding, 400 damaged.
    """
    if encoding in ("", "identity"):
        return body
    if encoding != "gzip":
        raise Problem(415, "De inhoud mag alleen met gzip zijn ingepakt.", headers={"Accept-Encoding": "gzip"})
    unpacking = zlib.decompressobj(_GZIP)
    try:
        plain = unpacking.decompress(body, MAX_REQUEST_BYTES + 1)
    except zlib.error as error:
        raise _damaged() from error
    if len(plain) > MAX_REQUEST_BYTES:
        raise _too_large()
    if not unpacking.eof or unpacking.unused_data:
        raise _damaged()
    return plain


def _damaged() -> Problem:
    return Problem(400, "De inhoud is beschadigd: zij kan niet worden uitgepakt.")


def _too_large() -> Problem:
    return Problem(413, f"De inhoud is groter dan {MAX_REQUEST_BYTES} bytes. Stuur minder berichten.", close=True)
