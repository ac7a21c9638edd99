# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The one transaction in which the releases of a week, and of the month and quarter that end with it, replace visits.

What a week could not tell waits as visits of its month; what a month could not tell waits as visits of its quarter: of
a visit that waits the week itself is kept no more.
"""

import secrets
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, delete, select

from kiosk.storage.database import Database
from kiosk.storage.iso_week import week_before
from kiosk.storage.outbox import put_message
from kiosk.storage.righting import is_ahead, put_right
from kiosk.storage.tables import closed_week, counter, quarter_cell, visit, waiting_visit
from kiosk.storage.told_periods import next_part
from kiosk.storage.visit_log import ATTRIBUTES, counters_of, latest_closed, visits_of, weeks_kept
from kiosk.wire.messages import Message
from kiosk.wire.period import PeriodKind, kind_of, month_of, quarter_of, weeks_of
from kiosk.wire.release import Counter, Table
from kiosk.wire.visit_class import VisitClass


@dataclass(frozen=True, slots=True)
class Ended:
    """All that is kept of a period that has ended."""

    period: str
    visits: Sequence[VisitClass]
    counters: Sequence[Counter]
    """Of a week; of no longer period."""
    cells: Mapping[Table, Mapping[str, int]]
    """Of a quarter; of no shorter period."""
    part: int = 0
    """How many releases of this period were told before."""


@dataclass(frozen=True, slots=True)
class Told:
    """What takes the place of an ended period: the message that leaves, and the visits that wait for the next."""

    message: Message
    waiting: Sequence[VisitClass]


Tell = Callable[[Ended], Told]


class ClosingWeek:
    """Closes weeks, in order and once. Any thread. Every method raises `DatabaseTrouble`; then nothing changed."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def latest_closed(self, this_week: str) -> str:
        """The last week that is closed. A kiosk that never closed one begins before the first week it knows of."""
        with self._database.writing() as connection:
            latest = latest_closed(connection)
            if latest is None:
                latest = week_before(min((this_week, *weeks_kept(connection)[:1])))
                connection.execute(closed_week.insert().values(week=latest))
            return latest

    def put_right(self, this_week: str) -> bool:
        """Opens what was closed ahead of this week, which the store confirmed; False: nothing was."""
        with self._database.writing(checked=True) as connection:
            if not is_ahead(connection, this_week):
                return False
            put_right(connection, this_week)
        self._database.wipe_traces()
        return True

    def kept(self) -> tuple[str, ...]:
        """The weeks of which anything is kept, oldest first."""
        with self._database.reading() as connection:
            return weeks_kept(connection)

    def waiting(self) -> Mapping[str, int]:
        """How many visits of closed weeks wait, by the month or quarter for which they do."""
        with self._database.reading() as connection:
            periods = connection.scalars(select(waiting_visit.c.period).order_by(waiting_visit.c.period)).all()
            return {period: periods.count(period) for period in periods}

    def close(self, week: str, tell: Tell) -> bool:
        """Puts what is told in the outbox and forgets the visits it is told of; False: the week was closed already."""
        with self._database.writing(checked=True) as connection:
            if connection.scalar(select(closed_week.c.week).where(closed_week.c.week >= week)) is not None:
                return False
            for period in (week, *_over(connection, week, PeriodKind.MONTH)):
                _close(connection, period, tell)
            for period in _over(connection, week, PeriodKind.QUARTER):
                _close(connection, period, tell)
            connection.execute(closed_week.insert().values(week=week))
        self._database.wipe_traces()
        return True


def _over(connection: Connection, week: str, kind: PeriodKind) -> list[str]:
    """The periods of this kind that end with the week, or ended before it and are still waited for."""
    own = month_of(week) if kind is PeriodKind.MONTH else quarter_of(week)
    known = {own, *connection.scalars(select(waiting_visit.c.period).distinct())}
    if kind is PeriodKind.QUARTER:
        known |= set(connection.scalars(select(quarter_cell.c.quarter).distinct()))
    return sorted(one for one in known if kind_of(one) is kind and weeks_of(one)[-1] <= week)


def _close(connection: Connection, period: str, tell: Tell) -> None:
    told = tell(_taken(connection, period))
    put_message(connection, told.message)
    if kind_of(period) is PeriodKind.WEEK:
        _wait(connection, month_of(period), told.waiting)
    elif kind_of(period) is PeriodKind.MONTH:
        _wait(connection, quarter_of(period), told.waiting)


def _taken(connection: Connection, period: str) -> Ended:
    """All that is kept of a period, which is kept no more."""
    part = next_part(connection, period)
    if kind_of(period) is PeriodKind.WEEK:
        ended = Ended(period, visits_of(connection, period), counters_of(connection, period), {}, part)
        connection.execute(delete(visit).where(visit.c.week == period))
        connection.execute(delete(counter).where(counter.c.week == period))
        return ended
    ended = Ended(period, _visits_for(connection, period), (), _cells_of(connection, period), part)
    connection.execute(delete(waiting_visit).where(waiting_visit.c.period == period))
    connection.execute(delete(quarter_cell).where(quarter_cell.c.quarter == period))
    return ended


def _visits_for(connection: Connection, period: str) -> tuple[VisitClass, ...]:
    columns = (waiting_visit.c[name] for name in ATTRIBUTES)
    found = connection.execute(select(*columns).where(waiting_visit.c.period == period))
    return tuple(VisitClass.model_validate(dict(zip(ATTRIBUTES, row, strict=True))) for row in found)


def _cells_of(connection: Connection, quarter: str) -> Mapping[Table, Mapping[str, int]]:
    columns = (quarter_cell.c.name, quarter_cell.c.cell, quarter_cell.c.count)
    cells: dict[Table, dict[str, int]] = {}
    for name, cell, count in connection.execute(select(*columns).where(quarter_cell.c.quarter == quarter)):
        cells.setdefault(Table(name), {})[cell] = count
    return cells


def _wait(connection: Connection, period: str, visits: Iterable[VisitClass]) -> None:
    rows = [
        {"key": secrets.token_bytes(16), "period": period, **one.model_dump(mode="json", by_alias=False)}
        for one in visits
    ]
    if rows:
        connection.execute(waiting_visit.insert(), rows)
