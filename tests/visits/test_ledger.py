# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What counts is written down in its order, now or when the disk takes it again."""

from kiosk.visits.ledger import MOST_UNWRITTEN, Ledger
from kiosk.wire.visit_class import CounterName
from tests.visits.kit import MONDAY, MemoryRecorder


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
