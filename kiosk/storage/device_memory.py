# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who this kiosk is in the region, after enrolment."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert

from kiosk.storage.database import Database
from kiosk.storage.tables import device


@dataclass(frozen=True, slots=True)
class Device:
    """The name that the store gave this kiosk, and the code of its inlooppunt."""

    id: str
    location: str


class DeviceMemory:
    """Any thread. Every method raises `DatabaseTrouble`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def device(self) -> Device | None:
        """None: not enrolled."""
        with self._database.reading() as connection:
            row = connection.execute(select(device.c.id, device.c.location)).first()
            return Device(*row) if row is not None else None

    def keep(self, enrolled: Device) -> None:
        """Remembers an enrolment, instead of an earlier one."""
        values = {"id": enrolled.id, "location": enrolled.location}
        added = insert(device).values(only=1, **values)
        with self._database.writing() as connection:
            connection.execute(added.on_conflict_do_update(index_elements=["only"], set_=values))
