# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A message stays until the store's receipt for it; a bad one blocks nobody."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from kiosk.storage import outbox as queue
from kiosk.storage.database import Database, open_database
from kiosk.storage.outbox import DAMAGED, LONGEST_ERROR, LONGEST_POSTPONE_S, Outbox, Stock
from kiosk.storage.referral_box import ReferralBox
from kiosk.storage.trouble import OutboxFull
from kiosk.wire.heartbeat import Heartbeat, KeyStoreState, PrinterState
from kiosk.wire.messages import Message, MessageKind, MessageResult, Verdict
from tests.storage.builders import NOW, a_message
from tests.storage.sealed import Clocks, a_line, a_referral, a_withdrawal

LATER = NOW + timedelta(minutes=5)


@pytest.fixture
def outbox(database: Database) -> Outbox:
    return Outbox(database)


def put(outbox: Outbox, *numbers: int) -> list[Message]:
    messages = [a_message(key=UUID(int=number)) for number in numbers]
    for message in messages:
        outbox.put(message)
    return messages


def due(outbox: Outbox) -> list[int]:
    return [row.id.int for row in outbox.due(NOW, 10)]


def test_a_message_comes_out_as_it_went_in(outbox: Outbox) -> None:
    (message,) = put(outbox, 1)
    (row,) = outbox.due(NOW, 10)
    assert (row.id, row.kind, row.attempts) == (message.id, MessageKind.RELEASE, 0)
    assert row.message() == message
    assert row.body == outbox.due(LATER, 10)[0].body


def test_the_order_is_that_of_the_ids_and_not_of_arrival(outbox: Outbox) -> None:
    put(outbox, 3, 1, 2)
    assert due(outbox) == [1, 2, 3]
    assert len(outbox.due(NOW, 2)) == 2


@pytest.mark.parametrize("verdict", [Verdict.STORED, Verdict.ALREADY_STORED])
def test_a_message_goes_after_the_receipt_for_it(outbox: Outbox, verdict: Verdict) -> None:
    first, second = put(outbox, 1, 2)
    outbox.settle([MessageResult(id=first.id, verdict=verdict)], NOW)
    assert due(outbox) == [second.id.int]
    assert outbox.waiting() == 1


def test_a_refused_message_stays_visible_with_its_reason_and_blocks_nobody(outbox: Outbox) -> None:
    first, second = put(outbox, 1, 2)
    outbox.settle([MessageResult(id=first.id, verdict=Verdict.REFUSED, reason="onbekend inlooppunt")], NOW)
    assert due(outbox) == [second.id.int]
    (refused,) = outbox.refused()
    assert (refused.id, refused.kind, refused.reason) == (first.id, "vrijgave", "onbekend inlooppunt")
    assert refused.since == "2026-11-23"
    assert outbox.waiting() == 1


def test_a_refusal_without_a_reason_is_visible_too(outbox: Outbox) -> None:
    (message,) = put(outbox, 1)
    outbox.settle([MessageResult(id=message.id, verdict=Verdict.REFUSED)], NOW)
    assert [one.reason for one in outbox.refused()] == [""]


def test_a_result_for_an_unknown_message_changes_nothing(outbox: Outbox) -> None:
    put(outbox, 1)
    outbox.settle([MessageResult(id=UUID(int=9), verdict=verdict) for verdict in Verdict], NOW)
    assert due(outbox) == [1]
    assert outbox.refused() == ()


def test_no_results_change_nothing(outbox: Outbox) -> None:
    put(outbox, 1)
    outbox.settle([], NOW)
    outbox.postpone([], "fout", LATER)
    assert due(outbox) == [1]


def test_a_failed_attempt_is_counted_and_waits_for_its_moment(outbox: Outbox) -> None:
    first, second = put(outbox, 1, 2)
    outbox.postpone([first.id], "geen verbinding", LATER)
    assert due(outbox) == [second.id.int]
    assert [row.attempts for row in outbox.due(LATER, 10)] == [1, 0]
    assert outbox.waiting() == 2


def test_a_clock_that_is_set_back_a_year_makes_nothing_wait_for_a_year(outbox: Outbox) -> None:
    (message,) = put(outbox, 1)
    outbox.postpone([message.id], "geen verbinding", LATER)
    assert [row.id for row in outbox.due(NOW - timedelta(days=365), 10)] == [message.id]


@pytest.mark.parametrize(("ahead_s", "expected"), [(LONGEST_POSTPONE_S, 0), (LONGEST_POSTPONE_S + 1, 1)])
def test_a_day_is_the_longest_that_a_message_waits(outbox: Outbox, ahead_s: int, expected: int) -> None:
    (message,) = put(outbox, 1)
    outbox.postpone([message.id], "fout", NOW + timedelta(seconds=ahead_s))
    assert len(outbox.due(NOW, 10)) == expected


def test_a_refused_message_is_not_postponed(outbox: Outbox) -> None:
    (message,) = put(outbox, 1)
    outbox.settle([MessageResult(id=message.id, verdict=Verdict.REFUSED, reason="nee")], NOW)
    outbox.postpone([message.id], "fout", LATER)
    assert [one.reason for one in outbox.refused()] == ["nee"]


