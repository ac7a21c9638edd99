# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Regions made by chance: what the check finds is what a visitor meets who tries the kiosk at every whole hour."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random

import pytest

from kiosk.clock import AMSTERDAM
from kiosk.content import Content
from kiosk.directory.freshness import Stale, freshness
from kiosk.directory.hours import Closed, HoursUnknown, Open, opening
from kiosk.directory.matching import Destination
from kiosk.directory.model import Location, Schedule, Service, ServiceStatus
from kiosk.directory.region import Inlooppunt
from kiosk.guidance import Guidance
from kiosk.publishing.doors import try_doors
from kiosk.publishing.doors_ends import End, Ends
from kiosk.publishing.doors_situations import Hours, situations
from kiosk.ui.guidance import guide_here
from kiosk.ui.results import MOST_OPTIONS
from tests.directory.builders import identifier, service
from tests.publishing.regions import ADDRESS, ALWAYS, EVERY_DAY, Leaf, content, ends_of_all, flow, place

FIRST_DAYS = (date(2026, 11, 23), date(2026, 12, 23), date(2026, 10, 23), date(2027, 3, 26))
"""A plain week, Christmas, and the nights in which the clock goes back and forward; the last also has Easter."""
DAYS = 3
LEAVES = (Leaf("lessen", "taalhuis gids"), Leaf("lezen", "bibliotheek taalhuis"), Leaf("praten", "", person=True))
KINDS = ("taalhuis", "bibliotheek", "gids")


class Draw:
    """A region by chance."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)  # noqa: S311 - regions for a test
        self.today = self.random.choice(FIRST_DAYS)
        self.week = [self.hours() for _ in range(5)]
        """A region's desks often have the same hours."""

    def hours(self) -> Hours:
        return tuple(self.schedule() for _ in range(self.random.choice((0, 1, 1, 2))))

    def schedule(self) -> Schedule:
        """On whole hours, also past midnight and around the clock."""
        days = tuple(sorted(self.random.sample(EVERY_DAY, self.random.randint(1, 7))))
        opens, closes = self.random.choice(((9, 17), (9, 12), (13, 21), (20, 3), (2, 3), (3, 2), (0, 0)))
        first = self.day() if self.random.random() < 0.1 else None
        last = self.day() if self.random.random() < 0.2 else None
        return Schedule(days, time(opens), time(closes), first, last)

    def day(self) -> date:
        return self.today + timedelta(days=self.random.choice((-9, -1, 0, 1, 2, 3, 450)))

    def service(self, number: int) -> Service:
        kinds = tuple(self.random.sample(KINDS, self.random.choice((1, 1, 1, 2))))
        where = self.random.choice(((), (), ("rivierstad",), ("zandhoven",), ("rivierstad", "zandhoven")))
        desks = (self.desk(f"{number} {at}") for at in range(self.random.choice((0, 1, 1, 1, 2))))
        return replace(
            service(str(number), *self.random.choice(self.week), municipalities=frozenset(where), categories=kinds),
            status=self.random.choice((*[ServiceStatus.ACTIVE] * 7, *ServiceStatus)),
            locations=tuple(desks),
            website=self.random.choice(("", "https://taalhuis.example")),
            assured_date=self.today - timedelta(days=self.random.choice((0, 20, 100, 180, 180, 181))),
        )

    def desk(self, name: str) -> Location:
        return Location(identifier(name), name, ADDRESS, schedules=self.random.choice(self.week))

    def region(self) -> Content:
        services = [self.service(number) for number in range(self.random.choice((1, 2, 3, 3, 4, 5, 9)))]
        leaves = (
            Leaf("lessen", "taalhuis gids"),
            Leaf("lezen", "bibliotheek taalhuis"),
            Leaf("praten", "", person=True),
        )
        paths = [self.random.sample(leaves, self.random.choice((1, 1, 2))) for _ in range(2)]
        return content(flow(*paths), services, [self.hall("rivierstad"), self.hall("zandhoven")])

    def hall(self, municipality: str) -> Inlooppunt:
        chance = self.random.random
        rota = self.random.choice((*self.week, (ALWAYS,))) if chance() < 0.5 else None
        line = self.random.choice((*self.week, (ALWAYS,))) if chance() < 0.5 else None
        nearest = "rivierstad-hal" if municipality == "zandhoven" and chance() < 0.3 else ""
        return place(f"{municipality}-hal", rota=rota, line=line, nearest=nearest)


