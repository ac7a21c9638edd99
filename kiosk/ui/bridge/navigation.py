# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the fixed buttons do on each screen: Terug, Verder, Vraag de gids."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Slot
from PySide6.QtQml import QmlElement, QmlSingleton, QQmlEngine

from kiosk.ui.bridge import bridges_of
from kiosk.ui.bridge.guide_call import Guide
from kiosk.ui.bridge.stage import Screen, Stage

QML_IMPORT_NAME = "Kiosk.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

Ways = Mapping[Screen, Callable[[], None]]
"""Where a button leads from each screen; from a screen that is not in it: nowhere."""


@QmlElement
@QmlSingleton
class Navigation(QObject):
    """One button, one place, one meaning: the screen decides only where it leads."""

    def __init__(self, stage: Stage, guide: Guide, parent: QObject) -> None:
        super().__init__(parent)
        self._stage = stage
        self._guide = guide
        self._backward: Ways = {}
        self._onward: Ways = {}

    @staticmethod
    def create(engine: QQmlEngine) -> "Navigation":
        """The object of this engine, for QML."""
        return bridges_of(engine).navigation

    def lead(self, backward: Ways, onward: Ways) -> None:
        """From now on these are the ways."""
        self._backward, self._onward = backward, onward

    @Slot()
    def back(self) -> None:
        """Terug."""
        with self._stage.going_back():
            self._go(self._backward)

    @Slot()
    def next(self) -> None:
        """Verder, or Klaar on the last page."""
        self._go(self._onward)

    @Slot()
    def askGuide(self) -> None:
        """Vraag de gids."""
        self._guide.ask()

    def _go(self, ways: Ways) -> None:
        if (way := ways.get(self._stage.current)) is not None:
            way()
