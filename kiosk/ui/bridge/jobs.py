# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Slow work outside the GUI thread: one worker, results come back in the GUI thread."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal, Slot

T = TypeVar("T")
STOP_WITHIN_MS = 20_000
"""Longer than the printer may take to answer."""


class _Job(QRunnable):
    def __init__(self, work: Callable[[], object], report: Callable[[object], None]) -> None:
        super().__init__()
        self._work = work
        self._report = report

    def run(self) -> None:
        try:
            found: object = self._work()
        except Exception as error:  # noqa: BLE001 -- carried to the GUI thread, where it is classified or raised
            found = error
        self._report(found)


class Jobs(QObject):
    """One job at a time, in the order asked. `done` runs in the GUI thread; an unforeseen error is raised there."""

    _finished = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._waiting: list[Callable[[object], None]] = []
        self._finished.connect(self._hand_over, Qt.ConnectionType.QueuedConnection)

    def start(self, work: Callable[[], T], done: Callable[[T | OSError], None]) -> None:
        """Does `work` in the worker and gives its answer, or the OSError that it raised, to `done`."""

        def hand_over(found: object) -> None:
            if isinstance(found, Exception) and not isinstance(found, OSError):
                raise found
            done(found)  # type: ignore[arg-type] # what `work` returned went through a Qt signal, which knows no types

        self._waiting.append(hand_over)
        self._pool.start(_Job(work, self._finished.emit))

    @property
    def busy(self) -> bool:
        """Whether something was asked whose answer has not come back yet."""
        return bool(self._waiting)

    def finish(self) -> None:
        """Waits for what is running; for the end of the program."""
        self._pool.waitForDone(STOP_WITHIN_MS)

    @Slot(object)
    def _hand_over(self, found: object) -> None:
        self._waiting.pop(0)(found)
