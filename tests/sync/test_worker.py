# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The sync thread."""

import json
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from pytestqt.qtbot import QtBot

from kiosk.clock import system_clock
from kiosk.logs import opened_log
from kiosk.storage.database import Database
from kiosk.storage.outbox import Outbox
from kiosk.storage.sync_memory import SyncMemory
from kiosk.storage.trouble import DatabaseTrouble, DiskFull
from kiosk.sync.client import HttpStoreClient, StoreClient
from kiosk.sync.cycle import Sending
from kiosk.sync.outcomes import Refusal, Trouble, TurnedAway, Unreachable
from kiosk.sync.status import UNEXPECTED, SyncStatus
from kiosk.sync.worker import SyncWorker
from kiosk.wire.messages import MAX_MESSAGES, Message, MessageKind
from tests.storage.made import made_database
from tests.sync import fault_server
from tests.sync.fault_server import running_fault_server
from tests.sync.store_client_contract import DEVICE, KEY, FakeStoreClient, release

Make = Callable[..., SyncWorker]


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = made_database(tmp_path / "kiosk.sqlite")
    yield opened
    opened.close()


@pytest.fixture
def outbox(database: Database) -> Outbox:
    return Outbox(database)


@pytest.fixture
def make(database: Database, outbox: Outbox, qapp: QCoreApplication) -> Iterator[Make]:
    made: list[SyncWorker] = []

    def worker(
        client: StoreClient, close_weeks: Callable[[], object] = lambda: None, every_s: float = 600.0
    ) -> SyncWorker:
        sending = Sending(outbox, client, SyncMemory(database), system_clock, lambda longest: longest)
        made.append(SyncWorker(sending, close_weeks, every_s))
        return made[-1]

    yield worker
    for one in made:
        one.stop()


def put(outbox: Outbox, week: str = "2026-W40") -> None:
    outbox.put(Message(id=uuid4(), kind=MessageKind.RELEASE, content=release(week)))


def told(waiting: int, error: str = "", refused: int = 0) -> Callable[[SyncStatus], bool]:
    return lambda status: (status.waiting, status.last_error, status.refused) == (waiting, error, refused)


def test_the_first_round_comes_at_once_and_sends_what_waits(qtbot: QtBot, make: Make, outbox: Outbox) -> None:
    put(outbox)
    worker = make(FakeStoreClient())
    with qtbot.waitSignal(worker.status_changed, check_params_cb=told(0)):
        worker.start()
    assert worker.status.last_success is not None


def test_statuses_arrive_in_the_gui_thread(qtbot: QtBot, make: Make) -> None:
    worker = make(FakeStoreClient())
    threads = []
    # Directly: where the signal itself is emitted.
    direct = Qt.ConnectionType.DirectConnection
    worker.status_changed.connect(lambda _: threads.append(threading.current_thread()), direct)
    with qtbot.waitSignal(worker.status_changed):
        worker.start()
    assert threads == [threading.main_thread()]


def test_new_work_wakes_it(qtbot: QtBot, make: Make, outbox: Outbox) -> None:
    worker = make(FakeStoreClient())
    with qtbot.waitSignal(worker.status_changed):
        worker.start()
    put(outbox)
    with qtbot.waitSignal(worker.status_changed, check_params_cb=told(0)):
        worker.wake()


def test_the_usual_round_comes_by_itself(qtbot: QtBot, make: Make, outbox: Outbox) -> None:
    worker = make(FakeStoreClient(), every_s=0.02)
    with qtbot.waitSignal(worker.status_changed):
        worker.start()
    put(outbox)
    with qtbot.waitSignals([worker.status_changed] * 3):
        pass
    assert outbox.waiting() == 0


def test_weeks_are_closed_before_each_cycle(qtbot: QtBot, make: Make, outbox: Outbox) -> None:
    client = FakeStoreClient()
    worker = make(client, close_weeks=lambda: put(outbox))
    with qtbot.waitSignal(worker.status_changed, check_params_cb=told(0)):
        worker.start()
    assert len(client.stored.contents) == 1


