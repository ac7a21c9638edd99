# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The tables of signed content on the shelf. The store can read it, and cannot make any: it has no key for signing."""

from sqlalchemy import Column, ForeignKey, Integer, LargeBinary, String, Table

from kiosk.store.operations_tables import metadata
from kiosk.store.tables import Moment

__all__ = ["content_file", "content_version", "device_ring", "metadata", "receipt_key"]

content_file = Table(
    "content_file",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("packed", LargeBinary, nullable=False),
)
"""A file of content, or a signed manifest, by the hash of what it unpacks to. Never changed: a part can be fetched."""

content_version = Table(
    "content_version",
    metadata,
    Column("version", Integer, primary_key=True),
    Column("manifest_sha256", String(64), ForeignKey("content_file.sha256"), nullable=False),
    Column("ring", Integer, nullable=False),
    Column("counts_from", Moment),
    Column("published_at", Moment, nullable=False),
)

receipt_key = Table(
    "receipt_key",
    metadata,
    Column("only", Integer, primary_key=True),
    Column("private", LargeBinary, nullable=False),
)
"""By which the store signs receipts on a stick, one row; kiosks know its public half by the region's signed content."""

device_ring = Table(
    "device_ring",
    metadata,
    Column("device", String(40), ForeignKey("device.id"), primary_key=True),
    Column("ring", Integer, nullable=False),
)
"""Kiosks that hear of new content before all others do."""
