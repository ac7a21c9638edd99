# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Weeks, months and quarters as text: `2026-W47`, `2026-11`, `2026-Q4`. Within a kind, order as text is order in time.

Months and quarters are made of whole ISO 8601 weeks: a week belongs to the month of its Thursday, so that it lies in
one month and one quarter.
"""

from datetime import date, timedelta
from enum import StrEnum
from typing import Annotated

from pydantic import StringConstraints

_WEEK = r"W(0[1-9]|[1-4][0-9]|5[0-3])"
Week = Annotated[str, StringConstraints(pattern=rf"^[0-9]{{4}}-{_WEEK}$")]
Period = Annotated[str, StringConstraints(pattern=rf"^[0-9]{{4}}-({_WEEK}|0[1-9]|1[0-2]|Q[1-4])$")]


class PeriodKind(StrEnum):
    """How long a period is, shortest first."""

    WEEK = "week"
    MONTH = "maand"
    QUARTER = "kwartaal"


def kind_of(period: str) -> PeriodKind:
    """The kind of this period."""
    if "W" in period:
        return PeriodKind.WEEK
    return PeriodKind.QUARTER if "Q" in period else PeriodKind.MONTH


def month_of(week: str) -> str:
    """The month of a week."""
    return f"{_thursday(week):%Y-%m}"


def quarter_of(period: str) -> str:
    """The quarter of a week or a month."""
    month = month_of(period) if kind_of(period) is PeriodKind.WEEK else period
    return f"{month[:4]}-Q{(int(month[5:7]) + 2) // 3}"


def months_of(quarter: str) -> tuple[str, ...]:
    """The three months of a quarter."""
    first = 3 * int(quarter[-1]) - 2
    return tuple(f"{quarter[:4]}-{month:02d}" for month in range(first, first + 3))


def weeks_of(period: str) -> tuple[str, ...]:
    """The weeks of a period, in order: `2026-11` has `2026-W45` up to `2026-W48`."""
    match kind_of(period):
        case PeriodKind.WEEK:
            return (period,)
        case PeriodKind.MONTH:
            return _weeks_of_month(period)
        case PeriodKind.QUARTER:
            return tuple(week for month in months_of(period) for week in _weeks_of_month(month))


def _weeks_of_month(month: str) -> tuple[str, ...]:
    first = date.fromisoformat(f"{month}-01")
    thursday = first + timedelta(days=(3 - first.weekday()) % 7)
    weeks = []
    while thursday.month == first.month:
        year, week, _ = thursday.isocalendar()
        weeks.append(f"{year}-W{week:02d}")
        thursday += timedelta(days=7)
    return tuple(weeks)


def _thursday(week: str) -> date:
    return date.fromisocalendar(int(week[:4]), int(week[6:]), 4)
