# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The time that has passed, kept over restarts: the measure of every term of keeping on this kiosk."""

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from kiosk.ageing import Passed, Reading, passed
from kiosk.storage.tables import passed_time


def seconds_passed(connection: Connection, reading: Reading) -> float:
    """The seconds that have passed at this reading, which is remembered in the caller's transaction."""
    row = connection.execute(select(passed_time)).first()
    before = Passed(row.seconds, Reading(row.wall_s, row.boot_id, row.boot_s), row.leap_s) if row else None
    now = passed(before, reading)
    _keep(connection, now.seconds, now.leap_s, reading)
    return now.seconds


def begin_at(connection: Connection, seconds: float, reading: Reading) -> None:
    """Where time stands at this reading, for a file that does not know."""
    _keep(connection, seconds, 0.0, reading)


def _keep(connection: Connection, seconds: float, leap_s: float, reading: Reading) -> None:
    values = {
        "seconds": seconds,
        "wall_s": reading.wall_s,
        "boot_id": reading.boot_id,
        "boot_s": reading.boot_s,
        "leap_s": leap_s,
    }
    added = insert(passed_time).values(only=1, **values)
    connection.execute(added.on_conflict_do_update(index_elements=["only"], set_=values))
