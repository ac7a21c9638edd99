# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""In how many releases each period was told."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "told_period",
        sa.Column("period", sa.String, nullable=False),
        sa.Column("releases", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("period", name="pk_told_period"),
        sa.CheckConstraint("releases > 0", name="ck_told_period_releases"),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("told_period")
