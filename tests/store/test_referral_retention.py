# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The store keeps everything for its term and not longer, whatever its clock says; what is erased is gone for real."""

from datetime import timedelta

import pytest
from sqlalchemy import Engine, func, select

from kiosk.ageing import LONGEST_LEAP
from kiosk.store import referral_tables
from kiosk.store.referral_retention import Erased, StoreTerms, forget_expired
from kiosk.store.referral_upkeep import finish, referrals
from kiosk.wire.referral import ReferralStatus
from tests.storage.sealed import Clocks
from tests.store.disk import dumped, found_in, lying
from tests.store.kiosks import Kiosk, ManualClock, verdicts
from tests.store.referrals import ON_SQLITE, Made, made, withdrawal

TERMS = StoreTerms(undelivered=14, delivered=30, proof=365, log=365)
DAY = timedelta(days=1)
NOTHING = Erased(0, 0, 0, 0)


class Store:
    """A store with some referrals, and its clocks."""

    def __init__(self, kiosk: Kiosk, engine: Engine, clock: ManualClock, machine: Clocks) -> None:
        self.kiosk, self.engine, self.clock, self.machine = kiosk, engine, clock, machine

    def receive(self) -> Made:
        sent = made(self.kiosk)
        assert verdicts(self.kiosk.send(sent.message())) == ["opgeslagen"]
        return sent

    def after(self, days: float) -> Erased:
        """What retention erases when so many days have really passed."""
        self.machine.pass_by(days * DAY)
        self.clock.move(days * DAY)
        return forget_expired(self.engine, TERMS, self.clock(), self.machine())

    def state(self, sent: Made) -> ReferralStatus:
        return next(one.state for one in referrals(self.engine) if one.id == sent.content.id)

    def rows(self) -> dict[str, int]:
        names = ("envelope", "proof", "message", "withdrawal", "log")
        with self.engine.connect() as connection:
            counts = [select(func.count()).select_from(getattr(referral_tables, name)) for name in names]
            return {name: connection.scalar(count) or 0 for name, count in zip(names, counts, strict=True)}


@pytest.fixture
def store(kiosk: Kiosk, store_engine: Engine, clock: ManualClock, machine: Clocks) -> Store:
    return Store(kiosk, store_engine, clock, machine)


def marks(sent: Made) -> tuple[str, str]:
    """What nobody but this referral has on the disk: of the envelope, and of the proof."""
    return sent.content.envelope[40:120], str(sent.content.consent["dct:identifier"])


def test_what_nobody_fetched_is_erased_in_time_and_the_bare_proof_later(store: Store) -> None:
    store.after(0)
    sent = store.receive()
    envelope, proof = marks(sent)
    assert found_in(dumped(store.engine), envelope, proof) == {envelope, proof}
    assert store.after(13.9) == NOTHING
    assert store.after(0.1) == Erased(undelivered=1, delivered=0, proofs=0, log_lines=0)
    assert found_in(lying(store.engine) + dumped(store.engine), envelope, proof) == {proof}
    assert store.state(sent) is ReferralStatus.EXPIRED
    assert store.after(364.9) == NOTHING
    assert store.after(0.1) == Erased(undelivered=0, delivered=0, proofs=1, log_lines=2)
    assert store.rows() == dict.fromkeys(store.rows(), 0)
    assert found_in(lying(store.engine) + dumped(store.engine), envelope, proof) == set()


@ON_SQLITE
def test_what_is_done_is_erased_after_its_last_term_and_stays_done(store: Store) -> None:
    store.after(0)
    done, waiting = store.receive(), store.receive()
    store.after(3)
    finish(store.engine, done.content.id, store.machine)
    assert store.after(11) == Erased(1, 0, 0, 0)
    assert store.after(18.9) == NOTHING
    assert store.after(0.1) == Erased(0, 1, 0, 0)
    assert (store.state(done), store.state(waiting)) == (ReferralStatus.DONE, ReferralStatus.EXPIRED)


@ON_SQLITE
def test_nothing_outlasts_the_day_that_the_visitor_was_told(store: Store) -> None:
    store.after(0)
    sent = store.receive()
    store.after(13)
    finish(store.engine, sent.content.id, store.machine)
    long = StoreTerms(undelivered=3000, delivered=3000, proof=3000, log=3000)
    store.machine.pass_by(32 * DAY - timedelta(minutes=1))
    assert forget_expired(store.engine, long, store.clock(), store.machine()) == NOTHING
    store.machine.pass_by(timedelta(minutes=1))
    assert forget_expired(store.engine, long, store.clock(), store.machine()) == Erased(0, 1, 0, 0)


def test_what_is_withdrawn_is_gone_at_once_and_its_proof_in_time(store: Store) -> None:
    store.after(0)
    sent = store.receive()
    store.kiosk.send(withdrawal(sent.code_hash, store.clock().date()))
    assert found_in(dumped(store.engine), marks(sent)[0]) == set()
    if store.engine.dialect.name == "postgresql":
        # Until the daily run it lies where nothing points to it.
        assert store.after(1) == NOTHING
    assert found_in(lying(store.engine), marks(sent)[0]) == set()
    assert store.after(365) == Erased(0, 0, 1, 2)
    assert store.rows() == dict.fromkeys(store.rows(), 0)


@ON_SQLITE
def test_a_withdrawal_is_remembered_as_long_as_it_can_matter(store: Store) -> None:
    store.after(0)
    never_came = made(store.kiosk)
    store.kiosk.send(withdrawal(never_came.code_hash, store.clock().date()))
    store.after(30)
    assert verdicts(store.kiosk.send(never_came.message())) == ["ingetrokken"]


@ON_SQLITE
def test_a_clock_set_back_prolongs_nothing(store: Store) -> None:
    store.after(0)
    store.receive()
    store.after(3)
    store.machine.leap(-4000 * DAY)
    assert [store.after(1) for _ in range(10)] == [NOTHING] * 10
    assert store.after(1).undelivered == 1


@ON_SQLITE
def test_a_clock_set_forward_erases_no_earlier_than_the_guard(store: Store) -> None:
    store.after(0)
    store.receive()
    store.machine.leap(4000 * DAY)
    assert store.after(14 - LONGEST_LEAP / DAY - 0.1) == NOTHING
    store.machine.leap(-4000 * DAY)
    assert store.after(LONGEST_LEAP / DAY) == NOTHING
    assert store.after(0.1).undelivered == 1


@ON_SQLITE
def test_a_machine_that_was_off_over_the_weekend_ages_in_full(store: Store) -> None:
    store.after(0)
    store.receive()
    for _ in range(4):
        store.machine.be_off(3 * DAY)
        assert store.after(0) == NOTHING
    store.machine.be_off(2 * DAY)
    assert store.after(0).undelivered == 1
