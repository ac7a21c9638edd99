# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""How a visit becomes coarse values, at every edge."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.clock import AMSTERDAM
from kiosk.visits import attributes
from kiosk.wire.visit_class import AidsUsed, LengthBand, OutcomeKind, PartOfDay, VisitClass, VisitorType


@pytest.mark.parametrize(
    ("moment", "week"),
    [
        (datetime(2026, 11, 23, 0, 0, tzinfo=AMSTERDAM), "2026-W48"),
        (datetime(2026, 11, 22, 23, 59, tzinfo=AMSTERDAM), "2026-W47"),
        (datetime(2027, 1, 3, 12, 0, tzinfo=AMSTERDAM), "2026-W53"),
        (datetime(2027, 1, 4, 12, 0, tzinfo=AMSTERDAM), "2027-W01"),
        (datetime(2026, 11, 22, 23, 30, tzinfo=UTC).astimezone(AMSTERDAM), "2026-W48"),
    ],
)
def test_a_week_begins_on_monday_in_the_regions_own_time(moment: datetime, week: str) -> None:
    assert attributes.week_of(moment) == week


@pytest.mark.parametrize(
    ("hour", "part"),
    [
        (0, PartOfDay.MORNING),
        (11, PartOfDay.MORNING),
        (12, PartOfDay.AFTERNOON),
        (17, PartOfDay.AFTERNOON),
        (18, PartOfDay.EVENING),
        (23, PartOfDay.EVENING),
    ],
)
def test_the_day_has_three_parts(hour: int, part: PartOfDay) -> None:
    assert attributes.part_of_day(datetime(2026, 11, 23, hour, 59, tzinfo=AMSTERDAM)) is part


@pytest.mark.parametrize(
    ("seconds", "band"),
    [
        (-5, LengthBand.UNDER_2_MIN),
        (119.9, LengthBand.UNDER_2_MIN),
        (120, LengthBand.FROM_2_TO_5_MIN),
        (300, LengthBand.FROM_5_TO_10_MIN),
        (599.9, LengthBand.FROM_5_TO_10_MIN),
        (600, LengthBand.FROM_10_MIN),
    ],
)
def test_a_length_is_a_band(seconds: float, band: LengthBand) -> None:
    assert attributes.length_band(seconds) is band


@pytest.mark.parametrize(
    ("code", "group"),
    [("nl", "nl"), ("nl-NL", "nl"), ("AR", "ar"), ("zh_Hant", "zh"), ("", "anders"), ("klingon", "anders")],
)
def test_a_language_is_grouped_without_region_or_script(code: str, group: str) -> None:
    assert attributes.language_group(code) == group


@pytest.mark.parametrize(
    ("aids", "used"),
    [
        (frozenset(), AidsUsed.NONE),
        (frozenset({AidsUsed.NONE}), AidsUsed.NONE),
        (frozenset({AidsUsed.NONE, AidsUsed.CONTRAST}), AidsUsed.CONTRAST),
        (frozenset({AidsUsed.SPEECH, AidsUsed.CONTRAST}), AidsUsed.SEVERAL),
    ],
)
def test_more_than_one_aid_is_not_told_apart(aids: frozenset[AidsUsed], used: AidsUsed) -> None:
    assert attributes.aids_used(aids) is used


def test_only_the_agreed_visitor_types_are_known() -> None:
    assert attributes.visitor_type("werkgever") is VisitorType.EMPLOYER
    assert attributes.visitor_type("astronaut") is VisitorType.UNKNOWN
    assert attributes.visitor_type("") is VisitorType.UNKNOWN


@pytest.mark.parametrize(
    ("version", "code"),
    [("1", "1"), ("2026.11 Proef", "2026.11-proef"), ("", "onbekend"), ("¿?", "onbekend"), ("--v2", "v2")],
)
def test_a_flow_version_becomes_a_code(version: str, code: str) -> None:
    assert attributes.flow_version(version) == code


@given(text=st.text(max_size=60), seconds=st.floats(allow_nan=False), moment=st.datetimes())
def test_whatever_the_content_says_a_visit_can_be_kept(text: str, seconds: float, moment: datetime) -> None:
    VisitClass(
        part_of_day=attributes.part_of_day(moment),
        visitor_type=attributes.visitor_type(text),
        theme=attributes.theme(text),
        outcome_kind=OutcomeKind.INFORMATION,
        destination_party=attributes.party(text),
        language_group=attributes.language_group(text),
        aids_used=AidsUsed.NONE,
        length_band=attributes.length_band(seconds),
        flow_version=attributes.flow_version(text),
    )
