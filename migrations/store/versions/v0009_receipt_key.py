# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The key by which the store signs receipts on a stick."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes its table."""
    op.create_table(
        "receipt_key",
        sa.Column("only", sa.Integer, nullable=False),
        sa.Column("private", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("only", name="pk_receipt_key"),
    )


def downgrade() -> None:
    """Drops it: only for tests."""
    op.drop_table("receipt_key")
