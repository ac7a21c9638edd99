# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The tables of what kiosks tell of themselves: what was done to them, and how they do now."""

from sqlalchemy import BigInteger, Column, Date, ForeignKey, Index, Integer, String, Table, Uuid, text

from kiosk.store.tables import Moment, metadata

__all__ = ["audit_event", "device_state", "metadata"]

audit_event = Table(
    "audit_event",
    metadata,
    Column("message", Uuid, ForeignKey("message.id"), primary_key=True),
    Column("device", String(40), ForeignKey("device.id"), nullable=False),
    # A number may come twice: from a kiosk that was put back to an earlier state. That must be seen, not refused.
    Column("sequence", BigInteger, nullable=False),
    Column("action", String(40), nullable=False),
    Column("detail", String(40)),
    Column("day", Date, nullable=False),
    Column("received_at", Moment, nullable=False),
    Index("ix_audit_event_device_sequence", "device", "sequence"),
)

device_state = Table(
    "device_state",
    metadata,
    Column("device", String(40), ForeignKey("device.id"), primary_key=True),
    Column("message", Uuid, nullable=False),
    Column("received_at", Moment, nullable=False),
    Column("program", String(40), nullable=False),
    Column("flow", String(40), nullable=False),
    Column("content", Integer),
    Column("waiting", Integer, nullable=False),
    Column("oldest_days", Integer, nullable=False),
    Column("refused", Integer, nullable=False),
    Column("clock_offset_s", Integer),
    Column("free_disk_mb", Integer),
    Column("printer", String(40), nullable=False),
    Column("key_store", String(40), nullable=False),
    Column("sequence", BigInteger, nullable=False),
    Column("went_back", Integer, nullable=False, server_default=text("0")),
)
"""The latest sign of life of each kiosk; `went_back` counts how often its sequence was lower than the one before."""
