# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A scripted visitor: touches what stands on the window, where it stands, as a finger does. For tour and tests."""

import re
from collections.abc import Callable, Mapping

from PySide6.QtCore import QDeadlineTimer, QPoint, QPointF, QRect, Qt
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QSignalSpy, QTest

from kiosk.ui.application import KioskWindow
from kiosk.ui.bridge.stage import Screen

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_STAFF_KEYS = (Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Escape)

LOOK_EVERY_MS = 10
APPEARS_WITHIN_MS = 20_000
"""A hang guard: what is to be touched stands there long before."""


class LostError(Exception):
    """The scripted visitor does not see what the script wants touched; the message names it and the screen."""


class Walker:
    """Walks one window. `pause` passes the time that a person takes between two touches."""

    def __init__(self, window: KioskWindow, pause: Callable[[], None]) -> None:
        self._window = window
        self._pause = pause

    @property
    def screen(self) -> Screen:
        """The screen that is on."""
        return self._window.bridges.stage.current

    @property
    def question(self) -> str:
        """The name of the question that is on."""
        return str(self._window.bridges.sheet.name)

    def sees(self, name: str) -> bool:
        """Whether something of this name stands still on the window, laid out, and can be touched."""
        item = self._window.item(name)
        if item is None or not item.isEnabled() or item.width() <= 0 or self._window.slides:
            return False
        # A page that was just made has not laid out all of itself.
        return QRect(QPoint(), self._window.window.size()).contains(middle(item))

    def tap(self, name: str) -> None:
        """Touches the middle of something, once it stands there; raises `LostError` when it never does."""
        # First the pause: a page that comes in meanwhile would take the place away from under the finger.
        self._pause()
        self.see(name)
        item = self._window.item(name)
        if item is None:
            raise LostError(f"'{name}' went away from screen {self.screen}")
        QTest.mouseClick(self._window.window, Qt.MouseButton.LeftButton, pos=middle(item))

    def begin(self, language: str) -> None:
        """Chooses a language on the start screen."""
        self.tap(f"begin-{language}")
        self._wait(lambda: self.screen is Screen.QUESTION, "the first question")

    def see(self, name: str) -> None:
        """Waits until something of this name stands on the window; raises `LostError` when it never does."""
        self._wait(lambda: self.sees(name), f"'{name}'")

    def give(self, answer: str) -> None:
        """Answers the question that is on, and goes on: codes, digits, 2026-12-31; '' for nothing."""
        was = self.question
        for code in answer.split():
            if code.isdecimal():
                self._type(code)
            elif day := _DAY.fullmatch(code):
                self._choose_day(*day.groups())
            else:
                self._find(f"answer-{code}", self._label(code))
                self.tap(f"answer-{code}")
        self.tap("next")
        self._wait(lambda: self.question != was or self.screen is not Screen.QUESTION, f"what follows '{was}'")

    def _type(self, signs: str) -> None:
        for sign in signs:
            self.tap(f"key-{sign}")

    def _choose_day(self, year: str, month: str, day: str) -> None:
        self.tap(f"day-{int(day)}")
        self.tap(f"month-{int(month)}")
        self._type(year)

    def _find(self, name: str, label: str) -> None:
        """Brings an answer into sight: by typing what it is called where one searches, else by leafing."""
        self._wait(
            lambda: self.sees(name) or self.sees("key-erase") or self.sees("pageDown"), f"'{name}' or a way to it"
        )
        for sign in label.lower() if self._window.bridges.sheet.page_name == "Search" else "":
            if not self.sees(name):
                self.tap(f"key-{sign}")
        while not self.sees(name) and self.sees("pageDown"):
            self.tap("pageDown")

    def _label(self, code: str) -> str:
        return next((one.label for one in self._window.bridges.sheet.answer.choices if one.name == code), "")

    def answer(self, answers: Mapping[str, str]) -> None:
        """Answers every question of the path from a table, until the result; what the table lacks is "weet ik niet"."""
        while self.screen is Screen.QUESTION:
            self.give(answers.get(self.question, "weet_niet"))
        if self.screen is Screen.CRISIS:
            self.tap("next")

    def open_staff_mode(self, code: str) -> None:
        """The hidden keys on the start screen, and the code."""
        for key in _STAFF_KEYS:
            QTest.keyClick(self._window.window, key)
        self._wait(lambda: self.screen is Screen.STAFF_DOOR, "the staff door")
        for digit in code:
            self.tap(f"key-{digit}")
        self.tap("key-submit")

    def finish(self) -> None:
        """Klaar: the visit counts; how it went is not said."""
        self.tap("next")
        self.skip_rating()
        self._wait(lambda: self.screen is Screen.START, "the start screen")

    def skip_rating(self) -> None:
        """Overslaan, also where large letters put it on another page."""
        self._wait(lambda: self.screen is Screen.RATING and (self.sees("skipRating") or self.sees("pageDown")), "faces")
        while not self.sees("skipRating"):
            self.tap("pageDown")
        self.tap("skipRating")

    def _wait(self, seen: Callable[[], bool], what: str) -> None:
        if not wait_for(seen, APPEARS_WITHIN_MS):
            raise LostError(f"{what} did not come; the screen is {self.screen}, the question '{self.question}'")


def middle(item: QQuickItem) -> QPoint:
    """The middle of an item in the window's own points."""
    return item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()


def draw(window: QQuickWindow) -> None:
    """Lets a shown window draw what there is to draw: bindings act at once, layouts with the next frame.

    Raises `LostError`.
    """
    drawn = QSignalSpy(window.frameSwapped)
    window.update()
    if not drawn.wait(APPEARS_WITHIN_MS):
        raise LostError("the window draws no picture")


def wait_for(seen: Callable[[], bool], limit_ms: int) -> bool:
    """Lets the window live until something is seen; False when it was not within the limit."""
    deadline = QDeadlineTimer(limit_ms)
    while not seen():
        if deadline.hasExpired():
            return False
        QTest.qWait(LOOK_EVERY_MS)
    return True
