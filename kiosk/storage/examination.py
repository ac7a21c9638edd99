# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Looks at a kiosk's file without changing it, also while a kiosk has it open: one reader that never writes."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from alembic.script import ScriptDirectory

from kiosk import places
from kiosk.storage.copies import damaged_copies
from kiosk.storage.database import prepare
from kiosk.storage.driver import connected, database_errors
from kiosk.storage.row_checks import damaged_tables
from kiosk.storage.sync_memory import remembered
from kiosk.storage.trouble import DatabaseUnreadable, trouble_of

_RACE_ENDS: Final = ((3, 51, 3), (3, 50, 7), (3, 44, 6))
"""The first version without the WAL-reset race (sqlite.org/wal.html#walresetbug), and those that got its mend too."""
_SHOWN: Final = ("journal_mode", "synchronous", "secure_delete", "foreign_keys", "temp_store", "trusted_schema")


@dataclass(frozen=True, slots=True)
class Examined:
    """What there is to say of a file; numbers and names of tables, nothing of what is in them."""

    pragmas: Mapping[str, str]
    """As a connection of the kiosk has them."""
    is_whole: bool
    damaged: tuple[str, ...]
    """Tables in which a row is not what was written."""
    revision: str
    newest: str
    """The step of the file, and the last one that this program knows."""
    waiting: int
    refused: int
    """Messages in the outbox."""
    mended: tuple[str, int, int] | None
    """The day on which the file was last mended, rows kept, rows lost."""
    set_aside: int
    """Damaged files that lie beside it."""
    store_time: datetime | None
    """The store's own time when it last answered; it was later than this ever since."""
    offset_s: int | None
    """Seconds that its clock was ahead of the kiosk's then."""


def sqlite_version() -> str:
    """Of the machine's SQLite."""
    return sqlite3.sqlite_version


def has_wal_reset_race(sqlite: str) -> bool:
    """Whether two connections that write at the same instant can damage a file; a kiosk has one connection only."""
    version = tuple(int(part) for part in sqlite.split("."))
    newest, *mended = _RACE_ENDS
    return version < newest and not any(version[:2] == one[:2] and version >= one for one in mended)


def examine(path: Path, key: bytes | None = None) -> Examined:
    """What there is to say of this file, which is there; `key` as for `open_database`. Raises `DatabaseTrouble`."""
    with _classified(path), closing(connected(path, key, read_only=True)) as reader:
        prepare(reader)
        reader.execute("PRAGMA query_only = ON")
        is_whole = reader.execute("PRAGMA integrity_check(1)").fetchall() == [("ok",)]
        states = dict(reader.execute("SELECT state, count(*) FROM outbox GROUP BY state"))
        ((revision,),) = reader.execute("SELECT version_num FROM alembic_version")
        return Examined(
            pragmas={name: str(reader.execute(f"PRAGMA {name}").fetchone()[0]) for name in _SHOWN},
            is_whole=is_whole,
            damaged=damaged_tables(reader),
            revision=revision,
            newest=str(ScriptDirectory(str(places.migrations("device"))).get_current_head()),
            waiting=states.get("waiting", 0),
            refused=states.get("refused", 0),
            mended=_mended(reader),
            set_aside=len(damaged_copies(path)),
            store_time=(known := remembered(dict(reader.execute("SELECT key, value FROM sync_state")))).last_store_time,
            offset_s=known.clock_offset_s,
        )


def _mended(reader: sqlite3.Connection) -> tuple[str, int, int] | None:
    if not reader.execute("SELECT 1 FROM sqlite_schema WHERE name = 'mending'").fetchone():
        return None
    row = reader.execute("SELECT day, kept, lost FROM mending").fetchone()
    return None if row is None else (str(row[0]), int(row[1]), int(row[2]))


@contextmanager
def _classified(path: Path) -> Iterator[None]:
    try:
        yield
    except database_errors(ValueError, TypeError) as error:
        raise trouble_of(error, path) or DatabaseUnreadable(path) from error
