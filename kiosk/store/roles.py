# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Roles of PostgreSQL for those who need not see all: what serves, what reports, and what hands referrals over.

Nobody logs in as a role; grant one to a user (`GRANT kiosk_report TO anna`). Who owns the tables is none of these and
does the upkeep: migrate, retention, backup.
"""

from typing import Final

from sqlalchemy import Connection, Engine, Table, inspect, text

from kiosk.store import content_tables, referral_tables, tables
from kiosk.store.referral_tables import SCHEMA

INTAKE: Final = "kiosk_intake"
"""Serves kiosks: takes in and answers. It can change or erase no release, and publish no content."""
REPORT: Final = "kiosk_report"
"""Reads figures; nothing of referrals, keys or codes."""
REFERRALS: Final = "kiosk_referrals"
"""Hands referrals over and ends them; nothing of counts."""
_LOCK: Final = 0x726F6C65

_ALL: Final = "SELECT, INSERT, UPDATE, DELETE"
_ADD: Final = "SELECT, INSERT"
_READ: Final = "SELECT"
_VERSIONS: Final = "alembic_version"


def grant_roles(engine: Engine) -> tuple[str, ...]:
    """Makes the roles where they are not there, and gives each what it needs and nothing else; gives their names.

    Nothing happens on SQLite, which knows no users.

    Raises:
        SQLAlchemyError: this user may make no roles.
    """
    if engine.dialect.name != "postgresql":
        return ()
    with engine.begin() as connection:
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
        there = set(connection.scalars(text("SELECT rolname FROM pg_roles")))
        present = {*inspect(connection).get_table_names(), *inspect(connection).get_table_names(schema=SCHEMA)}
        for role in (INTAKE, REPORT, REFERRALS):
            if role not in there:
                connection.exec_driver_sql(f"CREATE ROLE {role} NOLOGIN")
            _grant(connection, role, present)
    return INTAKE, REPORT, REFERRALS


def _grant(connection: Connection, role: str, present: set[str]) -> None:
    for schema in ("public", SCHEMA):
        connection.exec_driver_sql(f"REVOKE ALL ON ALL TABLES IN SCHEMA {schema} FROM {role}")
        connection.exec_driver_sql(f"REVOKE ALL ON SCHEMA {schema} FROM {role}")
    granted = {name: words for name, words in _GRANTS[role].items() if name.rpartition(".")[2] in present}
    for schema in {name.rpartition(".")[0] or "public" for name in granted}:
        connection.exec_driver_sql(f"GRANT USAGE ON SCHEMA {schema} TO {role}")
    for name, words in granted.items():
        connection.exec_driver_sql(f"GRANT {words} ON {name} TO {role}")


def _on(words: str, *of: Table) -> dict[str, str]:
    return {table.fullname: words for table in of}


_COUNTS: Final = (tables.release, tables.release_class, tables.release_counter, tables.release_cell)
_READ_ONLY: Final = (
    *(content_tables.content_file, content_tables.content_version, content_tables.device_ring),
    tables.access_key,
)
"""What serves can neither publish content nor hand out keys."""
_OF_REFERRALS: Final = tuple(referral_tables.metadata.tables.values())
_OTHERS: Final = tuple(one for one in tables.metadata.tables.values() if one not in (*_COUNTS, *_READ_ONLY))
_GRANTS: Final = {
    INTAKE: {**_on(_ADD, *_COUNTS), **_on(_READ, *_READ_ONLY), **_on(_ALL, *_OTHERS, *_OF_REFERRALS), _VERSIONS: _READ},
    REPORT: {
        **_on(_READ, tables.figure, *_COUNTS),
        tables.device.fullname: "SELECT (id, location, enrolled_on, revoked_on)",
        _VERSIONS: _READ,
    },
    REFERRALS: {**_on(_ALL, *_OF_REFERRALS), _VERSIONS: _READ},
}
"""Role -> table -> privileges."""
