# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whether every outcome is an open door: for every place to live, at every opening situation, with anyone away.

What is tried. Every end of the flow, for every answer to where one lives, at every kiosk, at one moment of each opening
situation of the coming year, day and night, whether the building is open or not; with everybody there, and with each
one service closed or full. One service: that several desks of one organisation are away together is not tried.

What an open door is. Somebody can be asked at that moment: a guide by the rota of the location (never where it has no
staff), or a person on its telephone line by the hours of that line. Otherwise each outcome that the visitor gets needs
a service of its own on the screen that helps, and another one where that service is away. What stands below the last
line of the screen, or belongs to another outcome, helps nobody; but to an outcome that asks for a person, or names no
services, the guide's desk of another outcome is its own. A screen without services is the guide's: it is an open door
when it tells when somebody is there. So it is where the guide's desk alone was on the screen and is away.

What a service that helps is. It is active and serves the municipality, or the kiosk does not show it. Somebody checked
its record not long ago, counted on the day of this check: the check holds for a region that keeps its records up to
date, for nothing would be checked freshly enough in a year's time. And the kiosk says that it is open, or when it
opens, however long that takes; or it is a website, which never closes. A desk or a line without known hours helps
nobody; hours are known until the last of them ends. On Dutch public holidays all are closed.

A service that is away is still on the screen, in its place: a desk that is full tells nobody. When the kiosk knows, as
of one that is temporarily closed, the screen is at least as good: the others move up.

Who is not asked where one lives, or does not say, is taken to live where the kiosk stands.

Each closed door is looked for with known openings, and then found again from its answers: by the engine on the day of
that moment, and by the kiosk's own way of finding services.
"""

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias

from kiosk.content import Content
from kiosk.directory.hours import Open, Opening, opening
from kiosk.directory.matching import hours_of, ranked, serving
from kiosk.directory.region import Inlooppunt
from kiosk.flow.session import Outcome, replay
from kiosk.guidance import MUNICIPALITY, Guidance
from kiosk.publishing.doors_ends import End, Ends
from kiosk.publishing.doors_screen import NOBODY, Shown, closed_by, guide_told, person_there, shown
from kiosk.publishing.doors_situations import HORIZON_DAYS, Hours, situations
from kiosk.ui.results import MOST_OPTIONS

Progress: TypeAlias = Callable[[int, int], None]
"""Is told how many moments of how many have been looked at."""


@dataclass(frozen=True, slots=True)
class ClosedDoor:
    """Where and when a visitor stands before nothing. `away`: the id of the one service that is closed or full then."""

    outcome: str
    end: End
    location: Inlooppunt
    moment: datetime
    away: str
    screen: tuple[Shown, ...]
    """What the kiosk shows, of all outcomes of this visitor together."""
    building_open: bool


@dataclass(frozen=True, slots=True)
class Doors:
    """What was found: at most one closed door for each outcome, the plainest one."""

    closed: tuple[ClosedDoor, ...]
    unconfirmed: tuple[ClosedDoor, ...]
    """Found, but not when it was tried again: a fault of the check, told as 'not proved'."""
    ends: int
    situations: int
    locations: int
    complete: bool
    """Whether every end of the flow was looked at."""
    seconds: float


def _silent(_done: int, _all: int) -> None:
    """Tells nobody."""


def try_doors(
    content: Content, ends: Ends, today: date, progress: Progress = _silent, days: int = HORIZON_DAYS
) -> Doors:
    """Tries every door of this region's content."""
    begun = time.perf_counter()
    moments = situations(_all_hours(content), today, days)
    found: dict[str, ClosedDoor] = {}
    for number, moment in enumerate(moments):
        progress(number, len(moments))
        for door in _Moment(content, moment, today).closed_doors(ends.found):
            known = found.setdefault(door.outcome, door)
            if _plainness(door) < _plainness(known):
                found[door.outcome] = door
    confirmed = {name for name, door in found.items() if replays(content, door, today)}
    return Doors(
        tuple(door for name, door in found.items() if name in confirmed),
        tuple(door for name, door in found.items() if name not in confirmed),
        len(ends.found),
        len(moments),
        len(content.region.locations),
        ends.complete,
        time.perf_counter() - begun,
    )


