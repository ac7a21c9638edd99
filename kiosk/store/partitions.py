# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Keeps the classes of a month together on PostgreSQL, so that a month is read, exported or dropped by itself.

What comes in of a month without a partition lies in the partition for all else and counts as any other: so the intake
makes no tables and needs no right to. `kiosk store migrate` and the daily retention make the partitions.
"""

from datetime import date
from typing import Final

from sqlalchemy import Connection, Engine, inspect, text

from kiosk.store.tables import release_class

MONTHS_AHEAD: Final = 3
ELSE: Final = f"{release_class.name}_else"
_LOCK: Final = 0x70617274


def make_partitions(engine: Engine, today: date) -> tuple[str, ...]:
    """Makes the partitions of this month and the next ones, and of every month that lies elsewhere; gives their names.

    Each is a transaction of its own, in which nobody who writes classes of other months waits for longer than a moment.
    """
    if engine.dialect.name != "postgresql":
        return ()
    with engine.connect() as connection:
        present = set(inspect(connection).get_table_names())
        astray = connection.scalars(text(f"SELECT DISTINCT month FROM {ELSE}")).all()  # noqa: S608 - our own name
    months = sorted({*astray, *(_months_on(today, ahead) for ahead in range(MONTHS_AHEAD + 1))})
    wanted = [month for month in months if _name(month) not in present]
    for month in wanted:
        with engine.begin() as connection:
            _make(connection, month)
    return tuple(_name(month) for month in wanted)


def _make(connection: Connection, month: date) -> None:
    """Attached once it is filled: a partition that is made in place would hold up all that read."""
    connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
    name = _name(month)
    if connection.scalar(text("SELECT to_regclass(:name)"), {"name": name}) is not None:
        return
    bounds = f"FROM ('{month}') TO ('{_months_on(month, 1)}')"
    for statement in (
        f"LOCK TABLE {ELSE} IN ACCESS EXCLUSIVE MODE",
        f"CREATE TABLE {name} (LIKE {release_class.name} INCLUDING ALL)",
        f"WITH gone AS (DELETE FROM {ELSE} WHERE month = '{month}' RETURNING *) INSERT INTO {name} SELECT * FROM gone",  # noqa: S608 - our own names
        f"ALTER TABLE {release_class.name} ATTACH PARTITION {name} FOR VALUES {bounds}",
    ):
        connection.exec_driver_sql(statement)


def _name(month: date) -> str:
    return f"{release_class.name}_{month:%Y_%m}"


def _months_on(day: date, ahead: int) -> date:
    years, month = divmod(day.month - 1 + ahead, 12)
    return date(day.year + years, month + 1, 1)
