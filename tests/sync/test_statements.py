# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""How many statements the kiosk's file is asked for one cycle and one visit: a fixed number, however much there is."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

import pytest

from kiosk.storage.database import Database
from kiosk.storage.outbox import Outbox, put_message
from kiosk.storage.sync_memory import SyncMemory
from kiosk.storage.visit_log import VisitLog
from kiosk.sync.cycle import Sending, run_cycle
from kiosk.sync.outcomes import Answered, PushOutcome
from kiosk.wire.messages import MAX_MESSAGES, MessageResult, SyncAnswer, SyncRequest, Verdict
from tests.storage.builders import NEXT_WEEK, NOW, a_kind, a_message
from tests.storage.made import made_database
from tests.sync.store_client_contract import FakeStoreClient

MOST_OF_A_CYCLE = 20
"""Statements, transactions and what takes away the traces included."""
MOST_OF_A_VISIT = 8
MOST_OF_AN_IDLE_CYCLE = 7
BACKLOGS = (1, 40, 3 * MAX_MESSAGES)


def all_stored(request: SyncRequest) -> PushOutcome:
    results = tuple(MessageResult(id=one.id, verdict=Verdict.STORED) for one in request.messages)
    return Answered(SyncAnswer(results=results))


@contextmanager
def counted(database: Database) -> Iterator[list[str]]:
    """Every statement with its values. A trigger shows as the statement that set it off once more, and is left out."""
    asked = [""]

    def take(statement: str) -> None:
        if not statement.startswith("--") and statement != asked[-1]:
            asked.append(statement)

    with database._alone() as driver:
        driver.set_trace_callback(take)
        try:
            yield asked
            del asked[0]
        finally:
            driver.set_trace_callback(None)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = made_database(tmp_path / "kiosk.sqlite")
    yield opened
    opened.close()


def cycle_with(database: Database, waiting: int) -> int:
    """The statements of one cycle that sends what it can of so many messages."""
    with database.writing() as connection:
        connection.exec_driver_sql("DELETE FROM outbox")
    outbox = Outbox(database)
    with database.writing() as connection:
        for number in range(waiting):
            put_message(connection, a_message(key=UUID(int=number + 1)))
    store = FakeStoreClient()
    store.outcomes.append(all_stored)
    sending = Sending(outbox, store, SyncMemory(database), lambda: NOW, lambda _: 0.0)
    with counted(database) as asked:
        report = run_cycle(sending)
    assert report.stored == min(waiting, MAX_MESSAGES)
    return len(asked)


def test_a_cycle_asks_as_much_of_the_file_with_a_long_queue_as_with_one_message(database: Database) -> None:
    cycle_with(database, 1)
    counts = {waiting: cycle_with(database, waiting) for waiting in BACKLOGS}
    assert set(counts.values()) == {counts[1]}, counts
    assert counts[1] <= MOST_OF_A_CYCLE


def test_a_finished_visit_asks_as_much_of_the_file_as_the_first(database: Database) -> None:
    log, counts = VisitLog(database), []
    for _ in range(20):
        with counted(database) as asked:
            log.finish(NEXT_WEEK, a_kind())
        counts.append(len(asked))
    assert set(counts) == {counts[0]}
    assert counts[0] <= MOST_OF_A_VISIT


def test_a_cycle_without_anything_due_asks_little(database: Database) -> None:
    cycle_with(database, 1)
    assert cycle_with(database, 0) <= MOST_OF_AN_IDLE_CYCLE
