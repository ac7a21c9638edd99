# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A damaged file, at the start or later: what reads is taken over, the file is set aside, and the kiosk goes on.

A row that is not what was written is not taken over, so it is never used or sent. The power may go at any moment: as
long as the damaged file is in its place nothing has happened, and once it is gone from there its successor is whole.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from alembic.script import ScriptDirectory

from kiosk import places
from kiosk.ageing import clocks
from kiosk.logs import Event, record
from kiosk.storage import row_checks
from kiosk.storage.ballast import Ballast
from kiosk.storage.copies import erase
from kiosk.storage.database import Database, open_database, set_aside, sync_folder
from kiosk.storage.driver import connected, database_errors, driver_of
from kiosk.storage.history import refuse_newer
from kiosk.storage.mending import note_mending
from kiosk.storage.tables import metadata
from kiosk.storage.trouble import DatabaseReadOnly, DatabaseUnreadable, NotOurDatabase

_SEEKS: Final = tuple(bytes([first]) for first in range(256))
"""Where reading is tried anew behind a damaged page; keys are random bytes, so these lie spread over the table."""
_Row = tuple[int | float | str | bytes | None, ...]


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What became of the rows of a damaged file. `lost` is what is known to be: of an unreadable file nothing is."""

    kept: int = 0
    lost: int = 0

    def __add__(self, other: "Salvaged") -> "Salvaged":
        return Salvaged(self.kept + other.kept, self.lost + other.lost)


class _Damaged:
    """The damaged file, which is only read."""

    def __init__(self, path: Path, key: bytes | None) -> None:
        self.path = path
        self._key = key
        self._source: sqlite3.Connection | None = None

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection; of SQLCipher another after an error: it reads nothing more behind a page that is bad."""
        self._source = self._source or self._connected()
        try:
            yield self._source
        except _unreadable():
            if self._key is not None:
                self.close()
            raise

    def close(self) -> None:
        """Lets go of the file."""
        if self._source is not None:
            self._source.close()
        self._source = None

    def _connected(self) -> sqlite3.Connection:
        source = connected(self.path, self._key)
        source.text_factory = lambda raw: raw.decode("utf-8", errors="replace")
        source.execute("PRAGMA query_only = ON")
        return source

    def reads_nothing(self) -> bool:
        """Whether it does not even say which tables it has."""
        return not list(self.until_unreadable("SELECT count(*) FROM sqlite_schema"))

    def until_unreadable(self, query: str, *values: object) -> Iterator[_Row]:
        """The rows up to the first that does not read."""
        with suppress(*_unreadable()), self.reading() as source:
            yield from source.execute(query, values)


def _unreadable() -> tuple[type[Exception], ...]:
    """A damaged file may say of its own shape what is no text."""
    return database_errors(UnicodeDecodeError)


def open_or_salvage(path: Path, migrations: Path | None = None, *, key: bytes | None = None) -> Database:
    """As `open_database`, but a damaged file is mended: now, and whenever it proves damaged later.

    So `key` must be that of the file: of one that does not open with it nothing can be taken over.

    Raises `DatabaseTrouble` for all else, also for a sound file of another program, which stays where it is.
    """
    history = migrations or places.migrations("device")
    _finish(path)
    try:
        database = open_database(path, history, key=key)
    except NotOurDatabase:
        raise
    except DatabaseUnreadable:
        mend(path, history, key)
        database = open_database(path, history, key=key)
    database.mend_by(lambda: mend(path, history, key))
    return database


def mend(path: Path, migrations: Path, key: bytes | None = None) -> None:
    """Puts a whole file with what reads of the damaged one in its place.

    Raises `DatabaseTrouble`; nothing changed then. Nobody may have the file open.
    """
    fresh = _successor(path)
    Ballast(path).drop()
    _discard(fresh)
    with closing(_Damaged(path, key)) as damaged:
        database = open_database(fresh, migrations, _revision(damaged, migrations), key=key)
        try:
            salvaged = _taken_over(damaged, database)
        finally:
            database.close()
    database = open_database(fresh, migrations, key=key)
    try:
        note_mending(database, clocks()(), salvaged.kept, salvaged.lost)
    finally:
        database.close()
    set_aside(path)
    _finish(path)
    record(Event.DATABASE_MENDED, kept=salvaged.kept, lost=salvaged.lost)


def _successor(path: Path) -> Path:
    return path.with_name(f"{path.name}.new")


