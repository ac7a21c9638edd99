# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writing down what counts, also when the disk does not take it at once; and today's count for staff."""

from collections import deque
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Protocol

from kiosk.storage.trouble import DatabaseTrouble
from kiosk.visits.attributes import week_of
from kiosk.visits.today import Today
from kiosk.wire.visit_class import CounterName, VisitClass

MOST_UNWRITTEN = 1_000
"""Entries that wait for the disk; after that the oldest are given up."""


class Recorder(Protocol):
    """Where visits are kept. Each call has committed when it returns; raises `DatabaseTrouble`."""

    def finish(self, week: str, kind: VisitClass) -> None:
        """Keeps a finished visit and counts it."""

    def count(self, week: str, name: CounterName) -> None:
        """Adds one to a counter."""


class Ledger:
    """GUI thread only. The disk's trouble is never the visitor's: an entry that cannot be written waits in memory.

    It holds no more than the disk would, and is tried again with every later entry.
    """

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder
        self._unwritten: deque[Callable[[], None]] = deque(maxlen=MOST_UNWRITTEN)
        self._today = Today()
        self.trouble: DatabaseTrouble | None = None
        """Why entries wait; None: all is written."""

    def finish(self, now: datetime, kind: VisitClass) -> None:
        """A finished visit. `now` is an aware local moment; of it the week alone is written."""
        self._write(lambda: self._recorder.finish(week_of(now), kind))
        self._today.add(now.date(), kind.theme)

    def count(self, now: datetime, name: CounterName) -> None:
        """One more of something."""
        self._write(lambda: self._recorder.count(week_of(now), name))

    def finished_on(self, today: date) -> Mapping[str, int]:
        """Finished visits of today by theme code; kept in memory only."""
        return self._today.themes(today)

    def _write(self, entry: Callable[[], None]) -> None:
        self._unwritten.append(entry)
        self.trouble = None
        while self._unwritten and self.trouble is None:
            try:
                self._unwritten[0]()
            except DatabaseTrouble as trouble:
                self.trouble = trouble
            else:
                self._unwritten.popleft()
