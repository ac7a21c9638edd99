# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Months, weeks and rows of the month report."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from kiosk.reports import labels
from kiosk.reports.figures import Row, counted_rows, days_of, every_row, month_name, week_rows
from kiosk.wire.period import weeks_of
from kiosk.wire.visit_class import AidsUsed, CounterName, LengthBand, OutcomeKind, VisitorType


def test_a_month_is_the_weeks_whose_thursday_falls_in_it() -> None:
    assert weeks_of("2026-11") == ("2026-W45", "2026-W46", "2026-W47", "2026-W48")
    assert weeks_of("2026-12") == ("2026-W49", "2026-W50", "2026-W51", "2026-W52", "2026-W53")
    assert weeks_of("2027-01") == ("2027-W01", "2027-W02", "2027-W03", "2027-W04")


def test_every_week_of_many_years_belongs_to_exactly_one_month() -> None:
    months = [f"{year}-{month:02d}" for year in range(2020, 2046) for month in range(1, 13)]
    weeks = [week for month in months for week in weeks_of(month)]
    assert len(weeks) == len(set(weeks))
    for earlier, later in pairwise(months):
        assert days_of(later)[0] - days_of(earlier)[1] == timedelta(days=1)


def test_the_days_of_a_month_run_from_its_first_monday_to_its_last_sunday() -> None:
    assert days_of("2026-11") == (date(2026, 11, 2), date(2026, 11, 29))


def test_a_month_has_a_dutch_name() -> None:
    assert month_name("2026-03") == "maart 2026"


def test_a_week_without_visits_is_a_row_of_zero() -> None:
    assert week_rows("2026-11", {"2026-W46": 7})[:2] == (Row("2026-W45", "week 45", 0), Row("2026-W46", "week 46", 7))


def test_a_code_that_this_version_does_not_know_is_shown_and_never_dropped() -> None:
    rows = every_row({"nl": "Nederlands"}, {"xx": 6, "nl": 3})
    assert rows == (Row("nl", "Nederlands", 3), Row("xx", "xx", 6))


def test_counted_rows_show_most_first_and_no_zero() -> None:
    rows = counted_rows(labels.LANGUAGES, {"en": 9, "nl": 30, "ar": 9, "pl": 0})
    assert [row.code for row in rows] == ["nl", "ar", "en"]


@pytest.mark.parametrize(
    ("table", "codes"),
    [
        (labels.VISITOR_TYPES, VisitorType),
        (labels.OUTCOMES, OutcomeKind),
        (labels.AIDS, AidsUsed),
        (labels.LENGTHS, LengthBand),
        (labels.COUNTERS, CounterName),
    ],
)
def test_every_code_of_the_wire_has_a_dutch_name(table: labels.Labels, codes: list[str]) -> None:
    assert list(table) == [str(code) for code in codes]
