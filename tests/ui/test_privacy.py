# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The notice behind the one sentence of the start screen, and the way out that is on every screen."""

import pytest

from kiosk import places
from kiosk.directory.region import PrivacyContact
from kiosk.ui.application import LANDSCAPE, PORTRAIT
from kiosk.ui.privacy_notice import notice_layers
from kiosk.ui.texts import load_words
from tests.ui.conftest import OpenKiosk
from tests.ui.driver import Driver
from tests.ui.errands import all_pages
from tests.ui.tour import every_screen

WORDS = load_words(places.resources() / "texts", ("nl", "ar"))


@pytest.mark.accessibility("A-88")
def test_more_about_privacy_says_what_is_kept_counted_sent_and_whom_to_ask(kiosk: Driver) -> None:
    kiosk.tap("privacy")
    read = " ".join(all_pages(kiosk))
    for words in ("Wij bewaren niets over u", "geen naam bij", "als u daar ja op zegt", "Uw rechten", "te bevestigen"):
        assert words in read, words
    kiosk.tap("back")
    assert kiosk.page.screen() == "Start"


def test_the_notice_names_the_regions_contact_and_invents_none() -> None:
    contact = PrivacyContact("Functionaris gegevensbescherming", "0199 10 10 11", "privacy@regio.example")
    told = notice_layers(contact, WORDS["nl"])[-1].lines
    assert "Functionaris gegevensbescherming \u00b7 0199 10 10 11 \u00b7 privacy@regio.example" in " ".join(told)
    nobody = " ".join(notice_layers(PrivacyContact(), WORDS["nl"])[-1].lines)
    assert "te bevestigen" in nobody
    assert not any(sign.isdigit() or sign == "@" for sign in nobody)


def test_the_notice_is_left_by_nobody_without_a_trace(kiosk: Driver) -> None:
    kiosk.tap("privacy")
    kiosk.nobody_for(500)
    assert kiosk.page.screen() == "Start"


@pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE], ids=["portrait", "landscape"])
def test_a_visitor_can_stop_and_erase_on_every_screen(open_kiosk: OpenKiosk, size: object) -> None:
    """Also over the panel of languages, where the button of the page lies under a veil."""
    kiosk = open_kiosk(size=size)
    without = {"languages", "start", "start-wiped", "privacy", "attract", "idle-warning", "staff"}
    seen = {
        name: any(item.isEnabled() for item in kiosk.page.items() if item.objectName() in {"stop", "stopInPanel"})
        for name in every_screen(kiosk, "nl", large=False)
    }
    missing = [name for name, found in seen.items() if not found and name.split("-")[0] not in without | {"idle"}]
    assert missing == []
    assert {name for name, found in seen.items() if found} >= {"guide-calls", "languages-in-visit", "rating", "result"}
