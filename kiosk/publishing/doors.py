# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whether every outcome is an open door: for every place to live, at every opening situation, with anyone away.

An outcome is an open door when a kiosk shows, of its services, one that is checked not long ago and is open or tells
when it opens; or when a person is there: a guide by the rota of the location, or somebody on its telephone line. Each
closed door is looked for with known openings, and then found again by the kiosk's own way of finding services.
"""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TypeAlias

from kiosk.content import Content
from kiosk.directory.freshness import Stale, freshness
from kiosk.directory.hours import Closed, HoursUnknown, Open, Opening, opening
from kiosk.directory.matching import Destination, hours_of, ranked, serving
from kiosk.directory.region import Inlooppunt
from kiosk.flow.session import Outcome
from kiosk.guidance import Guidance
from kiosk.publishing.doors_ends import End, Ends
from kiosk.publishing.doors_situations import HORIZON_DAYS, Hours, situations
from kiosk.ui.results import MOST_OPTIONS

NOBODY = ""
"""No service is away."""
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


@dataclass(frozen=True, slots=True)
class _Shown:
    """A service on the result screen; `helps`: somebody is sent to it with reason."""

    service: str
    helps: bool


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
        yield from (place.staffed_schedules, place.phone_schedules)


def _plainness(door: ClosedDoor) -> tuple[bool, int]:
    """A door that is closed with everybody there says more than one with somebody away; few answers read quickly."""
    return door.away != NOBODY, len(door.end.answers)


class _Moment:
    """The region at one moment; each opening is looked up once."""

    def __init__(self, content: Content, moment: datetime, today: date) -> None:
        self._content = content
        self._moment = moment
        self._today = today
        self._openings: dict[Hours, Opening] = {}
        self._found: dict[tuple[str, str], list[_Shown]] = {}

    def closed_doors(self, ends: Iterable[End]) -> Iterator[ClosedDoor]:
        """The closed doors at this moment, in the order of locations and ends."""
        for place in self._content.region.locations:
            if not person_there(place, self._opening):
                guidance = Guidance(self._content, place, lambda: self._moment)
                told = guide_told(place, guidance.nearest_staffed(), self._opening)
                for end in ends:
                    yield from self._closed(end, guidance, told=told)

    def _closed(self, end: End, guidance: Guidance, *, told: bool) -> Iterator[ClosedDoor]:
        own = [self._services(outcome, end.municipality, guidance) for outcome in end.outcomes]
        together = list({one.service: one for some in own for one in some}.values())
        for outcome, mine in zip(end.outcomes, own, strict=True):
            away = _who_closes_it(together, mine, told=told)
            if away is not None:
                yield ClosedDoor(outcome.name, end, guidance.place, self._moment, away)

    def _services(self, outcome: Outcome, municipality: str, guidance: Guidance) -> list[_Shown]:
        found = (self._of(category, guidance.area(category, municipality)) for category in outcome.services)
        return list({one.service: one for some in found for one in some}.values())

    def _of(self, category: str, area: str) -> list[_Shown]:
        known = self._found.get((category, area))
        if known is None:
            best = ranked(serving(self._content.directory, category, area), self._opening)
            known = [_Shown(one.service.id, helps(one, self._today)) for one in best]
            self._found[category, area] = known
        return known

    def _opening(self, hours: Hours) -> Opening:
        known = self._openings.get(hours)
        if known is None:
            known = self._openings[hours] = opening(hours, self._moment)
        return known


def _who_closes_it(together: Sequence[_Shown], mine: Sequence[_Shown], *, told: bool) -> str | None:
    """The service without which nothing helps; `NOBODY` when nothing does anyhow; None for an open door."""
    sure = [one for one in together[:MOST_OPTIONS] if one.helps and one in mine]
    if len(sure) > 1:
        return None
    for away in (NOBODY, *(one.service for one in together[:MOST_OPTIONS])):
        left = [one for one in together if one.service != away][:MOST_OPTIONS]
        if not is_open_door(left, {one.service for one in mine}, told=told):
            return away
    return None


def is_open_door(left: Sequence[_Shown], mine: set[str], *, told: bool) -> bool:
    """Whether a screen with these services helps a visitor of the outcome whose services are `mine`.

    Without any service the kiosk shows how to reach the guide; `told`: that screen says when somebody is there.
    """
    if not left:
        return told
    return any(one.helps for one in left if not mine or one.service in mine)


def helps(destination: Destination, today: date) -> bool:
    """Whether somebody can be sent there: checked not long ago, and open, or with a next opening, or on the web."""
    service = destination.service
    if isinstance(freshness(service.assured_date, today), Stale):
        return False
    match destination.opening:
        case Open():
            return True
        case Closed(opens):
            return opens is not None
        case HoursUnknown():
            return destination.location is None and bool(service.website)


def person_there(place: Inlooppunt, opening_of: Callable[[Hours], Opening]) -> bool:
    """Whether a guide works here at this moment, or somebody answers the telephone."""
    guide = place.staffed and isinstance(opening_of(place.staffed_schedules), Open)
    return guide or (bool(place.phone) and isinstance(opening_of(place.phone_schedules), Open))


def guide_told(place: Inlooppunt, nearest: Inlooppunt | None, opening_of: Callable[[Hours], Opening]) -> bool:
    """Whether 'Vraag de gids' tells when somebody is there: on the telephone, here, or at the nearest place."""
    hours = [
        *([place.phone_schedules] if place.phone else []),
        *([place.staffed_schedules] if place.staffed else []),
        *([nearest.staffed_schedules] if nearest is not None else []),
    ]
    openings = (opening_of(one) for one in hours)
    return any(isinstance(one, Open) or (isinstance(one, Closed) and one.opens is not None) for one in openings)


def replays(content: Content, door: ClosedDoor, today: date) -> bool:
    """Whether the kiosk itself, with that clock and without that service, shows nothing that helps either."""
    directory = content.directory
    others = tuple(service for service in directory.services if service.id != door.away)
    content = replace(content, directory=replace(directory, services=others))
    guidance = Guidance(content, door.location, lambda: door.moment)
    language = content.form.default_language
    found = [guidance.find(outcome.services, door.end.municipality, language) for outcome in door.end.outcomes]
    shown = {one.service.id: _Shown(one.service.id, helps(one, today)) for some in found for one in some}
    mine = next(
        {one.service.id for one in some}
        for outcome, some in zip(door.end.outcomes, found, strict=True)
        if outcome.name == door.outcome
    )

    def now(hours: Hours) -> Opening:
        return opening(hours, door.moment)

    told = guide_told(door.location, guidance.nearest_staffed(), now)
    return not person_there(door.location, now) and not is_open_door(
        list(shown.values())[:MOST_OPTIONS], mine, told=told
    )
