# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What counts is written down in its order, now or when the disk takes it again."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from kiosk.logs import opened_log
from kiosk.visits.ledger import MOST_UNWRITTEN, Ledger
from kiosk.wire.visit_class import CounterName
from tests.visits.kit import MONDAY, MemoryRecorder

HANGS_AFTER_S = 20.0


@dataclass
class SlowRecorder(MemoryRecorder):
    """A disk that takes nothing until it is `ready`."""

    ready: threading.Event = field(default_factory=threading.Event)

    def count(self, week: str, name: CounterName) -> None:
        assert self.ready.wait(HANGS_AFTER_S)
        super().count(week, name)


@pytest.fixture
def pen() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(1) as one:
        yield one


def test_entries_wait_for_the_disk_and_are_written_once() -> None:
    recorder = MemoryRecorder()
    ledger = Ledger(recorder)
    recorder.fill_disk()
    for _ in range(3):
        ledger.count(MONDAY, CounterName.STARTED)
    assert recorder.names() == {}
    recorder.trouble = None
    ledger.count(MONDAY, CounterName.STOPPED)
    ledger.count(MONDAY, CounterName.STOPPED)
    assert recorder.names() == {CounterName.STARTED: 3, CounterName.STOPPED: 2}


def test_trouble_is_told_until_all_is_written() -> None:
    recorder = MemoryRecorder()
    ledger = Ledger(recorder)
    assert ledger.trouble is None
    recorder.fill_disk()
    ledger.count(MONDAY, CounterName.STARTED)
    assert ledger.trouble is recorder.trouble
    ledger.count(MONDAY, CounterName.STARTED)
    assert ledger.trouble is recorder.trouble
    recorder.trouble = None
    ledger.count(MONDAY, CounterName.STARTED)
    assert ledger.trouble is None


def test_memory_has_an_end_too() -> None:
    recorder = MemoryRecorder()
    ledger = Ledger(recorder)
    recorder.fill_disk()
    for _ in range(MOST_UNWRITTEN + 5):
        ledger.count(MONDAY, CounterName.STARTED)
    recorder.trouble = None
    ledger.count(MONDAY, CounterName.STOPPED)
    assert recorder.names() == {CounterName.STARTED: MOST_UNWRITTEN - 1, CounterName.STOPPED: 1}


def test_who_writes_down_never_waits_for_the_disk(pen: ThreadPoolExecutor) -> None:
    recorder = SlowRecorder()
    ledger = Ledger(recorder, pen.submit)
    ledger.count(MONDAY, CounterName.STARTED)
    ledger.count(MONDAY, CounterName.STOPPED)
    before = ledger.all_written
    recorder.ready.set()
    pen.shutdown()
    assert (before, ledger.all_written) == (False, True)
    assert recorder.names() == {CounterName.STARTED: 1, CounterName.STOPPED: 1}


def test_an_entry_that_memory_gave_up_while_it_was_written_takes_no_other_with_it(pen: ThreadPoolExecutor) -> None:
    recorder = SlowRecorder()
    ledger = Ledger(recorder, pen.submit)
    ledger.count(MONDAY, CounterName.STARTED)
    while not pen._work_queue.empty():
        pass
    for _ in range(MOST_UNWRITTEN):
        ledger.count(MONDAY, CounterName.STOPPED)
    recorder.ready.set()
    pen.shutdown()
    assert recorder.names() == {CounterName.STARTED: 1, CounterName.STOPPED: MOST_UNWRITTEN}


def test_a_mistake_in_writing_one_entry_is_recorded_and_the_others_are_written(tmp_path: Path) -> None:
    recorder = MemoryRecorder()
    ledger = Ledger(recorder)
    with opened_log(tmp_path) as log:
        ledger._write(lambda: (_ for _ in ()).throw(KeyError("a secret")))
        ledger.count(MONDAY, CounterName.STARTED)
        said = log.read_text()
    assert recorder.names() == {CounterName.STARTED: 1}
    assert '"error": ["KeyError"]' in said
    assert "a secret" not in said


def test_what_a_process_before_has_written_counts_for_today() -> None:
    ledger = Ledger(MemoryRecorder())
    ledger.add_earlier(MONDAY.date(), {"EW01": 3, "EW02": 1})
    assert ledger.finished_on(MONDAY.date()) == {"EW01": 3, "EW02": 1}
