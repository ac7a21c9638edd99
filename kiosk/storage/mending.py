# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""That this file took the place of a damaged one, for staff; and the damaged one's end, in time that has passed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from sqlalchemy import Connection, delete, func, select
from sqlalchemy.dialects.sqlite import insert

from kiosk.ageing import Reading, clocks
from kiosk.clock import AMSTERDAM
from kiosk.storage.copies import KEPT_ASIDE, damaged_copies, erase
from kiosk.storage.database import Database
from kiosk.storage.passing_time import begin_at, seconds_passed
from kiosk.storage.tables import leftover, mending, passed_time, processing_log, referral, tombstone

_AGED: Final = (referral.c.kept_s, tombstone.c.ended_s, processing_log.c.written_s, leftover.c.since_s)
"""All moments that are kept in time that has passed."""


@dataclass(frozen=True, slots=True)
class Mended:
    """The day on which the file was damaged, and how many rows were taken over and are known to be lost."""

    day: date
    kept: int
    lost: int


class Mending:
    """Any thread. Every method raises `DatabaseTrouble`."""

    def __init__(self, database: Database, read_clocks: Callable[[], Reading] | None = None) -> None:
        self._database = database
        self._read_clocks = read_clocks or clocks()

    def mended(self) -> Mended | None:
        """The last time, if that is not longer ago than `KEPT_ASIDE`."""
        with self._database.reading() as connection:
            row = connection.execute(select(mending.c.day, mending.c.kept, mending.c.lost)).first()
        return None if row is None else Mended(date.fromisoformat(row.day), row.kept, row.lost)

    def forget_old(self) -> int:
        """Erases the damaged files, and the word of them, that lie there for `KEPT_ASIDE`; how many files went."""
        reading = self._read_clocks()
        there = {one.name: one for one in damaged_copies(self._database.path)}
        with self._database.writing() as connection:
            now_s = seconds_passed(connection, reading)
            old_s = now_s - KEPT_ASIDE.total_seconds()
            for name in there:
                added = insert(leftover).values(name=name, since_s=now_s)
                connection.execute(added.on_conflict_do_nothing())
            old = connection.scalars(select(leftover.c.name).where(leftover.c.since_s <= old_s)).all()
            connection.execute(delete(leftover).where(leftover.c.name.in_(old) | leftover.c.name.not_in(list(there))))
            connection.execute(delete(mending).where(mending.c.since_s <= old_s))
        erase(*(there[name] for name in old if name in there))
        return len(old)


def note_mending(database: Database, reading: Reading, kept: int, lost: int) -> None:
    """Writes down that the file was made of a damaged one; where time stood was perhaps lost with it."""
    with database.writing() as connection:
        if connection.scalar(select(passed_time.c.only)) is None:
            begin_at(connection, _latest_s(connection), reading)
        now_s = seconds_passed(connection, reading)
        day = datetime.fromtimestamp(reading.wall_s, AMSTERDAM).date().isoformat()
        values = {"day": day, "kept": kept, "lost": lost, "since_s": now_s}
        added = insert(mending).values(only=1, **values)
        connection.execute(added.on_conflict_do_update(index_elements=["only"], set_=values))


def _latest_s(connection: Connection) -> float:
    """The latest moment that anything was kept at: no term may begin anew."""
    return max(connection.scalar(select(func.max(column))) or 0.0 for column in _AGED)
