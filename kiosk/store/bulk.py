# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writes many rows that nobody else can be writing: by COPY where the database is PostgreSQL."""

from collections.abc import Sequence
from typing import Any

from psycopg import Error, sql
from sqlalchemy import Connection, Table, insert
from sqlalchemy.exc import DBAPIError


def write_rows(connection: Connection, table: Table, rows: Sequence[tuple[object, ...]]) -> None:
    """Writes the rows, each with a value for every column of the table in its order, in the caller's transaction.

    Raises:
        SQLAlchemyError: as any statement would.
    """
    if not rows:
        return
    if connection.dialect.name == "postgresql":
        _copy(connection, table, rows)
    else:
        names = [column.name for column in table.c]
        connection.execute(insert(table), [dict(zip(names, row, strict=True)) for row in rows])


def _copy(connection: Connection, table: Table, rows: Sequence[tuple[object, ...]]) -> None:
    names = sql.SQL(", ").join(sql.Identifier(column.name) for column in table.c)
    command = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table.name), names)
    cursor: Any = connection.connection.cursor()
    try:
        with cursor, cursor.copy(command) as copying:
            for row in rows:
                copying.write_row(row)
    except Error as error:
        raise DBAPIError.instance("COPY", None, error, Error, hide_parameters=True) from error
