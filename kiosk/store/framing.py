# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What every response carries, and how an error that nobody caught becomes an answer: the outermost layer."""

import asyncio
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
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
from kiosk.store.withdrawn_list import WithdrawnListError

API_VERSION: Final = "1.2.0"
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
NO_OPERATION: Final = "geen"
"""The name for requests that are for none of the interface's operations."""


@dataclass(frozen=True, slots=True)
class Answered:
    """One request that was answered: which operation of the interface, how, and in how many seconds. Not from whom."""

    operation: str
    status: int
    took_s: float


class Observer:
    """Who wants to hear how the service does; this one does nothing with it."""

    def answered(self, answer: Answered) -> None:
        """A request was answered; on the event loop."""

    def took_in(self, kind: str, result: str) -> None:
        """This became of a message of this kind; from any thread."""


def framed_headers(clock: Clock) -> Iterator[tuple[str, str]]:
    """What every answer carries, name and value."""
    yield "API-Version", API_VERSION
    yield "Date", format_datetime(clock().astimezone(UTC), usegmt=True)
    yield from SECURITY_HEADERS.items()


class Framing:
    """Adds the headers to each response; answers 503 where the database fails and 500 where we do; tells of each.

    The log names operation, status and time taken: never a path as sent, a device or a body.
    """

    def __init__(self, app: ASGIApp, clock: Clock, observer: Observer) -> None:
        self._app = app
        self._clock = clock
        self._observer = observer

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
        except (Exception, asyncio.CancelledError) as error:
            if status:
                raise
            await _problem_for(error).response()(scope, receive, framed)
        answered = Answered(_operation(scope), status, time.perf_counter() - began)
        _report(answered)
        self._observer.answered(answered)

    def _frame(self, message: Message) -> None:
        headers = MutableHeaders(scope=message)
        for name, value in framed_headers(self._clock):
            headers[name] = value


def _operation(scope: Scope) -> str:
    """The route that was taken is in the scope by now."""
    return str(getattr(scope.get("route"), "operation_id", None) or NO_OPERATION)


def _report(answered: Answered) -> None:
    event = Event.STORE_REQUEST_REFUSED if answered.status >= 400 else Event.STORE_REQUEST_ANSWERED
    record(event, operation=answered.operation, status=answered.status, duration_s=answered.took_s)


def _problem_for(error: BaseException) -> Problem:
    if isinstance(error, asyncio.CancelledError):
        detail = (
            "De opslag stopt nu. Wat u stuurde kan al bewaard zijn; stuur het later opnieuw, dan telt het één keer."
        )
        return Problem(503, detail, headers={"Retry-After": str(RETRY_AFTER_S)}, close=True)
    if isinstance(error, OperationalError | InterfaceError | PoolTimeoutError | WithdrawnListError):
        record_error(Event.DATABASE_TROUBLE, error)
        detail = "De opslag kan nu niet bij haar gegevens. Er is niets verloren; probeer het later opnieuw."
        return Problem(503, detail, headers={"Retry-After": str(RETRY_AFTER_S)})
    record_error(Event.UNEXPECTED, error)
    return Problem(500, "Er ging iets mis in de opslag. Er is niets verloren; probeer het later opnieuw.")
