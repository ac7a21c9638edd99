# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A monkey at the kiosk: taps, keys, drags and several fingers at random, the same ones for the same seed."""

from collections.abc import Callable, Sequence
from random import Random

from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QInputDevice
from PySide6.QtTest import QTest

from tests.ui.driver import Driver

KEYS = (
    *(Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Escape, Qt.Key.Key_Backspace),
    *(Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_1, Qt.Key.Key_W, Qt.Key.Key_Space),
    *(Qt.Key.Key_F4, Qt.Key.Key_F11, Qt.Key.Key_Menu, Qt.Key.Key_Print, Qt.Key.Key_Q, Qt.Key.Key_Home),
)
MODIFIERS = (
    *((Qt.KeyboardModifier.NoModifier,) * 6),
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier,
)
PAUSES_S = (0.0, 0.05, 0.2, 0.5, 1.0, 1.0, 1.0, 2.0, 5.0)
WALKS_AWAY = 0.004
"""How often the monkey leaves and lets the idle time run out."""
GOES_ON = ("next", "begin-nl")
"""What it likes best: without it no monkey sees how a visit ends."""


class Monkey:
    """Does one thing after the other; knows nothing of what the screens mean."""

    def __init__(self, kiosk: Driver, seed: int) -> None:
        self._kiosk = kiosk
        self._chance = Random(seed)  # noqa: S311 - a test that can be repeated
        self._window = kiosk.window.window
        self._touch = QTest.createTouchDevice(QInputDevice.DeviceType.TouchScreen)
        self._deeds: tuple[Callable[[], None], ...] = (
            *((self._tap_something,) * 10),
            *((self._go_on,) * 6),
            *((self._tap, self._press_key, self._press_key) * 2),
            *(self._drag, self._swipe, self._two_fingers),
        )

    def does_something(self) -> None:
        """One deed, after a pause."""
        self._kiosk.behind.hands.passes(self._chance.choice(PAUSES_S))
        if self._chance.random() < WALKS_AWAY:
            self._kiosk.behind.hands.passes(200)
            self._kiosk.bridges.idle.look()
        else:
            self._chance.choice(self._deeds)()
        QCoreApplication.processEvents()

    def _place(self) -> QPoint:
        return QPoint(self._chance.randrange(self._window.width()), self._chance.randrange(self._window.height()))

    def _tap(self) -> None:
        QTest.mouseClick(self._window, Qt.MouseButton.LeftButton, pos=self._place())

    def _tap_something(self) -> None:
        self._tap_one_of([one for one in self._kiosk.page.names() if one not in {"", "screen"}])

    def _go_on(self) -> None:
        self._tap_one_of([one for one in self._kiosk.page.names() if one in GOES_ON])

    def _tap_one_of(self, names: Sequence[str]) -> None:
        place = self._kiosk.page.centre(self._chance.choice(names)) if names else self._place()
        if self._window.geometry().translated(-self._window.position()).contains(place):
            QTest.mouseClick(self._window, Qt.MouseButton.LeftButton, pos=place)

    def _press_key(self) -> None:
        QTest.keyClick(self._window, self._chance.choice(KEYS), self._chance.choice(MODIFIERS))

    def _drag(self) -> None:
        QTest.mousePress(self._window, Qt.MouseButton.LeftButton, pos=self._place())
        for _ in range(3):
            QTest.mouseMove(self._window, self._place())
        QTest.mouseRelease(self._window, Qt.MouseButton.LeftButton, pos=self._place())

    def _swipe(self) -> None:
        touch = QTest.touchEvent(self._window, self._touch)
        touch.press(0, self._place()).commit()
        touch.move(0, self._place()).commit()
        touch.release(0, self._place()).commit()

    def _two_fingers(self) -> None:
        first, second = self._place(), self._place()
        touch = QTest.touchEvent(self._window, self._touch)
        touch.press(0, first).commit()
        touch.stationary(0).press(1, second).commit()
        touch.release(0, first).stationary(1).commit()
        touch.release(1, second).commit()
