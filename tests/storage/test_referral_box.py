# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A referral waits sealed and logged, or is not there; what is withdrawn or too old is gone for real."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import delete, func, select
from sqlalchemy.exc import IntegrityError

from kiosk.ageing import LONGEST_LEAP
from kiosk.storage.database import Database, open_database
from kiosk.storage.outbox import Outbox
from kiosk.storage.processing_log import ProcessingLog
from kiosk.storage.referral_box import (
    EXPIRING,
    Elsewhere,
    Forgotten,
    KeepingTerms,
    Kept,
    NeverLeft,
    ReferralBox,
    Waiting,
    WithdrawalQueued,
)
from kiosk.storage.tables import processing_log, referral
from kiosk.wire.messages import MessageKind, MessageResult, Verdict
from kiosk.wire.referral import ReferralStatus, SealedReferral
from tests.storage.builders import NOW, a_message
from tests.storage.sealed import TODAY, Clocks, a_line, a_referral, a_withdrawal, code_hash

TERMS = KeepingTerms(undelivered=timedelta(days=14), tombstones=timedelta(days=365), log=timedelta(days=365))
DAY = timedelta(days=1)


@pytest.fixture
def machine() -> Clocks:
    return Clocks()


@pytest.fixture
def box(database: Database, machine: Clocks) -> ReferralBox:
    return ReferralBox(database, machine)


@pytest.fixture
def queue(database: Database) -> Outbox:
    return Outbox(database)


def kept(box: ReferralBox, number: int = 1, keep_until: date = date(2027, 1, 23)) -> SealedReferral:
    content = a_referral(number, keep_until)
    box.keep(content, a_line(content))
    return content


def kinds(queue: Outbox) -> list[MessageKind]:
    return [row.kind for row in queue.due(NOW, 50)]


