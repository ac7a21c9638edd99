# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The tables of the kiosk's file; `migrations/device` makes them, and a test holds the two equal."""

from sqlalchemy import (
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    UniqueConstraint,
    text,
)

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
    }
)


def _visits(name: str, period: str) -> Table:
    """A table of visits. With the column of their period they have ten attributes, and nothing else is ever known."""
    return Table(
        name,
        metadata,
        # 16 random bytes that never leave, and no row number: the table has no order of arrival.
        Column("key", LargeBinary, CheckConstraint("length(key) = 16", name="key"), primary_key=True),
        Column(period, String, nullable=False),
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


visit = _visits("visit", "week")
"""The finished visits of weeks that are still open."""

waiting_visit = _visits("waiting_visit", "period")
"""Those that their week, or month, could not tell safely: of the week no more is kept than the month or quarter."""

counter = Table(
    "counter",
    metadata,
    Column("week", String, primary_key=True),
    Column("name", String, primary_key=True),
    Column("count", Integer, CheckConstraint("count >= 0", name="count"), nullable=False),
    sqlite_with_rowid=False,
)

quarter_cell = Table(
    "quarter_cell",
    metadata,
    Column("quarter", String, primary_key=True),
    Column("name", String, primary_key=True),
    Column("cell", String, primary_key=True),
    Column("count", Integer, CheckConstraint("count >= 0", name="count"), nullable=False),
    sqlite_with_rowid=False,
)
"""Numbers of a quarter that no visit has part in: busy hours, and where nothing fits."""

closed_week = Table(
    "closed_week",
    metadata,
    # Weeks close in order: every week up to the latest one here is closed.
    Column("week", String, primary_key=True),
    sqlite_with_rowid=False,
)

told_period = Table(
    "told_period",
    metadata,
    # In how many releases; more than one only when the clock was ahead (righting.py).
    Column("period", String, primary_key=True),
    Column("releases", Integer, CheckConstraint("releases > 0", name="releases"), nullable=False),
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
    # How often it was handed to the network without knowing that nothing left: above zero the store may have it.
    Column("departures", Integer, nullable=False, server_default=text("0")),
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
    Column("role", String, nullable=False, server_default=text("'gids'")),
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

processing_log = Table(
    "processing_log",
    metadata,
    Column(
        "operation_id", LargeBinary, CheckConstraint("length(operation_id) = 8", name="operation"), primary_key=True
    ),
    Column("trace_id", LargeBinary, CheckConstraint("length(trace_id) = 16", name="trace"), nullable=False),
    Column("parent_operation_id", LargeBinary),
    Column("name", String, nullable=False),
    Column("status_code", String, nullable=False),
    Column("start_time", String, nullable=False),
    Column("end_time", String, nullable=False),
    Column("resource", String, nullable=False),
    Column("processing_activity_id", String, nullable=False),
    Column("data_subject_id", String, nullable=False),
    Column("data_subject_id_type", String, nullable=False),
    Column("written_s", Float, nullable=False),  # in time that has passed (kiosk/ageing.py)
    sqlite_with_rowid=False,
)

referral = Table(
    "referral",
    metadata,
    # What is needed while the sealed message waits in the outbox; it goes with that row.
    Column("id", LargeBinary, ForeignKey("outbox.id", ondelete="CASCADE"), primary_key=True),
    Column("code_hash", LargeBinary, CheckConstraint("length(code_hash) = 32", name="code"), nullable=False),
    Column("organisation", String, nullable=False),
    Column("kept_on", String, nullable=False),
    Column("keep_until", String, nullable=False),
    Column("kept_s", Float, nullable=False),
    # No line in the log, no referral.
    Column("operation_id", LargeBinary, ForeignKey("processing_log.operation_id"), nullable=False),
    UniqueConstraint("code_hash"),
    sqlite_with_rowid=False,
)

tombstone = Table(
    "tombstone",
    metadata,
    # All that is left of a referral that went before any receipt.
    Column("id", LargeBinary, CheckConstraint("length(id) = 16", name="id"), primary_key=True),
    Column("kind", String, nullable=False),
    Column("reason", String, nullable=False),
    Column("day", String, nullable=False),
    Column("code_hash", LargeBinary, nullable=False),  # whoever has the slip still hears what became of it
    # 1: the store may have it, though no receipt came.
    Column("departed", Integer, CheckConstraint("departed IN (0, 1)", name="departed"), nullable=False),
    Column("ended_s", Float, nullable=False),
    UniqueConstraint("code_hash"),
    sqlite_with_rowid=False,
)

dropped_message = Table(
    "dropped_message",
    metadata,
    # All that is left of a message without a person behind it that staff dropped after the store refused it.
    Column("id", LargeBinary, CheckConstraint("length(id) = 16", name="id"), primary_key=True),
    Column("kind", String, nullable=False),
    Column("reason", String, nullable=False),
    Column("day", String, nullable=False),
    sqlite_with_rowid=False,
)

passed_time = Table(
    "passed_time",
    metadata,
    Column("only", Integer, CheckConstraint("only = 1", name="only"), primary_key=True),
    Column("seconds", Float, nullable=False),
    Column("wall_s", Float, nullable=False),
    Column("boot_id", String, nullable=False),
    Column("boot_s", Float, nullable=False),
    Column("leap_s", Float, nullable=False),
)

row_check = Table(
    "row_check",
    metadata,
    # What each row was when it was written (row_checks.py); the order of digests says nothing.
    Column("of_table", String, primary_key=True),
    Column("digest", LargeBinary, primary_key=True),
    sqlite_with_rowid=False,
)

leftover = Table(
    "leftover",
    metadata,
    # A copy of the file that lies beside it, and since when, in time that has passed.
    Column("name", String, primary_key=True),
    Column("since_s", Float, nullable=False),
    sqlite_with_rowid=False,
)

mending = Table(
    "mending",
    metadata,
    # That this file took the place of a damaged one; staff are told until the term is over.
    Column("only", Integer, CheckConstraint("only = 1", name="only"), primary_key=True),
    Column("day", String, nullable=False),
    Column("kept", Integer, nullable=False),
    Column("lost", Integer, nullable=False),
    Column("since_s", Float, nullable=False),
)
