# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The one transaction in which a week's release takes the place of its visits."""

from collections.abc import Callable, Sequence

from sqlalchemy import delete, select

from kiosk.storage.database import Database
from kiosk.storage.iso_week import week_before
from kiosk.storage.outbox import put_message
from kiosk.storage.tables import closed_week, counter, visit
from kiosk.storage.visit_log import counters_of, latest_closed, visits_of, weeks_kept
from kiosk.wire.messages import Message
from kiosk.wire.release import Counter
from kiosk.wire.visit_class import VisitClass

MakeMessage = Callable[[Sequence[VisitClass], Sequence[Counter]], Message]
"""Makes the message that replaces the visits and counters of a week."""


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

    def kept(self) -> tuple[str, ...]:
        """The weeks of which anything is kept, oldest first."""
        with self._database.reading() as connection:
            return weeks_kept(connection)

    def close(self, week: str, make: MakeMessage) -> bool:
        """Puts the week's message in the outbox and forgets its visits and counters; False: it was closed already."""
        with self._database.writing() as connection:
            if connection.scalar(select(closed_week.c.week).where(closed_week.c.week >= week)) is not None:
                return False
            put_message(connection, make(visits_of(connection, week), counters_of(connection, week)))
            connection.execute(delete(visit).where(visit.c.week == week))
            connection.execute(delete(counter).where(counter.c.week == week))
            connection.execute(closed_week.insert().values(week=week))
        self._database.wipe_traces()
        return True
