# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Drives the real window as a visitor does: taps at coordinates, and keys."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, QSize, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.ui.application import KioskWindow
from kiosk.ui.walker import draw
from tests.ui.page import Page
from tests.ui.world import Behind

BETWEEN_TAPS_S = 1.0
COLUMNS = 2
HANGS_MS = 20_000
"""What is waited for comes long before."""


class Driver:
    """The hands of a visitor; what they see is `page`."""

    def __init__(self, window: KioskWindow, behind: Behind, qtbot: QtBot) -> None:
        self.window = window
        self.bridges = window.bridges
        self.behind = behind
        self.page = Page(window)
        self._qtbot = qtbot

    def show(self, size: QSize) -> None:
        self.window.show(size)
        self.wait(self.window.window.isExposed)

    def wait(self, seen: Callable[[], bool]) -> None:
        """Until something that runs beside the window is done, and the window shows it."""
        self._qtbot.waitUntil(seen, timeout=HANGS_MS)
        self.settle()

    def settle(self) -> None:
        """Until what was thrown away is gone and the window has drawn the rest."""
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        if self.window.window.isExposed():
            draw(self.window.window)

    def tap(self, name: str) -> None:
        """A tap in the middle, long enough after the one before."""
        self.behind.hands.passes(BETWEEN_TAPS_S)
        self._stands_still()
        self.tap_now(self.page.centre(name))

    def _stands_still(self) -> None:
        if self.window.slides:
            self.wait(lambda: not self.window.slides)

    def tap_now(self, place: QPoint) -> None:
        QTest.mouseClick(self.window.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
        self.settle()

    def key(self, key: Qt.Key) -> None:
        self.behind.hands.passes(0.5)
        QTest.keyClick(self.window.window, key)
        self.settle()

    def begin(self, language: str = "nl") -> None:
        self.page_to(f"begin-{language}")
        self.tap(f"begin-{language}")

    def answer(self, *names: str) -> None:
        """Chooses and goes on."""
        for name in names:
            self.page_to(f"answer-{name}")
            self.tap(f"answer-{name}")
        self.tap("next")

    def type_keys(self, keys: str) -> None:
        for key in keys:
            self.page_to(f"key-{key}")
            self.tap(f"key-{key}")

    def page_to(self, name: str) -> None:
        """Pages, from the first page on, until the element is on the page."""
        if self.page.shows(name):
            return
        for column in range(COLUMNS):
            while self.turn(column, "pageUp"):
                pass
        for column in range(COLUMNS):
            while not self.page.shows(name) and self.turn(column, "pageDown"):
                pass

    def turn(self, column: int, button: str) -> bool:
        """Turns a page of the first, or the second, column of pages; False where it has no more, or is not there."""
        self._stands_still()
        found = [one for one in self.page.items() if one.objectName() == button]
        if len(found) <= column or not found[column].isEnabled():
            return False
        self.behind.hands.passes(BETWEEN_TAPS_S)
        item = found[column]
        self.tap_now(item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint())
        return True

    def nobody_for(self, seconds: float) -> None:
        """Time passes and the kiosk looks."""
        self.behind.hands.passes(seconds)
        self.bridges.idle.look()
        self.settle()


def can_page(kiosk: Driver, button: str) -> bool:
    """Whether the screen has more, up or down."""
    found = kiosk.window.item(button)
    return found is not None and found.isEnabled()
