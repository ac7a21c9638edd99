# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A referral that is withdrawn while a cycle runs: whatever the moment, it never stays anywhere unknown."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from kiosk.clock import AMSTERDAM
from kiosk.storage.database import Database
from kiosk.storage.outbox import Outbox
from kiosk.storage.referral_box import NeverLeft, ReferralBox, WithdrawalQueued
from kiosk.storage.sync_memory import SyncMemory
from kiosk.sync.client import NoStoreClient
from kiosk.sync.cycle import CycleReport, Sending, run_cycle
from kiosk.sync.outcomes import Answered, PushOutcome, Trouble, Unreachable
from kiosk.wire.messages import MAX_MESSAGES, MessageKind, MessageResult, SyncAnswer, SyncRequest, Verdict
from kiosk.wire.referral import SealedReferral
from tests.storage.builders import a_message
from tests.storage.made import made_database
from tests.storage.sealed import Clocks, a_line, a_referral, a_withdrawal
from tests.sync.store_client_contract import FakeStoreClient

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=AMSTERDAM)


class Kiosk:
    """A box and a queue on one disk, and a store in memory."""

    def __init__(self, database: Database) -> None:
        self.box = ReferralBox(database, Clocks())
        self.outbox = Outbox(database)
        self.memory = SyncMemory(database)
        self.store = FakeStoreClient()

    def keep(self, number: int = 1) -> SealedReferral:
        content = a_referral(number)
        self.box.keep(content, a_line(content))
        return content

    def withdraw(self, number: int = 1) -> NeverLeft | WithdrawalQueued:
        return self.box.withdraw(a_withdrawal(number), a_line())

    def sending(self, client: FakeStoreClient | NoStoreClient | None = None) -> Sending:
        return Sending(self.outbox, client or self.store, self.memory, lambda: NOW, lambda _: 0.0)

    def cycle(self, limit: int = MAX_MESSAGES) -> CycleReport:
        return run_cycle(self.sending(), limit=limit)

    def sent(self) -> list[list[MessageKind]]:
        return [[message.kind for message in request.messages] for request in self.store.pushed]


@pytest.fixture
def kiosk(tmp_path: Path) -> Iterator[Kiosk]:
    database = made_database(tmp_path / "kiosk.sqlite")
    yield Kiosk(database)
    database.close()


def test_withdrawals_referrals_and_releases_go_in_one_request_in_that_order(kiosk: Kiosk) -> None:
    kiosk.outbox.put(a_message())
    kiosk.keep(1)
    kiosk.withdraw(2)
    assert kiosk.cycle() == CycleReport(stored=3)
    assert kiosk.sent() == [[MessageKind.WITHDRAWAL, MessageKind.REFERRAL, MessageKind.RELEASE]]
    assert kiosk.box.waiting() == ()


def test_a_withdrawal_that_failed_before_still_goes_first(kiosk: Kiosk) -> None:
    kiosk.withdraw(2)
    kiosk.store.outcomes.append(Unreachable(Trouble.BUSY))
    kiosk.cycle()
    kiosk.outbox.put(a_message())
    kiosk.cycle()
    assert kiosk.sent()[-1] == [MessageKind.WITHDRAWAL, MessageKind.RELEASE]


def test_withdrawn_before_the_cycle_it_never_leaves(kiosk: Kiosk) -> None:
    kiosk.keep()
    assert kiosk.withdraw() == NeverLeft()
    assert kiosk.cycle() == CycleReport()
    assert kiosk.sent() == []


def test_withdrawn_between_taking_and_sending_it_never_leaves(kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch) -> None:
    kiosk.keep(1)
    other = kiosk.keep(2)
    taken = kiosk.outbox.due

    def withdrawing(now: datetime, limit: int) -> object:
        rows = taken(now, limit)
        assert kiosk.withdraw(1) == NeverLeft()
        return rows

    monkeypatch.setattr(kiosk.outbox, "due", withdrawing)
    assert kiosk.cycle() == CycleReport(stored=1)
    assert [message.id for message in kiosk.store.pushed[0].messages] == [other.id]


def test_when_all_that_was_taken_is_withdrawn_nothing_is_asked(kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch) -> None:
    kiosk.keep()
    taken = kiosk.outbox.due
    monkeypatch.setattr(kiosk.outbox, "due", lambda now, limit: (taken(now, limit), kiosk.withdraw())[0])
    assert kiosk.cycle() == CycleReport()
    assert kiosk.sent() == []


@pytest.mark.parametrize("answer", ["stored", "lost"])
def test_withdrawn_while_it_is_on_its_way_the_withdrawal_follows(kiosk: Kiosk, answer: str) -> None:
    content = kiosk.keep()

    def withdrawing(request: SyncRequest) -> PushOutcome:
        assert kiosk.withdraw() == WithdrawalQueued()
        if answer == "lost":
            return Unreachable(Trouble.HALF_ANSWER)
        return Answered(SyncAnswer(results=(MessageResult(id=content.id, verdict=Verdict.STORED),)))

    kiosk.store.outcomes.append(withdrawing)
    kiosk.cycle()
    kiosk.cycle()
    assert kiosk.sent() == [[MessageKind.REFERRAL], [MessageKind.WITHDRAWAL]]
    assert kiosk.outbox.waiting() == 0


def test_after_an_unknown_outcome_it_counts_as_sent(kiosk: Kiosk) -> None:
    kiosk.keep()
    kiosk.store.outcomes.append(Unreachable(Trouble.TOO_SLOW))
    kiosk.cycle()
    assert kiosk.withdraw() == WithdrawalQueued()


def test_a_kiosk_that_stopped_in_the_middle_counts_it_as_sent(kiosk: Kiosk) -> None:
    kiosk.keep()
    kiosk.store.outcomes.append(Unreachable(Trouble.STOPPED))
    kiosk.cycle()
    assert kiosk.withdraw() == WithdrawalQueued()


@pytest.mark.parametrize("reason", [Trouble.NO_STORE, Trouble.NOT_ENROLLED, Trouble.NO_KEYS])
def test_a_kiosk_that_cannot_send_never_sent(kiosk: Kiosk, reason: Trouble) -> None:
    kiosk.keep()
    run_cycle(kiosk.sending(NoStoreClient(reason)))
    assert kiosk.withdraw() == NeverLeft()


def test_without_a_connection_it_never_left(kiosk: Kiosk) -> None:
    kiosk.keep()
    kiosk.store.outcomes.append(Unreachable(Trouble.NO_CONNECTION))
    kiosk.cycle()
    assert kiosk.withdraw() == NeverLeft()


def test_what_was_withdrawn_at_another_kiosk_goes_here_too(kiosk: Kiosk) -> None:
    content = kiosk.keep()
    result = MessageResult(id=content.id, verdict=Verdict.WITHDRAWN, reason="De bezoeker heeft dit ingetrokken.")
    kiosk.store.outcomes.append(Answered(SyncAnswer(results=(result,))))
    kiosk.cycle()
    assert kiosk.box.waiting() == ()
    assert kiosk.outbox.refused() == ()
