# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Referrals that wait, their tombstones, the log of personal processing, and the time that has passed."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("outbox", sa.Column("departures", sa.Integer, nullable=False, server_default=sa.text("0")))
    _log()
    _referrals()
    op.create_table(
        "passed_time",
        sa.Column("only", sa.Integer, nullable=False),
        sa.Column("seconds", sa.Float, nullable=False),
        sa.Column("wall_s", sa.Float, nullable=False),
        sa.Column("boot_id", sa.String, nullable=False),
        sa.Column("boot_s", sa.Float, nullable=False),
        sa.Column("leap_s", sa.Float, nullable=False),
        sa.PrimaryKeyConstraint("only", name="pk_passed_time"),
        sa.CheckConstraint("only = 1", name="ck_passed_time_only"),
    )


def downgrade() -> None:
    for name in ("passed_time", "tombstone", "referral", "processing_log"):
        op.drop_table(name)
    op.drop_column("outbox", "departures")


def _log() -> None:
    op.create_table(
        "processing_log",
        sa.Column("operation_id", sa.LargeBinary, nullable=False),
        sa.Column("trace_id", sa.LargeBinary, nullable=False),
        sa.Column("parent_operation_id", sa.LargeBinary),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("status_code", sa.String, nullable=False),
        sa.Column("start_time", sa.String, nullable=False),
        sa.Column("end_time", sa.String, nullable=False),
        sa.Column("resource", sa.String, nullable=False),
        sa.Column("processing_activity_id", sa.String, nullable=False),
        sa.Column("data_subject_id", sa.String, nullable=False),
        sa.Column("data_subject_id_type", sa.String, nullable=False),
        sa.Column("written_s", sa.Float, nullable=False),
        sa.PrimaryKeyConstraint("operation_id", name="pk_processing_log"),
        sa.CheckConstraint("length(operation_id) = 8", name="ck_processing_log_id"),
        sa.CheckConstraint("length(trace_id) = 16", name="ck_processing_log_trace"),
        sqlite_with_rowid=False,
    )


def _referrals() -> None:
    op.create_table(
        "referral",
        sa.Column("id", sa.LargeBinary, nullable=False),
        sa.Column("code_hash", sa.LargeBinary, nullable=False),
        sa.Column("organisation", sa.String, nullable=False),
        sa.Column("kept_on", sa.String, nullable=False),
        sa.Column("keep_until", sa.String, nullable=False),
        sa.Column("kept_s", sa.Float, nullable=False),
        sa.Column("operation_id", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_referral"),
        sa.ForeignKeyConstraint(["id"], ["outbox.id"], name="fk_referral_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["operation_id"], ["processing_log.operation_id"], name="fk_referral_operation_id"),
        sa.CheckConstraint("length(code_hash) = 32", name="ck_referral_code"),
        sa.UniqueConstraint("code_hash", name="uq_referral_code_hash"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "tombstone",
        sa.Column("id", sa.LargeBinary, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("reason", sa.String, nullable=False),
        sa.Column("day", sa.String, nullable=False),
        sa.Column("code_hash", sa.LargeBinary, nullable=False),
        sa.Column("departed", sa.Integer, nullable=False),
        sa.Column("ended_s", sa.Float, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_tombstone"),
        sa.CheckConstraint("departed IN (0, 1)", name="ck_tombstone_departed"),
        sa.CheckConstraint("length(id) = 16", name="ck_tombstone_id"),
        sa.UniqueConstraint("code_hash", name="uq_tombstone_code_hash"),
        sqlite_with_rowid=False,
    )
