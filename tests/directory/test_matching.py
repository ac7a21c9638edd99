# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which services a visitor is shown, and which comes first."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from kiosk.directory.hours import Closed, HoursUnknown, Open
from kiosk.directory.matching import destinations
from kiosk.directory.model import Location, ServiceStatus
from kiosk.directory.reading import Directory
from tests.directory.builders import directory, local, service, weekly

TUESDAY = local(2026, 11, 24, 10)
DAYTIME = weekly("09:00", "17:00")
TONIGHT = weekly("19:00", "21:00")
NEXT_WEEK = weekly("09:00", "12:00", 0)
HERE = frozenset({"rivierstad"})


def names(services: Directory, categories: Sequence[str], municipality: str) -> list[str]:
    return [one.service.name for one in destinations(services, categories, municipality, TUESDAY)]


def test_what_is_open_comes_first_then_what_opens_first_then_what_has_no_hours() -> None:
    all_four = directory(
        service("unknown"), service("next week", NEXT_WEEK), service("tonight", TONIGHT), service("open", DAYTIME)
    )
    assert names(all_four, ["taalhuis"], "rivierstad") == ["open", "tonight", "next week", "unknown"]


def test_the_order_of_the_categories_goes_before_opening_hours() -> None:
    both = directory(service("guide", DAYTIME, categories=("gids",)), service("closed", TONIGHT))
    assert names(both, ["taalhuis", "gids"], "rivierstad") == ["closed", "guide"]


def test_only_services_of_the_municipality_and_those_for_everybody() -> None:
    three = directory(
        service("elsewhere", DAYTIME, municipalities=frozenset({"zandhoven"})),
        service("everywhere", DAYTIME),
        service("here", DAYTIME, municipalities=HERE),
    )
    assert names(three, ["taalhuis"], "rivierstad") == ["here", "everywhere"]
    assert names(three, ["taalhuis"], "") == ["everywhere"]


def test_a_service_for_one_municipality_goes_before_one_for_the_region() -> None:
    two = directory(
        service("regional", DAYTIME, municipalities=HERE | {"zandhoven", "lindemeer"}),
        service("own", DAYTIME, municipalities=HERE),
    )
    assert names(two, ["taalhuis"], "rivierstad") == ["own", "regional"]


def test_what_nobody_checked_for_long_steps_back_even_when_it_is_open() -> None:
    old, new = TUESDAY.date() - timedelta(days=181), TUESDAY.date() - timedelta(days=180)
    both = directory(
        replace(service("stale", DAYTIME), assured_date=old),
        service("never", DAYTIME),
        replace(service("fresh", TONIGHT), assured_date=new),
    )
    assert names(both, ["taalhuis"], "rivierstad") == ["fresh", "stale", "never"]


def test_the_day_of_the_check_may_be_another_than_that_of_the_visit() -> None:
    both = directory(
        replace(service("older", DAYTIME), assured_date=date(2026, 1, 1)),
        replace(service("newer", TONIGHT), assured_date=date(2026, 11, 1)),
    )
    found = destinations(both, ["taalhuis"], "rivierstad", TUESDAY, date(2026, 2, 1))
    assert [one.service.name for one in found] == ["older", "newer"]


def test_a_service_that_is_not_active_is_never_shown() -> None:
    stopped = [service(status.value, DAYTIME, status=status) for status in ServiceStatus]
    assert names(directory(*stopped), ["taalhuis"], "rivierstad") == ["active"]


def test_a_service_of_two_categories_is_named_once() -> None:
    both = directory(service("both", DAYTIME, categories=("gids", "taalhuis")))
    assert names(both, ["taalhuis", "gids"], "rivierstad") == ["both"]


def test_a_service_with_two_desks_sends_to_the_one_that_is_open() -> None:
    closed = Location("1", "closed desk", schedules=(NEXT_WEEK,))
    open_desk = Location("2", "open desk", schedules=(DAYTIME,))
    (found,) = destinations(directory(service("two", locations=(closed, open_desk))), ["taalhuis"], "x", TUESDAY)
    assert found.location == open_desk
    assert isinstance(found.opening, Open)


def test_a_desk_without_hours_has_the_hours_of_its_service() -> None:
    desk = Location("1", "desk")
    (found,) = destinations(directory(service("one", TONIGHT, locations=(desk,))), ["taalhuis"], "x", TUESDAY)
    assert found.opening == Closed(local(2026, 11, 24, 19))


def test_a_line_without_desk_has_no_location() -> None:
    (found,) = destinations(directory(service("line")), ["taalhuis"], "x", TUESDAY)
    assert (found.location, found.opening) == (None, HoursUnknown())


def test_a_category_without_service_gives_nothing() -> None:
    assert destinations(directory(), ["taalhuis"], "rivierstad", TUESDAY) == ()
