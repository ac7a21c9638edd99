# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A closed door is found wherever it is planted, and nowhere else: each stands beside a region that is sound."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest

from kiosk.directory.model import Schedule, Service, ServiceStatus
from kiosk.directory.region import Inlooppunt
from kiosk.publishing.doors import ClosedDoor, Doors, replays, try_doors
from kiosk.publishing.doors_screen import Lack
from tests.directory.builders import identifier, local, weekly
from tests.flow.forms import TODAY
from tests.publishing.regions import (
    ALWAYS,
    EVERY_DAY,
    OFFICE_HOURS,
    Leaf,
    content,
    desk,
    ends_of_all,
    flow,
    place,
    website,
)

DAYS = 10
"""From Monday 23 November 2026: no holiday among them."""
TO_CHRISTMAS = 35
LESSONS = (Leaf("lessen", "taalhuis bibliotheek"),)
A = desk("a", OFFICE_HOURS)
B = desk("b", weekly("10:00", "16:00", 1, 3), kind="bibliotheek")
OLD = TODAY - timedelta(days=181)
GUIDE = desk("gids", OFFICE_HOURS, kind="gids")


@dataclass(frozen=True, slots=True)
class Small:
    """A region of one kiosk that nobody staffs, unless it is said."""

    services: Sequence[Service] = (A, B)
    places: Sequence[Inlooppunt] = (place(),)
    leaves: Sequence[Leaf] = LESSONS
    days: int = DAYS


def tried(small: Small, today: date = TODAY) -> Doors:
    loaded = flow(small.leaves)
    return try_doors(content(loaded, small.services, small.places), ends_of_all(loaded), today, days=small.days)


def until(last: date, hours: Schedule = OFFICE_HOURS) -> Schedule:
    return replace(hours, valid_to=last)


def since(first: date, hours: Schedule = OFFICE_HOURS) -> Schedule:
    return replace(hours, valid_from=first)


def only(hours: Schedule, first: date, last: date) -> Schedule:
    return replace(hours, valid_from=first, valid_to=last)


def with_first(first: Service) -> Small:
    return Small((first, B))


SOUND: Mapping[str, Small] = {
    "two desks that open some time": Small(),
    "a record checked half a year ago to the day": with_first(desk("a", OFFICE_HOURS, checked=TODAY - timedelta(180))),
    "hours that end when others have begun": with_first(
        desk("a", until(date(2026, 11, 27)), since(date(2026, 11, 28)))
    ),
    "closed for a year, with the day on which it opens": with_first(desk("a", since(TODAY + timedelta(days=380)))),
    "a website beside a desk": with_first(website("a")),
    "a line with hours beside a desk": with_first(website("a", OFFICE_HOURS, url="")),
    "a line whose hours have passed, with a website": with_first(website("a", until(TODAY - timedelta(days=1)))),
    "open on the day before Christmas only": Small(
        (desk("a", only(ALWAYS, date(2026, 12, 24), date(2026, 12, 24))), B), days=TO_CHRISTMAS - 10
    ),
    "desks that serve one municipality each, and everywhere": Small(
        (*(desk(f"a {code}", OFFICE_HOURS, where=code) for code in ("rivierstad", "zandhoven")), A, B)
    ),
    "a desk that cannot help, where the rota covers every moment": Small((), (place(rota=[ALWAYS]),)),
    "a rota and a line that take over from each other": Small(
        (), (place(rota=[weekly("08:00", "20:00", *EVERY_DAY)], line=[weekly("19:00", "08:00", *EVERY_DAY)]),)
    ),
    "nothing to show, and a line that opens tomorrow": Small((), (place(line=[OFFICE_HOURS]),)),
    "nothing to show, and a guide at the nearest place": Small(
        (), (place("zandhoven-hal", nearest="rivierstad-hal"), place("rivierstad-hal", rota=[OFFICE_HOURS]))
    ),
    "the guide's desk alone, and a line": Small((GUIDE,), (place(line=[OFFICE_HOURS]),), (Leaf("praten", "gids"),)),
    "two outcomes that share the screen": Small(
        (A, B), leaves=(Leaf("lessen", "taalhuis bibliotheek"), Leaf("lezen", "bibliotheek taalhuis"))
    ),
    "an outcome behind four services of another one": Small(
        (*(desk(f"a{number}", OFFICE_HOURS) for number in range(4)), B, desk("b2", OFFICE_HOURS, kind="bibliotheek")),
        leaves=(Leaf("lessen", "taalhuis"), Leaf("lezen", "bibliotheek")),
    ),
    "a person, beside an outcome that names the guide": Small(
        (A, GUIDE, desk("gids 2", OFFICE_HOURS, kind="gids")),
        leaves=(Leaf("lessen", "taalhuis gids"), Leaf("praten", "", person=True)),
    ),
}