def test_the_last_error_is_kept_and_has_an_end(database: Database, outbox: Outbox) -> None:
    (message,) = put(outbox, 1)
    outbox.postpone([message.id], "x" * 1_000, LATER)
    assert database.run_alone("SELECT last_error FROM outbox") == [("x" * LONGEST_ERROR,)]


def test_the_same_id_twice_is_a_bug(outbox: Outbox) -> None:
    put(outbox, 1)
    with pytest.raises(IntegrityError):
        put(outbox, 1)


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE outbox SET body = replace(body, 'vrijgave', 'vrijgavf') WHERE id = :id",
        "UPDATE outbox SET body = x'ff00' WHERE id = :id",
        "UPDATE outbox SET kind = cast(x'fffe' AS TEXT) WHERE id = :id",
        "UPDATE outbox SET checksum = x'00' WHERE id = :id",
        "UPDATE outbox SET id = zeroblob(16) WHERE id = :id",
        "UPDATE outbox SET id = 'sixteen letters!' WHERE id = :id",
        "UPDATE outbox SET attempts = 'often' WHERE id = :id",
    ],
)
def test_a_damaged_message_is_set_aside_and_never_sent(database: Database, outbox: Outbox, damage: str) -> None:
    put(outbox, 1, 2)
    with database.writing() as connection:
        connection.execute(text(damage), {"id": UUID(int=1).bytes})
    assert due(outbox) == [2]
    assert [one.reason for one in outbox.refused()] == [DAMAGED]
    assert due(outbox) == [2]


def test_the_queue_is_there_after_a_restart(database: Database, outbox: Outbox) -> None:
    put(outbox, 1, 2)
    outbox.postpone([UUID(int=1)], "fout", LATER)
    database.abandon()
    again = open_database(database.path)
    assert [row.id.int for row in Outbox(again).due(NOW, 10)] == [2]
    assert Outbox(again).waiting() == 2
    again.close()


VERDICTS = st.sampled_from([*Verdict, None])


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(answers=st.lists(VERDICTS, max_size=8))
def test_every_message_is_waiting_refused_or_stored(database: Database, answers: list[Verdict | None]) -> None:
    outbox = Outbox(database)
    messages = [a_message() for _ in answers]
    for message in messages:
        outbox.put(message)
    before = outbox.waiting() - len(answers), len(outbox.refused())
    for message, verdict in zip(messages, answers, strict=True):
        if verdict is None:
            outbox.postpone([message.id], "fout", NOW)
        else:
            outbox.settle([MessageResult(id=message.id, verdict=verdict)], NOW)
    assert outbox.waiting() == before[0] + answers.count(None)
    assert len(outbox.refused()) == before[1] + answers.count(Verdict.REFUSED)


def a_beat(waiting: int = 0) -> Message:
    content = Heartbeat(
        program="1.0",
        flow="1",
        waiting=waiting,
        oldest_days=0,
        refused=0,
        printer=PrinterState.READY,
        key_store=KeyStoreState.OPEN,
        sequence=0,
    )
    return Message(id=uuid4(), kind=MessageKind.HEARTBEAT, content=content)


def test_heartbeats_never_pile_up_and_are_no_message_that_waits(outbox: Outbox) -> None:
    put(outbox, 1)
    last = a_beat(3)
    for beat in (a_beat(1), a_beat(2), last):
        outbox.put_heartbeat(beat)
    assert [row.message() for row in outbox.due(NOW, 10)][1:] == [last]
    assert outbox.waiting() == 1


def test_a_new_heartbeat_waits_as_long_as_the_one_that_failed(outbox: Outbox) -> None:
    beat = a_beat()
    outbox.put_heartbeat(beat)
    outbox.postpone([beat.id], "fout", LATER)
    outbox.put_heartbeat(a_beat(1))
    assert outbox.due(NOW, 10) == ()
    assert [row.attempts for row in outbox.due(LATER, 10)] == [1]


def test_a_heartbeat_that_was_refused_makes_room_for_the_next(outbox: Outbox) -> None:
    beat = a_beat()
    outbox.put_heartbeat(beat)
    outbox.settle([MessageResult(id=beat.id, verdict=Verdict.REFUSED, reason="onbekend")], NOW)
    outbox.put_heartbeat(a_beat(1))
    assert outbox.refused() == ()
    assert len(outbox.due(NOW, 10)) == 1


def test_a_full_queue_takes_no_referral_and_all_else(database: Database, outbox: Outbox) -> None:
    box = ReferralBox(database, Clocks())
    first, second = a_referral(1), a_referral(2)
    box.keep(first, a_line(first))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(queue, "MOST_BYTES", outbox.stock().size)
        with pytest.raises(OutboxFull, match="op papier"):
            box.keep(second, a_line(second))
        assert outbox.stock().is_full
        put(outbox, 1)
        box.withdraw(a_withdrawal(2), a_line())
    assert outbox.stock() == Stock(waiting=3, refused=0, size=outbox.stock().size)
    assert [one.id for one in box.waiting()] == [first.id]
    assert not outbox.stock().is_full
