# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The tables of referrals: a set of their own that shares no key with the tables of counts.

In PostgreSQL they are in a schema of their own, so that who may read the one need not see the other; in SQLite their
names tell them apart. A sealed envelope is the only thing here that is about somebody, and only its recipient opens it.
"""

from typing import Final

from sqlalchemy import (
    Column,
    Connection,
    Date,
    Float,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    Uuid,
    text,
)

from kiosk.store.tables import Moment, naming

SCHEMA: Final = "referrals"

metadata = MetaData(schema=SCHEMA, naming_convention=naming)

message = Table(
    "referral_message",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("device", String(40), nullable=False),
    Column("kind", String(40), nullable=False),
    Column("sha256", LargeBinary, nullable=False),
    Column("received_s", Float, nullable=False),
)
"""The ledger: every message that was stored, with the digest of its content. Times are in time that has passed."""

log = Table(
    "referral_log",
    metadata,
    Column("operation_id", LargeBinary, primary_key=True),
    Column("trace_id", LargeBinary, nullable=False),
    Column("parent_operation_id", LargeBinary),
    Column("foreign_operation_id", LargeBinary),
    Column("name", String(80), nullable=False),
    Column("status_code", String(10), nullable=False),
    Column("start_time", Moment, nullable=False),
    Column("end_time", Moment, nullable=False),
    Column("resource", String(80), nullable=False),
    Column("processing_activity_id", String(300), nullable=False),
    Column("data_subject_id", String(80), nullable=False),
    Column("data_subject_id_type", String(40), nullable=False),
    Column("written_s", Float, nullable=False),
)
"""The log of personal processing (Logboek dataverwerkingen)."""

proof = Table(
    "referral_proof",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("code_sha256", LargeBinary, nullable=False, unique=True),
    Column("device", String(40), nullable=False, index=True),
    Column("organisation", String(40), nullable=False, index=True),
    Column("state", String(20), nullable=False),
    Column("consent", Text, nullable=False),
    Column("keep_until", Date, nullable=False),
    Column("received_on", Date, nullable=False),
    Column("received_s", Float, nullable=False),
    Column("done_s", Float),
    Column("ended_s", Float),
    Column("operation_id", LargeBinary, ForeignKey(log.c.operation_id), nullable=False),
)
"""What stays when the envelope is gone: that somebody agreed, to what and for whom, and what became of it."""

envelope = Table(
    "referral_envelope",
    metadata,
    Column("id", Uuid, ForeignKey(proof.c.id), primary_key=True),
    Column("sealed", Text, nullable=False),
)

withdrawal = Table(
    "referral_withdrawal",
    metadata,
    Column("code_sha256", LargeBinary, primary_key=True),
    Column("day", Date, nullable=False),
    Column("by", String(20), nullable=False),
    Column("received_s", Float, nullable=False),
)
"""Codes that were withdrawn, also those whose referral never came: it must not be taken in later."""

refusal = Table(
    "referral_refusal",
    metadata,
    Column("device", String(40), primary_key=True),
    Column("message", Uuid, primary_key=True),
    Column("sha256", LargeBinary, primary_key=True),
    Column("reason", String(300), nullable=False),
    Column("received_at", Moment, nullable=False),
    Column("received_s", Float, nullable=False),
)

question = Table(
    "referral_question",
    metadata,
    Column("device", String(40), primary_key=True),
    Column("window", Integer, primary_key=True),
    Column("asked", Integer, nullable=False),
)
"""How often a kiosk asked for a status lately."""

clock = Table(
    "referral_clock",
    metadata,
    Column("only", Integer, primary_key=True, server_default=text("1")),
    Column("seconds", Float, nullable=False),
    Column("wall_s", Float, nullable=False),
    Column("boot_id", String(80), nullable=False),
    Column("boot_s", Float, nullable=False),
    Column("leap_s", Float, nullable=False),
)
"""The time that has passed (kiosk/ageing.py), as the last run of retention left it."""


def lock_code(connection: Connection, code: bytes) -> None:
    """Until the transaction ends nobody else takes in or withdraws this code: else the two could miss each other."""
    if connection.dialect.name == "postgresql":
        key = int.from_bytes(code[:8], "big", signed=True)
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": key})
