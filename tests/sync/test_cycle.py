# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""One sync cycle over a real outbox."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from sqlalchemy import update

from kiosk.clock import AMSTERDAM
from kiosk.storage import tables
from kiosk.storage.database import Database
from kiosk.storage.outbox import Outbox
from kiosk.storage.sync_memory import SyncMemory
from kiosk.sync.client import NoStoreClient
from kiosk.sync.cycle import TOO_LARGE, UNREADABLE, CycleReport, Sending, run_cycle
from kiosk.sync.outcomes import Answered, PushOutcome, Refusal, Trouble, TurnedAway, Unreachable
from kiosk.wire.messages import (
    MAX_MESSAGES,
    MAX_REQUEST_BYTES,
    Message,
    MessageKind,
    MessageResult,
    SyncAnswer,
    SyncRequest,
    Verdict,
)
from kiosk.wire.release import ANY, MAX_CLASSES, CountedClass, Release, ToldClass
from kiosk.wire.visit_class import AidsUsed, LengthBand, OutcomeKind, PartOfDay, VisitorType
from tests.storage.made import made_database
from tests.sync.store_client_contract import FakeStoreClient, release

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=AMSTERDAM)
NO_ANSWER = Unreachable(Trouble.NO_CONNECTION)


class Kiosk:
    """A queue on disk, a store in memory, a clock that the test turns, and jitter that takes the whole time."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.outbox = Outbox(database)
        self.memory = SyncMemory(database)
        self.store = FakeStoreClient()
        self.now = NOW

    def put(self, *contents: Release) -> list[UUID]:
        ids = [uuid4() for _ in contents]
        for id_, content in zip(ids, contents, strict=True):
            self.outbox.put(Message(id=id_, kind=MessageKind.RELEASE, content=content))
        return ids

    def cycle(
        self, *outcomes: PushOutcome | Callable[[SyncRequest], PushOutcome], limit: int = MAX_MESSAGES
    ) -> CycleReport:
        self.store.outcomes.extend(outcomes)
        return run_cycle(self.sending(), limit=limit)

    def sending(self) -> Sending:
        return Sending(self.outbox, self.store, self.memory, lambda: self.now, lambda longest: longest)

    def due(self) -> int:
        return len(self.outbox.due(self.now, 100))


@pytest.fixture
def kiosk(tmp_path: Path) -> Iterator[Kiosk]:
    database = made_database(tmp_path / "kiosk.sqlite")
    yield Kiosk(database)
    database.close()


def test_with_nothing_due_nothing_is_asked(kiosk: Kiosk) -> None:
    assert kiosk.cycle() == CycleReport()
    assert kiosk.store.pushed == []
    assert kiosk.memory.read().last_success is None


def test_what_is_stored_leaves_the_queue(kiosk: Kiosk) -> None:
    kiosk.put(release(), release("2026-W41"))
    assert kiosk.cycle() == CycleReport(stored=2)
    assert kiosk.outbox.waiting() == 0
    assert len(kiosk.store.stored.contents) == 2
    assert kiosk.memory.read().last_success == NOW


def test_a_lost_answer_is_stored_once(kiosk: Kiosk) -> None:
    def lost(request: SyncRequest) -> PushOutcome:
        kiosk.store.stored.take(request)
        return NO_ANSWER

    kiosk.put(release())
    kiosk.cycle(lost)
    kiosk.now += timedelta(hours=1)
    assert kiosk.cycle().stored == 1
    assert kiosk.store.pushed[0] == kiosk.store.pushed[1]
    assert len(kiosk.store.stored.contents) == 1
    assert kiosk.outbox.waiting() == 0


def test_a_refused_message_stays_with_the_stores_reason_and_holds_up_nobody(kiosk: Kiosk) -> None:
    bad, good = kiosk.put(release(), release("2026-W41"))

    def refuse_one(request: SyncRequest) -> PushOutcome:
        results = [
            MessageResult(id=bad, verdict=Verdict.REFUSED, reason="onbekend inlooppunt"),
            MessageResult(id=good, verdict=Verdict.STORED),
        ]
        return Answered(SyncAnswer(results=tuple(results)))

    assert kiosk.cycle(refuse_one) == CycleReport(stored=1, refused=1)
    assert kiosk.outbox.waiting() == 0
    assert [(row.id, row.reason) for row in kiosk.outbox.refused()] == [(bad, "onbekend inlooppunt")]


def test_the_waits_double_up_to_a_quarter_of_an_hour_and_never_end(kiosk: Kiosk) -> None:
    kiosk.put(release())
    waits = []
    for _ in range(40):
        waits.append(kiosk.cycle(NO_ANSWER).retry_in_s)
        kiosk.now += timedelta(hours=1)
    assert waits[:10] == [2, 4, 8, 16, 32, 64, 128, 256, 512, 900]
    assert set(waits[10:]) == {900}
    assert kiosk.cycle().stored == 1


def test_until_its_time_a_message_is_not_sent_again(kiosk: Kiosk) -> None:
    kiosk.put(release())
    kiosk.cycle(NO_ANSWER)
    kiosk.now += timedelta(seconds=1)
    kiosk.cycle()
    assert len(kiosk.store.pushed) == 1
    kiosk.now += timedelta(seconds=1)
    assert kiosk.cycle().stored == 1


def test_the_store_is_not_asked_again_before_the_time_that_it_named(kiosk: Kiosk) -> None:
    kiosk.put(release())
    report = kiosk.cycle(Unreachable(Trouble.BUSY, 300.0))
    assert report.retry_in_s == 600.0
    kiosk.now += timedelta(seconds=599)
    assert kiosk.due() == 0


def test_the_longest_wait_that_a_store_can_ask_for_is_kept_to(kiosk: Kiosk) -> None:
    kiosk.put(release())
    kiosk.cycle(Unreachable(Trouble.BUSY, 43_200.0))
    assert kiosk.due() == 0
    kiosk.now += timedelta(days=1)
    assert kiosk.due() == 1


def test_jitter_alone_decides_the_moment(kiosk: Kiosk) -> None:
    kiosk.put(release())
    sending = Sending(kiosk.outbox, FakeStoreClient(NO_ANSWER), kiosk.memory, lambda: NOW, lambda _: 0.0)
    assert run_cycle(sending).retry_in_s == 0.0
    assert kiosk.due() == 1


def test_a_clock_set_back_a_year_does_not_hold_messages_for_a_year(kiosk: Kiosk) -> None:
    kiosk.put(release())
    kiosk.cycle(NO_ANSWER)
    kiosk.now -= timedelta(days=365)
    assert kiosk.cycle().stored == 1


@pytest.mark.parametrize("refusal", list(Refusal))
def test_a_kiosk_that_is_turned_away_asks_again_after_an_hour_or_so(kiosk: Kiosk, refusal: Refusal) -> None:
    kiosk.put(release())
    report = kiosk.cycle(TurnedAway(refusal))
    assert report.trouble is refusal
    assert report.retry_in_s == 5400.0
    assert kiosk.memory.read().trouble == refusal.value
    assert kiosk.due() == 0


def test_the_error_is_told_in_words_until_the_next_success(kiosk: Kiosk) -> None:
    kiosk.put(release())
    kiosk.cycle(NO_ANSWER)
    assert kiosk.memory.read().trouble == "no-connection"
    kiosk.now += timedelta(hours=1)
    kiosk.cycle()
    assert kiosk.memory.read().trouble == ""


def test_stopping_counts_as_no_attempt(kiosk: Kiosk) -> None:
    kiosk.put(release())
    kiosk.store.stop()
    assert kiosk.cycle().trouble is Trouble.STOPPED
    assert [row.attempts for row in kiosk.outbox.due(kiosk.now, 1)] == [0]
    assert kiosk.memory.read().trouble == ""


def test_a_kiosk_without_a_store_keeps_everything_and_says_so(kiosk: Kiosk) -> None:
    kiosk.put(release())
    client = NoStoreClient(Trouble.NO_STORE)
    client.stop()
    sending = Sending(kiosk.outbox, client, kiosk.memory, lambda: NOW, lambda longest: longest)
    assert run_cycle(sending).trouble is Trouble.NO_STORE
    assert kiosk.outbox.waiting() == 1
    assert kiosk.memory.read().trouble == "no-store"


def test_no_transaction_is_open_while_the_network_is_waited_for(kiosk: Kiosk) -> None:
    def look(request: SyncRequest) -> PushOutcome:
        kiosk.put(release("2026-W44"))
        return NO_ANSWER

    kiosk.put(release())
    kiosk.cycle(look)
    assert kiosk.outbox.waiting() == 2


def test_a_cycle_sends_no_more_than_its_limit_and_says_that_more_is_due(kiosk: Kiosk) -> None:
    kiosk.put(*(release(f"2026-W{week}") for week in range(10, 15)))
    report = kiosk.cycle(limit=2)
    assert (report.stored, report.is_more_due, report.next_limit) == (2, True, 4)
    report = kiosk.cycle(limit=4)
    assert (report.stored, report.is_more_due) == (3, False)


def _wide(classes: int) -> Release:
    one = ToldClass(
        part_of_day=PartOfDay.MORNING,
        visitor_type=VisitorType.UNKNOWN,
        theme=ANY,
        outcome_kind=OutcomeKind.INFORMATION,
        destination_party=ANY,
        language_group="n" * 40,
        aids_used=AidsUsed.NONE,
        length_band=LengthBand.UNDER_2_MIN,
        flow_version="1",
    )
    total = 5 * classes
    return Release(location="x", period="2026-W40", total=total, classes=(CountedClass(kind=one, count=5),) * classes)


def test_a_request_is_never_larger_than_the_store_takes(kiosk: Kiosk) -> None:
    kiosk.put(*[_wide(2000)] * 5)
    report = kiosk.cycle()
    sizes = [len(request.model_dump_json(by_alias=True)) for request in kiosk.store.pushed]
    assert 0 < sizes[0] <= MAX_REQUEST_BYTES
    assert 0 < report.stored < 5
    assert report.is_more_due
    while kiosk.outbox.waiting():
        assert kiosk.cycle().stored


def test_a_message_that_fits_in_no_request_is_refused_and_holds_up_nobody(kiosk: Kiosk) -> None:
    (large, _) = kiosk.put(_wide(MAX_CLASSES), release())
    assert kiosk.cycle() == CycleReport(stored=1, refused=1)
    assert [(row.id, row.reason) for row in kiosk.outbox.refused()] == [(large, TOO_LARGE)]


class _OfAnotherVersion(Message):
    """A message with a field that this version does not know."""

    extra: str = "x"


def test_a_message_that_this_version_cannot_read_is_refused_and_holds_up_nobody(kiosk: Kiosk) -> None:
    kiosk.outbox.put(_OfAnotherVersion(id=uuid4(), kind=MessageKind.RELEASE, content=release()))
    assert kiosk.cycle() == CycleReport(refused=1)
    kiosk.put(release())
    assert kiosk.cycle() == CycleReport(stored=1)
    assert [row.reason for row in kiosk.outbox.refused()] == [UNREADABLE]


def test_a_message_that_the_disk_changed_is_refused_and_holds_up_nobody(kiosk: Kiosk) -> None:
    (changed, _) = kiosk.put(release(), release("2026-W41"))
    with kiosk.database.writing() as connection:
        connection.execute(update(tables.outbox).where(tables.outbox.c.id == changed.bytes).values(body=b"{}"))
    assert kiosk.cycle().stored == 1
    assert [row.id for row in kiosk.outbox.refused()] == [changed]


@pytest.mark.parametrize("trouble", [Trouble.TOO_LARGE, Trouble.NOT_UNDERSTOOD, Trouble.STORE_ERROR])
def test_a_message_that_spoils_every_request_ends_up_alone_and_the_rest_goes(kiosk: Kiosk, trouble: Trouble) -> None:
    ids = kiosk.put(*(release(f"2026-W{week}") for week in range(10, 40)))
    poison = ids[7]

    def spoilt(request: SyncRequest) -> PushOutcome:
        if poison in {message.id for message in request.messages}:
            return Unreachable(trouble)
        return Answered(kiosk.store.stored.take(request))

    limit, cycles = MAX_MESSAGES, 0
    while kiosk.outbox.waiting() > 1:
        report = kiosk.cycle(spoilt, limit=limit)
        limit, cycles = report.next_limit, cycles + 1
        kiosk.now += timedelta(seconds=report.retry_in_s or 60)
        assert cycles < 100
    assert len(kiosk.store.stored.contents) == 29
    assert str(poison) not in kiosk.store.stored.contents


def test_trouble_with_the_network_does_not_shrink_the_requests(kiosk: Kiosk) -> None:
    kiosk.put(release(), release("2026-W41"))
    assert kiosk.cycle(NO_ANSWER).next_limit == MAX_MESSAGES
