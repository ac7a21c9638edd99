# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whole visits in the composed kiosk: no call to disk, network, database or another program runs in the GUI thread."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from kiosk import places
from kiosk.app import Kiosk, opened_kiosk
from kiosk.content import content_of
from kiosk.settings import Settings
from kiosk.ui.application import PORTRAIT
from tests.composition.watched_calls import watched_calls
from tests.ui.driver import Driver
from tests.ui.errands import give_code, knock, print_slip, to_result
from tests.ui.every_kind import every_kind_form
from tests.ui.world import Behind

PROGRAM = "#!/bin/sh\nwhile read -r _; do :; done\necho 'request id is slip-1 (1 file(s))'\n"


@pytest.fixture
def composed(
    qapp: QGuiApplication, settings: Settings, programs: Path, no_keys: None
) -> Iterator[tuple[Kiosk, Behind]]:
    """A kiosk as it runs, with a printer and a loudspeaker, and the time in the test's hands."""
    for name in ("lp", "cancel", "aplay"):
        (programs / name).write_text(PROGRAM)
        (programs / name).chmod(0o700)
    behind = Behind()
    content = content_of(places.resources(), every_kind_form())
    hands = behind.hands
    with opened_kiosk(settings, content=content, clock=hands.clock, monotonic=hands.monotonic) as kiosk:
        yield kiosk, behind


def visits(driver: Driver) -> None:
    """One to the end, with paper, another language and a guide; one that walks away; one who tries the staff door."""
    to_result(driver)
    print_slip(driver)
    driver.bridges.display.chooseLanguage("en")
    driver.settle()
    driver.tap("askGuide")
    driver.tap("back")
    driver.tap("next")
    driver.tap("skipRating")
    driver.begin("en")
    driver.answer("first")
    driver.answer("second")
    driver.type_keys("34")
    driver.tap("next")
    driver.key(Qt.Key.Key_W)
    driver.tap("letters")
    driver.tap("contrast")
    driver.nobody_for(91)
    assert driver.page.shows("stay")
    driver.nobody_for(31)
    driver.nobody_for(61)
    driver.bridges.idle.touched()
    driver.settle()
    knock(driver)
    give_code(driver)


def test_the_gui_thread_waits_for_nothing_while_whole_visits_run(composed: tuple[Kiosk, Behind], qtbot: QtBot) -> None:
    kiosk, behind = composed
    driver = Driver(kiosk.window, behind, qtbot)
    driver.show(PORTRAIT)
    with watched_calls(kiosk.rooms.database) as calls:
        visits(driver)
        driver.wait(lambda: kiosk.reception.ledger.all_written)
    assert calls.here == []
    assert {"sqlite", "subprocess.Popen"} <= calls.elsewhere
