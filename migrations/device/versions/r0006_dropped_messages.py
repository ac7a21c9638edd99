# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is left of a refused message that staff dropped."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "dropped_message",
        sa.Column("id", sa.LargeBinary, nullable=False),
        *(sa.Column(name, sa.String, nullable=False) for name in ("kind", "reason", "day")),
        sa.PrimaryKeyConstraint("id", name="pk_dropped_message"),
        sa.CheckConstraint("length(id) = 16", name="ck_dropped_message_id"),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("dropped_message")
