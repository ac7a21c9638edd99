# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writes many rows by one statement, whose text does not grow with them: drivers read their statements over and over.

On PostgreSQL they go as one JSON text, or by COPY; SQLite, which is in the same process, takes rows.
"""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import cache
from typing import Any, Final
from uuid import UUID

from psycopg import Error, sql
from sqlalchemy import Connection, Dialect, Row, Table, Text, bindparam, cast, column, func, select, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DBAPIError

WORTH_COPYING: Final = 100
"""Rows; COPY asks more of the line, and less for each row."""


def insert_absent(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> Sequence[Row[Any]]:
    """Inserts the rows, in their order, unless a key of the table is taken; gives the primary keys of those inserted.

    A concurrent transaction that holds a key is waited for. Whoever gives rows with keys that others may be inserting
    too sorts them, so that nobody waits in a ring.
    """
    if not rows:
        return []
    return connection.execute(_unless_taken(table, connection.dialect.name), _given(connection, rows)).all()


def add_to(connection: Connection, table: Table, rows: Sequence[dict[str, Any]], counted: str) -> None:
    """Inserts the rows, or adds their column `counted` to that of the row with the same primary key.

    No key is there twice, and they are sorted.
    """
    if not rows:
        return
    connection.execute(_adding(table, connection.dialect.name, counted), _given(connection, rows))


def write_rows(connection: Connection, table: Table, rows: Sequence[tuple[object, ...]]) -> None:
    """Writes rows that nobody else can be writing, each with a value for every column of the table in its order.

    Raises:
        SQLAlchemyError: as any statement would.
    """
    with rows_underway(connection, table, rows):
        pass


@contextmanager
def rows_underway(connection: Connection, table: Table, rows: Sequence[tuple[object, ...]]) -> Iterator[None]:
    """As `write_rows`; what is done within, without the connection, costs nothing while PostgreSQL takes in a COPY."""
    if connection.dialect.name == "postgresql" and len(rows) >= WORTH_COPYING:
        with _copying(connection, table, rows):
            yield
        return
    if rows:
        names = [one.name for one in table.c]
        given = _given(connection, [dict(zip(names, row, strict=True)) for row in rows])
        connection.execute(_inserting(table, connection.dialect.name), given)
    yield


def _given(connection: Connection, rows: Sequence[dict[str, Any]]) -> Any:
    """The rows as the statements below take them."""
    if connection.dialect.name != "postgresql":
        return rows
    return {"rows": json.dumps(rows, default=_in_json)}


# To make a statement anew costs as much as to run it.
@cache
def _unless_taken(table: Table, dialect: str) -> Any:
    return _inserting(table, dialect).on_conflict_do_nothing().returning(*table.primary_key)


@cache
def _adding(table: Table, dialect: str, counted: str) -> Any:
    statement = _inserting(table, dialect)
    added = {counted: table.c[counted] + statement.excluded[counted]}
    return statement.on_conflict_do_update(index_elements=list(table.primary_key), set_=added)


@cache
def _inserting(table: Table, dialect: str) -> Any:
    if dialect != "postgresql":
        return sqlite.insert(table)
    given = func.json_populate_recordset(
        text(f"NULL::{table.fullname}"), cast(bindparam("rows", type_=Text), postgresql.JSON)
    ).table_valued(*(column(one.name, one.type) for one in table.c), name="given")
    return postgresql.insert(table).from_select([one.name for one in table.c], select(given))


def _in_json(value: object) -> str:
    """As PostgreSQL reads it from a text, of what JSON has no form for."""
    match value:
        case bytes():
            return rf"\x{value.hex()}"
        case UUID() | date():
            return str(value)
        case _:
            raise TypeError(f"{type(value)} has no form in JSON")


@cache
def column_types(table: Table, dialect: Dialect) -> list[str]:
    """Of the columns, as PostgreSQL calls them, without their lengths: those it holds the values against itself.

    The driver, not told them, finds the type of every value anew, which takes it twice as long.
    """
    return [one.type.compile(dialect).partition("(")[0].lower() for one in table.c]


@contextmanager
def _copying(connection: Connection, table: Table, rows: Sequence[tuple[object, ...]]) -> Iterator[None]:
    names = sql.SQL(", ").join(sql.Identifier(one.name) for one in table.c)
    command = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table.name), names)
    cursor: Any = connection.connection.cursor()
    try:
        with cursor, cursor.copy(command) as copying:
            copying.set_types(column_types(table, connection.dialect))
            for row in rows:
                copying.write_row(row)
            yield
    except Error as error:
        raise DBAPIError.instance("COPY", None, error, Error, hide_parameters=True) from error
