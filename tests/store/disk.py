# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""All that somebody finds who has the store's disk: its files as they lie there, and a dump of every row."""

from collections.abc import Iterable
from pathlib import Path

from sqlalchemy import Engine, inspect, text

from tests.traces.search import traces_in


def found_in(haystacks: Iterable[bytes], *markers: str) -> set[str]:
    """The markers that are there, in any of the ways in which programs write text."""
    return {marker for one in haystacks for marker in markers if any(traces_in(one, [marker]))}


def lying(engine: Engine) -> list[bytes]:
    """The files of SQLite with their logs; of PostgreSQL the files of every table, written out first."""
    if engine.dialect.name == "sqlite":
        folder = Path(str(engine.url.database)).parent
        return [file.read_bytes() for file in folder.rglob("*") if file.is_file()]
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("CHECKPOINT"))
        read = text(
            "SELECT pg_read_binary_file(pg_relation_filepath(c.oid)) FROM pg_class c "
            "JOIN pg_namespace n ON n.oid = c.relnamespace "
            "WHERE n.nspname IN ('public', 'referrals', 'pg_toast') AND pg_relation_filepath(c.oid) IS NOT NULL"
        )
        return [bytes(content) for (content,) in connection.execute(read)]


def dumped(engine: Engine) -> list[bytes]:
    """Every row of every table, as text."""
    schemas = ["public", "referrals"] if engine.dialect.name == "postgresql" else [None]
    rows: list[bytes] = []
    with engine.connect() as connection:
        for schema in schemas:
            for name in inspect(connection).get_table_names(schema=schema):
                whole = f'"{schema}"."{name}"' if schema else f'"{name}"'
                found = connection.execute(text(f"SELECT * FROM {whole}"))  # noqa: S608 - names of our own tables
                rows += [repr(tuple(row)).encode() for row in found]
    return rows
