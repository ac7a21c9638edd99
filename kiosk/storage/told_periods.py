# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""In how many releases each period was told, so that the store knows one that comes again from one that goes on."""

from sqlalchemy import Connection
from sqlalchemy.dialects.sqlite import insert

from kiosk.storage.tables import told_period


def next_part(connection: Connection, period: str) -> int:
    """The part that the next release of this period is, from 0; in the transaction that tells it."""
    added = insert(told_period).values(period=period, releases=1)
    releases: int = connection.execute(
        added.on_conflict_do_update(index_elements=["period"], set_={"releases": told_period.c.releases + 1}).returning(
            told_period.c.releases
        )
    ).scalar_one()
    return releases - 1