def traces(folder: Path, content: SealedReferral) -> list[str]:
    """The files that still hold something of the envelope, in either way of writing text."""
    marker = content.envelope[20:60]
    needles = [marker.encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be")]
    files = [file for file in folder.rglob("*") if file.is_file()]
    return [file.name for file in files if any(needle in file.read_bytes() for needle in needles)]


# --- keeping ----------------------------------------------------------------------------------------------------------


def test_a_referral_goes_out_as_it_was_sealed(box: ReferralBox, queue: Outbox) -> None:
    content = kept(box)
    (row,) = queue.due(NOW, 10)
    assert (row.id, row.kind, row.message().content) == (content.id, MessageKind.REFERRAL, content)


def test_staff_see_for_whom_and_since_when_and_nothing_else(box: ReferralBox) -> None:
    content = kept(box)
    assert box.waiting() == (Waiting(content.id, "uwv", TODAY, content.keep_until),)


def test_its_code_is_known_here_while_it_waits(box: ReferralBox) -> None:
    content = kept(box)
    assert box.known(content.code_hash) == Kept(ReferralStatus.KEPT, "uwv", content.keep_until)
    assert box.known(code_hash(2)) == Elsewhere()


def test_its_line_in_the_log_comes_with_it(box: ReferralBox, database: Database) -> None:
    content = a_referral()
    line = replace(a_line(content), parent_operation_id="0c" * 8)
    box.keep(content, line)
    assert ProcessingLog(database).lines() == (line,)


def test_the_log_names_nobody_of_the_staff() -> None:
    assert {"staff", "user", "actor", "account"}.isdisjoint(processing_log.c.keys())


def test_without_a_line_in_the_log_the_referral_is_not_kept(box: ReferralBox, queue: Outbox) -> None:
    first = kept(box, 1)
    content = a_referral(2)
    with pytest.raises(IntegrityError):
        box.keep(content, replace(a_line(content), operation_id=first.operation_id))
    assert [row.id for row in queue.due(NOW, 10)] == [first.id]
    assert box.known(content.code_hash) == Elsewhere()


def test_without_the_referral_there_is_no_line_either(box: ReferralBox, database: Database) -> None:
    content = kept(box)
    again = replace(a_line(), name="nog eens")
    with pytest.raises(IntegrityError):
        box.keep(content, again)
    assert len(ProcessingLog(database).lines()) == 1


def test_the_line_of_a_waiting_referral_cannot_be_taken_from_under_it(box: ReferralBox, database: Database) -> None:
    kept(box)
    with pytest.raises(IntegrityError), database.writing() as connection:
        connection.execute(delete(processing_log))


@pytest.mark.parametrize("step", range(1, 5))
def test_killed_between_the_steps_there_is_all_or_nothing(
    path: Path, machine: Clocks, step: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file as it lies on the disk at each statement: what a killed process leaves, and what the next one finds."""
    database = open_database(path)
    box = ReferralBox(database, machine)
    kept(box, 1)
    copies = path.parent / "killed"
    copies.mkdir()
    statements = 0

    def killed(statement: str) -> None:
        nonlocal statements
        statements += 1
        if statements == step:
            for file in path.parent.glob(f"{path.name}*"):
                (copies / file.name).write_bytes(file.read_bytes())

    with database.reading() as connection:
        raw = connection.connection.driver_connection
    assert raw is not None
    raw.set_trace_callback(lambda text: killed(text) if text.startswith("INSERT") else None)
    kept(box, 2)
    raw.set_trace_callback(None)
    database.abandon()
    assert statements >= 4
    left = open_database(copies / path.name)
    assert len(ReferralBox(left, machine).waiting()) == len(ProcessingLog(left).lines()) == Outbox(left).waiting() == 1
    left.close()


@pytest.mark.parametrize("verdict", [Verdict.STORED, Verdict.ALREADY_STORED, Verdict.WITHDRAWN])
def test_after_the_receipt_nothing_of_it_is_left(
    box: ReferralBox, queue: Outbox, database: Database, verdict: Verdict
) -> None:
    content = kept(box)
    queue.settle([MessageResult(id=content.id, verdict=verdict)], NOW)
    assert box.waiting() == ()
    assert box.known(content.code_hash) == Elsewhere()
    assert traces(database.path.parent, content) == []
    with database.reading() as connection:
        assert connection.scalar(select(func.count()).select_from(referral)) == 0


def test_what_the_store_refuses_stays_in_sight(box: ReferralBox, queue: Outbox) -> None:
    content = kept(box)
    queue.settle([MessageResult(id=content.id, verdict=Verdict.REFUSED, reason="onbekende organisatie")], NOW)
    assert [row.reason for row in queue.refused()] == ["onbekende organisatie"]
    assert len(box.waiting()) == 1


# --- withdrawing ------------------------------------------------------------------------------------------------------


def test_what_never_left_is_erased_and_nobody_hears_of_it(box: ReferralBox, queue: Outbox, database: Database) -> None:
    content = kept(box)
    assert traces(database.path.parent, content) != []
    assert box.withdraw(a_withdrawal(), a_line(name="verwijzing intrekken")) == NeverLeft()
    assert kinds(queue) == []
    assert traces(database.path.parent, content) == []
    assert box.known(content.code_hash) == Kept(ReferralStatus.WITHDRAWN)


def test_the_tombstone_says_which_what_why_and_when(box: ReferralBox, database: Database) -> None:
    content = kept(box)
    box.withdraw(a_withdrawal(), a_line())
    found = database.run_alone("SELECT id, kind, reason, day FROM tombstone")
    assert found == [(content.id.bytes, "verwijzing", "ingetrokken", "2026-11-23")]


def test_what_is_on_its_way_counts_as_sent(box: ReferralBox, queue: Outbox, database: Database) -> None:
    content = kept(box)
    assert queue.depart([content.id]) == {content.id}
    assert box.withdraw(a_withdrawal(), a_line()) == WithdrawalQueued()
    assert kinds(queue) == [MessageKind.WITHDRAWAL]
    assert traces(database.path.parent, content) == []


def test_on_its_way_is_known_after_a_restart(box: ReferralBox, queue: Outbox, path: Path, machine: Clocks) -> None:
    content = kept(box)
    queue.depart([content.id])
    copy = path.parent / "after" / path.name
    copy.parent.mkdir()
    for file in path.parent.glob(f"{path.name}*"):
        (copy.parent / file.name).write_bytes(file.read_bytes())
    again = open_database(copy)
    assert ReferralBox(again, machine).withdraw(a_withdrawal(), a_line()) == WithdrawalQueued()
    again.close()


def test_when_certainly_nothing_left_it_never_left(box: ReferralBox, queue: Outbox) -> None:
    content = kept(box)
    queue.depart([content.id])
    queue.postpone([content.id], "no-connection", NOW, nothing_left=True)
    assert box.withdraw(a_withdrawal(), a_line()) == NeverLeft()


def test_a_try_that_may_have_arrived_is_not_undone_by_one_that_did_not(box: ReferralBox, queue: Outbox) -> None:
    content = kept(box)
    for nothing_left in (False, True):
        queue.depart([content.id])
        queue.postpone([content.id], "half-answer", NOW, nothing_left=nothing_left)
    assert box.withdraw(a_withdrawal(), a_line()) == WithdrawalQueued()


def test_what_was_withdrawn_after_it_was_taken_does_not_depart(box: ReferralBox, queue: Outbox) -> None:
    first, second = kept(box, 1), kept(box, 2)
    taken = [row.id for row in queue.due(NOW, 10)]
    box.withdraw(a_withdrawal(1), a_line())
    assert set(taken) == {first.id, second.id}
    assert queue.depart(taken) == {second.id}


def test_a_code_from_elsewhere_is_withdrawn_at_the_store(box: ReferralBox, queue: Outbox) -> None:
    assert box.known(code_hash(9)) == Elsewhere()
    assert box.withdraw(a_withdrawal(9), a_line()) == WithdrawalQueued()
    (row,) = queue.due(NOW, 10)
    assert row.message().content == a_withdrawal(9)


def test_withdrawing_twice_is_withdrawing_once(box: ReferralBox, queue: Outbox) -> None:
    kept(box)
    outcomes = [box.withdraw(a_withdrawal(), a_line()) for _ in range(2)]
    assert outcomes == [NeverLeft(), NeverLeft()]
    assert kinds(queue) == []


def test_withdrawing_twice_what_may_have_left_tells_the_store_once(box: ReferralBox, queue: Outbox) -> None:
    content = kept(box)
    queue.depart([content.id])
    outcomes = [box.withdraw(a_withdrawal(), a_line()) for _ in range(2)]
    assert outcomes == [WithdrawalQueued(), WithdrawalQueued()]
    assert kinds(queue) == [MessageKind.WITHDRAWAL]


def test_what_may_have_left_is_withdrawn_at_the_store_though_its_term_is_over_here(
    box: ReferralBox, queue: Outbox, machine: Clocks
) -> None:
    content = kept(box)
    queue.depart([content.id])
    machine.pass_by(14 * DAY)
    assert box.forget_expired(TERMS).referrals == 1
    assert box.withdraw(a_withdrawal(), a_line()) == WithdrawalQueued()
    assert kinds(queue) == [MessageKind.WITHDRAWAL]
    assert box.known(content.code_hash) == Kept(ReferralStatus.WITHDRAWN)


def test_a_withdrawal_is_logged_or_it_is_not_done(box: ReferralBox, queue: Outbox, database: Database) -> None:
    content = kept(box)
    with pytest.raises(IntegrityError):
        box.withdraw(a_withdrawal(), a_line(content))
    assert len(box.waiting()) == 1
    box.withdraw(a_withdrawal(), a_line(name="verwijzing intrekken"))
    made, gone = sorted(ProcessingLog(database).lines(), key=lambda line: line.parent_operation_id is not None)
    assert (gone.name, gone.parent_operation_id, gone.trace_id) == (
        "verwijzing intrekken",
        made.operation_id,
        made.trace_id,
    )
    assert (gone.data_subject_id, gone.processing_activity_id) == (made.data_subject_id, made.processing_activity_id)


def test_withdrawing_a_code_of_which_nothing_is_here_is_logged_as_it_is_told(
    box: ReferralBox, database: Database
) -> None:
    line = a_line(name="verwijzing intrekken")
    box.withdraw(a_withdrawal(9), line)
    assert ProcessingLog(database).lines() == (line,)


def test_withdrawals_go_first_and_referrals_before_releases(box: ReferralBox, queue: Outbox) -> None:
    for number in range(3):
        queue.put(a_message(week=f"2026-W4{number}"))
        kept(box, number)
        box.withdraw(a_withdrawal(number + 100), a_line())
    order = [MessageKind.WITHDRAWAL, MessageKind.REFERRAL, MessageKind.RELEASE]
    assert kinds(queue) == [kind for kind in order for _ in range(3)]
    assert [row.kind for row in queue.due(NOW, 4)] == [*[MessageKind.WITHDRAWAL] * 3, MessageKind.REFERRAL]


# --- retention --------------------------------------------------------------------------------------------------------


def test_what_is_not_delivered_in_time_is_erased_logged_and_counted(
    box: ReferralBox, queue: Outbox, database: Database, machine: Clocks
) -> None:
    content = kept(box)
    machine.pass_by(14 * DAY - timedelta(minutes=1))
    assert box.forget_expired(TERMS) == Forgotten(0, 0, 0)
    later = kept(box, 2)
    machine.pass_by(timedelta(minutes=1))
    assert box.forget_expired(TERMS) == Forgotten(1, 0, 0)
    assert [row.id for row in queue.due(NOW, 10)] == [later.id]
    assert traces(database.path.parent, content) == []
    assert traces(database.path.parent, later) != []
    assert box.known(content.code_hash) == Kept(ReferralStatus.EXPIRED)
    made, erased = (line for line in ProcessingLog(database).lines() if line.trace_id == content.trace_id)
    assert (erased.name, erased.parent_operation_id) == (EXPIRING, made.operation_id)
    assert erased.data_subject_id == made.data_subject_id


def test_a_refused_referral_is_erased_in_time_too(box: ReferralBox, queue: Outbox, machine: Clocks) -> None:
    content = kept(box)
    queue.settle([MessageResult(id=content.id, verdict=Verdict.REFUSED, reason="nee")], NOW)
    machine.pass_by(14 * DAY)
    assert box.forget_expired(TERMS).referrals == 1
    assert queue.refused() == ()


def test_no_term_outlasts_what_the_visitor_was_told(box: ReferralBox, machine: Clocks) -> None:
    kept(box, keep_until=TODAY + 2 * DAY)
    machine.pass_by(3 * DAY - timedelta(minutes=1))
    assert box.forget_expired(TERMS).referrals == 0
    machine.pass_by(timedelta(minutes=1))
    assert box.forget_expired(TERMS).referrals == 1


def test_tombstones_and_lines_go_after_their_own_term(box: ReferralBox, database: Database, machine: Clocks) -> None:
    content = kept(box)
    box.withdraw(a_withdrawal(), a_line())
    machine.pass_by(365 * DAY)
    waiting = kept(box, 2, keep_until=date(2028, 1, 23))
    assert box.forget_expired(TERMS) == Forgotten(0, 1, 2)
    assert box.known(content.code_hash) == Elsewhere()
    assert [line.trace_id for line in ProcessingLog(database).lines()] == [waiting.trace_id]


@pytest.mark.parametrize("back", [timedelta(days=1), timedelta(days=4000)])
def test_a_clock_set_back_keeps_nothing_a_day_longer(box: ReferralBox, machine: Clocks, back: timedelta) -> None:
    kept(box)
    machine.pass_by(3 * DAY)
    machine.leap(-back)
    for _ in range(10):
        machine.pass_by(DAY)
        assert box.forget_expired(TERMS).referrals == 0
    machine.pass_by(DAY)
    assert box.forget_expired(TERMS).referrals == 1


def test_a_clock_set_forward_erases_no_earlier_than_the_guard(box: ReferralBox, machine: Clocks) -> None:
    kept(box)
    machine.pass_by(DAY)
    machine.leap(timedelta(days=4000))
    assert box.forget_expired(TERMS).referrals == 0
    machine.pass_by(13 * DAY - LONGEST_LEAP - timedelta(minutes=1))
    assert box.forget_expired(TERMS).referrals == 0
    machine.pass_by(timedelta(minutes=2))
    assert box.forget_expired(TERMS).referrals == 1


def test_a_real_machine_has_clocks_too(database: Database) -> None:
    box = ReferralBox(database)
    kept(box)
    assert box.forget_expired(TERMS) == Forgotten(0, 0, 0)
    assert len(box.waiting()) == 1
