# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the tests need to talk to a store: requests, a key, and a client in memory."""

from collections.abc import Callable
from uuid import UUID, uuid4

from kiosk.sync.outcomes import Answered, ProbeOutcome, PushOutcome, StatusOutcome, ThereItIs, Trouble, Unreachable
from kiosk.wire.messages import Message, MessageKind, SyncRequest
from kiosk.wire.release import Counter, Release
from kiosk.wire.visit_class import CounterName
from tests.sync.fault_server import Stored

KEY = bytes(range(32))
DEVICE = "zuil-1"


def release(week: str = "2026-W40", started: int = 3, location: str = "rivierstad-centrum") -> Release:
    """A week in which visits were begun and none finished."""
    counters = (Counter(name=CounterName.STARTED, count=started),)
    return Release(location=location, period=week, total=0, counters=counters)


def request(*messages: tuple[UUID, Release]) -> SyncRequest:
    """A request with these messages; with one of its own when none is given."""
    chosen = messages or ((uuid4(), release()),)
    return SyncRequest(
        messages=tuple(Message(id=id_, kind=MessageKind.RELEASE, content=content) for id_, content in chosen)
    )


class FakeStoreClient:
    """A store in memory behind the client's protocol, held to the contract test of the real one.

    `outcomes` are used up one per push: each is given instead of an answer, or gets the request to decide.
    """

    def __init__(self, *outcomes: PushOutcome | Callable[[SyncRequest], PushOutcome]) -> None:
        self.outcomes = list(outcomes)
        self.pushed: list[SyncRequest] = []
        self.probes: list[ProbeOutcome] = []
        """Used up one per probe; without one it is the store that answers."""
        self.probed = 0
        self.stored = Stored()
        self._is_stopped = False

    def push(self, request: SyncRequest) -> PushOutcome:
        if self._is_stopped:
            return Unreachable(Trouble.STOPPED)
        self.pushed.append(request)
        if not self.outcomes:
            return Answered(self.stored.take(request))
        outcome = self.outcomes.pop(0)
        return outcome(request) if callable(outcome) else outcome

    def ask_status(self, code_hash: str) -> StatusOutcome:
        return Unreachable(Trouble.STOPPED) if self._is_stopped else self.stored.status(code_hash)

    def probe(self) -> ProbeOutcome:
        if self._is_stopped:
            return Unreachable(Trouble.STOPPED)
        self.probed += 1
        return self.probes.pop(0) if self.probes else ThereItIs()

    def stop(self) -> None:
        self._is_stopped = True
