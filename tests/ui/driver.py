# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Drives the real window as a visitor does: taps at coordinates, keys, and what can be read on the screen."""

from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.ui.application import KioskWindow, visible_items
from kiosk.ui.bridge import Bridges
from tests.ui.world import PIN, Behind

BETWEEN_TAPS_S = 1.0


class Driver:
    """A page object for every screen: elements go by their objectName."""

    tab_reason = Qt.FocusReason.TabFocusReason

    def __init__(self, window: KioskWindow, behind: Behind, qtbot: QtBot) -> None:
        self.window = window
        self.behind = behind
        self._qtbot = qtbot

    @property
    def bridges(self) -> Bridges:
        return self.window.bridges

    def show(self, size: QSize) -> None:
        self.window.show(size)
        self._qtbot.waitUntil(self.window.window.isExposed)
        self.settle()

    def settle(self) -> None:
        """Lets bindings, loaders and the frame catch up."""
        for _ in range(4):
            QGuiApplication.processEvents()
            QTest.qWait(7)

    def item(self, name: str) -> QQuickItem:
        found = self.window.item(name)
        assert found is not None, f"no {name} on screen; there are: {', '.join(self.names())}"
        return found

    def shows(self, name: str) -> bool:
        return self.window.item(name) is not None

    def names(self) -> list[str]:
        return [one.objectName() for one in self.items() if one.objectName()]

    def items(self) -> list[QQuickItem]:
        return visible_items(self.window.window.contentItem())

    def text(self, name: str) -> str:
        return str(self.item(name).property("text"))

    def reads(self, words: str) -> bool:
        return any(words in text for text in self.texts())

    def texts(self) -> list[str]:
        return [str(one.property("text")) for one in self.text_items()]

    def text_items(self) -> list[QQuickItem]:
        return [one for one in self.items() if one.inherits("QQuickText") and one.property("text")]

    def centre(self, name: str) -> QPoint:
        item = self.item(name)
        return item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()

    def tap(self, name: str) -> None:
        """A tap in the middle, long enough after the one before."""
        self.behind.hands.passes(BETWEEN_TAPS_S)
        self.tap_now(self.centre(name))

    def tap_now(self, place: QPoint) -> None:
        QTest.mouseClick(self.window.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
        self.settle()

    def key(self, key: Qt.Key) -> None:
        self.behind.hands.passes(0.5)
        QTest.keyClick(self.window.window, key)
        self.settle()

    def focused(self) -> str:
        """The objectName of what has the focus; '' when nothing has."""
        item: QQuickItem | None = self.window.window.activeFocusItem()
        return item.objectName() if item is not None else ""

    def screen(self) -> str:
        return str(self.bridges.stage.current)

    def begin(self, language: str = "nl") -> None:
        self.page_to(f"begin-{language}")
        self.tap(f"begin-{language}")

    def answer(self, *names: str) -> None:
        """Chooses and goes on."""
        for name in names:
            self.page_to(f"answer-{name}")
            self.tap(f"answer-{name}")
        self.tap("next")

    def page_to(self, name: str) -> None:
        """Pages, from the first page on, until the element is on the page."""
        if self.shows(name):
            return
        while self.can_page("pageUp"):
            self.tap("pageUp")
        for _ in range(12):
            if self.shows(name) or not self.can_page("pageDown"):
                return
            self.tap("pageDown")

    def can_page(self, button: str) -> bool:
        found = self.window.item(button)
        return found is not None and found.isEnabled()

    def type_keys(self, keys: str) -> None:
        for key in keys:
            self.page_to(f"key-{key}")
            self.tap(f"key-{key}")

    def to_result(self) -> None:
        """From the start screen to the result of the form of `every_kind`."""
        if self.screen() == "Start":
            self.begin()
        self.answer("first")
        self.answer("second")
        self.type_keys("34")
        self.tap("next")
        self.tap("next")
        self.tap("next")
        assert self.screen() == "Result"

    def open_staff(self, pin: str = PIN) -> None:
        for corner in ("left", "right", "left", "left", "right"):
            self.tap(f"corner-{corner}")
        self.type_keys(pin)
        self.tap("key-submit")
        self.wait_checked()

    def wait_checked(self) -> None:
        self._qtbot.waitUntil(lambda: not self.bridges.staff.property("checking"), timeout=20_000)
        self.settle()

    def all_pages(self) -> list[str]:
        """All that can be read on the pages of this screen."""
        found = self.texts()
        while self.can_page("pageDown"):
            self.tap("pageDown")
            found += self.texts()
        return found

    def moving(self) -> bool:
        """Whether the picture moves."""
        scenes = [one for one in self.items() if one.property("moving") is not None]
        return any(bool(one.property("moving")) for one in scenes)

    def finished_today(self) -> dict[str, int]:
        return {row["name"]: row["count"] for row in self.bridges.panel.property("today")}

    def wait_printed(self) -> None:
        self._qtbot.waitUntil(lambda: not self.bridges.advice.property("printing"), timeout=10_000)
        self.settle()

    def nobody_for(self, seconds: float) -> None:
        """Time passes and the kiosk looks."""
        self.behind.hands.passes(seconds)
        self.bridges.idle.look()
        self.settle()

    def picture(self, file: Path) -> None:
        self.window.picture().save(str(file))
