# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Is it open now, until when, and if not: when again. Pure: the moment is passed in.

Hours are local wall time in Europe/Amsterdam, so that nine o'clock stays nine o'clock over summer time. Two moments are
compared in UTC: Python compares two times of one zone by their wall clock, which is wrong in the night of the change.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from kiosk.clock import AMSTERDAM
from kiosk.directory.holidays import is_public_holiday
from kiosk.directory.model import Schedule

LOOK_AHEAD_DAYS = 400
"""How far the next opening is looked for: past any summer or winter closing."""


@dataclass(frozen=True, slots=True)
class Open:
    """Open now; `closes` is local wall time, and on the next day when it is not later than now."""

    closes: time


@dataclass(frozen=True, slots=True)
class Closed:
    """Closed now; `opens` is the next opening in Europe/Amsterdam, None when there is none within a year."""

    opens: datetime | None


@dataclass(frozen=True, slots=True)
class HoursUnknown:
    """Nobody told the hours, or all that were told have passed."""


Opening = Open | Closed | HoursUnknown


def opening(schedules: Sequence[Schedule], moment: datetime) -> Opening:
    """The opening at an aware moment; closed on Dutch public holidays.

    Raises:
        ValueError: the moment has no time zone.
    """
    if moment.tzinfo is None:
        raise ValueError("opening() needs an aware moment")
    today, now = moment.astimezone(AMSTERDAM).date(), moment.astimezone(UTC)
    closes = _open_until(schedules, today, now)
    if closes is not None:
        return Open(closes.astimezone(AMSTERDAM).time())
    if all(one.valid_to is not None and one.valid_to < today for one in schedules):
        return HoursUnknown()
    return Closed(_next_opening(schedules, today, now))


def _open_until(schedules: Sequence[Schedule], today: date, now: datetime) -> datetime | None:
    """The end in UTC of the open time that holds `now`; hours that touch or overlap count as one."""
    near = sorted(span for day in range(-1, 3) for span in open_times(schedules, today + timedelta(days=day)))
    until: datetime | None = None
    for opens, closes in near:
        if opens <= (until or now) < closes:
            until = closes
    return until


def _next_opening(schedules: Sequence[Schedule], today: date, now: datetime) -> datetime | None:
    for ahead in range(LOOK_AHEAD_DAYS):
        starts = [opens for opens, _ in open_times(schedules, today + timedelta(days=ahead)) if opens > now]
        if starts:
            return min(starts).astimezone(AMSTERDAM)
    return None


def open_times(schedules: Sequence[Schedule], day: date) -> Iterator[tuple[datetime, datetime]]:
    """The open times in UTC that begin on this day."""
    if is_public_holiday(day):
        return
    for one in schedules:
        if day.weekday() in one.days and _valid(one, day):
            last = day if one.closes > one.opens else day + timedelta(days=1)
            yield _in_utc(day, one.opens), _in_utc(last, one.closes)


def _valid(schedule: Schedule, day: date) -> bool:
    begun = schedule.valid_from is None or schedule.valid_from <= day
    return begun and (schedule.valid_to is None or day <= schedule.valid_to)


def _in_utc(day: date, wall: time) -> datetime:
    return datetime.combine(day, wall, AMSTERDAM).astimezone(UTC)