def test_more_than_one_request_goes_in_a_row(qtbot: QtBot, make: Make, outbox: Outbox) -> None:
    for number in range(MAX_MESSAGES + 3):
        put(outbox, f"2026-W{1 + number % 53:02}")
    client = FakeStoreClient()
    worker = make(client)
    with qtbot.waitSignal(worker.status_changed, check_params_cb=told(0)):
        worker.start()
    assert [len(request.messages) for request in client.pushed] == [MAX_MESSAGES, 3]


def test_staff_can_send_at_once_what_waits_for_a_later_attempt(qtbot: QtBot, make: Make, outbox: Outbox) -> None:
    put(outbox)
    worker = make(FakeStoreClient(Unreachable(Trouble.BUSY, 40_000.0)))
    with qtbot.waitSignal(worker.status_changed, check_params_cb=told(1, "De regionale opslag heeft het te druk.")):
        worker.start()
    with qtbot.waitSignal(worker.status_changed, check_params_cb=told(0)):
        worker.sync_now()


def test_stopping_during_a_slow_request_is_quick_and_leaves_no_thread(qtbot: QtBot, make: Make, outbox: Outbox) -> None:
    arrived = threading.Event()

    def slow(answering: fault_server.Answering) -> None:
        arrived.set()
        answering.server.released.wait()

    put(outbox)
    with running_fault_server() as server:
        server.faults = [slow]
        worker = make(HttpStoreClient(server.url, DEVICE, KEY, limit_s=600.0))
        worker.start()
        assert arrived.wait(timeout=20)
        worker.stop()
    assert worker.is_running is False
    assert [row.attempts for row in outbox.due(system_clock(), 1)] == [0]


def test_stopping_while_it_waits_is_quick(qtbot: QtBot, make: Make) -> None:
    worker = make(FakeStoreClient())
    with qtbot.waitSignal(worker.status_changed):
        worker.start()
    worker.stop()
    assert worker.is_running is False


def test_stopping_what_never_started_does_nothing(make: Make) -> None:
    worker = make(FakeStoreClient())
    worker.stop()
    assert worker.status == SyncStatus(0, None, "", 0)


class _OnceBroken:
    """Closing weeks that fails the first time."""

    def __init__(self, error: Exception) -> None:
        self.error: Exception | None = error

    def __call__(self) -> None:
        error, self.error = self.error, None
        if error is not None:
            raise error


@pytest.mark.parametrize(
    ("error", "words"),
    [(DiskFull(Path("kiosk.sqlite")), DiskFull.advice), (KeyError("zzmarkerzz"), UNEXPECTED)],
)
def test_what_goes_wrong_is_shown_and_recorded_and_sending_goes_on(
    qtbot: QtBot, make: Make, outbox: Outbox, tmp_path: Path, error: Exception, words: str
) -> None:
    put(outbox)
    worker = make(FakeStoreClient(), close_weeks=_OnceBroken(error))
    with opened_log(tmp_path / "log") as log:
        with qtbot.waitSignal(worker.status_changed, check_params_cb=told(0, words)):
            worker.start()
        with qtbot.waitSignal(worker.status_changed, check_params_cb=told(0)):
            worker.wake()
        worker.stop()
    line = json.loads(log.read_text().splitlines()[0])
    assert line["event"] == ("database.trouble" if isinstance(error, DatabaseTrouble) else "sync.failed")
    assert line["error"] == [type(error).__name__]
    assert "zzmarkerzz" not in log.read_text()


def test_rounds_are_recorded_by_what_came_of_them(qtbot: QtBot, make: Make, outbox: Outbox, tmp_path: Path) -> None:
    put(outbox)
    client = FakeStoreClient(Unreachable(Trouble.NOT_TRUSTED), TurnedAway(Refusal.REVOKED))
    worker = make(client)
    with opened_log(tmp_path / "log") as log:
        with qtbot.waitSignal(worker.status_changed):
            worker.start()
        for _ in range(2):
            with qtbot.waitSignal(worker.status_changed):
                worker.sync_now()
        worker.stop()
    found = [json.loads(line) for line in log.read_text().splitlines()]
    assert [(line["event"], line.get("reason")) for line in found] == [
        ("sync.trouble", "not-trusted"),
        ("sync.turned-away", "revoked"),
        ("sync.done", None),
    ]
