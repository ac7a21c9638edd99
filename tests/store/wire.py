# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A store that listens on a real socket in this process, and bare connections to it."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from fastapi import FastAPI

from kiosk.clock import Clock, system_clock
from kiosk.store.limits import USUAL, Limits
from kiosk.store.serve import LOOPBACK, Service, listen

WITHIN_S = 30


@dataclass(frozen=True)
class Wire:
    """Where the store listens."""

    host: str
    port: int
    service: Service

    def wait_for(self, happened: Callable[[Service], bool]) -> None:
        """Until the service did that."""
        ends = time.monotonic() + WITHIN_S
        while not happened(self.service):
            assert time.monotonic() < ends
            time.sleep(0.01)

    def connect(self, first: bytes = b"") -> socket.socket:
        connection = socket.create_connection((self.host, self.port), WITHIN_S)
        connection.sendall(first)
        return connection

    def exchange(self, request: bytes) -> bytes:
        """Everything that comes back until the store hangs up."""
        with self.connect(request) as connection:
            return rest(connection)


def rest(connection: socket.socket) -> bytes:
    """What still comes, until the other side hangs up."""
    parts: list[bytes] = []
    while part := connection.recv(65_536):
        parts.append(part)
    return b"".join(parts)


def status_of(answer: bytes) -> int:
    assert answer.startswith(b"HTTP/1.1 "), answer
    return int(answer[9:12])


@contextmanager
def listening(app: FastAPI, limits: Limits = USUAL, clock: Clock = system_clock) -> Iterator[Wire]:
    """The app behind a socket, until the end of the block; it must stop by itself."""
    heard = threading.Event()
    socket_ = listen(LOOPBACK, 0)
    service = Service(app, socket_, lambda _: heard.set(), limits=limits, clock=clock)
    host, port = socket_.getsockname()[:2]
    thread = threading.Thread(target=service.run_until_stopped)
    thread.start()
    try:
        assert heard.wait(WITHIN_S)
        yield Wire(host, port, service)
    finally:
        service.stop()
        thread.join(WITHIN_S)
        assert not thread.is_alive()
