# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""How the last sync cycles went, kept over a restart."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert

from kiosk.clock import AMSTERDAM
from kiosk.storage.database import Database
from kiosk.storage.tables import sync_state

LONGEST_TROUBLE: Final = 40
_LAST_SUCCESS: Final = "last_success"
_TROUBLE: Final = "last_trouble"
_FAILURES: Final = "failures"
_MOST_BYTES: Final = "most_bytes"
_OFFSET: Final = "clock_offset_s"


@dataclass(frozen=True, slots=True)
class Remembered:
    """The cycles so far."""

    last_success: datetime | None = None
    """When the store last answered, to the second, by the kiosk's clock; None: never."""
    trouble: str = ""
    """The code of what went wrong in the last cycle; empty: nothing."""
    failures: int = 0
    """Cycles that failed since the last success."""
    most_bytes: int | None = None
    """What one request may carry; None: not known yet."""
    clock_offset_s: int | None = None
    """Seconds that the store's clock is ahead of the kiosk's; None: not known."""

    @property
    def last_store_time(self) -> datetime | None:
        """The store's own time when it last answered: it was later than this ever since."""
        return self.last_success and datetime.fromtimestamp(
            self.last_success.timestamp() + (self.clock_offset_s or 0), AMSTERDAM
        )


class SyncMemory:
    """Any thread. Every method raises `DatabaseTrouble`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def read(self) -> Remembered:
        """All of it."""
        with self._database.reading() as connection:
            found = connection.execute(select(sync_state.c.key, sync_state.c.value)).all()
        return remembered({row.key: row.value for row in found})

    def succeeded(self, now: datetime, *, most_bytes: int | None = None, clock_offset_s: float | None = None) -> None:
        """The store answered; there is no trouble any more. What is None stays as it was."""
        kept = {
            _LAST_SUCCESS: now.astimezone(UTC).isoformat(timespec="seconds"),
            _TROUBLE: "",
            _FAILURES: "0",
            _MOST_BYTES: None if most_bytes is None else str(most_bytes),
            _OFFSET: None if clock_offset_s is None else str(round(clock_offset_s)),
        }
        self._keep(kept)

    def failed(self, trouble: str, *, failures: int = 1, most_bytes: int | None = None) -> None:
        """The cycle failed, the `failures`th since the last success; when that was stays known."""
        size = None if most_bytes is None else str(most_bytes)
        self._keep({_TROUBLE: trouble[:LONGEST_TROUBLE], _FAILURES: str(failures), _MOST_BYTES: size})

    def _keep(self, values: Mapping[str, str | None]) -> None:
        with self._database.writing() as connection:
            for key, value in values.items():
                if value is not None:
                    added = insert(sync_state).values(key=key, value=value)
                    connection.execute(added.on_conflict_do_update(index_elements=["key"], set_={"value": value}))


def remembered(kept: Mapping[str, str]) -> Remembered:
    """What these values of the table say."""
    success = kept.get(_LAST_SUCCESS)
    return Remembered(
        last_success=datetime.fromisoformat(success).astimezone(AMSTERDAM) if success else None,
        trouble=kept.get(_TROUBLE, ""),
        failures=_number(kept, _FAILURES) or 0,
        most_bytes=_number(kept, _MOST_BYTES),
        clock_offset_s=_number(kept, _OFFSET),
    )


def _number(kept: Mapping[str, str], key: str) -> int | None:
    try:
        return int(kept[key])
    except (KeyError, ValueError):
        return None
