# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The first tables: visits and counters of the open weeks, outbox, memory of sync, staff and device."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    _visits()
    _outbox()
    _memory()


def downgrade() -> None:
    for name in ("device", "lockout", "staff_account", "sync_state", "outbox", "closed_week", "counter", "visit"):
        op.drop_table(name)


def _visits() -> None:
    attributes = (
        "week",
        "part_of_day",
        "visitor_type",
        "theme",
        "outcome_kind",
        "destination_party",
        "language_group",
        "aids_used",
        "length_band",
        "flow_version",
    )
    op.create_table(
        "visit",
        sa.Column("key", sa.LargeBinary, nullable=False),
        *(sa.Column(name, sa.String, nullable=False) for name in attributes),
        sa.PrimaryKeyConstraint("key", name="pk_visit"),
        sa.CheckConstraint("length(key) = 16", name="ck_visit_key"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "counter",
        sa.Column("week", sa.String, nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("count", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("week", "name", name="pk_counter"),
        sa.CheckConstraint("count >= 0", name="ck_counter_count"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "closed_week",
        sa.Column("week", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("week", name="pk_closed_week"),
        sqlite_with_rowid=False,
    )


def _outbox() -> None:
    op.create_table(
        "outbox",
        sa.Column("id", sa.LargeBinary, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.Column("checksum", sa.LargeBinary, nullable=False),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("next_attempt_at", sa.Integer),
        sa.Column("last_error", sa.String, nullable=False),
        sa.Column("refused_on", sa.String),
        sa.PrimaryKeyConstraint("id", name="pk_outbox"),
        sa.CheckConstraint("length(id) = 16", name="ck_outbox_id"),
        sa.CheckConstraint("state IN ('waiting', 'refused')", name="ck_outbox_state"),
        sqlite_with_rowid=False,
    )


def _memory() -> None:
    op.create_table(
        "sync_state",
        sa.Column("key", sa.String, nullable=False),
        sa.Column("value", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_sync_state"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "staff_account",
        sa.Column("name", sa.String, nullable=False),
        sa.Column("salt", sa.LargeBinary, nullable=False),
        sa.Column("verifier", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_staff_account"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "lockout",
        sa.Column("only", sa.Integer, nullable=False),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.Column("remaining_s", sa.Float, nullable=False),
        sa.Column("boot_id", sa.String, nullable=False),
        sa.Column("boot_s", sa.Float, nullable=False),
        sa.PrimaryKeyConstraint("only", name="pk_lockout"),
        sa.CheckConstraint("only = 1", name="ck_lockout_only"),
    )
    op.create_table(
        "device",
        sa.Column("only", sa.Integer, nullable=False),
        sa.Column("id", sa.String, nullable=False),
        sa.Column("location", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("only", name="pk_device"),
        sa.CheckConstraint("only = 1", name="ck_device_only"),
    )
