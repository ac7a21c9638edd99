# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The tables of the kiosk's file; `migrations/device` makes them, and a test holds the two equal."""

from sqlalchemy import CheckConstraint, Column, Float, Integer, LargeBinary, MetaData, String, Table

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
    }
)

visit = Table(
    "visit",
    metadata,
    # 16 random bytes that never leave, and no row number: the table has no order of arrival.
    Column("key", LargeBinary, CheckConstraint("length(key) = 16", name="key"), primary_key=True),
    Column("week", String, nullable=False),
    Column("part_of_day", String, nullable=False),
    Column("visitor_type", String, nullable=False),
    Column("theme", String, nullable=False),
    Column("outcome_kind", String, nullable=False),
    Column("destination_party", String, nullable=False),
    Column("language_group", String, nullable=False),
    Column("aids_used", String, nullable=False),
    Column("length_band", String, nullable=False),
    Column("flow_version", String, nullable=False),
    sqlite_with_rowid=False,
)

counter = Table(
    "counter",
    metadata,
    Column("week", String, primary_key=True),
    Column("name", String, primary_key=True),
    Column("count", Integer, CheckConstraint("count >= 0", name="count"), nullable=False),
    sqlite_with_rowid=False,
)

closed_week = Table(
    "closed_week",
    metadata,
    # Weeks close in order: every week up to the latest one here is closed.
    Column("week", String, primary_key=True),
    sqlite_with_rowid=False,
)

outbox = Table(
    "outbox",
    metadata,
    Column("id", LargeBinary, CheckConstraint("length(id) = 16", name="id"), primary_key=True),
    Column("kind", String, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("checksum", LargeBinary, nullable=False),
    Column("state", String, CheckConstraint("state IN ('waiting', 'refused')", name="state"), nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("next_attempt_at", Integer),  # seconds since 1970 in UTC; NULL: at once
    Column("last_error", String, nullable=False),
    Column("refused_on", String),  # a day, for staff
    sqlite_with_rowid=False,
)

sync_state = Table(
    "sync_state",
    metadata,
    Column("key", String, primary_key=True),
    Column("value", String, nullable=False),
    sqlite_with_rowid=False,
)

staff_account = Table(
    "staff_account",
    metadata,
    Column("name", String, primary_key=True),
    Column("salt", LargeBinary, nullable=False),
    Column("verifier", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)

lockout = Table(
    "lockout",
    metadata,
    Column("only", Integer, CheckConstraint("only = 1", name="only"), primary_key=True),
    Column("failures", Integer, nullable=False),
    Column("remaining_s", Float, nullable=False),
    Column("boot_id", String, nullable=False),
    Column("boot_s", Float, nullable=False),
)

device = Table(
    "device",
    metadata,
    Column("only", Integer, CheckConstraint("only = 1", name="only"), primary_key=True),
    Column("id", String, nullable=False),
    Column("location", String, nullable=False),
)
