# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The Dutch public holidays, computed: the days on which a desk or a telephone line is closed.

The days of the Algemene termijnenwet, article 3, except Good Friday (for that act only; desks are open) and
Liberation Day, which is a day off once in five years.
"""

from datetime import date, timedelta


def is_public_holiday(day: date) -> bool:
    """Whether desks in the Netherlands are closed on this day."""
    return day in _fixed(day.year) or (day - _easter_sunday(day.year)).days in _AROUND_EASTER


_AROUND_EASTER = frozenset({0, 1, 39, 49, 50})
"""Easter, Easter Monday, Ascension, Whitsun and Whit Monday: days after Easter Sunday."""


def _fixed(year: int) -> frozenset[date]:
    days = {date(year, 1, 1), _kings_day(year), date(year, 12, 25), date(year, 12, 26)}
    if year % 5 == 0:
        days.add(date(year, 5, 5))
    return frozenset(days)


def _kings_day(year: int) -> date:
    """27 April, or the day before when that is a Sunday."""
    birthday = date(year, 4, 27)
    return birthday - timedelta(days=1) if birthday.weekday() == 6 else birthday


def _easter_sunday(year: int) -> date:
    """Easter of the Gregorian calendar: the anonymous algorithm of Meeus, Astronomical Algorithms, chapter 8."""
    moon_year = year % 19
    century, year_of_century = divmod(year, 100)
    leap_century, rest_century = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * moon_year + century - leap_century - correction + 15) % 30
    leap_year, rest_year = divmod(year_of_century, 4)
    weekday = (32 + 2 * rest_century + 2 * leap_year - epact - rest_year) % 7
    late = (moon_year + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)
