# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which services answer a flow's outcome, here and now: the best one first, never a service that is not active."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from kiosk.directory.freshness import is_stale
from kiosk.directory.hours import Closed, HoursUnknown, Open, Opening, opening
from kiosk.directory.model import Location, Schedule, Service, ServiceStatus
from kiosk.directory.reading import Directory

OpeningOf = Callable[[tuple[Schedule, ...]], Opening]
"""Whether these hours are open, at a moment that the caller knows."""
_NEVER = datetime.max.replace(tzinfo=UTC)
_EVERYWHERE = 1_000_000
"""The area of a service without municipalities: larger than any that names them."""


@dataclass(frozen=True, slots=True)
class Destination:
    """One service at the desk that suits best now; no location when it has no desk (telephone, website)."""

    service: Service
    location: Location | None
    opening: Opening


def destinations(
    directory: Directory,
    categories: Sequence[str],
    municipality: str,
    moment: datetime,
    checked_on: date | None = None,
) -> tuple[Destination, ...]:
    """The active services of these categories that serve the municipality, each service once.

    Order: the categories as given; within one category what was checked not too long before `checked_on` (the moment's
    own day where not given) before what is stale, then what is open now, then what opens first, then what has no known
    hours; when equal, the service with the smaller area (the local desk before the national line), then the file order.
    Municipality '' gives only the services that serve everywhere: a caller that does not know where the visitor lives
    passes the kiosk's own municipality.
    """
    found: dict[str, Destination] = {}
    today = checked_on or moment.date()
    for category in categories:
        services = serving(directory, category, municipality)
        for destination in ranked(services, lambda hours: opening(hours, moment), today):
            found.setdefault(destination.service.id, destination)
    return tuple(found.values())


def serving(directory: Directory, category: str, municipality: str) -> tuple[Service, ...]:
    """The active services of one category that serve the municipality, in file order."""
    return tuple(one for one in directory.services if category in one.categories and _serves(one, municipality))


def ranked(services: Sequence[Service], opening_of: OpeningOf, today: date) -> list[Destination]:
    """Services of one category, each at the desk that suits best, best first; what is stale today steps back."""
    found = (_at_best_desk(one, opening_of) for one in services)
    return sorted(found, key=lambda one: (is_stale(one.service.assured_date, today), _rank(one)))


def hours_of(service: Service) -> tuple[tuple[Schedule, ...], ...]:
    """The hours of each of its desks; its own where it has none."""
    return tuple(_hours(desk, service) for desk in service.locations) or (service.schedules,)


def _serves(service: Service, municipality: str) -> bool:
    served = not service.municipalities or municipality in service.municipalities
    return served and service.status is ServiceStatus.ACTIVE


def _at_best_desk(service: Service, opening_of: OpeningOf) -> Destination:
    if not service.locations:
        return Destination(service, None, opening_of(service.schedules))
    desks = (Destination(service, desk, opening_of(_hours(desk, service))) for desk in service.locations)
    return min(desks, key=lambda destination: _soonness(destination.opening))


def _hours(desk: Location, service: Service) -> tuple[Schedule, ...]:
    return desk.schedules or service.schedules


def _rank(destination: Destination) -> tuple[int, datetime, int]:
    area = destination.service.municipalities
    return (*_soonness(destination.opening), len(area) if area else _EVERYWHERE)


def _soonness(now: Opening) -> tuple[int, datetime]:
    match now:
        case Open():
            return 0, _NEVER
        case Closed(opens):
            return 1, opens or _NEVER
        case HoursUnknown():
            return 2, _NEVER
