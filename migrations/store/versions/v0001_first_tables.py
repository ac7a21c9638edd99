# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The first tables: devices, invitations, the ledger of messages, releases, nonces and refusals."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

CLASS_ATTRIBUTES = (
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


def upgrade() -> None:
    """Makes every table."""
    _make_devices()
    _make_releases()
    _make_journals()


def _make_devices() -> None:
    op.create_table(
        "device",
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("location", sa.String(40), nullable=False),
        sa.Column("public_key", sa.LargeBinary, nullable=False),
        sa.Column("enrolled_on", sa.Date, nullable=False),
        sa.Column("revoked_on", sa.Date),
        sa.PrimaryKeyConstraint("id", name="pk_device"),
    )
    op.create_table(
        "invitation",
        sa.Column("code_sha256", sa.LargeBinary, nullable=False),
        sa.Column("location", sa.String(40), nullable=False),
        sa.Column("replaces", sa.String(40)),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("code_sha256", name="pk_invitation"),
        sa.ForeignKeyConstraint(["replaces"], ["device.id"], name="fk_invitation_replaces"),
    )


def _make_releases() -> None:
    op.create_table(
        "message",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("device", sa.String(40), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("sha256", sa.LargeBinary, nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_message"),
        sa.ForeignKeyConstraint(["device"], ["device.id"], name="fk_message_device"),
    )
    op.create_table(
        "release",
        sa.Column("message", sa.Uuid, nullable=False),
        sa.Column("device", sa.String(40), nullable=False),
        sa.Column("location", sa.String(40), nullable=False),
        sa.Column("week", sa.String(8), nullable=False),
        sa.Column("definitions", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("message", name="pk_release"),
        sa.ForeignKeyConstraint(["message"], ["message.id"], name="fk_release_message"),
        sa.ForeignKeyConstraint(["device"], ["device.id"], name="fk_release_device"),
        sa.UniqueConstraint("device", "week", name="uq_release_device_week"),
    )
    op.create_index("ix_release_week", "release", ["week"])
    op.create_table(
        "release_class",
        sa.Column("release", sa.Uuid, nullable=False),
        *(sa.Column(name, sa.String(40), nullable=False) for name in CLASS_ATTRIBUTES),
        sa.Column("count", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("release", *CLASS_ATTRIBUTES, name="pk_release_class"),
        sa.ForeignKeyConstraint(["release"], ["release.message"], name="fk_release_class_release"),
    )
    op.create_table(
        "release_counter",
        sa.Column("release", sa.Uuid, nullable=False),
        sa.Column("name", sa.String(40), nullable=False),
        sa.Column("count", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("release", "name", name="pk_release_counter"),
        sa.ForeignKeyConstraint(["release"], ["release.message"], name="fk_release_counter_release"),
    )


def _make_journals() -> None:
    op.create_table(
        "nonce",
        sa.Column("device", sa.String(40), nullable=False),
        sa.Column("nonce", sa.String(64), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("device", "nonce", name="pk_nonce"),
        sa.ForeignKeyConstraint(["device"], ["device.id"], name="fk_nonce_device"),
    )
    op.create_table(
        "refusal",
        sa.Column("device", sa.String(40), nullable=False),
        sa.Column("message", sa.Uuid, nullable=False),
        sa.Column("sha256", sa.LargeBinary, nullable=False),
        sa.Column("reason", sa.String(300), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("device", "message", "sha256", name="pk_refusal"),
        sa.ForeignKeyConstraint(["device"], ["device.id"], name="fk_refusal_device"),
    )


def downgrade() -> None:
    """Drops every table, with all that was received: only for tests."""
    for table in ("refusal", "nonce", "release_counter", "release_class", "release", "message", "invitation", "device"):
        op.drop_table(table)
