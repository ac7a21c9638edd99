# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The result in large letters on a low screen: what somebody needs to go there comes first, and stays together."""

from kiosk.ui.application import LANDSCAPE
from kiosk.ui.fact_pieces import in_pieces
from kiosk.ui.views import FactView
from tests.ui.conftest import OpenKiosk
from tests.ui.errands import to_result


def test_name_place_and_hours_are_on_the_first_page_and_what_to_bring_on_the_second(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk(size=LANDSCAPE)
    to_result(kiosk)
    kiosk.tap("letters")
    assert kiosk.page.shows("destination")
    for words in ("Stationsplein 12", "0110 RM Rivierstad", "Nu open"):
        assert kiosk.page.reads(words), words
    assert not kiosk.page.shows("why")
    assert kiosk.turn(0, "pageDown")
    assert kiosk.page.reads("Neem mee")
    assert not kiosk.page.reads("Stationsplein 12")


def test_three_short_lines_of_an_address_stay_together() -> None:
    address = FactView("where", "Waar", ("Werkcentrum Rivierstad", "Stationsplein 12", "0110 RM Rivierstad"))
    assert list(in_pieces([address])) == [address]
