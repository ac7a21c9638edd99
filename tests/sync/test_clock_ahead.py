# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A kiosk whose clock was ahead, and a real store: once the store's time put it right, each visit is counted, once."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from kiosk.clock import AMSTERDAM, system_clock
from kiosk.storage.closing_week import ClosingWeek
from kiosk.storage.database import Database
from kiosk.storage.outbox import Outbox
from kiosk.storage.sync_memory import SyncMemory
from kiosk.storage.visit_log import VisitLog
from kiosk.store.tables import figure
from kiosk.sync.client import HttpStoreClient
from kiosk.sync.cycle import Sending, run_cycle
from kiosk.visits.attributes import week_of
from kiosk.visits.closing import close_weeks
from kiosk.visits.release import Releasing
from tests.storage.builders import a_kind
from tests.storage.made import made_database
from tests.sync.running_store import PLACE, RunningStore, running_store
from tests.visits.anonymity.quarters import shipped

A_WEEK = timedelta(weeks=1)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningStore]:
    with running_store(tmp_path_factory.mktemp("store")) as running:
        yield running


def this_week() -> datetime:
    """Monday at nine of the real store's week."""
    today = system_clock().astimezone(AMSTERDAM)
    return (today - timedelta(days=today.weekday())).replace(hour=9, minute=0)


class AheadKiosk:
    """Visits, weeks and queue of one real file, of which the clock says what a test says."""

    def __init__(self, database: Database, client: HttpStoreClient) -> None:
        self._weeks = ClosingWeek(database)
        self._log = VisitLog(database)
        self.outbox = Outbox(database)
        self._sending = Sending(self.outbox, client, SyncMemory(database), system_clock, lambda _: 0.0)
        self.visits = 0

    def week(self, believed: datetime, visits: int, *, sure: bool = False) -> None:
        """A week of visits, and the next."""
        for number in range(visits):
            self._log.finish(week_of(believed), a_kind(f"EW0{1 + number % 2}"))
        self.visits += visits
        self.close(believed + A_WEEK, sure=sure)

    def close(self, believed: datetime, *, sure: bool) -> None:
        close_weeks(self._weeks, Releasing(PLACE, shipped()), believed, sure=sure)

    def sync(self) -> None:
        run_cycle(self._sending, ahead=timedelta(days=1))


@pytest.fixture
def kiosk(tmp_path: Path, store: RunningStore) -> Iterator[AheadKiosk]:
    database = made_database(tmp_path / "kiosk.sqlite")
    yield AheadKiosk(database, store.client())
    database.close()


def counted_of_weeks(store: RunningStore) -> Counter[str]:
    with store.engine.connect() as connection:
        rows = connection.execute(select(figure.c.code, func.sum(figure.c.count)).where(figure.c.subject == "visits"))
        return Counter({str(week): int(count) for week, count in rows.all() if count})


def test_every_visit_that_was_told_of_weeks_ahead_is_counted_once_the_clock_is_right(
    kiosk: AheadKiosk, store: RunningStore
) -> None:
    now = this_week()
    ahead = now + 5 * A_WEEK
    for weeks in range(4):
        kiosk.week(ahead + weeks * A_WEEK, 12)
    kiosk.sync()
    assert len(kiosk.outbox.refused()) >= 4, "the store takes nothing of weeks that lie ahead"
    before = counted_of_weeks(store)[week_of(now)]
    kiosk.close(now, sure=True)
    kiosk.sync()
    assert kiosk.outbox.refused() == ()
    assert kiosk.outbox.waiting() == 0
    assert counted_of_weeks(store)[week_of(now)] - before == kiosk.visits


def test_a_week_that_was_told_before_it_was_over_is_told_on_when_it_is(kiosk: AheadKiosk, store: RunningStore) -> None:
    now = this_week()
    kiosk.week(now, 7)
    kiosk.sync()
    before = counted_of_weeks(store)[week_of(now)]
    kiosk.close(now, sure=True)
    kiosk.week(now, 6)
    kiosk.sync()
    assert kiosk.outbox.refused() == ()
    assert counted_of_weeks(store)[week_of(now)] == before + 6
