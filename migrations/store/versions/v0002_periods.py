# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Releases of months and quarters beside those of weeks, their totals and limits, and the tables of a quarter.

What came in before as classes of fewer than five visits goes, for it could tell of one person; the total of its week
stays.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

ATTRIBUTES = (
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
TABLES = ("release_counter", "release_class", "release")
LIMITS = ("k", "l", "total", "rest", "loss")


def upgrade() -> None:
    """Makes the releases anew: the week is part of a key and becomes a period."""
    _set_aside()
    _make_releases("period", [sa.Column(name, sa.Integer, nullable=name in {"total", "rest"}) for name in LIMITS])
    op.create_table(
        "release_cell",
        sa.Column("release", sa.Uuid, nullable=False),
        sa.Column("name", sa.String(40), nullable=False),
        sa.Column("cell", sa.String(64), nullable=False),
        sa.Column("count", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("release", "name", "cell", name="pk_release_cell"),
        sa.ForeignKeyConstraint(["release"], ["release.message"], name="fk_release_cell_release"),
    )
    op.execute(
        "INSERT INTO release (message, device, location, period, definitions, k, l, total, loss) "
        "SELECT message, device, location, week, definitions, 1, 1, "
        "(SELECT COALESCE(SUM(count), 0) FROM kept_release_class WHERE release = message), 0 FROM kept_release"
    )
    op.execute("INSERT INTO release_class SELECT * FROM kept_release_class WHERE count >= 5")
    _take_back()


def downgrade() -> None:
    """As it was, with the releases of weeks alone: only for tests."""
    op.drop_table("release_cell")
    _set_aside()
    _make_releases("week", [])
    op.execute(
        "INSERT INTO release (message, device, location, week, definitions) "
        "SELECT message, device, location, period, definitions FROM kept_release WHERE total IS NOT NULL"
    )
    op.execute(
        "INSERT INTO release_class SELECT * FROM kept_release_class WHERE release IN (SELECT message FROM release)"
    )
    _take_back()


def _set_aside() -> None:
    for table in TABLES:
        op.execute(f"CREATE TEMPORARY TABLE kept_{table} AS SELECT * FROM {table}")  # noqa: S608 - names of this file
        op.drop_table(table)


def _take_back() -> None:
    op.execute("INSERT INTO release_counter SELECT * FROM kept_release_counter")
    for table in TABLES:
        op.execute(f"DROP TABLE kept_{table}")


def _make_releases(period: str, limits: list[sa.Column[int]]) -> None:
    op.create_table(
        "release",
        sa.Column("message", sa.Uuid, nullable=False),
        sa.Column("device", sa.String(40), nullable=False),
        sa.Column("location", sa.String(40), nullable=False),
        sa.Column(period, sa.String(8), nullable=False),
        sa.Column("definitions", sa.Integer, nullable=False),
        *limits,
        sa.PrimaryKeyConstraint("message", name="pk_release"),
        sa.ForeignKeyConstraint(["message"], ["message.id"], name="fk_release_message"),
        sa.ForeignKeyConstraint(["device"], ["device.id"], name="fk_release_device"),
        sa.UniqueConstraint("device", period, name=f"uq_release_device_{period}"),
    )
    op.create_index(f"ix_release_{period}", "release", [period])
    op.create_table(
        "release_class",
        sa.Column("release", sa.Uuid, nullable=False),
        *(sa.Column(name, sa.String(40), nullable=False) for name in ATTRIBUTES),
        sa.Column("count", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("release", *ATTRIBUTES, name="pk_release_class"),
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
