# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whether the disk gives back the rows that were written: a digest of each lies in a table of its own.

SQLite finds a page that makes no sense, but not a bit that fell over inside a value. So each row that is written,
changed or deleted through the kiosk's connection has its digest written, changed or deleted in the same transaction, by
triggers that live in the connection and not in the file. A row without its digest, or a digest without its row, means
that the disk changed something.
"""

import hashlib
import sqlite3
from collections.abc import Iterable, Sequence
from typing import Final

TABLE: Final = "row_check"
SIZE: Final = 16
"""Bytes of a digest."""
FEW_BITS: Final = 8
"""Two digests that differ in no more bits are of one row, and the disk hit a digest: those of two rows never are."""
VERSION: Final = "alembic_version"
"""Where the history's tool keeps at which step the file is: a fallen bit there would make it a newer one."""
_FUNCTION: Final = "row_digest"
_Value = None | int | float | str | bytes


def know_digests(connection: sqlite3.Connection) -> None:
    """Teaches a connection what a digest is; once for each connection."""
    connection.create_function(_FUNCTION, -1, _digest_of_pairs, deterministic=True)


def keep_digests(connection: sqlite3.Connection) -> bool:
    """From now on what this connection writes is checked; False: this file has no place for digests.

    For a file whose tables are those of this version.
    """
    if not _has_table(connection, TABLE):
        return False
    for table in checked_tables(connection):
        old, new = (_pairs(alias, columns_of(connection, table)) for alias in ("OLD", "NEW"))
        forget = f"DELETE FROM {TABLE} WHERE of_table = '{table}' AND digest = {_FUNCTION}({old});"  # noqa: S608 - names of our own tables
        learn = f"INSERT INTO {TABLE} VALUES ('{table}', {_FUNCTION}({new}));"  # noqa: S608 - as above
        for event, acts in (("INSERT", learn), ("DELETE", forget), ("UPDATE", forget + learn)):
            name = f"check_{event.lower()}_{table}"
            connection.execute(f'CREATE TEMP TRIGGER "{name}" AFTER {event} ON main."{table}" BEGIN {acts} END')
    return True


def drop_triggers(connection: sqlite3.Connection) -> None:
    """From now on nothing is checked: for who changes the shape of the tables."""
    for (name,) in connection.execute("SELECT name FROM temp.sqlite_schema WHERE type = 'trigger'").fetchall():
        connection.execute(f'DROP TRIGGER temp."{name}"')


def lay_anew(connection: sqlite3.Connection) -> None:
    """Believes every row as it is, in the caller's transaction: for a file that just got another shape."""
    if not _has_table(connection, TABLE):
        return
    connection.execute(f"DELETE FROM {TABLE}")  # noqa: S608 - a name of this module
    for table in checked_tables(connection):
        pairs = _pairs(f'"{table}"', columns_of(connection, table))
        connection.execute(f"INSERT INTO {TABLE} SELECT '{table}', {_FUNCTION}({pairs}) FROM \"{table}\"")  # noqa: S608 - names of our own tables


def damaged_tables(connection: sqlite3.Connection) -> tuple[str, ...]:
    """The tables in which a row is not what was written; of a file without digests nothing is known."""
    if not _has_table(connection, TABLE):
        return ()
    return tuple(
        table
        for table in checked_tables(connection)
        if {digest_of(row) for row in connection.execute(f'SELECT * FROM "{table}"')} != digests_of(connection, table)  # noqa: S608 - as above
    )


def checked_tables(connection: sqlite3.Connection) -> tuple[str, ...]:
    """The tables of this file whose rows have digests."""
    found = connection.execute("SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    return tuple(sorted(name for (name,) in found if name != TABLE))


def columns_of(connection: sqlite3.Connection, table: str) -> tuple[str, ...]:
    """The columns of a table, in its own order."""
    return tuple(name for (name,) in connection.execute("SELECT name FROM pragma_table_info(?)", (table,)))


def digests_of(connection: sqlite3.Connection, table: str) -> frozenset[bytes]:
    """What the rows of this table were when they were written."""
    found = connection.execute(f"SELECT digest FROM {TABLE} WHERE of_table = ?", (table,))  # noqa: S608 - a name of this module
    return frozenset(digest for (digest,) in found)


def digest_of(row: Sequence[_Value]) -> bytes:
    """The digest of a row, its values in the order of its columns."""
    return _digest(_typed(value) for value in row)


def is_known(digest: bytes, known: Iterable[bytes]) -> bool:
    """Whether it is one of these, or one of these was hit by the disk itself."""
    wanted = int.from_bytes(digest)
    return any((wanted ^ int.from_bytes(one)).bit_count() <= FEW_BITS for one in known if len(one) == SIZE)


def _digest_of_pairs(*words: _Value) -> bytes:
    return _digest(zip(words[::2], words[1::2], strict=True))


def _digest(typed: Iterable[tuple[_Value, _Value]]) -> bytes:
    return hashlib.blake2b(repr(tuple(typed)).encode(), digest_size=SIZE).digest()


def _typed(value: _Value) -> tuple[str, _Value]:
    """A value as SQLite calls its type; text as bytes, for the disk may have made them no text any more."""
    if isinstance(value, str):
        return "text", value.encode(errors="surrogatepass")
    names = {bytes: "blob", int: "integer", float: "real"}
    return names.get(type(value), "null"), value


def _pairs(alias: str, columns: Iterable[str]) -> str:
    """The arguments of the function: each value with its type before it."""
    return ", ".join(
        f"typeof({one}), CASE typeof({one}) WHEN 'text' THEN CAST({one} AS BLOB) ELSE {one} END"
        for one in (f'{alias}."{column}"' for column in columns)
    )


def _has_table(connection: sqlite3.Connection, name: str) -> bool:
    return bool(connection.execute("SELECT 1 FROM main.sqlite_schema WHERE name = ?", (name,)).fetchone())
