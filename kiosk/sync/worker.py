# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The one thread that sends: closes weeks, runs cycles, waits, and tells the window how it goes."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final, Protocol

from PySide6.QtCore import QObject, Qt, QThread, Signal, Slot

from kiosk.logs import Event, record, record_error
from kiosk.storage.trouble import DatabaseTrouble
from kiosk.sync.cycle import CycleReport, Sending, run_cycle
from kiosk.sync.outcomes import Refusal, Trouble
from kiosk.sync.status import UNEXPECTED, SyncStatus, read_status
from kiosk.wire.messages import MAX_MESSAGES

EVERYTHING: Final = timedelta(days=1)
"""No message waits longer for its next attempt."""
AFTER_MISTAKE_S: Final = 60.0


@dataclass(frozen=True, slots=True)
class _Round:
    """What one turn of the loop leaves for the next."""

    pause_s: float
    limit: int


class Between(Protocol):
    """What the sync thread does in its pauses, a small part at a time."""

    def step(self) -> float | None:
        """Does one part; the seconds until the next, None: nothing is to be done before the next round."""

    def give_way(self) -> None:
        """Ends the part that is done now, and all that begin before `go_on`, at once. Any thread."""

    def go_on(self) -> None:
        """A round begins: what was urgent is sent in it."""


class SyncWorker(QObject):
    """Owns the sync thread. Made, started and stopped in the GUI thread; `wake` and `sync_now` may come from any.

    Whatever goes wrong in a round is recorded and shown, and the next round comes: sending never ends by itself.
    """

    status_changed = Signal(object)
    """A `SyncStatus`, after each round; emitted in the GUI thread, so any callable may be connected."""
    _round_ended = Signal(object)

    def __init__(
        self,
        sending: Sending,
        close_weeks: Callable[[], object],
        every_s: float,
        between: Between | None = None,
        parent: QObject | None = None,
    ) -> None:
        """`close_weeks` runs in the sync thread before each cycle; `every_s` is the usual pause, give or take half.

        `between` has the pauses: whatever is to be sent goes first.
        """
        super().__init__(parent)
        self._between = between
        self._sending = sending
        self._close_weeks = close_weeks
        self._every_s = every_s
        self._bell = threading.Event()
        self._is_stopping = threading.Event()
        self._all_is_due = threading.Event()
        self._known = self._last = SyncStatus(0, None, "", 0)
        self._thread = _Thread(self._run, self)
        self._round_ended.connect(self._on_round_ended, Qt.ConnectionType.QueuedConnection)

    @property
    def status(self) -> SyncStatus:
        """The last status that was told; empty before the first round."""
        return self._known

    @property
    def is_running(self) -> bool:
        """Whether the sync thread is there."""
        return self._thread.isRunning()

    def start(self) -> None:
        """Starts the thread; its first round begins at once."""
        self._thread.start()

    def wake(self) -> None:
        """New work: do not wait for the usual time."""
        self._bell.set()
        if self._between is not None:
            self._between.give_way()

    def sync_now(self) -> None:
        """Staff ask for it: send everything, also what waits for a later attempt."""
        self._all_is_due.set()
        self.wake()

    def stop(self) -> None:
        """Ends the thread and waits for it; a request under way is cut off and sent again at the next start."""
        self._is_stopping.set()
        self._sending.client.stop()
        self._bell.set()
        self._thread.quit()
        self._thread.wait()

    def _run(self) -> None:
        limit = MAX_MESSAGES
        while not self._is_stopping.is_set():
            self._bell.clear()
            if self._between is not None:
                self._between.go_on()
            done = self._guarded_round(limit)
            limit = done.limit
            if done.pause_s > 0 and not self._is_stopping.is_set():
                self._pause(done.pause_s)

    def _pause(self, pause_s: float) -> None:
        """Until the time is over or the bell rings."""
        until_s = time.monotonic() + pause_s
        while not self._bell.is_set() and (left_s := until_s - time.monotonic()) > 0:
            next_s = self._stepped()
            self._bell.wait(left_s if next_s is None else min(next_s, left_s))

    def _stepped(self) -> float | None:
        try:
            return self._between.step() if self._between is not None else None
        except Exception as error:  # noqa: BLE001 - a mistake of ours, or a full disk, must not end the sending
            record_error(Event.SYNC_FAILED, error)
            return None

    def _guarded_round(self, limit: int) -> _Round:
        try:
            return self._round(limit)
        except DatabaseTrouble as trouble:
            record_error(Event.DATABASE_TROUBLE, trouble)
            return self._failed(trouble.advice, limit)
        except Exception as error:  # noqa: BLE001 - a mistake of ours must not end the sending unseen: recorded and shown
            record_error(Event.SYNC_FAILED, error)
            return self._failed(UNEXPECTED, limit)

    def _round(self, limit: int) -> _Round:
        self._close_weeks()
        ahead = EVERYTHING if self._all_is_due.is_set() else timedelta()
        self._all_is_due.clear()
        report = run_cycle(self._sending, limit=limit, ahead=ahead)
        status = read_status(self._sending.outbox, self._sending.memory)
        _record(report, status)
        self._tell(status)
        return _Round(self._pause_s(report), report.next_limit)

    def _pause_s(self, report: CycleReport) -> float:
        if report.retry_in_s is not None:
            return max(report.retry_in_s, 0.001)
        usual_s = self._sending.heard.pause_s(self._every_s)
        return 0.0 if report.is_more_due else usual_s / 2 + self._sending.jitter(usual_s)

    def _failed(self, words: str, limit: int) -> _Round:
        self._tell(replace(self._last, last_error=words))
        return _Round(min(AFTER_MISTAKE_S, self._every_s), limit)

    def _tell(self, status: SyncStatus) -> None:
        self._last = status
        self._round_ended.emit(status)

    @Slot(object)
    def _on_round_ended(self, status: SyncStatus) -> None:
        self._known = status
        self.status_changed.emit(status)


class _Thread(QThread):
    def __init__(self, work: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._work = work

    def run(self) -> None:
        """Overrides Qt's own event loop, which this thread does not need."""
        self._work()


def _record(report: CycleReport, status: SyncStatus) -> None:
    match report.trouble:
        case Trouble.STOPPED:
            return
        case Refusal():
            record(Event.SYNC_TURNED_AWAY, reason=report.trouble.value, waiting=status.waiting)
        case Trouble():
            retry_in_s = report.retry_in_s
            record(Event.SYNC_TROUBLE, reason=report.trouble.value, waiting=status.waiting, retry_in_s=retry_in_s)
        case None if report.stored or report.refused:
            record(Event.SYNC_DONE, stored=report.stored, waiting=status.waiting)
    if report.refused:
        record(Event.SYNC_MESSAGE_REFUSED, refused=report.refused)
