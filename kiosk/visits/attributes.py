# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""How a visit becomes ten coarse attributes. Pure."""

from collections.abc import Set
from datetime import date, datetime, timedelta

from kiosk.wire.visit_class import AidsUsed, LengthBand, PartOfDay, VisitorType

NOON = 12
EVENING_STARTS = 18
_BANDS_MIN = (
    (2, LengthBand.UNDER_2_MIN),
    (5, LengthBand.FROM_2_TO_5_MIN),
    (10, LengthBand.FROM_5_TO_10_MIN),
)


def week_of(moment: date) -> str:
    """The ISO 8601 week of a day or moment, such as `2026-W47`."""
    year, week, _ = moment.isocalendar()
    return f"{year}-W{week:02d}"


def first_day_of(week: str) -> date:
    """The Monday of an ISO week."""
    return date.fromisocalendar(int(week[:4]), int(week[6:]), 1)


def week_after(week: str) -> str:
    """The ISO week that follows."""
    return week_of(first_day_of(week) + timedelta(days=7))


def part_of_day(moment: datetime) -> PartOfDay:
    """Morning until 12, afternoon until 18, else evening, on the region's clock."""
    if moment.hour < NOON:
        return PartOfDay.MORNING
    return PartOfDay.AFTERNOON if moment.hour < EVENING_STARTS else PartOfDay.EVENING


def length_band(seconds: float) -> LengthBand:
    """The band of a visit's length; a clock that went back counts as no time at all."""
    return next((band for minutes, band in _BANDS_MIN if seconds < minutes * 60), LengthBand.FROM_10_MIN)


def aids_used(aids: Set[AidsUsed]) -> AidsUsed:
    """One value for all aids that were on."""
    used = aids - {AidsUsed.NONE}
    if not used:
        return AidsUsed.NONE
    return next(iter(used)) if len(used) == 1 else AidsUsed.SEVERAL


def visitor_type(said: str) -> VisitorType:
    """The flow's `bezoekerstype`; whatever is not one of the six is unknown."""
    return VisitorType(said) if said in set(VisitorType) else VisitorType.UNKNOWN
