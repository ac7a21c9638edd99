# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What every response carries, and how an error that nobody caught becomes an answer: the outermost layer."""

import time
from collections.abc import Mapping
from datetime import UTC
from email.utils import format_datetime
from typing import Final

from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kiosk.clock import Clock
from kiosk.logs import Event, record, record_error
from kiosk.store.problems import Problem

API_VERSION: Final = "1.1.0"
"""Of the interface, not of the program; its major number is in every path."""
SECURITY_HEADERS: Final[Mapping[str, str]] = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "Strict-Transport-Security": "max-age=31536000",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
RETRY_AFTER_S: Final = 30


class Framing:
    """Adds the headers to each response; answers 503 where the database fails and 500 where we do, and logs each.

    The log names status and time taken: never a path as sent, a device or a body.
    """

    def __init__(self, app: ASGIApp, clock: Clock) -> None:
        self._app = app
        self._clock = clock

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began, status = time.perf_counter(), 0

        async def framed(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                self._frame(message)
            await send(message)

        try:
            await self._app(scope, receive, framed)
        except Exception as error:
            if status:
                raise
            await _problem_for(error).response()(scope, receive, framed)
        _report(status, time.perf_counter() - began)

    def _frame(self, message: Message) -> None:
        headers = MutableHeaders(scope=message)
        headers["API-Version"] = API_VERSION
        headers["Date"] = format_datetime(self._clock().astimezone(UTC), usegmt=True)
        for name, value in SECURITY_HEADERS.items():
            headers[name] = value


def _report(status: int, took_s: float) -> None:
    """Only what was turned away; what was taken in stands in the database."""
    if status >= 400:
        record(Event.STORE_REQUEST_REFUSED, status=status, duration_s=took_s)


def _problem_for(error: Exception) -> Problem:
    if isinstance(error, OperationalError | InterfaceError | PoolTimeoutError):
        record_error(Event.DATABASE_TROUBLE, error)
        detail = "De opslag kan nu niet bij haar gegevens. Er is niets verloren; probeer het later opnieuw."
        return Problem(503, detail, headers={"Retry-After": str(RETRY_AFTER_S)})
    record_error(Event.UNEXPECTED, error)
    return Problem(500, "Er ging iets mis in de opslag. Er is niets verloren; probeer het later opnieuw.")
