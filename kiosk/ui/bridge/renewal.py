# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""When this process has to make way for a new one: after words were typed, or something broke, once nobody is there."""

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from kiosk.ui.bridge.jobs import Jobs
from kiosk.ui.bridge.narration import Narration
from kiosk.ui.bridge.stage import Screen, Stage
from kiosk.ui.ports import Ports

LOOK_EVERY_MS = 20


class Renewal(QObject):
    """Memory that held a visitor's words is given back whole: deleting leaves copies, the end of a process none."""

    asked = Signal()
    """Behind the start screen, with nothing printing, nothing being said and all visits written. Fires once."""

    def __init__(self, ports: Ports, stage: Stage, jobs: Jobs, narration: Narration, parent: QObject) -> None:
        super().__init__(parent)
        self._ledger = ports.reception.ledger
        self._stage = stage
        self._jobs = jobs
        self._narration = narration
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)

    @property
    def due(self) -> bool:
        """Whether the process is to make way."""
        return self._timer.isActive()

    @Slot()
    def need(self) -> None:
        """From now on, as soon as nobody is disturbed by it."""
        self._timer.start()

    @Slot()
    def look(self) -> None:
        """Asks, when it is due and the time is right."""
        away = self._stage.current is Screen.START and not self._stage.visiting
        at_work = self._jobs.busy or self._narration.speaks
        if self.due and away and not at_work and self._ledger.all_written:
            self._timer.stop()
            self.asked.emit()
