# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The queue on the kiosk's disk beside others: one durable commit for each message, and taking 500 and acknowledging.

All are SQLite files in WAL mode with `synchronous=FULL`; litequeue is put to that, for as it comes a power cut takes
its last messages. The floor writes the row of the outbox and nothing more: no checksum, no digest, no JSON.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from statistics import median
from time import perf_counter
from types import MappingProxyType
from typing import Any, Final, Protocol
from uuid import uuid4

from kiosk.clock import system_clock
from kiosk.storage.database import open_database
from kiosk.storage.outbox import Outbox, put_message
from kiosk.wire.messages import Message, MessageKind, MessageResult, Verdict
from tests.sync.store_client_contract import release

OWN, FLOOR, PERSIST_QUEUE, LITEQUEUE = "own outbox", "raw sqlite3 (floor)", "persist-queue", "litequeue, FULL"
BATCH: Final = 500
_TURN: Final = 25
"""Messages that one queue gets before the next has its turn."""
_TABLE = "CREATE TABLE outbox(id BLOB PRIMARY KEY, kind, body, checksum, state, attempts, next_at, error) WITHOUT ROWID"
_INSERT = "INSERT INTO outbox VALUES (?, ?, ?, ?, 'waiting', 0, NULL, '')"


class Queue(Protocol):
    """What is measured of each."""

    def put(self, message: Message) -> None:
        """One message, on the disk when it returns."""

    def fill(self, messages: Sequence[Message]) -> None:
        """Many, however it can."""

    def take_and_ack(self, count: int) -> None:
        """Hands so many out, and then forgets them; both are on the disk when it returns."""

    def close(self) -> None:
        """Lets go of the file."""


class _Own:
    def __init__(self, folder: Path) -> None:
        self._database = open_database(folder / "kiosk.sqlite")
        self._outbox = Outbox(self._database)

    def put(self, message: Message) -> None:
        self._outbox.put(message)

    def fill(self, messages: Sequence[Message]) -> None:
        with self._database.writing() as connection:
            for message in messages:
                put_message(connection, message)

    def take_and_ack(self, count: int) -> None:
        now = system_clock()
        rows = self._outbox.due(now, count)
        assert len(rows) == count
        going = self._outbox.depart([row.id for row in rows])
        self._outbox.settle([MessageResult(id=one, verdict=Verdict.STORED) for one in going], now)

    def close(self) -> None:
        self._database.abandon()


class _Raw:
    def __init__(self, folder: Path) -> None:
        self._file = sqlite3.connect(folder / "raw.sqlite", isolation_level=None)
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON"):
            self._file.execute(f"PRAGMA {pragma}").close()
        self._file.execute(_TABLE)

    def put(self, message: Message) -> None:
        self._file.execute("BEGIN IMMEDIATE")
        self._file.execute(_INSERT, _ROWS[message.id.bytes])
        self._file.execute("COMMIT")

    def fill(self, messages: Sequence[Message]) -> None:
        self._file.execute("BEGIN IMMEDIATE")
        self._file.executemany(_INSERT, [_ROWS[message.id.bytes] for message in messages])
        self._file.execute("COMMIT")

    def take_and_ack(self, count: int) -> None:
        self._file.execute("BEGIN IMMEDIATE")
        chosen = "SELECT id FROM outbox WHERE state = 'waiting' ORDER BY id LIMIT ?"
        taking = f"UPDATE outbox SET state = 'taken' WHERE id IN ({chosen}) RETURNING id, body"  # noqa: S608 - own words
        rows = self._file.execute(taking, (count,)).fetchall()
        self._file.execute("COMMIT")
        assert len(rows) == count
        self._file.execute("BEGIN IMMEDIATE")
        self._file.execute("DELETE FROM outbox WHERE state = 'taken'")
        self._file.execute("COMMIT")

    def close(self) -> None:
        self._file.close()


