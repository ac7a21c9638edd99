# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The directory as seen from one kiosk: where the visitor lives decides, and the guide is always the one here."""

from dataclasses import replace

import pytest

from kiosk.flow.session import Outcome
from kiosk.guidance import Guidance
from tests.ui.world import MONDAY_MORNING, STAFFED, UNSTAFFED, content

PART_TIME = "lindemeer-gemeentehuis"


def guidance(location: str = STAFFED) -> Guidance:
    return Guidance(content(), content().region.location(location), lambda: MONDAY_MORNING)


def ids(found: Guidance, category: str, municipality: str) -> list[str]:
    return [one.service.id for one in found.find([category], municipality, "nl")]


def outcome(*services: str) -> Outcome:
    return Outcome(name="", title="", body="", services=services, theme="EW01", person=False, reasons=())


@pytest.mark.parametrize("answer", ["", "weet_niet", "zeg_niet"])
@pytest.mark.parametrize("location", [STAFFED, UNSTAFFED, PART_TIME])
def test_who_does_not_say_where_they_live_is_helped_where_the_kiosk_stands(answer: str, location: str) -> None:
    here = guidance(location)
    assert ids(here, "gemeente-werk", answer) == ids(here, "gemeente-werk", here.place.municipality)
    assert ids(here, "gemeente-werk", answer)


@pytest.mark.parametrize("answer", ["ergens_anders", "atlantis", "Rivierstad"])
def test_who_lives_outside_the_region_gets_national_desks_and_never_another_towns(answer: str) -> None:
    categories = {category for one in content().directory.services for category in one.categories} - {"gids"}
    found = guidance().find(sorted(categories), answer, "nl")
    assert found
    assert not [one.service.name for one in found if one.service.municipalities]


@pytest.mark.parametrize("municipality", ["rivierstad", "zandhoven", "lindemeer", "ergens_anders", "", "zeg_niet"])
@pytest.mark.parametrize("location", [STAFFED, UNSTAFFED, PART_TIME])
def test_the_guide_is_the_one_of_this_place_wherever_the_visitor_lives(location: str, municipality: str) -> None:
    here = guidance(location)
    assert ids(here, "gids", municipality) == ids(here, "gids", here.place.municipality)
    assert ids(here, "gids", municipality)


def test_two_towns_lead_to_two_desks() -> None:
    assert ids(guidance(), "gemeente-werk", "rivierstad") != ids(guidance(), "gemeente-werk", "lindemeer")


def test_a_service_that_two_categories_name_stands_once_at_its_first_place() -> None:
    twice = ["uwv-werk", "gids", "uwv-werk", "gids"]
    found = [one.service.id for one in guidance().find(twice, "rivierstad", "nl")]
    once = [one.service.id for one in guidance().find(["uwv-werk", "gids"], "rivierstad", "nl")]
    assert found == once
    assert len(set(found)) == len(found)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_services_and_desks_speak_the_visitors_language_and_keep_their_hours(language: str) -> None:
    here = guidance()
    for category in ("gids", "uwv-werk", "gemeente-werk", "taalhuis"):
        for dutch, theirs in zip(here.find([category], "", "nl"), here.find([category], "", language), strict=True):
            assert theirs.service == content().directory.localised(dutch.service, language)
            assert theirs.service.description != dutch.service.description
            assert theirs.opening == dutch.opening
            assert (theirs.location is None) == (dutch.location is None)
            if theirs.location is not None:
                assert theirs.location in theirs.service.locations


def test_a_visit_is_counted_for_the_organisation_that_is_named_first() -> None:
    first = guidance().find(["uwv-werk"], "rivierstad", "nl")[0]
    assert guidance().party_of(outcome("uwv-werk", "gids"), "rivierstad") == first.service.organisation.party == "uwv"


@pytest.mark.parametrize("services", [(), ("no-such-category",)])
def test_where_nothing_is_named_the_werkcentrum_itself_is_counted(services: tuple[str, ...]) -> None:
    assert guidance().party_of(outcome(*services), "rivierstad") == "werkcentrum"


def test_an_unstaffed_place_names_the_nearest_guide_and_a_staffed_one_nobody() -> None:
    assert guidance().nearest_staffed() is None
    nearest = guidance(UNSTAFFED).nearest_staffed()
    assert nearest is not None
    assert nearest.staffed


def test_no_inactive_service_is_ever_found() -> None:
    shown = {one.service.id for one in guidance().find(["taalhuis", "uitzendbureau"], "lindemeer", "nl")}
    hidden = {one.id for one in content().directory.services if one.status.value != "active"}
    assert hidden
    assert not shown & hidden


def test_the_time_of_asking_decides_what_is_open() -> None:
    night = replace(guidance(), clock=lambda: MONDAY_MORNING.replace(hour=3))
    by_day, by_night = guidance().find(["gids"], "", "nl")[0], night.find(["gids"], "", "nl")[0]
    assert type(by_day.opening).__name__ == "Open"
    assert type(by_night.opening).__name__ == "Closed"
