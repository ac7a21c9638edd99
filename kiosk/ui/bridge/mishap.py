# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Something went wrong in the program itself: all is erased, and a calm page says so."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton, QQmlEngine

from kiosk.logs import Event, record_error
from kiosk.ui.bridge import bridges_of
from kiosk.ui.bridge.stage import Screen, Stage

QML_IMPORT_NAME = "Kiosk.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

Step = Callable[[], None]

MOST_IN_A_ROW = 3
WITHIN_S = 60.0
"""So many mishaps within this time: the program itself is broken, and must begin anew."""


@QmlElement
@QmlSingleton
class Mishap(QObject):
    """The page behind every exception. What was said is recorded by whoever caught it, without its words."""

    brokenDown = Signal()
    """It goes wrong again and again: only a new process helps."""
    _told = Signal()

    def __init__(self, stage: Stage, monotonic: Callable[[], float], parent: QObject) -> None:
        super().__init__(parent)
        self._stage = stage
        self._monotonic = monotonic
        self._erasing: Sequence[Step] = ()
        self._leaving: Step = partial(stage.show, Screen.START)
        self._times: list[float] = []
        # Not at once: whoever tells may stand in the middle of what is to be erased, or in another thread.
        self._told.connect(self._happened, Qt.ConnectionType.QueuedConnection)

    @staticmethod
    def create(engine: QQmlEngine) -> "Mishap":
        """The object of this engine, for QML."""
        return bridges_of(engine).mishap

    def erase_with(self, steps: Sequence[Step], leave: Step) -> None:
        """What must be forgotten, each on its own; and how the page is left."""
        self._erasing = steps
        self._leaving = leave

    def tell(self) -> None:
        """Something went wrong. Any thread; returns at once."""
        self._told.emit()

    @Slot()
    def again(self) -> None:
        """Begin opnieuw."""
        self._leaving()

    @Slot()
    def _happened(self) -> None:
        if self._stage.current is Screen.MISHAP:
            return
        for step in self._erasing:
            try:
                step()
            except Exception as error:  # noqa: BLE001 -- what is broken must not keep the others from forgetting
                record_error(Event.UNEXPECTED, error)
        self._stage.show(Screen.MISHAP)
        self._count()

    def _count(self) -> None:
        now = self._monotonic()
        self._times = [*(one for one in self._times if now - one <= WITHIN_S), now]
        if len(self._times) >= MOST_IN_A_ROW:
            self.brokenDown.emit()
