# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The same messages from several processes at once, on one database."""

import multiprocessing
from multiprocessing.queues import Queue
from multiprocessing.synchronize import Barrier

from sqlalchemy import Engine, func, select

from kiosk.store import tables
from kiosk.store.database import open_store, reading
from kiosk.store.enrolment import find_device
from kiosk.store.envelope import open_envelope
from kiosk.store.intake import take_in
from tests.store.kiosks import Kiosk, ManualClock, envelope, message

PROCESSES, MESSAGES = 3, 20
ENDS_WITHIN_S = 120


def deliver_in_own_process(url: str, device_id: str, body: bytes, together: Barrier, said: "Queue[list[str]]") -> None:
    engine = open_store(url)
    device = find_device(engine, device_id)
    assert device is not None
    together.wait()
    said.put([result.verdict.value for result in take_in(engine, device, open_envelope(body).arrived, ManualClock())])
    engine.dispose()


def test_same_messages_from_several_processes_count_once(kiosk: Kiosk, store_engine: Engine, store_url: str) -> None:
    body = envelope(*(message(f"2026-W{week:02d}", 1) for week in range(1, MESSAGES + 1)))
    spawn = multiprocessing.get_context("spawn")
    together, said = spawn.Barrier(PROCESSES), spawn.Queue()
    words = (store_url, kiosk.id, body, together, said)
    senders = [spawn.Process(target=deliver_in_own_process, args=words) for _ in range(PROCESSES)]
    for sender in senders:
        sender.start()
    answers = [said.get(timeout=ENDS_WITHIN_S) for _ in senders]
    for sender in senders:
        sender.join(ENDS_WITHIN_S)
    verdicts = [verdict for answer in answers for verdict in answer]
    assert sorted(verdicts) == ["al-opgeslagen"] * (MESSAGES * (PROCESSES - 1)) + ["opgeslagen"] * MESSAGES
    with reading(store_engine) as connection:
        assert connection.scalar(select(func.sum(tables.release.c.total))) == MESSAGES
        assert connection.scalar(select(func.count()).select_from(tables.refusal)) == 0
