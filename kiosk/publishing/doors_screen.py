# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whether one screen helps one visitor: what each service on it is worth at that moment, and who can be asked."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from typing import TypeAlias

from kiosk.directory.freshness import is_stale
from kiosk.directory.hours import Closed, HoursUnknown, Open, Opening
from kiosk.directory.matching import Destination
from kiosk.directory.model import Schedule
from kiosk.directory.region import Inlooppunt
from kiosk.guidance import GUIDE

NOBODY = ""
"""No service is away."""
OpeningOf: TypeAlias = Callable[[tuple[Schedule, ...]], Opening]


class Lack(Enum):
    """Why a service that the kiosk shows helps nobody."""

    NOT_CHECKED = auto()
    """Nobody checked the record for so long that the kiosk itself sends visitors to the guide."""
    NO_HOURS = auto()
    """It has a desk or a line, and nobody told its hours, or all that were told have passed."""
    NEVER_OPENS = auto()
    """Its hours are known, and none comes within the time that the kiosk looks ahead."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A service on the result screen. `guide`: it is the guide's own desk. `lack`: None where it helps."""

    service: str
    guide: bool
    lack: Lack | None


def shown(destination: Destination, checked_on: date) -> Shown:
    """What a destination is worth on the screen."""
    service = destination.service
    return Shown(service.id, GUIDE in service.categories, _lack(destination, checked_on))


def _lack(destination: Destination, checked_on: date) -> Lack | None:
    service = destination.service
    if is_stale(service.assured_date, checked_on):
        return Lack.NOT_CHECKED
    match destination.opening:
        case Open():
            return None
        case Closed(opens):
            return Lack.NEVER_OPENS if opens is None else None
        case HoursUnknown():
            on_the_web = destination.location is None and bool(service.website)
            return None if on_the_web else Lack.NO_HOURS


def closed_by(screen: Sequence[Shown], own: Collection[str], *, told: bool) -> str | None:
    """The service without which this screen helps nobody; `NOBODY` when it helps nobody anyhow; None for an open door.

    `own`: the services of the visitor's outcome. `told`: the guide's screen names a line or a desk that opens.
    """
    helping = [one for one in screen if one.lack is None and one.service in own]
    if len(helping) > 1:
        return None
    if not helping:
        return None if told and not screen else NOBODY
    only = helping[0]
    stands_in = told and only.guide and len(screen) == 1
    return None if stands_in else only.service


def person_there(place: Inlooppunt, opening_of: OpeningOf) -> bool:
    """Whether a guide works here at this moment, or somebody answers the telephone."""
    guide = place.staffed and isinstance(opening_of(place.staffed_schedules), Open)
    return guide or (bool(place.phone) and isinstance(opening_of(place.phone_schedules), Open))


def guide_told(place: Inlooppunt, nearest: Inlooppunt | None, opening_of: OpeningOf) -> bool:
    """Whether 'Vraag de gids' tells when somebody is there: on the telephone, here, or at the nearest place."""
    hours = [
        *([place.phone_schedules] if place.phone else []),
        *([place.staffed_schedules] if place.staffed else []),
        *([nearest.staffed_schedules] if nearest is not None else []),
    ]
    openings = (opening_of(one) for one in hours)
    return any(isinstance(one, Open) or (isinstance(one, Closed) and one.opens is not None) for one in openings)
