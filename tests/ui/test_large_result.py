# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The result where there is little room: what somebody needs to go there comes first, and stays together."""

from dataclasses import replace

from kiosk.ui.application import LANDSCAPE
from kiosk.ui.fact_pieces import in_pieces, is_long, is_short
from kiosk.ui.flaws import overlap_flaws
from kiosk.ui.views import FactView
from tests.ui.conftest import OpenKiosk
from tests.ui.errands import to_result
from tests.ui.handing import OFFERED
from tests.ui.looking import picture


def test_name_hours_place_and_the_way_there_are_on_the_first_page_of_large_letters(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk(size=LANDSCAPE)
    to_result(kiosk)
    kiosk.tap("letters")
    assert kiosk.page.shows("destination")
    for words in ("Nu open", "Stationsplein 12", "0110 RM Rivierstad", "Zo komt u er"):
        assert kiosk.page.reads(words), words
    assert not kiosk.page.shows("why")
    assert kiosk.turn(0, "pageDown")
    assert kiosk.page.reads("Neem mee")
    assert not kiosk.page.reads("Stationsplein 12")


def test_three_short_lines_of_an_address_stay_together() -> None:
    address = FactView("where", "Waar", ("Werkcentrum Rivierstad", "Stationsplein 12", "0110 RM Rivierstad"))
    assert list(in_pieces([address])) == [address]


def test_a_long_name_lies_over_nothing_and_what_has_no_room_under_it_stands_on_the_pages(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk(size=LANDSCAPE)
    kiosk.behind.handing.offer = replace(
        OFFERED, organisation="Samenwerkende jongerenloketten van Rivierenmond en Lindemeer"
    )
    to_result(kiosk)
    assert list(overlap_flaws(picture(kiosk))) == []
    kiosk.page_to("handover")
    assert list(overlap_flaws(picture(kiosk))) == []


def test_short_facts_may_stand_beside_each_other_and_a_long_one_takes_the_whole_width() -> None:
    hours = FactView("open", "Open", ("Nu open, tot 17:00",))
    way = FactView(
        "travel",
        "Zo komt u er",
        (
            "Twee minuten lopen van station Rivierstad. Bus 1 en bus 4 stoppen voor de deur van het Werkcentrum.",
            "Geen drempel.",
        ),
    )
    town = FactView("where", "Waar", ("Nieuwstadsgemeentehuis", "Marktplein 1"))
    assert is_short(hours)
    assert not is_long(hours)
    assert is_long(way)
    assert not is_short(town), "a word of it is too wide for half a page"
    assert not is_long(town)
