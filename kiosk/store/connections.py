# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Hangs up on who is too slow, and answers as the interface does what is no HTTP at all.

Uvicorn itself waits for ever for the rest of a header, and for a body that nobody reads any more because it was
answered already. What the service reads has its own deadline, with an answer (`request_body`).
"""

import asyncio
from typing import Any

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from kiosk.clock import Clock
from kiosk.logs import Event, record
from kiosk.store.framing import RETRY_AFTER_S, framed_headers
from kiosk.store.limits import Limits
from kiosk.store.problems import Problem

_BODY_GRACE_S = 2.0
"""The service says itself that a body is too slow; only who then still sends is cut off here."""
_NO_HTTP = "Dit is geen geldig HTTP-verzoek."
_FULL = "Er zijn nu te veel verbindingen. Er is niets verloren; probeer het later opnieuw."
_SLOW = "Het verzoek kwam niet op tijd binnen. Stuur het opnieuw."


class Connection(H11Protocol):
    """One connection: a header, and then a body, each within its time."""

    limits: Limits
    clock: Clock
    _deadline: asyncio.TimerHandle | None = None
    _watched: object = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn has it
        """Uvicorn's own, and the time for the first header begins; one too many hears so at once."""
        super().connection_made(transport)
        if len(self.connections) > self.limits.most_connections:
            self._turn_away(Problem(503, _FULL, headers={"Retry-After": str(RETRY_AFTER_S)}, close=True))
        else:
            self._watch()

    def handle_events(self) -> None:
        """Uvicorn's own, and then whatever is waited for now has its time."""
        super().handle_events()
        self._watch()

    def connection_lost(self, exc: Exception | None) -> None:
        """Uvicorn's own, and nothing is waited for any more."""
        self._forget()
        super().connection_lost(exc)

    def send_400_response(self, msg: str) -> None:  # noqa: ARG002 - uvicorn's own signature, its English is not sent
        """In the form of every other error."""
        self._turn_away(Problem(400, _NO_HTTP, close=True))

    def _watch(self) -> None:
        """A deadline is set once for one header or body: a byte now and then does not move it."""
        state = self.conn.their_state
        watched = (state, self.cycle) if state in (h11.IDLE, h11.SEND_BODY) and not self._is_resting() else None
        if watched == self._watched:
            return
        self._forget()
        self._watched = watched
        if watched is not None:
            is_head = state is h11.IDLE
            within_s = self.limits.head_within_s if is_head else self.limits.body_within_s + _BODY_GRACE_S
            self._deadline = self.loop.call_later(within_s, self._too_slow)

    def _is_resting(self) -> bool:
        """Between two requests uvicorn counts itself how long a connection may be kept."""
        return self.timeout_keep_alive_task is not None and self.conn.their_state is h11.IDLE

    def _forget(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
        self._deadline = self._watched = None

    def _too_slow(self) -> None:
        self._turn_away(Problem(408, _SLOW, close=True))

    def _turn_away(self, problem: Problem) -> None:
        """Says why where that can still be said, and hangs up; who works on the request hears that it is gone."""
        if self.transport.is_closing():
            return
        record(Event.STORE_REQUEST_REFUSED, status=problem.status)
        if self.conn.our_state in (h11.IDLE, h11.SEND_RESPONSE):
            self._say(problem)
        if self.cycle is not None:
            self.cycle.disconnected = True
            self.cycle.message_event.set()
        self.transport.close()

    def _say(self, problem: Problem) -> None:
        answer = problem.response()
        headers = [*answer.raw_headers, *((name.encode(), text.encode()) for name, text in framed_headers(self.clock))]
        for event in (
            h11.Response(status_code=problem.status, headers=headers),
            h11.Data(data=bytes(answer.body)),
            h11.EndOfMessage(),
        ):
            self.transport.write(self.conn.send(event) or b"")


def connection_within(limits: Limits, clock: Clock) -> type[Connection]:
    """The kind of connection that keeps these limits, for uvicorn's `http`."""
    kept: dict[str, Any] = {"limits": limits, "clock": staticmethod(clock)}
    return type(Connection.__name__, (Connection,), kept)
