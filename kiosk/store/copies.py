# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A copy of the whole store as it was at one moment, made while it serves, and the way back from it.

What kiosks delivered after that moment is not in the copy, and they no longer have it; what they had not delivered or
heard of yet they send again, and the ledger in the copy keeps it from counting twice. A copy also holds referrals that
were withdrawn or erased since: keep it no longer than the terms of keeping, and after going back withdraw what is on
the list (`withdrawn_list`) and run retention.
"""

import contextlib
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final

from sqlalchemy import URL, create_engine, inspect
from sqlalchemy.exc import SQLAlchemyError

from kiosk.store.database import StoreError, address_of, cannot_use
from kiosk.store.opened import opened_store
from kiosk.store.referral_tables import SCHEMA

PAGES_A_STEP: Final = 2_000
"""Of SQLite, between two signs of progress: 8 MB."""
_VERSIONS: Final = "alembic_version"

Progress = Callable[[str], None]


def back_up(url: str, file: Path, progress: Progress) -> None:
    """Writes a checked copy to `file`, which is not there yet; only its owner may read it.

    Raises:
        StoreError: it is there already, the database cannot be used, or the program that copies it is missing.
        OSError: the file cannot be written.
    """
    address = address_of(url)
    if file.exists():
        raise StoreError(f"{file} is there already; a backup never overwrites one")
    with _appearing(file) as half:
        if address.get_backend_name() == "sqlite":
            _copy_sqlite(Path(str(address.database)), half, progress)
        else:
            words = ["--format=custom", "--no-owner", "--no-privileges", f"--file={half}"]
            _run("pg_dump", [*words, f"--dbname={_without_password(address)}"], address, progress)
            _run("pg_restore", ["--list", str(half)], address, lambda _: None)
            progress("checked: every table is listed in the copy")


def restore(url: str, file: Path, progress: Progress) -> None:
    """Brings a copy back into an empty place, checked, with its tables brought up to date.

    Raises:
        StoreError: there is a store already, the copy is damaged or no copy of a store, or the program that copies it
            is missing. Nothing is left half restored.
        OSError: the copy cannot be read.
    """
    address = address_of(url)
    if not file.is_file():
        raise StoreError(f"there is no file {file}")
    if address.get_backend_name() == "sqlite":
        _restore_sqlite(Path(str(address.database)), file, progress)
    else:
        _refuse_when_used(address)
        words = ["--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges"]
        _run("pg_restore", [*words, f"--dbname={_without_password(address)}", str(file)], address, progress)
    with opened_store(url):
        progress("restored; the tables are up to date")


@contextlib.contextmanager
def _appearing(file: Path) -> Iterator[Path]:
    """A name beside `file` that becomes `file` once all is written and on the disk; else nothing is left of it."""
    half = file.with_name(f".{file.name}.half")
    half.unlink(missing_ok=True)
    half.touch(mode=0o600)
    try:
        yield half
        with half.open("rb") as written:
            os.fsync(written.fileno())
        os.link(half, file)
    except FileExistsError as error:
        raise StoreError(f"{file} is there already; nothing was overwritten") from error
    finally:
        half.unlink(missing_ok=True)


def _copy_sqlite(source: Path, half: Path, progress: Progress) -> None:
    def told(_: int, remaining: int, total: int) -> None:
        progress(f"{100 * (total - remaining) // max(total, 1)} % copied")

    if not source.is_file():
        raise StoreError(f"there is no store at {source}")
    try:
        with contextlib.closing(sqlite3.connect(source)) as from_, contextlib.closing(sqlite3.connect(half)) as to:
            # One moment, however long it takes: else each thing that is written meanwhile would start it anew.
            from_.execute("PRAGMA query_only=ON").close()
            from_.execute("BEGIN").close()
            from_.execute("SELECT COUNT(*) FROM sqlite_master").fetchone()
            from_.backup(to, pages=PAGES_A_STEP, progress=told)
            to.execute("PRAGMA journal_mode=DELETE").close()
    except sqlite3.Error as error:
        raise StoreError(f"{source} cannot be copied: {error}") from error
    _check_sqlite(half)
    progress("checked: the copy is whole")


def _check_sqlite(file: Path) -> None:
    try:
        with contextlib.closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            said = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
            names = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
    except sqlite3.Error as error:
        raise StoreError(f"{file} is damaged or no copy of a store: {error}") from error
    if said != "ok":
        raise StoreError(f"{file} is damaged: {said.splitlines()[0]}")
    if _VERSIONS not in names:
        raise StoreError(f"{file} is no copy of a store")


def _restore_sqlite(target: Path, file: Path, progress: Progress) -> None:
    leftovers = [target.with_name(target.name + suffix) for suffix in ("", "-wal", "-shm", "-journal")]
    if any(one.exists() for one in leftovers):
        raise StoreError(f"there is a store at {target} already; move it away first, nothing was overwritten")
    _check_sqlite(file)
    with _appearing(target) as half:
        _copy_sqlite(file, half, progress)


def _refuse_when_used(address: URL) -> None:
    engine = create_engine(address, hide_parameters=True)
    try:
        asked = inspect(engine)
        used = [*asked.get_table_names(), *(one for one in asked.get_schema_names() if one == SCHEMA)]
    except SQLAlchemyError as error:
        raise StoreError(cannot_use(address, error)) from error
    finally:
        engine.dispose()
    if used:
        raise StoreError(f"database {address.database} holds tables already; make an empty one and name that")


def _run(program: str, words: list[str], address: URL, progress: Progress) -> None:
    found = shutil.which(program)
    if found is None:
        raise StoreError(f"{program} is not here; install the client programs of PostgreSQL, of the server's version")
    progress(f"{program} …")
    done = subprocess.run([found, *words], capture_output=True, text=True, check=False, env=_with_password(address))
    if done.returncode != 0:
        said = [line for line in done.stderr.splitlines() if line.strip()]
        raise StoreError(said[0] if said else f"{program} ended with {done.returncode}")


def _without_password(address: URL) -> str:
    """For a command line, which everybody on the machine can read."""
    plain = address.set(drivername="postgresql")
    return URL.create(
        plain.drivername, plain.username, None, plain.host, plain.port, plain.database, plain.query
    ).render_as_string()


def _with_password(address: URL) -> Mapping[str, str]:
    return {**os.environ, **({"PGPASSWORD": str(address.password)} if address.password else {})}
