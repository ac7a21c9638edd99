# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Open now, closed until when, or nobody knows."""

from datetime import UTC, date, datetime, time

import pytest

from kiosk.directory.hours import Closed, HoursUnknown, Open, Opening, opening
from tests.directory.builders import local, weekly

NINE_TO_FIVE = weekly("09:00", "17:00")


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (local(2026, 11, 24, 8, 59), Closed(local(2026, 11, 24, 9))),
        (local(2026, 11, 24, 9), Open(time(17))),
        (local(2026, 11, 24, 16, 59), Open(time(17))),
        (local(2026, 11, 24, 17), Closed(local(2026, 11, 25, 9))),
        (local(2026, 11, 27, 18), Closed(local(2026, 11, 30, 9))),  # Friday evening: Monday
        (local(2026, 12, 24, 18), Closed(local(2026, 12, 28, 9))),  # Christmas and a weekend
        (local(2026, 12, 25, 10), Closed(local(2026, 12, 28, 9))),
        (local(2027, 3, 26, 18), Closed(local(2027, 3, 30, 9))),  # Easter
    ],
)
def test_working_days_from_nine_to_five(moment: datetime, expected: Opening) -> None:
    assert opening([NINE_TO_FIVE], moment) == expected


def test_nine_o_clock_stays_nine_o_clock_when_summer_time_begins_and_ends() -> None:
    for friday, monday, utc_hour in (
        (local(2026, 3, 27, 18), local(2026, 3, 30, 9), 7),
        (local(2026, 10, 23, 18), local(2026, 10, 26, 9), 8),
    ):
        found = opening([NINE_TO_FIVE], friday)
        assert found == Closed(monday)
        assert isinstance(found, Closed)
        assert found.opens is not None
        assert found.opens.astimezone(UTC).hour == utc_hour


def test_the_night_of_the_clock_change_counts_real_hours() -> None:
    night = [weekly("22:00", "02:30", 5)]
    # 25 October 2026: two o'clock comes twice; half past two the first time is the closing time, in summer time
    assert opening(night, datetime(2026, 10, 25, 0, 15, tzinfo=UTC)) == Open(time(2, 30))
    assert isinstance(opening(night, datetime(2026, 10, 25, 1, 15, tzinfo=UTC)), Closed)


def test_a_moment_in_another_time_zone_is_the_same_moment() -> None:
    assert opening([NINE_TO_FIVE], datetime(2026, 11, 24, 8, 0, tzinfo=UTC)) == Open(time(17))
    assert isinstance(opening([NINE_TO_FIVE], datetime(2026, 11, 24, 7, 59, tzinfo=UTC)), Closed)


def test_a_moment_without_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="aware"):
        opening([NINE_TO_FIVE], datetime(2026, 11, 24, 9))  # noqa: DTZ001  the mistake that is refused


def test_hours_past_midnight_belong_to_the_evening_that_they_began() -> None:
    friday_night = [weekly("20:00", "01:00", 4)]
    assert opening(friday_night, local(2026, 11, 28, 0, 30)) == Open(time(1))
    assert opening(friday_night, local(2026, 11, 28, 1)) == Closed(local(2026, 12, 4, 20))


def test_open_until_midnight() -> None:
    assert opening([weekly("18:00", "00:00", 1)], local(2026, 11, 24, 23, 59)) == Open(time(0))


def test_open_day_and_night_closes_only_for_a_holiday() -> None:
    always = [weekly("00:00", "00:00", *range(7))]
    assert isinstance(opening(always, local(2026, 11, 24, 3)), Open)
    assert opening(always, local(2026, 12, 26, 3)) == Closed(local(2026, 12, 27, 0))


def test_hours_that_touch_count_as_one_and_a_lunch_break_does_not() -> None:
    assert opening([weekly("09:00", "12:00"), weekly("12:00", "17:00")], local(2026, 11, 24, 10)) == Open(time(17))
    lunch = [weekly("09:00", "12:00"), weekly("13:00", "17:00")]
    assert opening(lunch, local(2026, 11, 24, 10)) == Open(time(12))
    assert opening(lunch, local(2026, 11, 24, 12, 15)) == Closed(local(2026, 11, 24, 13))


def test_without_hours_nobody_knows() -> None:
    assert opening([], local(2026, 11, 24)) == HoursUnknown()


def test_hours_that_have_passed_are_unknown_and_not_closed_for_ever() -> None:
    passed = weekly("09:00", "17:00", valid=(None, date(2026, 11, 23)))
    assert opening([passed], local(2026, 11, 24, 10)) == HoursUnknown()
    assert opening([passed], local(2026, 11, 23, 10)) == Open(time(17))
    assert opening([passed], local(2026, 11, 23, 18)) == Closed(None)


def test_hours_of_a_later_season_begin_on_their_first_day() -> None:
    later = weekly("09:00", "17:00", valid=(date(2027, 2, 1), None))
    assert opening([later], local(2026, 11, 24, 10)) == Closed(local(2027, 2, 1, 9))


def test_a_season_more_than_a_year_away_has_no_next_opening() -> None:
    far = weekly("09:00", "17:00", valid=(date(2029, 1, 1), None))
    assert opening([far], local(2026, 11, 24, 10)) == Closed(None)
