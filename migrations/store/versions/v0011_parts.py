# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The parts of a period: a kiosk whose clock was ahead tells of one more than once."""

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

POINT_AT_RELEASES = ("release_counter", "release_cell")


def upgrade() -> None:
    """All that came in before is the first part of its period."""
    with _nothing_points_at_releases(), op.batch_alter_table("release") as release:
        release.add_column(sa.Column("part", sa.Integer, nullable=False, server_default=sa.text("0")))
        release.drop_constraint("uq_release_device_period", type_="unique")
        release.create_unique_constraint("uq_release_device_period_part", ["device", "period", "part"])


def downgrade() -> None:
    """As it was, with the first parts alone: only for tests."""
    for table in (*POINT_AT_RELEASES, "release_class"):
        op.execute(f"DELETE FROM {table} WHERE release IN (SELECT message FROM release WHERE part > 0)")  # noqa: S608 - names of this file
    op.execute("DELETE FROM release WHERE part > 0")
    with _nothing_points_at_releases(), op.batch_alter_table("release") as release:
        release.drop_constraint("uq_release_device_period_part", type_="unique")
        release.create_unique_constraint("uq_release_device_period", ["device", "period"])
        release.drop_column("part")


@contextmanager
def _nothing_points_at_releases() -> Iterator[None]:
    """SQLite changes a table by making it anew, which it may not while rows point at it."""
    tables = POINT_AT_RELEASES if op.get_bind().dialect.name == "sqlite" else ()
    for table in tables:
        op.execute(f"CREATE TEMPORARY TABLE kept_{table} AS SELECT * FROM {table}")  # noqa: S608 - names of this file
        op.execute(f"DELETE FROM {table}")  # noqa: S608 - names of this file
    yield
    for table in tables:
        op.execute(f"INSERT INTO {table} SELECT * FROM kept_{table}")  # noqa: S608 - names of this file
        op.execute(f"DROP TABLE kept_{table}")