def _finish(path: Path) -> None:
    """Puts the successor in its place, when the power went before it was; a half made one beside the file goes."""
    fresh = _successor(path)
    if path.exists() or not fresh.exists():
        _discard(fresh)
        return
    try:
        # A log that stayed behind belongs to the file that was set aside; SQLite would read it into the new one.
        erase(*(path.with_name(path.name + log) for log in ("-wal", "-shm")))
        fresh.rename(path)
        sync_folder(path)
    except OSError as error:
        raise DatabaseReadOnly(path) from error
    _discard(fresh)


def _discard(fresh: Path) -> None:
    Ballast(fresh).drop()
    erase(fresh)


def _revision(damaged: _Damaged, migrations: Path) -> str | None:
    """The step that the damaged file is at, if that can be read. Raises `DatabaseTooNew`."""
    with suppress(*_unreadable()), damaged.reading() as source:
        rows = source.execute(f"SELECT * FROM {row_checks.VERSION}").fetchall()  # noqa: S608 - a name of ours
        known = row_checks.digests_of(source, row_checks.VERSION) if _has_digests(source) else None
        if len(rows) == 1 and (known is None or row_checks.is_known(row_checks.digest_of(rows[0]), known)):
            refuse_newer(damaged.path, ScriptDirectory(str(migrations)), str(rows[0][0]))
            return str(rows[0][0])
    return None


def _has_digests(source: sqlite3.Connection) -> bool:
    return row_checks.TABLE in {name for (name,) in source.execute("SELECT name FROM sqlite_schema")}


def _taken_over(damaged: _Damaged, fresh: Database) -> Salvaged:
    if damaged.reads_nothing():
        return Salvaged()
    with fresh.writing() as connection:
        target = driver_of(connection)
        tables = _with_parents_first(set(row_checks.checked_tables(target)) - {row_checks.VERSION})
        return sum((_table_taken_over(damaged, target, table) for table in tables), Salvaged())


def _with_parents_first(tables: Iterable[str]) -> list[str]:
    known = [table.name for table in metadata.sorted_tables]
    return sorted(tables, key=lambda name: known.index(name) if name in known else len(known))


def _table_taken_over(damaged: _Damaged, target: sqlite3.Connection, table: str) -> Salvaged:
    rows = {row_checks.digest_of(row): row for row in _readable_rows(damaged, table, _key(target, table))}
    written = _written(damaged, table)
    whole = rows if written is None else {one: rows[one] for one in rows if _is_whole(one, rows, written)}
    kept = sum(_inserted(target, table, row) for row in whole.values())
    return Salvaged(kept, max(len(rows if written is None else written) - kept, 0))


def _written(damaged: _Damaged, table: str) -> frozenset[bytes] | None:
    """The digests of what was written; None where they cannot all be read, or never were."""
    with suppress(*_unreadable()), damaged.reading() as source:
        return row_checks.digests_of(source, table)
    return None


def _is_whole(digest: bytes, rows: dict[bytes, _Row], written: frozenset[bytes]) -> bool:
    return digest in written or row_checks.is_known(digest, written - rows.keys())


def _key(target: sqlite3.Connection, table: str) -> str:
    """The first column of the key, whose order the rows are read in."""
    found = target.execute("SELECT name FROM pragma_table_info(?) WHERE pk = 1", (table,)).fetchone()
    return str(found[0])


def _readable_rows(damaged: _Damaged, table: str, key: str) -> Iterator[_Row]:
    """From both ends up to the first page that does not read, and from places between."""
    everything = f'SELECT * FROM "{table}" ORDER BY "{key}"'  # noqa: S608 - names of our own tables
    first, last = list(damaged.until_unreadable(everything)), []
    if not _reads_whole(damaged, table):
        last = list(damaged.until_unreadable(f"{everything} DESC"))
        behind = f'SELECT * FROM "{table}" WHERE "{key}" >= ? ORDER BY "{key}" LIMIT 200'  # noqa: S608 - as above
        last += [row for seek in _SEEKS for row in damaged.until_unreadable(behind, seek)]
    yield from {*first, *last}


def _reads_whole(damaged: _Damaged, table: str) -> bool:
    with suppress(*_unreadable()), damaged.reading() as source:
        source.execute(f'SELECT count(*) FROM (SELECT * FROM "{table}")').fetchone()  # noqa: S608 - as above
        return True
    return False


def _inserted(target: sqlite3.Connection, table: str, row: _Row) -> bool:
    """Whether the row fits: one whose parent was lost does not."""
    places = ", ".join("?" * len(row))
    try:
        target.execute(f'INSERT INTO "{table}" VALUES ({places})', row)  # noqa: S608 - as above
    except database_errors() as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF not in {sqlite3.SQLITE_CONSTRAINT, sqlite3.SQLITE_ERROR}:
            raise
        return False
    return True
