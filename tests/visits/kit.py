# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the tests of this folder share: a clock and a stopwatch that the test turns, and a recorder in memory."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from kiosk.clock import AMSTERDAM
from kiosk.flow.session import Outcome
from kiosk.storage.trouble import DatabaseTrouble, DiskFull
from kiosk.visits.ledger import Ledger
from kiosk.visits.reception import Reception
from kiosk.wire.release import Table
from kiosk.wire.visit_class import CounterName, VisitClass
from tests.visits.tiny_form import tiny_form

MONDAY = datetime(2026, 11, 23, 10, 30, tzinfo=AMSTERDAM)
"""In week 2026-W48."""


@dataclass
class Hands:
    """A clock and a stopwatch."""

    moment: datetime = MONDAY
    seconds: float = 1_000.0

    def clock(self) -> datetime:
        return self.moment

    def monotonic(self) -> float:
        return self.seconds

    def passes(self, seconds: float) -> None:
        self.moment += timedelta(seconds=seconds)
        self.seconds += seconds


@dataclass
class MemoryRecorder:
    """See `kiosk.visits.ledger.Recorder`; set `trouble` and it writes nothing."""

    kept: list[tuple[str, VisitClass]] = field(default_factory=list)
    counted: Counter[tuple[str, CounterName]] = field(default_factory=Counter)
    cells: Counter[tuple[str, Table, str]] = field(default_factory=Counter)
    trouble: DatabaseTrouble | None = None

    def finish(self, week: str, kind: VisitClass) -> None:
        self._may_write()
        self.kept.append((week, kind))
        self.counted[week, CounterName.FINISHED] += 1

    def count(self, week: str, name: CounterName) -> None:
        self._may_write()
        self.counted[week, name] += 1

    def count_cell(self, week: str, table: Table, cell: str) -> None:
        self._may_write()
        self.cells[week, table, cell] += 1

    def fill_disk(self) -> None:
        self.trouble = DiskFull(Path("kiosk.sqlite"))

    def names(self) -> dict[CounterName, int]:
        """The counters of all weeks together."""
        names: Counter[CounterName] = Counter()
        for (_, name), count in self.counted.items():
            names[name] += count
        return dict(names)

    def _may_write(self) -> None:
        if self.trouble is not None:
            raise self.trouble


def party_of(outcome: Outcome, municipality: str) -> str:
    """The first service's first word, and where it is asked for."""
    return f"{outcome.services[0].split('-')[0]}.{municipality}"


@dataclass
class Desk:
    """A reception with all that it works with."""

    recorder: MemoryRecorder = field(default_factory=MemoryRecorder)
    hands: Hands = field(default_factory=Hands)

    def __post_init__(self) -> None:
        self.reception = Reception(tiny_form(), Ledger(self.recorder), party_of, self.hands.clock, self.hands.monotonic)

    def finished_today(self) -> Mapping[str, int]:
        return self.reception.ledger.finished_on(self.hands.moment.date())

    def answer(self, *values: str) -> None:
        """Begins a visit in Dutch and gives these answers."""
        self.reception.begin("nl")
        for value in values:
            assert self.reception.answer(value) is None
