# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A kiosk ends when the machine asks it to: cleanly, with everything finished committed and nothing of who was busy."""

import os
import signal
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QGuiApplication

from kiosk.curtain import STARTING
from kiosk.interrupts import ending_on_signals, interrupting_afterwards, interrupting_the_start
from kiosk.wire.visit_class import CounterName
from tests.composition.listening import listening
from tests.composition.programs import NO_KEYS, ended, first_line, running

HANGS_AFTER_MS = 5_000


def kept(data: Path) -> tuple[int, dict[str, int]]:
    """Visits, and counters by name; the file must be whole, without a log beside it."""
    assert not (data / "kiosk.sqlite-wal").exists()
    with closing(sqlite3.connect(data / "kiosk.sqlite")) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        (visits,) = database.execute("SELECT count(*) FROM visit").fetchone()
        return visits, dict(database.execute("SELECT name, count FROM counter"))


@pytest.mark.parametrize("by", [signal.SIGTERM, signal.SIGINT])
def test_a_kiosk_that_runs_ends_well_when_it_is_told_to(tmp_path: Path, by: signal.Signals) -> None:
    words = ("kiosk", "run", "--data", str(tmp_path), "--windowed")
    with (
        listening(str(tmp_path / "notify"), watchdog_us=100_000) as manager,
        running(*words, **NO_KEYS, **manager.environment) as process,
    ):
        assert "No key store" in first_line(process)
        assert [manager.hears() for _ in range(4)] == [STARTING, "READY=1", "WATCHDOG=1", "WATCHDOG=1"]
        assert ended(process, by) == (0, "")
        assert manager.has_heard()[-1] == "STOPPING=1"
    assert kept(tmp_path) == (0, {})
    log = (tmp_path / "log" / "kiosk.jsonl").read_text()
    assert '"content.loaded"' in log
    assert log.count('"kiosk.started"') == log.count('"kiosk.stopped"') == 1


def test_a_visit_that_was_finished_is_kept_and_one_under_way_is_counted_as_stopped(tmp_path: Path) -> None:
    with running("tests.composition.waiting_kiosk", str(tmp_path), **NO_KEYS) as process:
        first_line(process, "ready")
        assert ended(process, signal.SIGTERM) == (0, "")
    visits, counters = kept(tmp_path)
    assert visits == 1
    assert counters == {CounterName.STARTED: 2, CounterName.FINISHED: 1, CounterName.STOPPED: 1}


def test_a_kill_loses_nothing_that_was_finished_and_the_folder_is_free_again(tmp_path: Path) -> None:
    with running("tests.composition.waiting_kiosk", str(tmp_path), **NO_KEYS) as process:
        first_line(process, "ready")
        ended(process, signal.SIGKILL)
    with running("kiosk", "run", "--data", str(tmp_path), "--windowed", **NO_KEYS) as process:
        assert first_line(process)
        assert ended(process, signal.SIGTERM) == (0, "")
    visits, counters = kept(tmp_path)
    assert visits == 1
    assert counters == {CounterName.STARTED: 2, CounterName.FINISHED: 1}


@pytest.fixture
def handlers_come_back() -> Iterator[None]:
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


def ended_by_itself() -> bool:
    """Runs the event loop; False when only the hang guard ended it."""
    hang_guard = QTimer()
    hang_guard.timeout.connect(lambda: QCoreApplication.exit(1))
    hang_guard.start(HANGS_AFTER_MS)
    return QCoreApplication.exec() == 0


def test_a_request_to_quit_before_the_loop_begins_is_not_lost(qapp: QGuiApplication) -> None:
    with ending_on_signals(QCoreApplication.quit):
        os.kill(os.getpid(), signal.SIGTERM)
        assert ended_by_itself()


def test_a_loop_in_which_nothing_happens_hears_the_signal(qapp: QGuiApplication) -> None:
    with ending_on_signals(QCoreApplication.quit):
        other = threading.Timer(0.3, os.kill, [os.getpid(), signal.SIGTERM])
        other.start()
        assert ended_by_itself()
        other.join()


@pytest.mark.parametrize("by", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_that_got_lost_while_the_program_started_is_heard_after_all(
    qapp: QGuiApplication, handlers_come_back: None, by: signal.Signals
) -> None:
    interrupting_the_start()
    with suppress(KeyboardInterrupt):
        signal.raise_signal(by)
    with ending_on_signals(QCoreApplication.quit):
        assert ended_by_itself()


@pytest.mark.parametrize("by", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_while_modules_load_waits_until_they_are_loaded(handlers_come_back: None, by: signal.Signals) -> None:
    interrupting_the_start()
    loaded = []

    def load() -> None:
        with interrupting_afterwards():
            os.kill(os.getpid(), by)
            loaded.append("all")

    with pytest.raises(KeyboardInterrupt):
        load()
    assert loaded == ["all"]


def test_afterwards_the_signals_do_what_they_did_before(qapp: QGuiApplication) -> None:
    before = [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)]
    with ending_on_signals(QCoreApplication.quit):
        assert signal.getsignal(signal.SIGTERM) not in before
    assert [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)] == before
