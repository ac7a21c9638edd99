# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The classes of releases by month, on PostgreSQL in partitions; and figures that are added up as releases come in."""

from collections import defaultdict
from datetime import date
from typing import Any

import sqlalchemy as sa
from alembic import op

from kiosk.wire.period import PeriodKind, kind_of, month_of, months_of

revision = "0005"
down_revision = "0004"
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
TOLD = (
    "theme",
    "visitor_type",
    "outcome_kind",
    "destination_party",
    "language_group",
    "aids_used",
    "length_band",
)
_CLASSES = "release_class c JOIN release r ON r.message = c.release"


def upgrade() -> None:
    """Gives each class its month and location, and adds up what is there."""
    _set_aside()
    _make_classes()
    for period in _periods():
        _take_back(period)
    op.execute("DROP TABLE kept_release_class")
    op.create_table(
        "figure",
        sa.Column("period", sa.String(8), nullable=False),
        sa.Column("subject", sa.String(40), nullable=False),
        sa.Column("location", sa.String(40), nullable=False),
        sa.Column("code", sa.String(64), nullable=False),
        sa.Column("count", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("period", "subject", "location", "code", name="pk_figure"),
    )
    shown: dict[str, list[str]] = defaultdict(list)
    for period in _periods():
        shown[_shown_in(period)].append(period)
    for month, periods in shown.items():
        _add_up(month, periods)


def downgrade() -> None:
    """As it was: only for tests."""
    op.drop_table("figure")
    _set_aside()
    op.create_table(
        "release_class",
        sa.Column("release", sa.Uuid, nullable=False),
        *(sa.Column(name, sa.String(40), nullable=False) for name in ATTRIBUTES),
        sa.Column("count", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("release", *ATTRIBUTES, name="pk_release_class"),
        sa.ForeignKeyConstraint(["release"], ["release.message"], name="fk_release_class_release"),
    )
    names = f"release, {', '.join(ATTRIBUTES)}, count"
    op.execute(f"INSERT INTO release_class ({names}) SELECT {names} FROM kept_release_class")  # noqa: S608 - names of this file
    op.execute("DROP TABLE kept_release_class")


def _set_aside() -> None:
    op.execute("CREATE TEMPORARY TABLE kept_release_class AS SELECT * FROM release_class")
    op.drop_table("release_class")


def _make_classes() -> None:
    op.create_table(
        "release_class",
        sa.Column("month", sa.Date, nullable=False),
        sa.Column("location", sa.String(40), nullable=False),
        sa.Column("release", sa.Uuid, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        *(sa.Column(name, sa.String(40), nullable=False) for name in ATTRIBUTES),
        sa.Column("count", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("month", "location", "release", "number", name="pk_release_class"),
        postgresql_partition_by="RANGE (month)",
    )
    if op.get_bind().dialect.name == "postgresql":
        op.execute("CREATE TABLE release_class_else PARTITION OF release_class DEFAULT")


def _periods() -> list[str]:
    return list(op.get_bind().scalars(sa.text("SELECT DISTINCT period FROM release ORDER BY period")))


def _shown_in(period: str) -> str:
    return month_of(period) if kind_of(period) is PeriodKind.WEEK else period


def _take_back(period: str) -> None:
    shown = _shown_in(period)
    month = months_of(shown)[-1] if kind_of(shown) is PeriodKind.QUARTER else shown
    names = ", ".join(ATTRIBUTES)
    statement = sa.text(
        f"INSERT INTO release_class (month, location, release, number, {names}, count) "  # noqa: S608 - names of this file
        "SELECT :month, r.location, c.release, "
        f"row_number() OVER (PARTITION BY c.release ORDER BY {names}) - 1, {names}, c.count "
        "FROM kept_release_class c JOIN release r ON r.message = c.release WHERE r.period = :period"
    ).bindparams(sa.bindparam("month", type_=sa.Date))
    op.get_bind().execute(statement, {"month": date.fromisoformat(f"{month}-01"), "period": period})


def _add_up(month: str, periods: list[str]) -> None:
    for name in TOLD:
        _insert(
            month, periods, f"'{name}', r.location, c.{name}, SUM(c.count) FROM {_CLASSES}", f"r.location, c.{name}"
        )
    _insert(month, periods, f"'loss', r.location, '', SUM(r.loss * c.count) FROM {_CLASSES}", "r.location")
    weeks = [period for period in periods if kind_of(period) is PeriodKind.WEEK]
    _insert(month, weeks, "'visits', r.location, r.period, SUM(r.total) FROM release r", "r.location, r.period")
    inside = "{0} c JOIN release r ON r.message = c.release"
    counters = inside.format("release_counter")
    _insert(month, periods, f"'counter', r.location, c.name, SUM(c.count) FROM {counters}", "r.location, c.name")
    cells, place = inside.format("release_cell"), "r.location, c.name, c.cell"
    _insert(month, periods, f"'table.' || c.name, r.location, c.cell, SUM(c.count) FROM {cells}", place)


def _insert(month: str, periods: list[str], what: str, by: str) -> None:
    if not periods:
        return
    statement = sa.text(
        f"INSERT INTO figure SELECT CAST(:month AS VARCHAR), {what} WHERE r.period IN :periods GROUP BY {by}"
    ).bindparams(sa.bindparam("periods", expanding=True))
    values: dict[str, Any] = {"month": month, "periods": periods}
    op.get_bind().execute(statement, values)