def _all_hours(content: Content) -> Iterator[Hours]:
    for service in content.directory.services:
        yield from hours_of(service)
    for place in content.region.locations:
        yield from (place.staffed_schedules, place.phone_schedules, place.schedules)


def _plainness(door: ClosedDoor) -> tuple[bool, bool, int]:
    """A door that is closed with everybody there says more than one with somebody away; few answers read quickly.

    And nobody wonders who stands in a library at night.
    """
    return door.away != NOBODY, not door.building_open, len(door.end.answers)


class _Moment:
    """The region at one moment; each opening is looked up once."""

    def __init__(self, content: Content, moment: datetime, today: date) -> None:
        self._content = content
        self._moment = moment
        self._today = today
        self._openings: dict[Hours, Opening] = {}
        self._found: dict[tuple[str, str], list[Shown]] = {}

    def closed_doors(self, ends: Iterable[End]) -> Iterator[ClosedDoor]:
        """The closed doors at this moment, in the order of locations and ends."""
        for place in self._content.region.locations:
            if not person_there(place, self._opening):
                guidance = Guidance(self._content, place, lambda: self._moment)
                told = guide_told(place, guidance.nearest_staffed(), self._opening)
                for end in ends:
                    yield from self._closed(end, guidance, told=told)

    def _closed(self, end: End, guidance: Guidance, *, told: bool) -> Iterator[ClosedDoor]:
        found = [self._services(outcome, end.municipality, guidance) for outcome in end.outcomes]
        screen = on_one_screen(found)
        for outcome, mine in zip(end.outcomes, found, strict=True):
            away = closed_by(screen, own_services(outcome, mine, screen), told=told)
            if away is not None:
                building_open = isinstance(self._opening(guidance.place.schedules), Open)
                yield ClosedDoor(outcome.name, end, guidance.place, self._moment, away, screen, building_open)

    def _services(self, outcome: Outcome, municipality: str, guidance: Guidance) -> list[Shown]:
        return [one for kind in outcome.services for one in self._of(kind, guidance.area(kind, municipality))]

    def _of(self, category: str, area: str) -> list[Shown]:
        known = self._found.get((category, area))
        if known is None:
            best = ranked(serving(self._content.directory, category, area), self._opening, self._today)
            known = self._found[category, area] = [shown(one, self._today) for one in best]
        return known

    def _opening(self, hours: Hours) -> Opening:
        known = self._openings.get(hours)
        if known is None:
            known = self._openings[hours] = opening(hours, self._moment)
        return known


def on_one_screen(found: Iterable[Iterable[Shown]]) -> tuple[Shown, ...]:
    """The services of all outcomes of one visitor as the kiosk shows them: each once, and no more than fit."""
    together = {one.service: one for some in found for one in some}
    return tuple(together.values())[:MOST_OPTIONS]


def own_services(outcome: Outcome, found: Iterable[Shown], screen: Iterable[Shown]) -> set[str]:
    """The services that are meant for visitors of this outcome."""
    own = {one.service for one in found}
    if outcome.person or not outcome.services:
        own |= {one.service for one in screen if one.guide}
    return own


def replays(content: Content, door: ClosedDoor, today: date) -> bool:
    """Whether its answers lead, in the engine and in the kiosk with that clock, to a screen that fails likewise."""
    language = content.form.default_language
    session = replay(content.form, door.end.answers, door.moment.date())
    if session.question(language) is not None:
        return False
    guidance = Guidance(content, door.location, lambda: door.moment, today)
    outcomes, lives_in = session.outcomes(language), session.value(MUNICIPALITY)
    found = {
        outcome.name: [shown(one, today) for one in guidance.find(outcome.services, lives_in, language)]
        for outcome in outcomes
    }

    def now(hours: Hours) -> Opening:
        return opening(hours, door.moment)

    told = guide_told(door.location, guidance.nearest_staffed(), now)
    screen = on_one_screen(found.values())
    away = {
        outcome.name: closed_by(screen, own_services(outcome, found[outcome.name], screen), told=told)
        for outcome in outcomes
    }
    return not person_there(door.location, now) and away.get(door.outcome) == door.away
