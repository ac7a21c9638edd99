# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Values turn into one another as XPath and ODK XForms say; dates are counted in days."""

import math
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.flow.xpath.moments import Moment, moment_of_days, read_moment, write_moment
from kiosk.flow.xpath.rounding import round_half_away, whole_part
from kiosk.flow.xpath.values import number_of_text, text_of_number, to_truth
from tests.flow.expressions import text_of, value_of

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (1.0, "1"),
        (-0.0, "0"),
        (0.1, "0.1"),
        (1e21, "1" + "0" * 21),
        (1e-7, "0.0000001"),
        (math.nan, "NaN"),
        (math.inf, "Infinity"),
        (-math.inf, "-Infinity"),
    ],
)
def test_a_number_is_written_without_exponent(number: float, text: str) -> None:
    assert text_of_number(number) == text


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_written_and_read_is_the_same_number(number: float) -> None:
    assert number_of_text(text_of_number(number)) == number


@pytest.mark.parametrize("text", ["", " ", "1e3", "0x10", "1_000", "1,5", "٣", "abc", "--1", "2026-02-30", "Infinity"])
def test_what_is_no_number_reads_as_nan(text: str) -> None:
    assert math.isnan(number_of_text(text))


@pytest.mark.parametrize(
    ("number", "places", "rounded"),
    [
        (0.5, 0, 1),
        (-0.5, 0, -1),
        (2.5, 0, 3),
        (1.005, 2, 1.01),
        (math.inf, 0, math.inf),
        (1e300, 2, 1e300),
        (1.5, 1e6, 1.5),
        (1e-200, math.inf, 1e-200),
    ],
)
def test_halves_round_away_from_zero_on_the_written_digits(number: float, places: float, rounded: float) -> None:
    assert round_half_away(number, places) == rounded


def test_rounding_to_no_number_of_places_is_no_number() -> None:
    assert math.isnan(round_half_away(1.0, math.nan))
    assert math.isnan(round_half_away(math.nan, 0))
    assert whole_part(math.nan, 5) == 0
    assert whole_part(-math.inf, 5) == -5


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_rounding_to_whole_moves_by_half_at_most(number: float) -> None:
    assert abs(round_half_away(number, 0) - number) <= 0.5


def test_a_day_is_text_and_a_number_of_days() -> None:
    day = read_moment("2026-11-23", UTC)
    assert day is not None
    assert day.text() == "2026-11-23"
    assert day.days() == 20780
    assert moment_of_days(20780, UTC) == day


def test_a_moment_keeps_its_time_of_day_in_the_zone_of_the_form() -> None:
    moment = read_moment("2026-11-23T14:30:00.5Z", AMSTERDAM)
    assert moment is not None
    assert moment.text() == "2026-11-23T15:30:00.500+01:00"
    assert read_moment("2026-11-23T15:30:00.5+01:00", AMSTERDAM) == moment
    assert read_moment("2026-11-23T09:30:00.5-0500", AMSTERDAM) == moment
    assert read_moment("2026-11-23T15:30", AMSTERDAM) == read_moment("2026-11-23T15:30:00", AMSTERDAM)


@pytest.mark.parametrize(
    "text", ["2026-13-01", "0000-01-01", "2026-11-23T25:00:00Z", "26-1-1", "2026-11-23T10:00+99:00"]
)
def test_an_impossible_date_is_none(text: str) -> None:
    assert read_moment(text, UTC) is None


@pytest.mark.parametrize("days", [math.nan, math.inf, 1e9, -1e9])
def test_days_outside_the_calendar_are_none(days: float) -> None:
    assert moment_of_days(days, UTC) is None


def test_the_edge_of_the_calendar_is_none_in_a_zone_where_it_does_not_exist() -> None:
    assert read_moment("0001-01-01T00:00:00Z", ZoneInfo("America/Phoenix")) is None


def test_a_moment_is_written_in_the_codes_of_odk() -> None:
    moment = Moment(datetime(2026, 3, 5, 7, 8, 9, 45_000, tzinfo=UTC))
    assert (
        write_moment(moment, "%a %e %b %Y %y-%m-%d %n %W %H:%M:%S.%3 %h %q 9%%d")
        == "Thu 5 Mar 2026 26-03-05 3 10 07:08:09.045 7 %q 9%d"
    )


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("today()", "2026-11-23"),
        ("today() + 1 = '2026-11-24'", "true"),
        ("date('2026-11-24') > today()", "true"),
        ("date(number('x'))", ""),
        ("date('')", ""),
        ("date(true())", ""),
        ("date(today())", "2026-11-23"),
        ("date('20780')", "2026-11-23"),
        ("format-date(today(), '%d-%m-%Y')", "23-11-2026"),
        ("format-date('x', '%d')", ""),
        ("int(today()) = 20780", "true"),
        ("number(today())", "20780"),
        ("number('2026-11-23T12:00:00Z')", "20780"),
        ("concat(1 + 1, '')", "2"),
        ("if(today(), 'ja', 'nee')", "ja"),
        ("concat(today(), '')", "2026-11-23"),
        ("-'3'", "-3"),
        ("true() + true()", "2"),
        ("1 div 0", "Infinity"),
        ("-1 div 0", "-Infinity"),
        ("0 div 0", "NaN"),
        ("1 div number('x')", "NaN"),
        ("number('x') div 0", "NaN"),
        ("(1 div 0) mod 2", "NaN"),
        ("5 mod 0", "NaN"),
        ("5 mod (1 div 0)", "5"),
        ("'a' != 'b'", "true"),
        ("concat('a', 'b') = concat('a', 'b')", "true"),
        ("concat('a', 'b') != concat('a', 'b')", "false"),
        ("1 = '1'", "true"),
        ("true() = 'x'", "true"),
        ("//b = true()", "true"),
        ("//b != //b", "true"),
        ("//b = '2'", "true"),
        ("//zz = ''", "false"),
        ("//zz = false()", "true"),
        ("1 and 0", "false"),
        ("1 or 0", "true"),
        ("1 and 1 and 0", "false"),
    ],
)
def test_expressions_give_their_value(expression: str, value: str) -> None:
    assert text_of(expression, "<a><b>1</b><b>2</b></a>") == value


def test_a_moment_is_true_and_no_number_is_false() -> None:
    assert to_truth(Moment(datetime(1970, 1, 1, tzinfo=UTC)))
    assert not to_truth(math.nan)


def test_what_comes_after_the_deciding_operand_does_not_matter() -> None:
    assert value_of("false() and 1 div 0 = 'x'") is False
    assert value_of("true() or 1 div 0 = 'x'") is True
