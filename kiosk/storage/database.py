# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The kiosk's one SQLite file: how it is opened, who may write, and what happens when the world is against it.

SQLite before 3.51.3 can damage a WAL file when two connections write or checkpoint at the same instant
(sqlite.org/wal.html#walresetbug). So this process has exactly one connection, behind one lock, for every thread.
"""

import errno
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from sqlalchemy import URL, Connection, Engine, StaticPool, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import ConnectionPoolEntry

from kiosk import places
from kiosk.storage.ballast import Ballast
from kiosk.storage.history import bring_up_to_date
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

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction: committed and on the disk when the block has ended, undone when it raises.

        Raises:
            DatabaseTrouble: nothing of the block was written.
        """
        with self._transaction("BEGIN IMMEDIATE") as connection:
            yield connection
            connection.commit()

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
        with self._one_at_a_time, self._classified(), self._engine.connect() as connection:
            driver: sqlite3.Connection | None = connection.connection.driver_connection
            assert driver is not None  # noqa: S101 - a pooled connection that is checked out has its driver's connection
            return driver.execute(statement, values).fetchall()

    def close(self) -> None:
        """Leaves one whole file behind. The object is of no use after this."""
        self.wipe_traces()
        self.abandon()

    def abandon(self) -> None:
        """Lets go of the file as it is."""
        with self._one_at_a_time:
            self._engine.dispose()

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[Connection]:
        with self._one_at_a_time, self._classified():
            # The same one each time: to take it from the pool and give it back costs as much as a small transaction.
            self._connection = self._connection or self._engine.connect()
            try:
                self._connection.exec_driver_sql(begin)
                yield self._connection
            finally:
                self._connection.rollback()

    @contextmanager
    def _classified(self) -> Iterator[None]:
        try:
            yield
        except (DBAPIError, sqlite3.Error) as error:
            trouble = trouble_of(error.orig if isinstance(error, DBAPIError) else error, self.path)
            if trouble is None:
                raise
            if isinstance(trouble, DiskFull):
                self._ballast.drop()
            raise trouble from error


def open_database(path: Path, migrations: Path | None = None) -> Database:
    """Opens the file, makes it when it is not there, and brings it to this version.

    `migrations` is the Alembic history, the program's own unless told. Raises `DatabaseTrouble`; the file then is as
    it was.
    """
    _make_private(path)
    database = Database(path, _engine(path), Ballast(path))
    try:
        _check(database)
        bring_up_to_date(database, migrations or places.migrations("device"))
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
    except OSError as error:
        raise DatabaseReadOnly(path) from error
    return aside


def _make_private(path: Path) -> None:
    """For this user only, and writable: SQLite itself would open a write-protected file and fail at the first visit."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.open("ab").close()
    except OSError as error:
        raise (DiskFull if error.errno == errno.ENOSPC else DatabaseReadOnly)(path) from error


def _engine(path: Path) -> Engine:
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        poolclass=StaticPool,
        hide_parameters=True,
        connect_args={"check_same_thread": False, "isolation_level": None, "timeout": BUSY_WAIT_S},
    )
    event.listen(engine, "connect", _prepare)
    return engine


def _prepare(connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
    # A flipped bit may leave bytes that are no UTF-8: such a row must fail its checksum, not the whole query.
    connection.text_factory = lambda raw: raw.decode("utf-8", errors="replace")
    for name, value, _ in _PRAGMAS:
        connection.execute(f"PRAGMA {name} = {value}")


def _check(database: Database) -> None:
    if database.run_alone("PRAGMA quick_check(1)") != [("ok",)]:
        raise DatabaseUnreadable(database.path)
    if database.run_alone("PRAGMA journal_mode = WAL") != [("wal",)]:
        raise DiskFailing(database.path)
    for name, _, expected in _PRAGMAS:
        if database.run_alone(f"PRAGMA {name}") != [(expected,)]:
            raise DiskFailing(database.path)
