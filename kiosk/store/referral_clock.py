# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The time that has passed at this store: the measure of every term of keeping."""

from sqlalchemy import Connection, select, update

from kiosk.ageing import Passed, Reading, passed
from kiosk.store.referral_tables import clock
from kiosk.store.tables import insert_if_absent


def seconds_passed(connection: Connection, reading: Reading) -> float:
    """The seconds that have passed at this reading, since the first one."""
    found = _remembered(connection)
    if found is None:
        insert_if_absent(connection, clock, {"only": 1, **_values(passed(None, reading))})
        found = _remembered(connection)
    return passed(found, reading).seconds


def remember(connection: Connection, reading: Reading) -> float:
    """The same, from which later readings count on; for the one job that runs each day."""
    seconds_passed(connection, reading)
    now = passed(_remembered(connection, locked=True), reading)
    connection.execute(update(clock).values(_values(now)))
    return now.seconds


def _remembered(connection: Connection, *, locked: bool = False) -> Passed | None:
    wanted = select(clock).with_for_update() if locked else select(clock)
    row = connection.execute(wanted).one_or_none()
    return Passed(row.seconds, Reading(row.wall_s, row.boot_id, row.boot_s), row.leap_s) if row else None


def _values(now: Passed) -> dict[str, float | str]:
    reading = now.reading
    return {
        "seconds": now.seconds,
        "wall_s": reading.wall_s,
        "boot_id": reading.boot_id,
        "boot_s": reading.boot_s,
        "leap_s": now.leap_s,
    }
