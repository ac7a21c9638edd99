# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A kiosk, a bad line, power cuts and visitors who change their minds, in any order, against a simple model."""

import tempfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.storage.database import open_database
from kiosk.storage.outbox import Outbox
from kiosk.storage.referral_box import KeepingTerms, NeverLeft, ReferralBox, WithdrawalQueued
from kiosk.storage.sync_memory import SyncMemory
from kiosk.sync.cycle import Sending, run_cycle
from kiosk.sync.outcomes import Answered, PushOutcome, Trouble, Unreachable
from kiosk.wire.messages import SyncRequest
from kiosk.wire.referral import ReferralStatus, SealedReferral
from tests.storage.builders import NOW
from tests.storage.sealed import Clocks, a_line, a_referral, a_withdrawal, code_hash
from tests.sync.fault_server import Stored
from tests.sync.store_client_contract import FakeStoreClient

VISITORS = 3
TERMS = KeepingTerms(undelivered=timedelta(days=14), tombstones=timedelta(days=3000), log=timedelta(days=3000))
Line = Callable[[Stored, SyncRequest], PushOutcome]


def good(stored: Stored, request: SyncRequest) -> PushOutcome:
    return Answered(stored.take(request))


def answer_lost(stored: Stored, request: SyncRequest) -> PushOutcome:
    stored.take(request)
    return Unreachable(Trouble.HALF_ANSWER)


def request_lost(stored: Stored, request: SyncRequest) -> PushOutcome:
    return Unreachable(Trouble.TOO_SLOW)


def no_line(stored: Stored, request: SyncRequest) -> PushOutcome:
    return Unreachable(Trouble.NO_CONNECTION)


class PowerCut(BaseException):
    """Nothing after this moment happens."""


def cut_before(stored: Stored, request: SyncRequest) -> PushOutcome:
    raise PowerCut


def cut_after(stored: Stored, request: SyncRequest) -> PushOutcome:
    stored.take(request)
    raise PowerCut


LINES: tuple[Line, ...] = (good, answer_lost, request_lost, no_line, cut_before, cut_after)
steps = st.one_of(
    st.tuples(st.just("keep"), st.integers(0, VISITORS - 1)),
    st.tuples(st.just("withdraw"), st.integers(0, VISITORS - 1)),
    st.tuples(st.just("expire")),
    st.tuples(st.just("cycle"), st.sampled_from(LINES), st.none() | st.integers(0, VISITORS - 1)),
)


class World:
    """One kiosk, one store, and what must be true of each visitor."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "kiosk.sqlite"
        self.client = FakeStoreClient()
        self.machine = Clocks()
        self.contents: dict[int, SealedReferral] = {}
        self.expired: set[int] = set()
        self.withdrawn: dict[int, NeverLeft | WithdrawalQueued] = {}
        self.seen_by_store: set[str] = set()
        self.open()

    def open(self) -> None:
        self.database = open_database(self.path)
        self.box = ReferralBox(self.database, self.machine)
        memory = SyncMemory(self.database)
        self.sending = Sending(Outbox(self.database), self.client, memory, lambda: NOW, lambda _: 0.0)

    def keep(self, number: int) -> None:
        if number not in self.contents:
            content = self.contents[number] = a_referral(number, keep_until=date(2040, 1, 1))
            self.box.keep(content, a_line(content))

    def withdraw(self, number: int) -> None:
        if number in self.contents:
            outcome = self.box.withdraw(a_withdrawal(number), a_line())
            self.withdrawn.setdefault(number, outcome)

    def expire(self) -> None:
        """All that waits is kept for its whole term."""
        waiting = {one.id for one in self.box.waiting()}
        self.machine.pass_by(TERMS.undelivered)
        self.box.forget_expired(TERMS)
        self.expired |= {number for number, content in self.contents.items() if content.id in waiting}

    def cycle(self, line: Line, meanwhile: int | None = None) -> None:
        """A cycle over this line; a visitor may withdraw while it waits for the answer."""

        def pushing(request: SyncRequest) -> PushOutcome:
            if meanwhile is not None:
                self.withdraw(meanwhile)
            outcome = line(self.client.stored, request)
            self.seen_by_store |= set(self.client.stored.referrals)
            return outcome

        self.client.outcomes = [pushing]
        try:
            run_cycle(self.sending)
        except PowerCut:
            self.seen_by_store |= set(self.client.stored.referrals)
            self.database.abandon()
            self.open()

    def drain(self) -> None:
        while Outbox(self.database).waiting():
            self.cycle(good)
        self.database.close()


def check(folder: Path, story: list[tuple[object, ...]]) -> None:
    world = World(folder)
    for name, *words in story:
        getattr(world, str(name))(*words)
    world.drain()
    assert world.client.stored.withdrawn.isdisjoint(world.client.stored.referrals)
    for number in world.contents:
        status = world.client.stored.status(code_hash(number)).status
        match world.withdrawn.get(number):
            case None if number in world.expired:
                assert (status is ReferralStatus.KEPT) == (code_hash(number) in world.seen_by_store)
            case None:
                assert status is ReferralStatus.KEPT
            case NeverLeft():
                assert code_hash(number) not in world.seen_by_store
                assert status is ReferralStatus.UNKNOWN
            case WithdrawalQueued():
                assert status is ReferralStatus.WITHDRAWN


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(steps, max_size=10))
def test_whatever_happens_each_visitor_gets_what_was_promised(story: list[tuple[object, ...]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        check(Path(folder), story)


@pytest.mark.full
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(steps, max_size=25))
def test_whatever_happens_for_long_each_visitor_gets_what_was_promised(story: list[tuple[object, ...]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        check(Path(folder), story)
