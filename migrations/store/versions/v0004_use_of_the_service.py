# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""How often and how much each kiosk sends."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the table."""
    op.create_table(
        "device_use",
        sa.Column("device", sa.String(40), nullable=False),
        sa.Column("minute", sa.BigInteger, nullable=False),
        sa.Column("requests", sa.Integer, nullable=False),
        sa.Column("day", sa.Integer, nullable=False),
        sa.Column("bytes", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("device", name="pk_device_use"),
        sa.ForeignKeyConstraint(["device"], ["device.id"], name="fk_device_use_device"),
    )


def downgrade() -> None:
    """Drops it."""
    op.drop_table("device_use")