def every_hour(first: date, days: int = DAYS) -> Iterator[datetime]:
    """Each whole hour by the clock of the world: the night of 25 hours has 25."""
    moment = datetime.combine(first, time(), AMSTERDAM).astimezone(UTC)
    end = datetime.combine(first + timedelta(days=days), time(), AMSTERDAM).astimezone(UTC)
    while moment < end:
        yield moment.astimezone(AMSTERDAM)
        moment += timedelta(hours=1)


class Kiosk:
    """One kiosk at one moment, as a visitor meets it; each question is put to it once."""

    def __init__(self, region: Content, hall: Inlooppunt, moment: datetime, today: date) -> None:
        self.region, self.hall, self.moment, self.today = region, hall, moment, today
        self.guidance = Guidance(region, hall, lambda: moment, today)
        self.found: dict[tuple[tuple[str, ...], str], tuple[Destination, ...]] = {}
        self.with_less: dict[str, Kiosk] = {}

    def find(self, services: tuple[str, ...], lives_in: str) -> tuple[Destination, ...]:
        if (services, lives_in) not in self.found:
            self.found[services, lives_in] = self.guidance.find(services, lives_in, "nl")
        return self.found[services, lives_in]

    def screen(self, end: End) -> dict[str, Destination]:
        found = [one for outcome in end.outcomes for one in self.find(outcome.services, end.municipality)]
        return dict(list({one.service.id: one for one in found}.items())[:MOST_OPTIONS])

    def knowing(self, away: str) -> "Kiosk":
        """The same kiosk when somebody told it that this service is away."""
        if away not in self.with_less:
            others = tuple(one for one in self.region.directory.services if one.id != away)
            less = replace(self.region, directory=replace(self.region.directory, services=others))
            self.with_less[away] = Kiosk(less, self.hall, self.moment, self.today)
        return self.with_less[away]


def visitors_before_nothing(region: Content, ends: Ends, today: date) -> dict[str, set[str]]:
    """By outcome, who is away when it helps nobody: each hour tried, each kiosk, each visitor, each service away."""
    met: dict[str, set[str]] = {}
    for moment in every_hour(today):
        for hall in region.region.locations:
            kiosk = Kiosk(region, hall, moment, today)
            if not somebody_there(hall, moment):
                told = somebody_later(hall, kiosk.guidance.nearest_staffed(), moment)
                for end in ends.found:
                    for outcome, away in closed_for(kiosk, end, today, told=told):
                        met.setdefault(outcome, set()).add(away)
    return met


def closed_for(kiosk: Kiosk, end: End, today: date, *, told: bool) -> Iterator[tuple[str, str]]:
    """The outcomes that do not help this visitor, and who is away then, whether the kiosk knows it or not."""
    screen = kiosk.screen(end)
    for away in ("", *screen):
        for seen in (screen, kiosk.knowing(away).screen(end)) if away else (screen,):
            only_guide_away = all(key == away and is_guide(one) for key, one in seen.items())
            for outcome in end.outcomes:
                own = {one.service.id for one in kiosk.find(outcome.services, end.municipality)}
                asks = outcome.person or not outcome.services
                good = [
                    key for key, one in seen.items()
                    if key != away and of_use(one, today) and (key in own or (asks and is_guide(one)))
                ]  # fmt: skip
                if not good and not (told and only_guide_away):
                    yield outcome.name, away


def is_guide(one: Destination) -> bool:
    return "gids" in one.service.categories


