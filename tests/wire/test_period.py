# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Weeks lie in one month, months in one quarter."""

from datetime import date, timedelta

import pytest

from kiosk.wire.period import PeriodKind, kind_of, month_of, months_of, quarter_of, weeks_of


@pytest.mark.parametrize(
    ("period", "kind"),
    [("2026-W47", PeriodKind.WEEK), ("2026-11", PeriodKind.MONTH), ("2026-Q4", PeriodKind.QUARTER)],
)
def test_a_period_says_what_kind_it_is(period: str, kind: PeriodKind) -> None:
    assert kind_of(period) is kind


def test_a_week_belongs_to_the_month_of_its_thursday() -> None:
    assert [month_of(week) for week in ("2026-W44", "2026-W45", "2026-W53", "2027-W01")] == [
        *("2026-10", "2026-11", "2026-12", "2027-01")
    ]


def test_every_week_of_ten_years_lies_in_the_month_and_quarter_that_name_it() -> None:
    day = date(2024, 1, 4)
    while day.year < 2034:
        year, number, _ = day.isocalendar()
        week = f"{year}-W{number:02d}"
        month, quarter = month_of(week), quarter_of(week)
        assert week in weeks_of(month)
        assert week in weeks_of(quarter)
        assert quarter == quarter_of(month)
        assert month in months_of(quarter)
        assert weeks_of(week) == (week,)
        day += timedelta(days=7)


def test_a_quarter_is_its_three_months() -> None:
    assert months_of("2026-Q4") == ("2026-10", "2026-11", "2026-12")
    assert weeks_of("2026-Q4") == tuple(week for month in months_of("2026-Q4") for week in weeks_of(month))
    assert (weeks_of("2026-Q4")[0], weeks_of("2026-Q4")[-1]) == ("2026-W40", "2026-W53")
