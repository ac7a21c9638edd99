# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The days on which desks in the Netherlands are closed."""

from datetime import date, timedelta

import pytest

from kiosk.directory.holidays import is_public_holiday


@pytest.mark.parametrize(
    "day",
    [
        date(2026, 1, 1),
        date(2026, 4, 5),  # Easter Sunday
        date(2026, 4, 6),
        date(2026, 4, 27),
        date(2026, 5, 14),  # Ascension
        date(2026, 5, 24),
        date(2026, 5, 25),  # Whit Monday
        date(2026, 12, 25),
        date(2026, 12, 26),
        date(2024, 4, 1),  # Easter Monday
        date(2025, 4, 26),  # King's Day, because 27 April 2025 is a Sunday
        date(2025, 5, 5),  # Liberation Day of a lustrum
        date(2030, 4, 22),
        date(2038, 4, 26),  # one of the latest Easters
    ],
)
def test_desks_are_closed_on_a_public_holiday(day: date) -> None:
    assert is_public_holiday(day)


@pytest.mark.parametrize(
    "day", [date(2025, 4, 27), date(2026, 4, 3), date(2026, 5, 5), date(2026, 12, 24), date(2026, 12, 31)]
)
def test_desks_are_open_on_good_friday_on_new_years_eve_and_on_liberation_day_outside_a_lustrum(day: date) -> None:
    assert not is_public_holiday(day)


@pytest.mark.parametrize("year", range(2024, 2060))
def test_every_year_has_the_same_number_of_holidays_unless_two_coincide(year: int) -> None:
    first = date(year, 1, 1)
    days = [first + timedelta(days=number) for number in range(366) if (first + timedelta(days=number)).year == year]
    expected = 10 if year % 5 == 0 else 9
    assert expected - 1 <= sum(is_public_holiday(day) for day in days) <= expected
