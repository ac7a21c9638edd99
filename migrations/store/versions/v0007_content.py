# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Signed content on the shelf, and which kiosks hear of it first."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the three tables."""
    op.create_table(
        "content_file",
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("packed", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("sha256", name="pk_content_file"),
    )
    op.create_table(
        "content_version",
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("manifest_sha256", sa.String(64), nullable=False),
        sa.Column("ring", sa.Integer, nullable=False),
        sa.Column("counts_from", sa.DateTime(timezone=True)),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("version", name="pk_content_version"),
        sa.ForeignKeyConstraint(
            ["manifest_sha256"], ["content_file.sha256"], name="fk_content_version_manifest_sha256"
        ),
    )
    op.create_table(
        "device_ring",
        sa.Column("device", sa.String(40), nullable=False),
        sa.Column("ring", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("device", name="pk_device_ring"),
        sa.ForeignKeyConstraint(["device"], ["device.id"], name="fk_device_ring_device"),
    )


def downgrade() -> None:
    """Drops them, with all that was published: only for tests."""
    for table in ("device_ring", "content_version", "content_file"):
        op.drop_table(table)
