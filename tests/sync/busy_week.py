# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A week of many visits, as it waits on a kiosk."""

import secrets
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import islice
from random import Random

from kiosk.storage.closing_week import ClosingWeek
from kiosk.storage.database import Database
from kiosk.storage.tables import closed_week, visit
from kiosk.visits.attributes import week_of
from kiosk.visits.closing import close_weeks
from kiosk.visits.release import Releasing
from kiosk.wire.visit_class import VisitClass
from tests.visits.anonymity import quarters
from tests.visits.anonymity.quarters import shipped

VISITS, REFERRALS = 500, 20
"""Of a busy week at one kiosk."""


def drawn_visits(count: int, seed: int = 1) -> Iterator[dict[str, str]]:
    """So many visits that were never made, by the names of their columns; the same for a seed."""
    chance = Random(seed)  # noqa: S311 - as above
    for _ in range(count):
        yield dict(zip(VisitClass.model_fields, quarters.visit(chance), strict=True))


def close_busy_weeks(
    database: Database, location: str, now: datetime, *, weeks: int = 1, visits: int = VISITS, seed: int = 1
) -> None:
    """Puts the releases of so many weeks before `now`, with so many visits each, in the outbox."""
    first = [week_of(now - timedelta(days=7 * back)) for back in range(weeks + 1, 0, -1)]
    drawn = drawn_visits(weeks * visits, seed)
    with database.writing() as connection:
        connection.execute(closed_week.insert().values(week=first[0]))
        for week in first[1:]:
            rows = [{"key": secrets.token_bytes(16), "week": week, **one} for one in islice(drawn, visits)]
            connection.execute(visit.insert(), rows)
    close_weeks(ClosingWeek(database), Releasing(location, shipped()), now)
