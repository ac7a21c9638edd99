# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""When the process of the screens asks to be replaced: after words, never after a number, and disturbing nobody."""

from PySide6.QtCore import Qt

from tests.ui.driver import Driver
from tests.ui.errands import print_slip


def test_words_that_were_typed_ask_for_a_new_process_once_all_is_done_and_nobody_is_there(kiosk: Driver) -> None:
    asked: list[str] = []
    renewal = kiosk.bridges.renewal
    renewal.asked.connect(lambda: asked.append(kiosk.page.screen()))
    kiosk.begin()
    kiosk.answer("first")
    kiosk.answer("second")
    kiosk.type_keys("34")
    after_a_number = renewal.due
    kiosk.tap("next")
    kiosk.key(Qt.Key.Key_W)
    assert (after_a_number, renewal.due) == (False, True)
    kiosk.tap("next")
    kiosk.tap("next")
    print_slip(kiosk)
    assert not asked
    kiosk.tap("next")
    kiosk.tap("skipRating")
    kiosk.wait(lambda: bool(asked))
    assert asked == ["Start"]


def test_something_that_broke_asks_for_a_new_process_too(kiosk: Driver) -> None:
    kiosk.bridges.mishap.tell()
    kiosk.settle()
    assert kiosk.bridges.renewal.due
