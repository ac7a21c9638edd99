# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who calls the disk, the network, another program or SQLite, and from which thread: Python's own audit events."""

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from types import FrameType

from kiosk.storage.database import Database

BLOCKING = frozenset(
    {
        "open", "os.listdir", "os.scandir", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.truncate",
        "shutil.rmtree", "shutil.copyfile", "tempfile.mkstemp", "tempfile.mkdtemp",
        "socket.connect", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname",
        "subprocess.Popen", "os.posix_spawn", "os.fork", "os.system", "sqlite3.connect", "time.sleep",
    }
)  # fmt: skip


@dataclass
class Calls:
    """What was called: by the thread that began to watch, with where; and by all others."""

    watched: int = field(default_factory=threading.get_ident)
    here: list[str] = field(default_factory=list)
    elsewhere: set[str] = field(default_factory=set)

    def add(self, event: str) -> None:
        if threading.get_ident() != self.watched:
            self.elsewhere.add(event)
            return
        self.here.append(f"{event} in {' < '.join(islice(callers(), 6))}")


def callers() -> Iterator[str]:
    """Who of the kiosk called, innermost first; without reading a source file, which would be a call itself."""
    frame: FrameType | None = sys._getframe(3)
    while frame is not None:
        if "/kiosk/" in frame.f_code.co_filename:
            yield f"{frame.f_code.co_filename.rsplit('/', 1)[-1]}:{frame.f_lineno} {frame.f_code.co_name}"
        frame = frame.f_back


_watching: list[Calls] = []


def _hear(event: str, _arguments: tuple[object, ...]) -> None:
    if _watching and event in BLOCKING:
        _watching[-1].add(event)


sys.addaudithook(_hear)


@contextmanager
def watched_calls(database: Database) -> Iterator[Calls]:
    """While inside, the calls are kept; statements that SQLite runs are among them."""
    calls = Calls()
    connection = database._engine.raw_connection().driver_connection
    assert connection is not None
    connection.set_trace_callback(lambda _statement: calls.add("sqlite"))
    _watching.append(calls)
    try:
        yield calls
    finally:
        _watching.pop()
        connection.set_trace_callback(None)
