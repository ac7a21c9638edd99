# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The keys with which kiosks sealed before, and whether a new key leaves the former one its worth."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the table; who was invited before keeps the former key."""
    op.create_table(
        "former_key",
        sa.Column("device", sa.String(40), nullable=False),
        sa.Column("public_key", sa.LargeBinary, nullable=False),
        sa.Column("replaced_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("device", "public_key", name="pk_former_key"),
        sa.ForeignKeyConstraint(["device"], ["device.id"], name="fk_former_key_device"),
    )
    op.add_column("invitation", sa.Column("keeps_former", sa.Boolean, nullable=False, server_default=sa.true()))


def downgrade() -> None:
    """Drops them."""
    op.drop_column("invitation", "keeps_former")
    op.drop_table("former_key")
