# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the store refused can be mended, or dropped with a reason; it never just goes."""

from uuid import UUID

import pytest

from kiosk.storage.database import Database
from kiosk.storage.outbox import DAMAGED, Outbox
from kiosk.storage.referral_box import Elsewhere, NeverLeft, ReferralBox, WithdrawalQueued
from kiosk.storage.refused import DropReason, Refused
from kiosk.wire.audit import AuditAction
from kiosk.wire.messages import MessageResult, Verdict
from tests.storage.builders import NOW, a_message
from tests.storage.sealed import Clocks, a_line, a_referral, a_withdrawal
from tests.storage.test_audit_log import events

DAY = NOW.date()
ONE, TWO = UUID(int=1), UUID(int=2)


@pytest.fixture
def refused(database: Database) -> Refused:
    return Refused(database, Clocks())


def refuse(database: Database, *ids: UUID, reason: str = "nee") -> None:
    Outbox(database).settle([MessageResult(id=one, verdict=Verdict.REFUSED, reason=reason) for one in ids], NOW)


def due(database: Database) -> list[UUID]:
    return [row.id for row in Outbox(database).due(NOW, 10)]


def put_refused(database: Database, *ids: UUID) -> None:
    for one in ids:
        Outbox(database).put(a_message(key=one))
    refuse(database, *ids)


def test_staff_can_have_a_refused_message_sent_again(database: Database, refused: Refused) -> None:
    put_refused(database, ONE, TWO)
    assert refused.send_again(ONE)
    assert due(database) == [ONE]
    assert [row.id for row in Outbox(database).refused()] == [TWO]
    assert not refused.send_again(ONE)


def test_another_program_sends_all_of_them_again_once(database: Database, refused: Refused) -> None:
    refused.send_again_after_update("1.0")
    put_refused(database, ONE, TWO)
    assert refused.send_again_after_update("1.0") == 0
    assert refused.send_again_after_update("1.1") == 2
    assert due(database) == [ONE, TWO]
    refuse(database, ONE)
    assert refused.send_again_after_update("1.1") == 0


def test_what_the_disk_damaged_is_sent_again_by_no_program(database: Database, refused: Refused) -> None:
    Outbox(database).put(a_message(key=ONE))
    refuse(database, ONE, reason=DAMAGED)
    assert refused.send_again_after_update("2.0") == 0


def test_dropping_leaves_a_bare_stone_and_an_event(database: Database, refused: Refused) -> None:
    put_refused(database, ONE)
    assert refused.drop(ONE, DropReason.TWICE, DAY)
    assert Outbox(database).refused() == ()
    assert database.run_alone("SELECT * FROM dropped_message") == [
        (ONE.bytes, "vrijgave", "dubbel", DAY.isoformat()),
    ]
    (event,) = events(database)
    assert (event.action, event.detail) == (AuditAction.MESSAGE_DROPPED, "vrijgave.dubbel")


def test_what_still_waits_cannot_be_dropped(database: Database, refused: Refused) -> None:
    Outbox(database).put(a_message(key=ONE))
    assert not refused.drop(ONE, DropReason.TWICE, DAY)
    assert not refused.send_again(ONE)
    assert due(database) == [ONE]


class TestReferral:
    """A referral that staff drop is gone with all that was kept of it, and its code finds nothing here."""

    @pytest.fixture(autouse=True)
    def _kept(self, database: Database, refused: Refused) -> None:
        self.database = database
        self.box = ReferralBox(database, Clocks())
        content = a_referral(1)
        self.box.keep(content, a_line(content))
        self.id, self.code = content.id, content.code_hash
        Outbox(database).depart([content.id])
        refuse(database, content.id)
        assert refused.drop(content.id, DropReason.ON_PAPER, DAY)

    def test_nothing_of_it_is_left_but_its_stone_and_its_lines(self) -> None:
        assert self.box.waiting() == ()
        assert self.box.known(self.code) == Elsewhere()
        ((reason, departed),) = self.database.run_alone("SELECT reason, departed FROM tombstone")
        assert (reason, departed) == ("weggedaan", 1)
        names = [name for (name,) in self.database.run_alone("SELECT name FROM processing_log")]
        assert "verwijzing wegdoen" in names
        assert [one.detail for one in events(self.database)] == ["verwijzing.op-papier"]
        assert self.database.run_alone("SELECT * FROM dropped_message") == []

    def test_who_withdraws_it_later_withdraws_it_at_the_store_too(self) -> None:
        assert self.box.withdraw(a_withdrawal(1), a_line()) == WithdrawalQueued()

    def test_another_code_is_not_touched(self) -> None:
        content = a_referral(2)
        self.box.keep(content, a_line(content))
        assert self.box.withdraw(a_withdrawal(2), a_line()) == NeverLeft()
