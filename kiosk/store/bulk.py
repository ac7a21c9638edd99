# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writes many rows by one statement, whose text does not grow with them: drivers read their statements over and over.

On PostgreSQL they go as one JSON text, or by COPY; SQLite, which is in the same process, takes rows.
"""

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Any, Final
from uuid import UUID

from psycopg import Error, sql
from sqlalchemy import Connection, Row, Table, bindparam, column, func, select, text
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
    statement, given = _inserting(connection, table, rows)
    return connection.execute(statement.on_conflict_do_nothing().returning(*table.primary_key), given).all()


def add_to(connection: Connection, table: Table, rows: Sequence[dict[str, Any]], counted: str) -> None:
    """Inserts the rows, or adds their column `counted` to that of the row with the same primary key.

    No key is there twice, and they are sorted.
    """
    if not rows:
        return
    statement, given = _inserting(connection, table, rows)
    added = {counted: table.c[counted] + statement.excluded[counted]}
    connection.execute(statement.on_conflict_do_update(index_elements=list(table.primary_key), set_=added), given)


def write_rows(connection: Connection, table: Table, rows: Sequence[tuple[object, ...]]) -> None:
    """Writes rows that nobody else can be writing, each with a value for every column of the table in its order.

    Raises:
        SQLAlchemyError: as any statement would.
    """
    if not rows:
        return
    if connection.dialect.name == "postgresql" and len(rows) >= WORTH_COPYING:
        _copy(connection, table, rows)
        return
    names = [one.name for one in table.c]
    statement, given = _inserting(connection, table, [dict(zip(names, row, strict=True)) for row in rows])
    connection.execute(statement, given)


def _inserting(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> tuple[Any, Any]:
    """The statement, and what is given to it."""
    if connection.dialect.name != "postgresql":
        return sqlite.insert(table), rows
    return _from_json(table), {"rows": [{name: _in_json(value) for name, value in row.items()} for row in rows]}


@cache
def _from_json(table: Table) -> Any:
    given = func.json_populate_recordset(
        text(f"NULL::{table.fullname}"), bindparam("rows", type_=postgresql.JSON)
    ).table_valued(*(column(one.name, one.type) for one in table.c), name="given")
    return postgresql.insert(table).from_select([one.name for one in table.c], select(given))


def _in_json(value: object) -> object:
    """As PostgreSQL reads it from a text."""
    match value:
        case bytes():
            return rf"\x{value.hex()}"
        case UUID() | date():
            return str(value)
        case _:
            return value


def _copy(connection: Connection, table: Table, rows: Sequence[tuple[object, ...]]) -> None:
    names = sql.SQL(", ").join(sql.Identifier(one.name) for one in table.c)
    command = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table.name), names)
    cursor: Any = connection.connection.cursor()
    try:
        with cursor, cursor.copy(command) as copying:
            for row in rows:
                copying.write_row(row)
    except Error as error:
        raise DBAPIError.instance("COPY", None, error, Error, hide_parameters=True) from error
