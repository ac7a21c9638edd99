# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The flow and the directory fit: no wrong door, whatever the visitor answers and wherever they live."""

from datetime import datetime
from functools import cache
from zoneinfo import ZoneInfo

import pytest

from kiosk.directory.matching import Destination, destinations
from kiosk.directory.model import ServiceStatus
from kiosk.directory.reading import Directory, load_directory
from kiosk.directory.region import load_region
from kiosk.places import resources
from kiosk.ui.results import MOST_OPTIONS
from tests.content.walking import Walk, every_walk, form

DUTCH_TIME = ZoneInfo("Europe/Amsterdam")
MOMENTS = (
    datetime(2026, 11, 24, 10, 30, tzinfo=DUTCH_TIME),
    datetime(2026, 11, 26, 19, 0, tzinfo=DUTCH_TIME),
    datetime(2026, 12, 25, 12, 0, tzinfo=DUTCH_TIME),
)
"""A working morning, an evening, and Christmas Day when all is closed."""
TOWNS = tuple(place.code for place in load_region(resources() / "region.json").municipalities)
FOR_EVERYBODY = frozenset({"bibliotheek-digitaal", "taalhuis", "vrijwilligerscentrale", "werkcentrum-cv", "gids"})
"""Desks that differ by town but turn nobody away for where they live."""


@cache
def directory() -> Directory:
    return load_directory(resources() / "directory", form().languages)


def towns_of(walk: Walk) -> tuple[str, ...]:
    """The municipality to look in: the visitor's; when it was not asked or not said, that of any kiosk."""
    said = walk.answers.get("woonplaats", "")
    return (said,) if said in TOWNS else TOWNS


@cache
def found(services: tuple[str, ...], town: str, moment: datetime) -> tuple[Destination, ...]:
    return destinations(directory(), services, town, moment)


@pytest.mark.parametrize("moment", MOMENTS, ids=["morning", "evening", "holiday"])
def test_every_path_ends_at_a_live_service_of_each_category_for_every_town(moment: datetime) -> None:
    for walk in every_walk():
        for town in towns_of(walk):
            for category in walk.outcome.services:
                services = [one.service for one in found((category,), town, moment)]
                assert services, (category, town, walk.answers)
                assert all(service.status is ServiceStatus.ACTIVE for service in services)


def test_the_guide_is_among_the_options_that_the_result_shows() -> None:
    for walk in every_walk():
        for town in towns_of(walk):
            shown = found(walk.outcome.services, town, MOMENTS[0])[:MOST_OPTIONS]
            assert any("gids" in one.service.categories for one in shown), (town, walk.outcome.name)


def test_the_guide_comes_last_except_where_talking_is_the_answer() -> None:
    for walk in every_walk():
        services = walk.outcome.services
        assert services[-1] == "gids" or services[0] == "gids", walk.outcome.name
        if services[0] == "gids":
            assert walk.outcome.person, walk.outcome.name


def test_who_needs_a_desk_of_their_own_municipality_was_asked_where_they_live() -> None:
    for walk in every_walk():
        first = walk.outcome.services[0]
        if "woonplaats" in walk.answers or first in FOR_EVERYBODY:
            continue
        desks = {found((first,), town, MOMENTS[0])[0].service.id for town in TOWNS}
        assert len(desks) == 1, (walk.outcome.name, first)


def test_who_was_asked_where_they_live_gets_a_desk_that_depends_on_it() -> None:
    for walk in every_walk():
        if "woonplaats" not in walk.answers or walk.outcome.name == "elders":
            continue
        desks = {tuple(one.service.id for one in found(walk.outcome.services, town, MOMENTS[0])) for town in TOWNS}
        assert len(desks) > 1, walk.outcome.name
