# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""How often and how much one kiosk may send, counted in the database: for all processes together."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import Connection, case
from sqlalchemy.dialects import postgresql, sqlite

from kiosk.store.limits import Limits
from kiosk.store.tables import device_use

MINUTE_S: Final = 60
DAY_S: Final = 86_400
LONGEST_WAIT_S: Final = 3_600
"""Nobody is told to wait longer: by then someone may have looked after the kiosk."""


@dataclass(frozen=True, slots=True)
class TooMuch:
    """More than the kiosk's share: nothing of this request is taken in; it may come back after so many seconds."""

    retry_after_s: int


def count_use(connection: Connection, device_id: str, size: int, now: datetime, limits: Limits) -> TooMuch | None:
    """Counts one request of `size` bytes, as sent; None when it is within the kiosk's minute and its day (UTC).

    What is turned away counts too. Two requests at once are two.
    """
    epoch_s = int(now.astimezone(UTC).timestamp())
    minute, day = epoch_s // MINUTE_S, epoch_s // DAY_S
    insert: Any = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    first = insert(device_use).values(device=device_id, minute=minute, requests=1, day=day, bytes=size)
    new, known = first.excluded, device_use.c
    added = {
        "requests": case((known.minute == new.minute, known.requests + 1), else_=1),
        "bytes": case((known.day == new.day, known.bytes + new.bytes), else_=new.bytes),
        "minute": new.minute,
        "day": new.day,
    }
    counted = first.on_conflict_do_update(index_elements=["device"], set_=added).returning(known.requests, known.bytes)
    used = connection.execute(counted).one()
    if used.bytes > limits.bytes_a_day:
        return TooMuch(min(LONGEST_WAIT_S, DAY_S - epoch_s % DAY_S))
    return TooMuch(MINUTE_S - epoch_s % MINUTE_S) if used.requests > limits.requests_a_minute else None