@pytest.mark.parametrize("name", SOUND)
def test_a_sound_region_has_no_closed_door(name: str) -> None:
    found = tried(SOUND[name])
    assert (found.closed, found.unconfirmed) == ((), ())


NO_ONE = ""
"""Nobody need be away: nothing helps."""
PLANTED: Mapping[str, tuple[Small, str]] = {
    "one service only": (Small((A,)), "a"),
    "a service that is inactive": (with_first(replace(A, status=ServiceStatus.INACTIVE)), "b"),
    "a service that is closed for a time": (with_first(replace(A, status=ServiceStatus.TEMPORARILY_CLOSED)), "b"),
    "a service that is no more": (with_first(replace(A, status=ServiceStatus.DEFUNCT)), "b"),
    "a record that nobody checked for more than half a year": (with_first(desk("a", OFFICE_HOURS, checked=OLD)), "b"),
    "a record that nobody ever checked": (with_first(desk("a", OFFICE_HOURS, checked=None)), "b"),
    "a desk without hours": (with_first(desk("a")), "b"),
    "hours that end without others": (with_first(desk("a", until(date(2026, 11, 27)))), "b"),
    "hours that begin later than the kiosk looks": (with_first(desk("a", since(TODAY + timedelta(days=500)))), "b"),
    "hours that end long before others begin": (
        Small((desk("a", until(TODAY), since(TODAY + timedelta(days=405))), website("b", kind="bibliotheek"))), "b"),
    "open on Christmas only, which is a holiday": (
        Small((desk("a", only(ALWAYS, date(2026, 12, 25), date(2026, 12, 25))), B), days=TO_CHRISTMAS - 10), "b"),
    "a line without hours": (with_first(website("a", url="")), "b"),
    "a service for another municipality": (with_first(desk("a", OFFICE_HOURS, where="zandhoven")), "b"),
    "a service of two kinds is one service": (Small((replace(A, categories=("taalhuis", "bibliotheek")),)), "a"),
    "nothing to show and nobody to ask": (Small(()), NO_ONE),
    "a satellite with a rota that does not count": (Small((), (replace(place(rota=[ALWAYS]), staffed=False),)), NO_ONE),
    "a line without a number": (Small((), (replace(place(line=[ALWAYS]), phone=""),)), NO_ONE),
    "a line that ends": (Small((), (place(line=[until(date(2026, 11, 27), ALWAYS)]),)), NO_ONE),
    "a rota that covers all but a holiday, and one stale desk": (
        Small((desk("a", ALWAYS, checked=OLD),), (place(rota=[ALWAYS]),), days=TO_CHRISTMAS), NO_ONE),
    "a rota with a gap, and one stale desk": (
        Small((desk("a", ALWAYS, checked=OLD),), (place(rota=[weekly("00:00", "23:00", *EVERY_DAY)]),)), NO_ONE),
    "a line with a gap, and one desk that is full": (
        Small((A,), (place(line=[weekly("08:00", "07:00", *EVERY_DAY)]),)), "a"),
    "one desk that is full, and a line that opens tomorrow": (Small((A,), (place(line=[OFFICE_HOURS]),)), "a"),
    "the guide's desk beside one that nobody checked, and a line that opens tomorrow": (
        Small((desk("a", OFFICE_HOURS, checked=OLD), GUIDE), (place(line=[OFFICE_HOURS]),),
              (Leaf("praten", "taalhuis gids"),)), "gids"),
    "the guide's desk alone, and no line": (Small((GUIDE,), leaves=(Leaf("praten", "gids"),)), "gids"),
    "an outcome behind six services of another one": (
        Small((*(desk(f"a{number}", OFFICE_HOURS) for number in range(6)), B),
              leaves=(Leaf("lessen", "taalhuis"), Leaf("lezen", "bibliotheek"))), NO_ONE),
    "an outcome beside another one that alone is helped": (
        Small((A, desk("a2", ALWAYS), desk("b", kind="bibliotheek")),
              leaves=(Leaf("lessen", "taalhuis"), Leaf("lezen", "bibliotheek"))), NO_ONE),
    "a person, beside an outcome that names no guide": (
        Small((A, B), leaves=(*LESSONS, Leaf("praten", "", person=True))), NO_ONE),
}  # fmt: skip


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_closed_door_is_found_with_who_is_away(name: str) -> None:
    small, away = PLANTED[name]
    found = tried(small)
    assert found.unconfirmed == ()
    assert len(found.closed) == 1
    (door,) = found.closed
    assert door.away == (identifier(away) if away else "")
    region = content(flow(small.leaves), small.services, small.places)
    assert replays(region, door, TODAY)
    assert TODAY <= door.moment.date() < TODAY + timedelta(days=small.days)


