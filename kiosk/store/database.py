# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Opens the store's database, SQLite or PostgreSQL by URL, and brings its tables up to date.

SQLite is for a demonstration or a small region: one connection per process writes and reads in turn, so that two
connections of one process never checkpoint at the same instant. PostgreSQL is for a region.
"""

import contextlib
import fcntl
import functools
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import URL, Connection, Engine, Table, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from kiosk import places
from kiosk.store.referral_tables import SCHEMA

LOCK_WAIT_S: Final = 10
_READ_ONLY: Final = "kiosk_read_only"
_MIGRATION_LOCK: Final = 0x6B696F736B
_KINDS: Final = "sqlite:///PATH or postgresql+psycopg://USER@HOST/NAME"


class StoreError(Exception):
    """The store cannot do it; the message says in one line why and what to do."""


def open_store(url: str) -> Engine:
    """The store's database with its tables up to date.

    Raises:
        StoreError: the URL is no database of ours, or the database cannot be used, or is newer than this program.
    """
    address = address_of(url)
    engine = _sqlite(address) if address.get_backend_name() == "sqlite" else _postgresql(address)
    try:
        if engine.dialect.name == "sqlite":
            _switch_to_wal(Path(str(address.database)))
        migrate(engine)
    except (SQLAlchemyError, sqlite3.Error, OSError) as error:
        engine.dispose()
        raise StoreError(cannot_use(address, error)) from error
    except StoreError:
        engine.dispose()
        raise
    return engine


def migrate(engine: Engine) -> str:
    """Brings the tables up to date in one transaction and returns the version; two processes may do so at once.

    Raises:
        StoreError: the database was made by a newer program.
    """
    config = alembic_config()
    script = ScriptDirectory.from_config(config)
    known = {revision.revision for revision in script.walk_revisions()}
    with engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _MIGRATION_LOCK})
        present = MigrationContext.configure(connection).get_current_revision()
        if present is not None and present not in known:
            raise StoreError(f"the database has version {present}, newer than this program; install the newer program")
        head = str(script.get_current_head())
        if present != head:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
    return head


def alembic_config() -> Config:
    """The store's own migration history; give it a connection as `attributes["connection"]`."""
    config = Config()
    config.set_main_option("script_location", str(places.migrations("store")).replace("%", "%%"))
    return config


@functools.cache
def newest_version() -> str:
    """The version of the tables that this program works with."""
    return str(ScriptDirectory.from_config(alembic_config()).get_current_head())


@contextlib.contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection that sees one moment of the database, however many statements it runs, and holds up no writer."""
    options: dict[str, Any] = {_READ_ONLY: True}
    if engine.dialect.name == "postgresql":
        options |= {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
    with engine.connect().execution_options(**options) as connection, connection.begin():
        yield connection


def wipe_traces(engine: Engine) -> None:
    """Takes what was deleted out of SQLite's write-ahead log too, unless another program is using it just now."""
    if engine.dialect.name == "sqlite":
        with contextlib.closing(engine.raw_connection()) as connection:
            connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").close()


def rewrite(engine: Engine, table: Table) -> None:
    """Writes a table of PostgreSQL anew: what was deleted lies in its old file until then. Others wait meanwhile."""
    if engine.dialect.name == "postgresql":
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql(f"VACUUM (FULL) {table.fullname}")


def address_of(url: str) -> URL:
    """The database that a URL names.

    Raises:
        StoreError: it is no database of ours.
    """
    try:
        address = make_url(url)
    except ArgumentError as error:
        raise StoreError(f"this is not the address of a database; write {_KINDS}") from error
    if address.drivername not in ("sqlite", "postgresql+psycopg"):
        raise StoreError(f"a store cannot live in {address.drivername}; write {_KINDS}")
    if address.drivername == "sqlite" and address.database in (None, "", ":memory:"):
        raise StoreError("a store in memory is gone at the next start; write sqlite:///PATH with the path of a file")
    return address


def _sqlite(address: URL) -> Engine:
    folder = Path(str(address.database)).resolve().parent
    if not folder.is_dir():
        raise StoreError(f"the folder {folder} does not exist; make it or give another path")
    engine = create_engine(
        address,
        hide_parameters=True,
        connect_args={"timeout": LOCK_WAIT_S},
        pool_size=1,
        max_overflow=0,
        pool_timeout=LOCK_WAIT_S,
        execution_options={"schema_translate_map": {SCHEMA: None}},  # SQLite has no schemas
    )
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _switch_to_wal(file: Path) -> None:
    """Write-ahead logging, for good. One process at a time: SQLite refuses this switch at once while another works."""
    folder = os.open(file.resolve().parent, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        with contextlib.closing(sqlite3.connect(file, timeout=LOCK_WAIT_S)) as connection:
            connection.execute("PRAGMA journal_mode=WAL").close()
    finally:
        os.close(folder)


def _prepare_sqlite(connection: Any, _record: object) -> None:
    """Durable at every commit, and what is deleted is overwritten; transactions begin where we say."""
    connection.isolation_level = None
    for pragma in ("synchronous=FULL", "foreign_keys=ON", "secure_delete=ON", "temp_store=MEMORY"):
        connection.execute(f"PRAGMA {pragma}").close()


def _begin_sqlite(connection: Connection) -> None:
    """A writer takes its lock at once: two that read first and write later would refuse each other."""
    read_only = connection.get_execution_options().get(_READ_ONLY, False)
    connection.exec_driver_sql("BEGIN" if read_only else "BEGIN IMMEDIATE")


def _postgresql(address: URL) -> Engine:
    return create_engine(
        address,
        hide_parameters=True,
        pool_pre_ping=True,
        pool_size=5,
        max_overflow=5,
        pool_timeout=LOCK_WAIT_S,
        connect_args={"connect_timeout": LOCK_WAIT_S, "application_name": "kiosk-store"},
    )


def cannot_use(address: URL, error: Exception) -> str:
    """One line without the password; only the first line of what the driver says."""
    said = str(getattr(error, "orig", None) or error).strip().splitlines()
    shown = address.render_as_string(hide_password=True)
    return (
        f"{shown} cannot be used: {said[0] if said else 'no reason given'}; check that it is there and may be written"
    )
