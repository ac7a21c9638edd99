# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""As whom a member of staff starts a handover; who had a code already is a guide."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("staff_account", sa.Column("role", sa.String, nullable=False, server_default=sa.text("'gids'")))


def downgrade() -> None:
    op.drop_column("staff_account", "role")
