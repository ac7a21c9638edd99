# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What kiosks tell of themselves: events, and the latest sign of life of each."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes both tables."""
    op.create_table(
        "audit_event",
        sa.Column("message", sa.Uuid, nullable=False),
        sa.Column("device", sa.String(40), nullable=False),
        sa.Column("sequence", sa.BigInteger, nullable=False),
        sa.Column("action", sa.String(40), nullable=False),
        sa.Column("detail", sa.String(40)),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("message", name="pk_audit_event"),
        sa.ForeignKeyConstraint(["message"], ["message.id"], name="fk_audit_event_message"),
        sa.ForeignKeyConstraint(["device"], ["device.id"], name="fk_audit_event_device"),
    )
    op.create_index("ix_audit_event_device_sequence", "audit_event", ["device", "sequence"])
    op.create_table("device_state", *_of_a_kiosk(), *_of_a_heartbeat(), *_keys())


def downgrade() -> None:
    """Drops them, with all that was received: only for tests."""
    op.drop_table("device_state")
    op.drop_index("ix_audit_event_device_sequence", "audit_event")
    op.drop_table("audit_event")


def _of_a_kiosk() -> list[sa.Column[object]]:
    return [
        sa.Column("device", sa.String(40), nullable=False),
        sa.Column("message", sa.Uuid, nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
    ]


def _of_a_heartbeat() -> list[sa.Column[object]]:
    return [
        sa.Column("program", sa.String(40), nullable=False),
        sa.Column("flow", sa.String(40), nullable=False),
        sa.Column("content", sa.Integer),
        sa.Column("waiting", sa.Integer, nullable=False),
        sa.Column("oldest_days", sa.Integer, nullable=False),
        sa.Column("refused", sa.Integer, nullable=False),
        sa.Column("clock_offset_s", sa.Integer),
        sa.Column("free_disk_mb", sa.Integer),
        sa.Column("printer", sa.String(40), nullable=False),
        sa.Column("key_store", sa.String(40), nullable=False),
        sa.Column("sequence", sa.BigInteger, nullable=False),
        sa.Column("went_back", sa.Integer, nullable=False, server_default=sa.text("0")),
    ]


def _keys() -> list[sa.Constraint]:
    return [
        sa.PrimaryKeyConstraint("device", name="pk_device_state"),
        sa.ForeignKeyConstraint(["device"], ["device.id"], name="fk_device_state_device"),
    ]
