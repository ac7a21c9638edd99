# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A digest beside each row, copies of the file that must go in time, and that a damaged file was mended."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "row_check",
        sa.Column("of_table", sa.String, nullable=False),
        sa.Column("digest", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("of_table", "digest", name="pk_row_check"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "leftover",
        sa.Column("name", sa.String, nullable=False),
        sa.Column("since_s", sa.Float, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_leftover"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "mending",
        sa.Column("only", sa.Integer, nullable=False),
        sa.Column("day", sa.String, nullable=False),
        sa.Column("kept", sa.Integer, nullable=False),
        sa.Column("lost", sa.Integer, nullable=False),
        sa.Column("since_s", sa.Float, nullable=False),
        sa.PrimaryKeyConstraint("only", name="pk_mending"),
        sa.CheckConstraint("only = 1", name="ck_mending_only"),
    )


def downgrade() -> None:
    for name in ("mending", "leftover", "row_check"):
        op.drop_table(name)
