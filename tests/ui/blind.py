# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A visitor who does not see: finds the way by what is heard, with the keys of a keypad or with one finger."""

from typing import Protocol

from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QInputDevice
from PySide6.QtTest import QTest

from kiosk.ui.input_guard import TWICE_S
from tests.ui.driver import Driver

MOST_STEPS = 80
"""More elements than any screen has."""
ROW_PX, COLUMN_PX = 40, 90
"""How finely a finger searches: less than the lowest element, and than the narrowest key."""


class Hand(Protocol):
    """How the visitor goes over the screen."""

    def seek(self, heard: "Ears", words: str) -> bool:
        """Goes over the screen until these words are heard."""
        ...

    def choose(self) -> None:
        """Chooses what was heard last."""
        ...


class Ears:
    """All that a visitor knows: the speech log, from where it was left."""

    def __init__(self, kiosk: Driver) -> None:
        self._kiosk = kiosk
        self._from = 0

    def new(self) -> list[str]:
        """What was said since the last time."""
        texts = self._kiosk.behind.speech.texts()
        fresh, self._from = texts[self._from :], len(texts)
        return fresh

    def listen(self) -> list[str]:
        """Waits until the kiosk is silent; what it said."""
        told = self.new()
        while True:
            self._kiosk.settle()
            if not (more := self.new()):
                return told
            told += more


class KeyHand:
    """Arrow down, and Enter."""

    def __init__(self, kiosk: Driver) -> None:
        self._kiosk = kiosk

    def seek(self, heard: Ears, words: str) -> bool:
        for _ in range(MOST_STEPS):
            self._press(Qt.Key.Key_Down)
            if any(text.startswith(words) for text in heard.new()):
                return True
        return False

    def choose(self) -> None:
        self._press(Qt.Key.Key_Return)

    def _press(self, key: Qt.Key) -> None:
        self._kiosk.behind.hands.passes(0.5)
        QTest.keyClick(self._kiosk.window.window, key)
        QCoreApplication.processEvents()


class FingerHand:
    """Slides a finger over the whole screen, row by row; two taps in a corner choose."""

    def __init__(self, kiosk: Driver) -> None:
        self._kiosk = kiosk
        self._device = QTest.createTouchDevice(QInputDevice.DeviceType.TouchScreen)

    def seek(self, heard: Ears, words: str) -> bool:
        window = self._kiosk.window.window
        self._kiosk.behind.hands.passes(1)
        where = QPoint(2, 2)
        QTest.touchEvent(window, self._device).press(0, where).commit()
        try:
            for y in range(2, window.height(), ROW_PX):
                for x in range(2, window.width(), COLUMN_PX):
                    where = QPoint(x, y)
                    QTest.touchEvent(window, self._device).move(0, where).commit()
                    QCoreApplication.processEvents()
                    if any(text.startswith(words) for text in heard.new()):
                        return True
        finally:
            QTest.touchEvent(window, self._device).release(0, where).commit()
        return False

    def choose(self) -> None:
        window, corner = self._kiosk.window.window, QPoint(5, 5)
        self._kiosk.behind.hands.passes(1)
        for _ in range(2):
            QTest.touchEvent(window, self._device).press(0, corner).commit()
            QTest.touchEvent(window, self._device).release(0, corner).commit()
            self._kiosk.behind.hands.passes(TWICE_S / 2)


class BlindVisitor:
    """Never looks at the window."""

    def __init__(self, kiosk: Driver, hand: Hand) -> None:
        self._hand = hand
        self._ears = Ears(kiosk)
        self._kiosk = kiosk

    def waits_for(self, words: str) -> None:
        """Until this is heard."""
        self._kiosk.wait(lambda: words in self._kiosk.behind.speech.texts())
        self._ears.listen()

    def listen(self) -> list[str]:
        """Waits until the kiosk is silent; what it said."""
        return self._ears.listen()

    def choose(self, words: str) -> list[str]:
        """Goes over the screen until something that begins with these words is heard, chooses it, and listens."""
        assert self._hand.seek(self._ears, words), f"'{words}' is heard nowhere"
        self._hand.choose()
        return self.listen()
