# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The finished visits and the counters of the weeks that are still open."""

import secrets
from typing import Final

from sqlalchemy import Connection, func, select
from sqlalchemy.dialects.sqlite import insert

from kiosk.storage.database import Database
from kiosk.storage.iso_week import week_after, weeks_between
from kiosk.storage.tables import closed_week, counter, quarter_cell, visit
from kiosk.wire.period import quarter_of
from kiosk.wire.release import Counter, Table
from kiosk.wire.visit_class import CounterName, VisitClass

LONGEST_OFF_WEEKS: Final = 53
"""A clock that is further past the last closed week is not believed: a kiosk is off for a summer, not for years."""
ATTRIBUTES = tuple(VisitClass.model_fields)
"""The columns of a visit besides its key and week; they have the names of the class's fields."""


class VisitLog:
    """Writes visits down. Any thread. Every method raises `DatabaseTrouble`; then nothing was written.

    A week that has been closed stays closed: when the clock was set back, a visit counts in the first open week, so
    that none is lost or sent twice. So it does when the clock leapt further than `LONGEST_OFF_WEEKS`.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def finish(self, week: str, kind: VisitClass) -> None:
        """Keeps one finished visit and counts it, both or neither; nothing on the disk says when it came."""
        with self._database.writing(growing=True) as connection:
            week = _open_week(connection, week)
            values = kind.model_dump(mode="json", by_alias=False)
            connection.execute(visit.insert().values(key=secrets.token_bytes(16), week=week, **values))
            _count(connection, week, CounterName.FINISHED)
        self._database.forget_order()

    def count(self, week: str, name: CounterName) -> None:
        """Adds one to a counter."""
        with self._database.writing(growing=True) as connection:
            _count(connection, _open_week(connection, week), name)

    def count_cell(self, week: str, table: Table, cell: str) -> None:
        """Adds one to a cell of a table of the week's quarter."""
        with self._database.writing(growing=True) as connection:
            quarter = quarter_of(_open_week(connection, week))
            added = insert(quarter_cell).values(quarter=quarter, name=table.value, cell=cell, count=1)
            connection.execute(
                added.on_conflict_do_update(
                    index_elements=["quarter", "name", "cell"], set_={"count": quarter_cell.c.count + 1}
                )
            )

    def weeks(self) -> tuple[str, ...]:
        """The weeks of which anything is kept, oldest first."""
        with self._database.reading() as connection:
            return weeks_kept(connection)

    def rows(self, week: str) -> tuple[VisitClass, ...]:
        """The finished visits of a week, in no order that means anything."""
        with self._database.reading() as connection:
            return visits_of(connection, week)

    def counters(self, week: str) -> tuple[Counter, ...]:
        """The counters of a week that are not zero."""
        with self._database.reading() as connection:
            return counters_of(connection, week)


def weeks_kept(connection: Connection) -> tuple[str, ...]:
    """The weeks of which anything is kept, oldest first."""
    return tuple(connection.scalars(select(visit.c.week).union(select(counter.c.week)).order_by("week")))


def visits_of(connection: Connection, week: str) -> tuple[VisitClass, ...]:
    """The finished visits of a week."""
    found = connection.execute(select(*(visit.c[name] for name in ATTRIBUTES)).where(visit.c.week == week))
    return tuple(VisitClass.model_validate(dict(row._mapping)) for row in found)  # noqa: SLF001 - public in SQLAlchemy, in spite of its name


def counters_of(connection: Connection, week: str) -> tuple[Counter, ...]:
    """The counters of a week, by name."""
    found = connection.execute(
        select(counter.c.name, counter.c.count).where(counter.c.week == week).order_by(counter.c.name)
    )
    return tuple(Counter(name=CounterName(name), count=count) for name, count in found)


def latest_closed(connection: Connection) -> str | None:
    """The last closed week; every week before it is closed too."""
    latest: str | None = connection.scalar(select(func.max(closed_week.c.week)))
    return latest


def _open_week(connection: Connection, week: str) -> str:
    latest = latest_closed(connection)
    return week if latest is None or 0 < weeks_between(latest, week) <= LONGEST_OFF_WEEKS else week_after(latest)


def _count(connection: Connection, week: str, name: CounterName) -> None:
    added = insert(counter).values(week=week, name=name.value, count=1)
    connection.execute(
        added.on_conflict_do_update(index_elements=["week", "name"], set_={"count": counter.c.count + 1})
    )
