# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A line on 127.0.0.1 between a client and a server, that goes wrong on any byte when it is told to.

One connection carries one request and its answer, as those of the kiosk do.
"""

import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from enum import StrEnum
from socketserver import BaseRequestHandler, ThreadingTCPServer
from typing import Any
from urllib.parse import urlsplit

HANGS_NO_LONGER_S = 30.0
_END_OF_HEADERS = b"\r\n\r\n"


class Region(StrEnum):
    """A part of a request or an answer. What is cut there has lost all that follows."""

    START = "first-line"
    HEADERS = "headers"
    BODY_START = "body-start"
    BODY_MIDDLE = "body-middle"
    BODY_END = "last-byte"

    def place(self, whole: bytes) -> int:
        """How many bytes come before the cut."""
        first = whole.index(b"\r\n")
        body = whole.index(_END_OF_HEADERS) + len(_END_OF_HEADERS)
        places = {
            Region.START: first // 2,
            Region.HEADERS: (first + body) // 2,
            Region.BODY_START: body,
            Region.BODY_MIDDLE: (body + len(whole)) // 2,
            Region.BODY_END: len(whole) - 1,
        }
        return places[self]


class Passing(BaseRequestHandler):
    """One connection over the line; faults get this object to misbehave with."""

    server: "FaultLine"
    request: socket.socket

    def handle(self) -> None:
        fault = self.server.faults.pop(0) if self.server.faults else straight
        with suppress(OSError):
            self.asked = whole_request(self.request)
            fault(self)

    def ask(self, asked: bytes | None = None) -> bytes:
        """The whole answer of the server that the line leads to."""
        with self.server.upstream() as server:
            server.sendall(self.asked if asked is None else asked)
            return _all_of(server)

    def tell(self, answer: bytes) -> None:
        """To the client; the connection then ends in good order."""
        self.request.sendall(answer)

    def break_off(self) -> None:
        """The client sees its connection reset."""
        _reset(self.request)


Fault = Callable[[Passing], None]


class FaultLine(ThreadingTCPServer):
    """`faults` are used up one per connection; without one it passes everything on."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, server_url: str) -> None:
        super().__init__(("127.0.0.1", 0), Passing)
        self.faults: list[Fault] = []
        self.held: list[bytes] = []
        """Requests that are still under way."""
        self.leads_to(server_url)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def leads_to(self, server_url: str) -> None:
        """From now on it ends at this server."""
        parts = urlsplit(server_url)
        self._server = (str(parts.hostname), int(parts.port or 0))

    def upstream(self) -> socket.socket:
        return socket.create_connection(self._server, timeout=HANGS_NO_LONGER_S)

    def deliver_held(self) -> bytes:
        """What was under way arrives at last; the answer, which nobody waits for."""
        with self.upstream() as server:
            server.sendall(self.held.pop(0))
            return _all_of(server)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Nothing: what breaks off is the point."""


@contextmanager
def running_fault_line(server_url: str) -> Iterator[FaultLine]:
    line = FaultLine(server_url)
    thread = threading.Thread(target=line.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield line
    finally:
        line.shutdown()
        thread.join()
        line.server_close()


def straight(passing: Passing) -> None:
    """All there, all back."""
    passing.tell(passing.ask())


def request_cut(region: Region) -> Fault:
    """The server gets the request up to here, and the line breaks at both ends."""
    return lambda passing: _cut_request(passing, region.place(passing.asked))


def request_cut_at(place: int) -> Fault:
    """The same at this byte."""
    return lambda passing: _cut_request(passing, min(place, len(passing.asked) - 1))


def answer_cut(region: Region) -> Fault:
    """The server did its work; the client gets the answer up to here."""

    def cut(passing: Passing) -> None:
        answer = passing.ask()
        passing.tell(answer[: region.place(answer)])

    return cut


def answer_cut_at(place: int) -> Fault:
    """The same at this byte."""

    def cut(passing: Passing) -> None:
        answer = passing.ask()
        passing.tell(answer[: min(place, len(answer) - 1)])

    return cut


def answer_lost(passing: Passing) -> None:
    """The server did its work; nothing comes back."""
    passing.ask()
    passing.break_off()


def twice(*, hears_first: bool) -> Fault:
    """The request arrives two times; the client hears one of the answers."""

    def ask_twice(passing: Passing) -> None:
        answers = (passing.ask(), passing.ask())
        passing.tell(answers[0 if hears_first else 1])

    return ask_twice


def held(passing: Passing) -> None:
    """The request stays under way, until it is delivered after later ones; the client hears nothing."""
    passing.server.held.append(passing.asked)
    passing.break_off()


def drips_there(passing: Passing) -> None:
    """The server gets a byte now and then, as long as the client waits."""
    with passing.server.upstream() as server:
        for number in range(len(passing.asked)):
            server.sendall(passing.asked[number : number + 1])
            _wait_while_there(passing.request)


def drips_back(passing: Passing) -> None:
    """The client gets a byte of the answer now and then, as long as it waits."""
    answer = passing.ask()
    for number in range(len(answer)):
        passing.tell(answer[number : number + 1])
        _wait_while_there(passing.request)


def length(said: bytes) -> Fault:
    """The answer says that it is so long, whatever it is."""

    def lie(passing: Passing) -> None:
        head, _, body = passing.ask().partition(_END_OF_HEADERS)
        lines = [line for line in head.split(b"\r\n") if not line.lower().startswith(b"content-length:")]
        passing.tell(b"\r\n".join([*lines, b"Content-Length: " + said]) + _END_OF_HEADERS + body)

    return lie


def floods(head: bytes, chunk: bytes) -> Fault:
    """The server did its work; the client gets something else, without end."""

    def flood(passing: Passing) -> None:
        passing.ask()
        passing.tell(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n" + head + b"\r\n")
        until = time.monotonic() + HANGS_NO_LONGER_S
        while time.monotonic() < until:
            passing.tell(chunk)

    return flood


def _cut_request(passing: Passing, place: int) -> None:
    with passing.server.upstream() as server:
        server.sendall(passing.asked[:place])
        _reset(server)
    passing.break_off()


def _wait_while_there(client: socket.socket) -> None:
    """A moment; OSError when the client hung up."""
    client.settimeout(0.05)
    try:
        if not client.recv(1):
            raise ConnectionResetError
    except TimeoutError:
        return


def whole_request(client: socket.socket) -> bytes:
    """One request as it comes, to its last byte. OSError when it breaks off."""
    client.settimeout(HANGS_NO_LONGER_S)
    asked = b""
    while _END_OF_HEADERS not in asked:
        asked += _more(client)
    head, _, body = asked.partition(_END_OF_HEADERS)
    names = [line.partition(b":") for line in head.lower().split(b"\r\n")]
    missing = next((int(value) for name, _, value in names if name == b"content-length"), 0) - len(body)
    while missing > 0:
        chunk = _more(client)
        asked += chunk
        missing -= len(chunk)
    return asked


def _more(client: socket.socket) -> bytes:
    chunk = client.recv(65536)
    if not chunk:
        raise ConnectionResetError
    return chunk


def _all_of(server: socket.socket) -> bytes:
    answer = b""
    while chunk := server.recv(65536):
        answer += chunk
    return answer


def _reset(end: socket.socket) -> None:
    end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    end.close()
