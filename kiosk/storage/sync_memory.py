# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""How the last sync cycles went, kept over a restart."""

from datetime import UTC, datetime
from typing import Final

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert

from kiosk.clock import AMSTERDAM
from kiosk.storage.database import Database
from kiosk.storage.tables import sync_state

_LAST_SUCCESS: Final = "last_success"
_LAST_ERROR: Final = "last_error"


class SyncMemory:
    """Any thread. Every method raises `DatabaseTrouble`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def last_success(self) -> datetime | None:
        """When the store last answered, to the second; None: never."""
        value = self._value(_LAST_SUCCESS)
        return datetime.fromisoformat(value).astimezone(AMSTERDAM) if value else None

    def last_error(self) -> str:
        """What went wrong in the last cycle, in words for staff; empty: nothing."""
        return self._value(_LAST_ERROR)

    def succeeded(self, now: datetime) -> None:
        """The store answered; there is no error any more."""
        self._keep({_LAST_SUCCESS: now.astimezone(UTC).isoformat(timespec="seconds"), _LAST_ERROR: ""})

    def failed(self, error: str) -> None:
        """The cycle failed; when it last succeeded stays known."""
        self._keep({_LAST_ERROR: error})

    def _value(self, key: str) -> str:
        with self._database.reading() as connection:
            return connection.scalar(select(sync_state.c.value).where(sync_state.c.key == key)) or ""

    def _keep(self, values: dict[str, str]) -> None:
        with self._database.writing() as connection:
            for key, value in values.items():
                added = insert(sync_state).values(key=key, value=value)
                connection.execute(added.on_conflict_do_update(index_elements=["key"], set_={"value": value}))
