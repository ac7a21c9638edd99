# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A scripted visitor: touches what stands on the window, where it stands, as a finger does. For tour and tests."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk.ui.application import KioskWindow
from kiosk.ui.bridge.stage import Screen

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
        return str(self._window.bridges.visitor.name)

    def sees(self, name: str) -> bool:
        """Whether something of this name stands on the window and can be touched."""
        item = self._window.item(name)
        return item is not None and item.isEnabled()

    def tap(self, name: str) -> None:
        """Touches the middle of something, once it stands there; raises `LostError` when it never does."""
        if not QTest.qWaitFor(lambda: self.sees(name), APPEARS_WITHIN_MS):
            raise LostError(f"'{name}' is not on screen {self.screen}, question '{self.question}'")
        item = self._window.item(name)
        if item is None:
            raise LostError(f"'{name}' went away from screen {self.screen}")
        self._pause()
        QTest.mouseClick(self._window.window, Qt.MouseButton.LeftButton, pos=middle(item))

    def begin(self, language: str) -> None:
        """Chooses a language on the start screen."""
        self.tap(f"begin-{language}")
        self._wait(lambda: self.screen is Screen.QUESTION, "the first question")

    def give(self, answer: str) -> None:
        """Answers the question that is on, and goes on: codes for choices, digits for a number, '' for nothing."""
        was = self.question
        for code in answer.split():
            for name in (f"answer-{code}",) if not code.isdecimal() else tuple(f"key-{digit}" for digit in code):
                self.tap(name)
        self.tap("next")
        self._wait(lambda: self.question != was or self.screen is not Screen.QUESTION, f"what follows '{was}'")

    def answer(self, answers: Mapping[str, str]) -> None:
        """Answers every question of the path from a table, until the result; what the table lacks is "weet ik niet"."""
        while self.screen is Screen.QUESTION:
            self.give(answers.get(self.question, "weet_niet"))

    def finish(self) -> None:
        """Klaar: the visit counts."""
        self.tap("next")
        self._wait(lambda: self.screen is Screen.START, "the start screen")

    def _wait(self, seen: Callable[[], bool], what: str) -> None:
        if not QTest.qWaitFor(seen, APPEARS_WITHIN_MS):
            raise LostError(f"{what} did not come; the screen is {self.screen}, the question '{self.question}'")


def middle(item: QQuickItem) -> QPoint:
    """The middle of an item in the window's own points."""
    return item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()
