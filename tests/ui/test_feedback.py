# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a visitor may say in one tap, and need not: why nothing fits, and how well the visit helped."""

import pytest

from kiosk.wire.visit_class import CounterName
from tests.ui.driver import Driver
from tests.ui.errands import to_result
from tests.ui.world import counted


def says_nothing_fits(kiosk: Driver) -> None:
    kiosk.page_to("nothingFits")
    kiosk.tap("nothingFits")


def test_why_nothing_fits_is_one_tap_that_leads_to_a_person_and_terug_to_the_result(kiosk: Driver) -> None:
    to_result(kiosk)
    says_nothing_fits(kiosk)
    assert kiosk.page.screen() == "NothingFits"
    kiosk.tap("reason-niets-past-al-geweest")
    assert kiosk.page.screen() == "Guide"
    kiosk.tap("back")
    assert kiosk.page.screen() == "Result"
    says_nothing_fits(kiosk)
    assert kiosk.page.screen() == "Guide", "who has said why is not asked again"
    assert counted(kiosk.behind, CounterName.BEEN_THERE) == 1
    assert counted(kiosk.behind, CounterName.NOTHING_FITS) == 1


def test_terug_from_the_question_why_shows_the_result_and_says_nothing(kiosk: Driver) -> None:
    to_result(kiosk)
    says_nothing_fits(kiosk)
    kiosk.tap("back")
    assert kiosk.page.screen() == "Result"
    says_nothing_fits(kiosk)
    assert kiosk.page.screen() == "NothingFits"


def test_klaar_erases_the_visit_and_then_asks_how_it_went_in_the_visitors_language(kiosk: Driver) -> None:
    kiosk.begin("ar")
    to_result(kiosk)
    kiosk.tap("letters")
    kiosk.tap("next")
    assert kiosk.page.screen() == "Rating"
    assert kiosk.bridges.advice.property("name") == ""
    assert kiosk.page.reads("مُحيت إجاباتك")
    assert kiosk.bridges.display.property("largeText")
    kiosk.tap("rate-goed-geholpen")
    assert kiosk.page.screen() == "Start"
    assert kiosk.page.reads("Hebt u een vraag over werk?")
    assert not kiosk.bridges.display.property("largeText")
    assert counted(kiosk.behind, CounterName.HELPED_WELL) == 1


@pytest.mark.parametrize("leave", ["skipRating", "stop"])
def test_who_does_not_rate_is_counted_nowhere(kiosk: Driver, leave: str) -> None:
    to_result(kiosk)
    kiosk.tap("next")
    kiosk.tap(leave)
    assert kiosk.page.screen() == "Start"
    assert counted(kiosk.behind, CounterName.FINISHED) == 1
    assert counted(kiosk.behind, CounterName.STOPPED) == 0
    assert sum(counted(kiosk.behind, name) for name in (CounterName.HELPED_WELL, CounterName.NOT_HELPED)) == 0


def test_the_faces_go_away_by_themselves_after_fifteen_seconds(kiosk: Driver) -> None:
    to_result(kiosk)
    kiosk.tap("next")
    kiosk.nobody_for(14)
    assert kiosk.page.screen() == "Rating"
    kiosk.nobody_for(1)
    assert kiosk.page.screen() == "Start"


def test_who_stops_or_walks_away_is_not_asked_how_it_went(kiosk: Driver) -> None:
    to_result(kiosk)
    kiosk.tap("stop")
    assert kiosk.page.screen() == "Start"
    to_result(kiosk)
    kiosk.nobody_for(500)
    assert kiosk.page.screen() == "Start"
