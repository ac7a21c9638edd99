# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The store's tables. Nothing in them tells of a person; a release holds counts, never a single visit.

Every moment is stored in UTC. A message's id is made by the kiosk and is the key that keeps the intake exactly once.
"""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Connection,
    Date,
    DateTime,
    Dialect,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    TypeDecorator,
    UniqueConstraint,
    Uuid,
    text,
    true,
)
from sqlalchemy.dialects import postgresql, sqlite

naming = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
metadata = MetaData(naming_convention=naming)


class Moment(TypeDecorator[datetime]):
    """An aware moment; SQLite, which has no time zones, keeps it as UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy's own signature
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy's own signature
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


device = Table(
    "device",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("location", String(40), nullable=False),
    Column("public_key", LargeBinary, nullable=False),
    Column("enrolled_on", Date, nullable=False),
    Column("revoked_on", Date),
    Column("turned_away", Integer, nullable=False, server_default=text("0")),
    Column("turned_away_on", Date),
)
"""An enrolled kiosk; its row is the whole of its right to send. Revoking is one column; what it tries after that shows
in the last two.
"""

invitation = Table(
    "invitation",
    metadata,
    Column("code_sha256", LargeBinary, primary_key=True),
    Column("location", String(40), nullable=False),
    Column("replaces", String(40), ForeignKey("device.id")),
    Column("expires_at", Moment, nullable=False),
    Column("used_at", Moment),
    Column("keeps_former", Boolean, nullable=False, server_default=true()),
)
"""A one-time code, of which only the digest is kept. `keeps_former`: what waits sealed with the key of before counts.
"""

former_key = Table(
    "former_key",
    metadata,
    Column("device", String(40), ForeignKey("device.id"), primary_key=True),
    Column("public_key", LargeBinary, primary_key=True),
    Column("replaced_at", Moment, nullable=False),
)
"""With what a kiosk sealed before."""

message = Table(
    "message",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("device", String(40), ForeignKey("device.id"), nullable=False),
    Column("kind", String(40), nullable=False),
    Column("sha256", LargeBinary, nullable=False),
    Column("received_at", Moment, nullable=False),
)
"""The ledger: every message that was stored, with the digest of its content."""

release = Table(
    "release",
    metadata,
    Column("message", Uuid, ForeignKey("message.id"), primary_key=True),
    Column("device", String(40), ForeignKey("device.id"), nullable=False),
    Column("location", String(40), nullable=False),
    Column("period", String(8), nullable=False, index=True),
    Column("definitions", Integer, nullable=False),
    Column("k", Integer, nullable=False),
    Column("l", Integer, nullable=False),
    Column("total", Integer),
    Column("rest", Integer),
    Column("loss", Integer, nullable=False),
    Column("part", Integer, nullable=False, server_default=text("0")),
    UniqueConstraint("device", "period", "part"),
)
"""A kiosk delivers each part of a period once; the same one under another id would count its visits twice."""

release_class = Table(
    "release_class",
    metadata,
    Column("month", Date, primary_key=True),
    Column("location", String(40), primary_key=True),
    Column("release", Uuid, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("part_of_day", String(40), nullable=False),
    Column("visitor_type", String(40), nullable=False),
    Column("theme", String(40), nullable=False),
    Column("outcome_kind", String(40), nullable=False),
    Column("destination_party", String(40), nullable=False),
    Column("language_group", String(40), nullable=False),
    Column("aids_used", String(40), nullable=False),
    Column("length_band", String(40), nullable=False),
    Column("flow_version", String(40), nullable=False),
    Column("count", Integer, nullable=False),
    postgresql_partition_by="RANGE (month)",
)
"""The one large table: on PostgreSQL in partitions of a month (partitions.py), named by its first day; a quarter lies
in its last month. It names its release without a foreign key, which would be looked up for every row; only the
transaction that enters the release writes here.
"""

release_counter = Table(
    "release_counter",
    metadata,
    Column("release", Uuid, ForeignKey("release.message"), primary_key=True),
    Column("name", String(40), primary_key=True),
    Column("count", Integer, nullable=False),
)

release_cell = Table(
    "release_cell",
    metadata,
    Column("release", Uuid, ForeignKey("release.message"), primary_key=True),
    Column("name", String(40), primary_key=True),
    Column("cell", String(64), primary_key=True),
    Column("count", Integer, nullable=False),
)
"""Numbers of a quarter that no visit has part in: busy hours, and where nothing fits."""

figure = Table(
    "figure",
    metadata,
    Column("period", String(8), primary_key=True),
    Column("subject", String(40), primary_key=True),
    Column("location", String(40), primary_key=True),
    Column("code", String(64), primary_key=True),
    Column("count", BigInteger, nullable=False),
)
"""What a report shows, added up when a release comes in (rollup.py): a month has that of its weeks and of itself."""

access_key = Table(
    "access_key",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("digest", LargeBinary, nullable=False, unique=True),
    Column("role", String(40), nullable=False),
    Column("holder", String(40), nullable=False),
    Column("made_on", Date, nullable=False),
    Column("until", Date, nullable=False),
    Column("revoked_on", Date),
)
"""With what programs of the region read figures; the key itself is not kept (see `access_keys`)."""

nonce = Table(
    "nonce",
    metadata,
    Column("device", String(40), ForeignKey("device.id"), primary_key=True),
    Column("nonce", String(64), primary_key=True),
    Column("seen_at", Moment, nullable=False),
)
"""Signatures seen lately, so that a captured request cannot be sent again."""

device_use = Table(
    "device_use",
    metadata,
    Column("device", String(40), ForeignKey("device.id"), primary_key=True),
    Column("minute", BigInteger, nullable=False),
    Column("requests", Integer, nullable=False),
    Column("day", Integer, nullable=False),
    Column("bytes", BigInteger, nullable=False),
)
"""How many requests in the newest minute, and bytes on the newest day, counted from 1970 (see `quotas`)."""

refusal = Table(
    "refusal",
    metadata,
    Column("device", String(40), ForeignKey("device.id"), primary_key=True),
    Column("message", Uuid, primary_key=True),
    Column("sha256", LargeBinary, primary_key=True),
    Column("reason", String(300), nullable=False),
    Column("received_at", Moment, nullable=False),
)
"""What was refused and why; the content itself is not kept."""


def insert_if_absent(connection: Connection, table: Table, values: dict[str, Any]) -> bool:
    """Inserts the row unless a key of the table is taken; True when it was inserted.

    A concurrent transaction that holds the key is waited for.
    """
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    statement = dialect.insert(table).values(values).on_conflict_do_nothing().returning(*table.primary_key)
    return connection.execute(statement).one_or_none() is not None
