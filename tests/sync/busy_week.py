# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A week of many visits, as it waits on a kiosk."""

import secrets
from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random

from kiosk.storage.closing_week import ClosingWeek
from kiosk.storage.database import Database
from kiosk.storage.tables import closed_week
from kiosk.storage.tables import visit as visits
from kiosk.visits.attributes import week_of
from kiosk.visits.closing import close_weeks
from kiosk.visits.release import Releasing
from kiosk.wire.visit_class import VisitClass
from tests.visits.anonymity.quarters import shipped, visit

VISITS, REFERRALS = 500, 20
"""Of a busy week at one kiosk."""


def drawn_visits(count: int, seed: int = 1) -> Iterator[dict[str, str]]:
    """So many visits that were never made, by the names of their columns; the same for a seed."""
    chance = Random(seed)  # noqa: S311 - as above
    for _ in range(count):
        yield dict(zip(VisitClass.model_fields, visit(chance), strict=True))


def close_busy_week(database: Database, location: str, now: datetime, count: int = VISITS, seed: int = 1) -> None:
    """Puts the releases of a week with so many visits, the one before `now`, in the outbox."""
    week = week_of(now - timedelta(days=7))
    with database.writing() as connection:
        connection.execute(closed_week.insert().values(week=week_of(now - timedelta(days=14))))
        rows = [{"key": secrets.token_bytes(16), "week": week, **one} for one in drawn_visits(count, seed)]
        connection.execute(visits.insert(), rows)
    close_weeks(ClosingWeek(database), Releasing(location, shipped()), now)
