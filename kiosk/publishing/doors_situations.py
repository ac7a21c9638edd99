# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The opening situations of a region: one moment for each way in which its desks and lines can be open or closed."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TypeAlias

from kiosk.clock import AMSTERDAM
from kiosk.directory.hours import LOOK_AHEAD_DAYS, open_times
from kiosk.directory.model import Schedule

HORIZON_DAYS = 366
"""How far ahead moments are looked for: every holiday and every closing of the coming year."""
Hours: TypeAlias = tuple[Schedule, ...]
_OPEN = -1
_UNKNOWN = -2
_NEVER = -3


@dataclass(frozen=True, slots=True)
class _Line:
    """The open times of one desk in UTC, in order."""

    starts: tuple[datetime, ...]
    ends: tuple[datetime, ...]
    known_until: date
    """The last day for which somebody told the hours."""


def situations(all_hours: Iterable[Hours], today: date, days: int = HORIZON_DAYS) -> tuple[datetime, ...]:
    """The first moment of each situation in this many days: no other moment differs from all of them.

    Two moments are alike when the same desks are open, and those that are closed open again in the same order.
    """
    lines = [_line(hours, today, days) for hours in dict.fromkeys(all_hours)]
    first: dict[tuple[int, ...], datetime] = {}
    for moment in _changes(lines, today, days):
        first.setdefault(_situation(lines, moment), moment)
    return tuple(moment.astimezone(AMSTERDAM) for moment in first.values())


def _line(hours: Hours, today: date, days: int) -> _Line:
    found: list[tuple[datetime, datetime]] = []
    for ahead in range(-1, days + LOOK_AHEAD_DAYS):
        found.extend(open_times(hours, today + timedelta(days=ahead)))
    found.sort()
    starts: list[datetime] = []
    ends: list[datetime] = []
    for opens, closes in found:
        if ends and opens <= ends[-1]:
            ends[-1] = max(ends[-1], closes)
        else:
            starts.append(opens)
            ends.append(closes)
    until = (one.valid_to or date.max for one in hours)
    return _Line(tuple(starts), tuple(ends), max(until, default=date.min))


def _changes(lines: list[_Line], today: date, days: int) -> list[datetime]:
    begin, end = _midnight(today), _midnight(today + timedelta(days=days))
    midnights = (_midnight(today + timedelta(days=ahead)) for ahead in range(days))
    moments = {*midnights, *(moment for line in lines for moment in (*line.starts, *line.ends))}
    return sorted(moment for moment in moments if begin <= moment < end)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), AMSTERDAM).astimezone(UTC)


def _situation(lines: list[_Line], moment: datetime) -> tuple[int, ...]:
    """Per desk: open, hours unknown, closed for good, or its place in the order of the next openings."""
    today = moment.astimezone(AMSTERDAM).date()
    states = [_state(line, moment, today) for line in lines]
    order = sorted({state for state in states if isinstance(state, datetime)})
    places = {opens: place for place, opens in enumerate(order)}
    return tuple(places[state] if isinstance(state, datetime) else state for state in states)


def _state(line: _Line, moment: datetime, today: date) -> int | datetime:
    place = bisect_right(line.starts, moment)
    if place and moment < line.ends[place - 1]:
        return _OPEN
    if line.known_until < today:
        return _UNKNOWN
    opens = line.starts[place] if place < len(line.starts) else None
    ahead = LOOK_AHEAD_DAYS if opens is None else (opens.astimezone(AMSTERDAM).date() - today).days
    return _NEVER if opens is None or ahead >= LOOK_AHEAD_DAYS else opens
