# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The kiosk's one SQLite file: how it is opened, who may write, and what happens when the world is against it.

SQLite before 3.51.3 can damage a WAL file when two connections write or checkpoint at the same instant
(sqlite.org/wal.html#walresetbug). So this process has exactly one connection, behind one lock, for every thread.
"""

import errno
import os
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from sqlalchemy import URL, Connection, Engine, StaticPool, create_engine, event
from sqlalchemy.exc import DBAPIError

from kiosk import places
from kiosk.storage.ballast import Ballast
from kiosk.storage.driver import database_errors, driver_of, library, unlock
from kiosk.storage.history import bring_up_to_date
from kiosk.storage.row_checks import damaged_tables, keep_digests, know_digests
from kiosk.storage.trouble import (
    DatabaseBusy,
    DatabaseReadOnly,
    DatabaseTooNew,
    DatabaseTrouble,
    DatabaseUnreadable,
    DiskFailing,
    DiskFull,
    UpgradeFailed,
    trouble_of,
)

__all__ = [
    "Database",
    "DatabaseBusy",
    "DatabaseReadOnly",
    "DatabaseTooNew",
    "DatabaseTrouble",
    "DatabaseUnreadable",
    "DiskFailing",
    "DiskFull",
    "UpgradeFailed",
    "open_database",
    "set_aside",
]

BUSY_WAIT_S: Final = 2.0
"""How long to wait for another program that holds the file."""
_PRAGMAS: Final = (
    ("synchronous", "FULL", 2),  # a commit that returned survives a power cut
    ("secure_delete", "ON", 1),  # what is deleted is overwritten
    ("foreign_keys", "ON", 1),
    ("temp_store", "MEMORY", 2),  # nothing of a row in a temporary file
    ("trusted_schema", "OFF", 0),
)


class Database:
    """The open file. Any thread; one transaction at a time, so keep them short and never wait for a network in one."""

    def __init__(self, path: Path, engine: Engine, ballast: Ballast) -> None:
        self.path = path
        self._engine = engine
        self._ballast = ballast
        self._one_at_a_time = threading.RLock()
        self._connection: Connection | None = None
        self._mend: Callable[[], None] | None = None

    @contextmanager
    def writing(self, *, checked: bool = False, growing: bool = False) -> Iterator[Connection]:
        """One transaction: committed and on the disk when the block has ended, undone when it raises.

        `checked`: only after every row proved to be what was written; for what cannot be taken back. `growing`: for
        what is new; it may not take the last room, in which what was sent is deleted.

        Raises:
            DatabaseTrouble: nothing of the block was written.
        """
        if growing and not self._ballast.leaves_room():
            raise DiskFull(self.path)
        with self._transaction("BEGIN IMMEDIATE") as connection:
            if checked:
                self._check_rows(driver_of(connection))
            yield connection
            connection.commit()
            driver_of(connection).commit()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One consistent view; what the block would write is undone. Raises `DatabaseTrouble`."""
        with self._transaction("BEGIN") as connection:
            yield connection

    def wipe_traces(self) -> None:
        """Takes deleted rows out of the write-ahead log too; call it after the transaction of a purge.

        Never raises `DatabaseTrouble`: the purge itself is done, and the next wipe or start takes the rest away.
        """
        with suppress(DatabaseTrouble):
            self.run_alone("PRAGMA wal_checkpoint(TRUNCATE)")
        self._ballast.lay()

    def forget_order(self) -> None:
        """Lays every row where its key says, so that neither file nor log shows which came first. About 10 ms.

        Within a page SQLite puts rows in order of arrival, and the write-ahead log is a diary. Never raises
        `DatabaseTrouble`: what was written stays, and the next time does the rest.
        """
        with suppress(DatabaseTrouble):
            self.run_alone("VACUUM")
        self.wipe_traces()

    def run_alone(self, statement: str, *values: str) -> list[tuple[object, ...]]:
        """Runs a statement that SQLite only takes outside a transaction; raises `DatabaseTrouble`."""
        with self._alone() as driver:
            return driver.execute(statement, values).fetchall()

    def check_rows(self) -> None:
        """Raises `DatabaseUnreadable` when a row is not what was written. About 20 ms for a thousand rows."""
        with self._alone() as driver:
            self._check_rows(driver)

    def keep_digests(self) -> bool:
        """From now on what is written can be checked; for a file that was brought up to date. False: it cannot."""
        event.listen(self._engine, "connect", lambda connection, _entry: keep_digests(connection))
        with self._alone() as driver:
            return keep_digests(driver)

    def mend_by(self, mend: Callable[[], None]) -> None:
        """What to do when the file proves damaged: `mend` puts another in its place while nobody has it open.

        The transaction that found out fails all the same; the next one has the other file.
        """
        self._mend = mend

    def close(self) -> None:
        """Leaves one whole file behind. The object is of no use after this."""
        self.wipe_traces()
        self.abandon()

    def abandon(self) -> None:
        """Lets go of the file as it is."""
        with self._one_at_a_time:
            self._connection = None
            self._engine.dispose()

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[Connection]:
        with self._one_at_a_time, self._classified():
            # The same one each time: to take it from the pool and give it back costs as much as a small transaction.
            self._connection = self._connection or self._engine.connect()
            driver = driver_of(self._connection)
            try:
                # Of the driver, whatever SQLAlchemy knows of it: of a small transaction most would be its bookkeeping.
                driver.execute(begin)
                yield self._connection
            finally:
                self._connection.rollback()
                driver.rollback()

    @contextmanager
    def _alone(self) -> Iterator[sqlite3.Connection]:
        with self._one_at_a_time, self._classified(), self._engine.connect() as connection:
            yield driver_of(connection)

    def _check_rows(self, driver: sqlite3.Connection) -> None:
        if damaged_tables(driver):
            raise DatabaseUnreadable(self.path)

    @contextmanager
    def _classified(self) -> Iterator[None]:
        try:
            yield
        except DatabaseUnreadable:
            self._put_another_in_its_place()
            raise
        except UnicodeDecodeError as error:
            # What the file says of its own shape is no text any more; of values the replacing decoder makes some.
            self._put_another_in_its_place()
            raise DatabaseUnreadable(self.path) from error
        except database_errors(DBAPIError) as error:
            trouble = trouble_of(error.orig if isinstance(error, DBAPIError) else error, self.path)
            if trouble is None:
                raise
            if isinstance(trouble, DiskFull):
                self._ballast.drop()
            if isinstance(trouble, DatabaseUnreadable):
                self._put_another_in_its_place()
            raise trouble from error

    def _put_another_in_its_place(self) -> None:
        if self._mend is None:
            return
        self.abandon()
        # What cannot be mended now, because the disk is full, is tried again when the damage is met again.
        with suppress(DatabaseTrouble):
            self._mend()


def open_database(
    path: Path, migrations: Path | None = None, revision: str | None = None, *, key: bytes | None = None
) -> Database:
    """Opens the file, makes it when it is not there, and brings it to this version.

    `migrations` is the Alembic history, the program's own unless told; `revision` another step of it than the last;
    `key` what it is enciphered with, None: it is not. With another key than its own it is `DatabaseUnreadable`.
    Raises `DatabaseTrouble`; the file then is as it was.
    """
    engine = _engine(path, key)
    _make_private(path)
    database, own = Database(path, engine, Ballast(path)), places.migrations("device")
    try:
        _check(database)
        database.check_rows()
        bring_up_to_date(database, migrations or own, revision)
        # Of a whole file of this version only the disk can have taken the place for digests away.
        if not database.keep_digests() and (migrations or own, revision) == (own, None):
            raise DatabaseUnreadable(path)
        database.wipe_traces()
    except BaseException:
        database.abandon()
        raise
    return database


def set_aside(path: Path) -> Path:
    """Renames an unreadable file and its write-ahead log to `<name>.corrupt-<n>`; returns the new name.

    Only for a file that is not open. Raises `DatabaseReadOnly` when the folder may not be written to.
    """
    number = 1
    while (aside := path.with_name(f"{path.name}.corrupt-{number}")).exists():
        number += 1
    try:
        path.rename(aside)
        for suffix in ("-wal", "-shm"):
            with suppress(FileNotFoundError):
                path.with_name(path.name + suffix).rename(aside.with_name(aside.name + suffix))
        sync_folder(path)
    except OSError as error:
        raise DatabaseReadOnly(path) from error
    return aside


def sync_folder(path: Path) -> None:
    """Puts the names in the folder of this file on the disk; raises OSError."""
    handle = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _make_private(path: Path) -> None:
    """For this user only, and writable: SQLite itself would open a write-protected file and fail at the first visit."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.open("ab").close()
    except OSError as error:
        raise (DiskFull if error.errno == errno.ENOSPC else DatabaseReadOnly)(path) from error


def _engine(path: Path, key: bytes | None) -> Engine:
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        module=library(path, key),
        poolclass=StaticPool,
        hide_parameters=True,
        connect_args={"check_same_thread": False, "isolation_level": None, "timeout": BUSY_WAIT_S},
    )
    event.listen(engine, "connect", lambda connection, _entry: prepare(connection, key))
    return engine


def prepare(connection: sqlite3.Connection, key: bytes | None = None) -> None:
    """Makes a connection one of the kiosk's: what it keeps, what it forgets, and how it reads."""
    unlock(connection, key)
    # A flipped bit may leave bytes that are no UTF-8: such a row must fail its checksum, not the whole query.
    connection.text_factory = lambda raw: raw.decode("utf-8", errors="replace")
    for name, value, _ in _PRAGMAS:
        connection.execute(f"PRAGMA {name} = {value}")
    know_digests(connection)


def _check(database: Database) -> None:
    if database.run_alone("PRAGMA quick_check(1)") != [("ok",)]:
        raise DatabaseUnreadable(database.path)
    if database.run_alone("PRAGMA journal_mode = WAL") != [("wal",)]:
        raise DiskFailing(database.path)
    for name, _, expected in _PRAGMAS:
        if database.run_alone(f"PRAGMA {name}") != [(expected,)]:
            raise DiskFailing(database.path)