def of_use(one: Destination, today: date) -> bool:
    if isinstance(freshness(one.service.assured_date, today), Stale):
        return False
    if isinstance(one.opening, HoursUnknown):
        return one.location is None and one.service.website != ""
    return isinstance(one.opening, Open) or one.opening.opens is not None


def somebody_there(hall: Inlooppunt, moment: datetime) -> bool:
    answers = hall.phone != "" and isinstance(opening(hall.phone_schedules, moment), Open)
    return answers or guide_here(hall, moment)


def somebody_later(hall: Inlooppunt, nearest: Inlooppunt | None, moment: datetime) -> bool:
    some = [opening(hall.phone_schedules, moment)] if hall.phone else []
    some += [opening(one.staffed_schedules, moment) for one in (hall, nearest) if one is not None and one.staffed]
    return any(isinstance(one, Open) or (isinstance(one, Closed) and one.opens is not None) for one in some)


@pytest.mark.parametrize("seed", range(22))
def test_the_doors_found_closed_are_those_that_a_visitor_meets_at_any_hour(seed: int) -> None:
    draw = Draw(seed)
    region = draw.region()
    ends = ends_of_all(region.form)
    met = visitors_before_nothing(region, ends, draw.today)
    found = try_doors(region, ends, draw.today, days=DAYS)

    assert found.unconfirmed == (), "each is found again from its answers"
    assert {door.outcome for door in found.closed} == set(met)
    for door in found.closed:
        assert door.away in met[door.outcome]
        assert (door.away == "") == ("" in met[door.outcome]), "nobody need be away, if that is so"


def test_regions_by_chance_have_closed_doors_and_open_ones() -> None:
    """Otherwise the comparison would say nothing."""
    closed = [len(try_doors(region, ends_of_all(region.form), today, days=2).closed) for region, today in _some(12)]
    assert 0 in closed
    assert any(closed)


def _some(number: int) -> Iterator[tuple[Content, date]]:
    for seed in range(number):
        draw = Draw(seed)
        yield draw.region(), draw.today


def looks(all_hours: list[Hours], moment: datetime) -> tuple[object, ...]:
    """What a kiosk can tell apart: what is open, what is unknown, and what opens before what."""
    now = [opening(hours, moment) for hours in all_hours]
    order = sorted({one.opens for one in now if isinstance(one, Closed) and one.opens is not None})
    return tuple(
        order.index(one.opens) if isinstance(one, Closed) and one.opens is not None else type(one).__name__
        for one in now
    )


@pytest.mark.parametrize("seed", range(20))
def test_no_hour_differs_from_every_situation(seed: int) -> None:
    draw = Draw(seed)
    all_hours = [draw.hours() for _ in range(5)]
    tried = {looks(all_hours, moment) for moment in situations(all_hours, draw.today, 12)}
    assert {looks(all_hours, moment) for moment in every_hour(draw.today, 12)} == tried


@pytest.mark.parametrize("seed", range(5))
def test_no_situation_is_tried_twice(seed: int) -> None:
    draw = Draw(seed)
    all_hours = [draw.hours() for _ in range(5)]
    moments = situations(all_hours, draw.today, 12)
    assert len({looks(all_hours, moment) for moment in moments}) == len(moments)


def test_weeks_that_are_alike_are_tried_once() -> None:
    """So that a year costs hardly more than a week: some holidays, and no more."""
    week: list[Hours] = [(Schedule((0, 1, 2, 3, 4), time(9), time(17)),), (Schedule((1, 3), time(13), time(16)),)]
    in_two_weeks = len(situations(week, FIRST_DAYS[0], 14))
    in_a_year = len(situations(week, FIRST_DAYS[0], 366))
    assert in_two_weeks <= in_a_year <= 9


def test_each_situation_is_looked_at_once() -> None:
    region = Draw(3).region()
    told: list[tuple[int, int]] = []
    found = try_doors(region, ends_of_all(region.form), FIRST_DAYS[0], lambda *now: told.append(now), DAYS)
    assert told == [(number, found.situations) for number in range(found.situations)]
    assert found.situations < len(list(every_hour(FIRST_DAYS[0])))
