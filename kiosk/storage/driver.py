# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The library that reads a file: the machine's SQLite, or SQLCipher for a file that is enciphered with a key.

SQLCipher (extra `cipher`) brings a SQLite of its own, and has the same interface. Its key is 32 random bytes that are
given as they are, so that no time goes into deriving them from words.
"""

import importlib
import sqlite3
import sys
from contextlib import closing, suppress
from pathlib import Path
from types import ModuleType
from typing import Final

from sqlalchemy import Connection

from kiosk.storage.trouble import CipherMissing

KEY_BYTES: Final = 32
NO_KEY: Final = b""
"""SQLCipher, for a file that is not enciphered: it can read that one too, and write it anew with a key."""
_CIPHER: Final = "sqlcipher3.dbapi2"
_PLAIN_BEGINS: Final = b"SQLite format 3\0"
"""What a file that is not enciphered begins with (sqlite.org/fileformat.html#the_database_header)."""


def library(path: Path, key: bytes | None) -> ModuleType:
    """What reads this file with this key; None: it is not enciphered. Raises `CipherMissing`."""
    if key is None:
        return sqlite3
    try:
        return importlib.import_module(_CIPHER)
    except ImportError as error:
        raise CipherMissing(path) from error


def cipher_versions() -> tuple[str, str] | None:
    """The versions of SQLCipher and of the SQLite in it; None: it is not installed."""
    try:
        cipher = library(Path(), NO_KEY)
    except CipherMissing:
        return None
    with closing(cipher.connect(":memory:")) as connection:
        ((version,),) = connection.execute("PRAGMA cipher_version").fetchall()
    return str(version), str(cipher.sqlite_version)


def database_errors(*others: type[Exception]) -> tuple[type[Exception], ...]:
    """What the libraries raise, and the others; that of SQLCipher, once it is in use, is of another family."""
    cipher = sys.modules.get(_CIPHER)
    return (sqlite3.Error, *others) if cipher is None else (sqlite3.Error, cipher.Error, *others)


def connected(path: Path, key: bytes | None, *, read_only: bool = False) -> sqlite3.Connection:
    """A connection of its own to this file, that commits each statement. Raises `CipherMissing`."""
    where = f"{path.absolute().as_uri()}?mode={'ro' if read_only else 'rwc'}"
    connection: sqlite3.Connection = library(path, key).connect(where, uri=True, isolation_level=None)
    unlock(connection, key)
    return connection


def unlock(connection: sqlite3.Connection, key: bytes | None) -> None:
    """Must be the first thing that is said on a connection; whether the key fits shows at the first reading.

    Without `cipher_memory_security`: it makes a visit cost 100 ms more, and Python has a copy of the key all the same.
    """
    if key:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f'PRAGMA key = "{spelled(key)}"')


def spelled(key: bytes) -> str:
    """A key as SQLCipher takes it."""
    return f"x'{key.hex()}'"


def is_plain(path: Path) -> bool:
    """Whether this is the file of a database that anybody can read; one that cannot be opened is none."""
    with suppress(OSError), path.open("rb") as file:
        return file.read(len(_PLAIN_BEGINS)) == _PLAIN_BEGINS
    return False


def opens(path: Path, key: bytes) -> bool:
    """Whether the file, which is there, is enciphered with this key. Raises `CipherMissing`."""
    with closing(connected(path, key)) as connection, suppress(*database_errors()):
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        return True
    return False


def driver_of(connection: Connection) -> sqlite3.Connection:
    """The connection of the library itself, behind that of SQLAlchemy."""
    driver: sqlite3.Connection | None = connection.connection.driver_connection
    assert driver is not None  # noqa: S101 - a pooled connection that is checked out has its driver's connection
    return driver
