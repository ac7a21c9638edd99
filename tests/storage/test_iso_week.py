# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Weeks as text."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from kiosk.storage.iso_week import monday, week_after, week_before, week_of_day

DAYS = st.dates(date(2020, 1, 1), date(2120, 1, 1))


@given(DAYS, DAYS)
def test_the_order_as_text_is_the_order_in_time(one: date, other: date) -> None:
    if week_of_day(one) < week_of_day(other):
        assert one < other


@given(DAYS)
def test_the_weeks_beside_are_seven_days_away(day: date) -> None:
    week = week_of_day(day)
    assert week_after(week) == week_of_day(day + timedelta(days=7))
    assert week_before(week) == week_of_day(day - timedelta(days=7))
    assert monday(week) <= day < monday(week_after(week))
