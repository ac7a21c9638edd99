# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writing down what counts, also when the disk does not take it at once; and today's count for staff."""

import threading
from collections import deque
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Protocol

from kiosk.logs import Event, record_error
from kiosk.storage.trouble import DatabaseTrouble
from kiosk.visits.attributes import week_of
from kiosk.visits.today import Today
from kiosk.wire.release import Table
from kiosk.wire.visit_class import CounterName, VisitClass

MOST_UNWRITTEN = 1_000
"""Entries that wait for the disk; after that the oldest are given up."""

Work = Callable[[], None]


class Recorder(Protocol):
    """Where visits are kept. Each call has committed when it returns; raises `DatabaseTrouble`."""

    def finish(self, week: str, kind: VisitClass) -> None:
        """Keeps a finished visit and counts it."""

    def count(self, week: str, name: CounterName) -> None:
        """Adds one to a counter."""

    def count_cell(self, week: str, table: Table, cell: str) -> None:
        """Adds one to a cell of a table of the week's quarter."""


def at_once(work: Work) -> None:
    """Writes before it returns: for who has no screen to keep waiting."""
    work()


class Ledger:
    """The disk's time and trouble are never the visitor's: an entry waits in memory until it is written.

    It holds no more than the disk would, and is tried again with every later entry. `run` does work one after the
    other, in a thread of its own where there is a screen; a visit counts once its commit has returned there.
    """

    def __init__(self, recorder: Recorder, run: Callable[[Work], object] = at_once) -> None:
        self._recorder = recorder
        self._run = run
        self._unwritten: deque[Work] = deque(maxlen=MOST_UNWRITTEN)
        self._shared = threading.Lock()
        self._today = Today()
        self.trouble: DatabaseTrouble | None = None
        """Why entries wait; None: all is written, or about to be."""

    @property
    def all_written(self) -> bool:
        """Whether everything so far has been committed."""
        return not self._unwritten

    def finish(self, now: datetime, kind: VisitClass) -> None:
        """A finished visit. `now` is an aware local moment; of it the week alone is written."""
        self._write(lambda: self._keep(now, kind))

    def count(self, now: datetime, name: CounterName) -> None:
        """One more of something."""
        self._write(lambda: self._recorder.count(week_of(now), name))

    def count_cell(self, now: datetime, table: Table, cell: str) -> None:
        """One more in a cell of a table of the quarter."""
        self._write(lambda: self._recorder.count_cell(week_of(now), table, cell))

    def finished_on(self, today: date) -> Mapping[str, int]:
        """Finished visits of today by theme code; kept in memory only."""
        with self._shared:
            return self._today.themes(today)

    def add_earlier(self, today: date, themes: Mapping[str, int]) -> None:
        """Visits that the process before has written."""
        with self._shared:
            for theme, count in themes.items():
                self._today.add(today, theme, count)

    def _keep(self, now: datetime, kind: VisitClass) -> None:
        self._recorder.finish(week_of(now), kind)
        with self._shared:
            self._today.add(now.date(), kind.theme)

    def _write(self, entry: Work) -> None:
        with self._shared:
            self._unwritten.append(entry)
        self._run(self._write_all)

    def _write_all(self) -> None:
        while self._unwritten:
            entry = self._unwritten[0]
            try:
                entry()
            except DatabaseTrouble as trouble:
                self.trouble = trouble
                return
            except Exception as error:  # noqa: BLE001 - nobody hears what is raised in a thread; the others must go on
                record_error(Event.UNEXPECTED, error)
            self._strike(entry)
        self.trouble = None

    def _strike(self, entry: Work) -> None:
        """The entry is done with, unless a full memory has given it up already."""
        with self._shared:
            if self._unwritten[0] is entry:
                self._unwritten.popleft()
