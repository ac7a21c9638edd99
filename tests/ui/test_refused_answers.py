# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""An answer that does not stand: what is wrong with it is said in words, in the language of the visitor."""

from tests.ui.driver import Driver


def test_a_number_out_of_range_is_refused_in_words(kiosk: Driver) -> None:
    kiosk.begin()
    kiosk.answer("first")
    kiosk.answer("second")
    kiosk.type_keys("222")
    kiosk.tap("next")
    assert kiosk.page.shows("error")
    kiosk.tap("key-erase")
    kiosk.tap("next")
    assert kiosk.page.reads("Vraag 4")


def test_what_is_wrong_is_said_in_the_language_that_is_chosen_next_and_only_while_it_is_wrong(kiosk: Driver) -> None:
    kiosk.begin()
    kiosk.answer("first")
    kiosk.answer("second")
    kiosk.type_keys("222")
    kiosk.tap("next")
    dutch = kiosk.bridges.sheet.property("error")
    kiosk.bridges.display.chooseLanguage("en")
    kiosk.settle()
    assert kiosk.page.shows("error")
    assert kiosk.bridges.sheet.property("error") not in {"", dutch}
    kiosk.bridges.display.chooseLanguage("nl")
    kiosk.settle()
    assert kiosk.bridges.sheet.property("error") == dutch
    kiosk.tap("key-erase")
    kiosk.bridges.display.chooseLanguage("en")
    kiosk.settle()
    assert not kiosk.page.shows("error")