class _PersistQueue:
    def __init__(self, folder: Path) -> None:
        queue = import_module("persistqueue").SQLiteAckQueue
        self._queue: Any = queue(str(folder / "persist"), auto_commit=True, multithreading=True)

    def put(self, message: Message) -> None:
        self._queue.put(_ROWS[message.id.bytes][2])

    def fill(self, messages: Sequence[Message]) -> None:
        # It commits each by itself; here that need not be on the disk.
        self._queue._putter.execute("PRAGMA synchronous=OFF").close()
        for message in messages:
            self.put(message)
        self._queue._putter.execute("PRAGMA synchronous=FULL").close()

    def take_and_ack(self, count: int) -> None:
        for one in [self._queue.get(block=False) for _ in range(count)]:
            self._queue.ack(one)

    def close(self) -> None:
        self._queue.close()


class _LiteQueue:
    def __init__(self, folder: Path) -> None:
        self._queue: Any = import_module("litequeue").LiteQueue(str(folder / "lite.sqlite"))
        self._queue.conn.execute("PRAGMA synchronous=FULL").close()

    def put(self, message: Message) -> None:
        self._queue.put(_ROWS[message.id.bytes][2].decode())

    def fill(self, messages: Sequence[Message]) -> None:
        with self._queue.transaction():
            for message in messages:
                self.put(message)

    def take_and_ack(self, count: int) -> None:
        for one in [_popped(self._queue) for _ in range(count)]:
            self._queue.done(one.message_id)

    def close(self) -> None:
        self._queue.close()


def _popped(queue: Any) -> Any:
    return queue.pop() if hasattr(queue, "pop") else queue.get()


QUEUES: Mapping[str, Callable[[Path], Queue]] = MappingProxyType(
    {FLOOR: _Raw, OWN: _Own, PERSIST_QUEUE: _PersistQueue, LITEQUEUE: _LiteQueue}
)
_ROWS: dict[bytes, tuple[bytes, str, bytes, bytes]] = {}
"""What each message is to those that know no messages."""


@dataclass(frozen=True, slots=True)
class QueueTimes:
    """Medians: microseconds for one durable put, milliseconds to take and acknowledge 500."""

    put_us: float
    p95_us: float
    take_and_ack_ms: float


def queue_times(folder: Path, *, puts: int, rounds: int, backlog: int) -> dict[str, QueueTimes]:
    """All queues in short turns, so that a busy moment hits all of them."""
    put_s: dict[str, list[float]] = {name: [] for name in QUEUES}
    take_s: dict[str, list[float]] = {name: [] for name in QUEUES}
    for number in range(rounds):
        queues = dict(_made(folder / str(number)))
        messages = _messages(puts)
        for start in range(0, puts, _TURN):
            for name, queue in queues.items():
                put_s[name] += _each(queue.put, messages[start : start + _TURN])
        messages = _messages(backlog)
        for queue in queues.values():
            queue.fill(messages)
        for name, queue in queues.items():
            take_s[name] += _each(queue.take_and_ack, [min(BATCH, backlog)])
            queue.close()
        _ROWS.clear()
    return {
        name: QueueTimes(1e6 * median(times), 1e6 * sorted(times)[int(0.95 * len(times))], 1000 * median(take_s[name]))
        for name, times in put_s.items()
    }


def _made(folder: Path) -> Iterator[tuple[str, Queue]]:
    for name, make in QUEUES.items():
        home = folder / name
        home.mkdir(parents=True)
        yield name, make(home)


def _messages(count: int) -> list[Message]:
    made = [Message(id=uuid4(), kind=MessageKind.RELEASE, content=release()) for _ in range(count)]
    for one in made:
        _ROWS[one.id.bytes] = (one.id.bytes, one.kind.value, one.model_dump_json(by_alias=True).encode(), bytes(32))
    return made


def _each(act: Callable[[Any], None], words: Iterable[Any]) -> list[float]:
    taken = []
    for word in words:
        before = perf_counter()
        act(word)
        taken.append(perf_counter() - before)
    return taken