@pytest.mark.parametrize(
    ("small", "moment"),
    [
        (PLANTED["hours that end without others"][0], local(2026, 11, 27, 17)),
        (PLANTED["a line that ends"][0], local(2026, 11, 28, 0)),
        (PLANTED["a rota that covers all but a holiday, and one stale desk"][0], local(2026, 12, 25, 0)),
        (PLANTED["a rota with a gap, and one stale desk"][0], local(2026, 11, 23, 23)),
        (PLANTED["a line with a gap, and one desk that is full"][0], local(2026, 11, 23, 7)),
    ],
)
def test_a_closed_door_is_told_at_the_moment_that_it_closes(small: Small, moment: object) -> None:
    (door,) = tried(small).closed
    assert door.moment == moment


def test_the_hour_that_comes_twice_is_looked_at() -> None:
    round_the_clock_but_the_night = [
        weekly("00:00", "00:00", *EVERY_DAY[:6]), weekly("00:00", "02:30", 6), weekly("03:00", "00:00", 6),
    ]  # fmt: skip
    small = Small((), (place(rota=round_the_clock_but_the_night, line=[]),), days=2)
    sound = Small((), (place(rota=[ALWAYS]),), days=2)
    with_stale = replace(small, services=(desk("a", ALWAYS, checked=date(2026, 1, 1)),))

    assert tried(sound, date(2026, 10, 24)).closed == ()
    (door,) = tried(with_stale, date(2026, 10, 24)).closed
    assert door.moment == local(2026, 10, 25, 2, 30)
    assert door.moment.utcoffset() == timedelta(hours=2), "the first half past two: summer time"


def test_one_closed_door_is_told_for_each_outcome_the_plainest_one() -> None:
    hall = place("rivierstad-hal", building=[weekly("13:00", "17:00", 2)])
    found = tried(
        Small((A, B, desk("c", kind="kvk")), (hall,), (*LESSONS, Leaf("zaak", "kvk"), Leaf("recht", "loket")))
    )

    assert {door.outcome for door in found.closed} == {"zaak", "recht"}
    assert {door.moment for door in found.closed} == {local(2026, 11, 25, 13)}, "when somebody can stand there"
    assert {door.away for door in found.closed} == {""}
    assert all(door.building_open for door in found.closed)


def test_a_closed_door_tells_what_was_on_the_screen_and_why_it_does_not_help() -> None:
    services = (
        desk("a", OFFICE_HOURS, checked=OLD),
        desk("b", kind="bibliotheek"),
        desk("c", since(date(2030, 1, 1)), kind="c"),
    )
    (door,) = tried(Small(services, leaves=(Leaf("lessen", "taalhuis bibliotheek c"),))).closed
    assert [(one.service, one.lack) for one in door.screen] == [
        (identifier("a"), Lack.NOT_CHECKED),
        (identifier("b"), Lack.NO_HOURS),
        (identifier("c"), Lack.NEVER_OPENS),
    ]


@pytest.mark.parametrize(
    "other",
    [
        lambda door: replace(door, outcome="anders"),
        lambda door: replace(door, away=identifier("b")),
        lambda door: replace(door, end=replace(door.end, answers={"doel": "p0", "woonplaats": "zandhoven"})),
        lambda door: replace(door, end=replace(door.end, answers={"woonplaats": "rivierstad"})),
        lambda door: replace(door, end=replace(door.end, answers={"doel": "p0"})),
    ],
)
def test_a_door_that_its_answers_do_not_lead_to_does_not_replay(other: Callable[[ClosedDoor], ClosedDoor]) -> None:
    small = Small((A, replace(B, municipalities=frozenset({"zandhoven"}))))
    (door,) = tried(small).closed
    region = content(flow(small.leaves), small.services, small.places)
    assert replays(region, door, TODAY)
    assert not replays(region, other(door), TODAY)
