# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Referrals, in a schema of their own; and what a kiosk that was revoked still tries."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes every table of referrals."""
    op.add_column("device", sa.Column("turned_away", sa.Integer, nullable=False, server_default=sa.text("0")))
    op.add_column("device", sa.Column("turned_away_on", sa.Date))
    if (schema := _schema()) is not None and schema not in sa.inspect(op.get_bind()).get_schema_names():
        op.execute(f"CREATE SCHEMA {schema}")
    _make_log()
    _make_referrals()
    _make_journals()


def downgrade() -> None:
    """Drops them, with all that was received: only for tests."""
    for table in ("clock", "question", "refusal", "withdrawal", "envelope", "proof", "log", "message"):
        op.drop_table(f"referral_{table}", schema=_schema())
    if (schema := _schema()) is not None:
        op.execute(f"DROP SCHEMA {schema}")
    with op.batch_alter_table("device") as device:
        device.drop_column("turned_away_on")
        device.drop_column("turned_away")


def _schema() -> str | None:
    return "referrals" if op.get_bind().dialect.name == "postgresql" else None


def _make_log() -> None:
    op.create_table(
        "referral_message",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("device", sa.String(40), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("sha256", sa.LargeBinary, nullable=False),
        sa.Column("received_s", sa.Float, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_referral_message"),
        schema=_schema(),
    )
    op.create_table(
        "referral_log",
        sa.Column("operation_id", sa.LargeBinary, nullable=False),
        sa.Column("trace_id", sa.LargeBinary, nullable=False),
        sa.Column("parent_operation_id", sa.LargeBinary),
        sa.Column("foreign_operation_id", sa.LargeBinary),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("status_code", sa.String(10), nullable=False),
        sa.Column("start_time", sa.DateTime(timezone=True), nullable=False),
        sa.Column("end_time", sa.DateTime(timezone=True), nullable=False),
        sa.Column("resource", sa.String(80), nullable=False),
        sa.Column("processing_activity_id", sa.String(300), nullable=False),
        sa.Column("data_subject_id", sa.String(80), nullable=False),
        sa.Column("data_subject_id_type", sa.String(40), nullable=False),
        sa.Column("written_s", sa.Float, nullable=False),
        sa.PrimaryKeyConstraint("operation_id", name="pk_referral_log"),
        schema=_schema(),
    )


def _make_referrals() -> None:
    schema = _schema()
    inside = f"{schema}." if schema else ""
    op.create_table(
        "referral_proof",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("code_sha256", sa.LargeBinary, nullable=False),
        sa.Column("device", sa.String(40), nullable=False),
        sa.Column("organisation", sa.String(40), nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("consent", sa.Text, nullable=False),
        sa.Column("keep_until", sa.Date, nullable=False),
        sa.Column("received_on", sa.Date, nullable=False),
        sa.Column("received_s", sa.Float, nullable=False),
        sa.Column("done_s", sa.Float),
        sa.Column("ended_s", sa.Float),
        sa.Column("operation_id", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_referral_proof"),
        sa.UniqueConstraint("code_sha256", name="uq_referral_proof_code_sha256"),
        sa.ForeignKeyConstraint(
            ["operation_id"], [f"{inside}referral_log.operation_id"], name="fk_referral_proof_operation_id"
        ),
        schema=schema,
    )
    for column in ("device", "organisation"):
        op.create_index(f"ix_referral_proof_{column}", "referral_proof", [column], schema=schema)
    op.create_table(
        "referral_envelope",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("sealed", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_referral_envelope"),
        sa.ForeignKeyConstraint(["id"], [f"{inside}referral_proof.id"], name="fk_referral_envelope_id"),
        schema=schema,
    )


def _make_journals() -> None:
    op.create_table(
        "referral_withdrawal",
        sa.Column("code_sha256", sa.LargeBinary, nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("by", sa.String(20), nullable=False),
        sa.Column("received_s", sa.Float, nullable=False),
        sa.PrimaryKeyConstraint("code_sha256", name="pk_referral_withdrawal"),
        schema=_schema(),
    )
    op.create_table(
        "referral_refusal",
        sa.Column("device", sa.String(40), nullable=False),
        sa.Column("message", sa.Uuid, nullable=False),
        sa.Column("sha256", sa.LargeBinary, nullable=False),
        sa.Column("reason", sa.String(300), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("received_s", sa.Float, nullable=False),
        sa.PrimaryKeyConstraint("device", "message", "sha256", name="pk_referral_refusal"),
        schema=_schema(),
    )
    op.create_table(
        "referral_question",
        sa.Column("device", sa.String(40), nullable=False),
        sa.Column("window", sa.Integer, nullable=False),
        sa.Column("asked", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("device", "window", name="pk_referral_question"),
        schema=_schema(),
    )
    op.create_table(
        "referral_clock",
        sa.Column("only", sa.Integer, nullable=False, server_default=sa.text("1")),
        sa.Column("seconds", sa.Float, nullable=False),
        sa.Column("wall_s", sa.Float, nullable=False),
        sa.Column("boot_id", sa.String(80), nullable=False),
        sa.Column("boot_s", sa.Float, nullable=False),
        sa.Column("leap_s", sa.Float, nullable=False),
        sa.PrimaryKeyConstraint("only", name="pk_referral_clock"),
        schema=_schema(),
    )
