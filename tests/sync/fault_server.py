# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A server on 127.0.0.1 that answers as a store does, or in any of the ways in which a network goes wrong."""

import gzip
import json
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from kiosk.clock import system_clock
from kiosk.wire.coming_back import OwnReferral, WhatComesBack, tag_of
from kiosk.wire.messages import Message, MessageResult, SyncAnswer, SyncRequest, Verdict
from kiosk.wire.referral import ReferralStatus, SealedReferral, StatusAnswer, Withdrawal


@dataclass(frozen=True)
class Got:
    """One request as it came."""

    path: str
    headers: dict[str, str]
    body: bytes


Fault = Callable[["Answering"], None]


class Answering(BaseHTTPRequestHandler):
    """Answers one request; faults get this object to misbehave with."""

    server: "FaultServer"

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.got = Got(self.path, {name.lower(): value for name, value in self.headers.items()}, body)
        self.server.requests.append(self.got)
        fault = self.server.faults.pop(0) if self.server.faults else as_a_store
        with suppress(OSError):
            fault(self)

    def do_GET(self) -> None:
        self.server.requests.append(Got(self.path, {}, b""))
        nonce = self.path.partition("nonce=")[2] if self.server.says_nonce else ""
        self.send(200, json.dumps({"status": "ok", "nonce": nonce}).encode())

    def send(self, status: int, body: bytes, kind: str = "application/json", **headers: str) -> None:
        """A whole answer; header names with _ for -."""
        self.send_response(status)
        for name, value in {"Content-Type": kind, "Content-Length": str(len(body)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def date_time_string(self, timestamp: float | None = None) -> str:
        """The store's own time, which the test may set."""
        return self.server.date or super().date_time_string(timestamp)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - overrides
        """Nothing."""


@dataclass
class Stored:
    """What the stand-in store keeps, by id."""

    contents: dict[str, str] = field(default_factory=dict)
    referrals: dict[str, SealedReferral] = field(default_factory=dict)
    """By code, those that are not withdrawn."""
    withdrawn: set[str] = field(default_factory=set)
    own: dict[str, OwnReferral] = field(default_factory=dict)
    """By code, each that was ever taken."""

    def status(self, code_hash: str) -> StatusAnswer:
        kept = self.referrals.get(code_hash)
        if kept is not None:
            return StatusAnswer(status=ReferralStatus.KEPT, organisation=kept.organisation, keep_until=kept.keep_until)
        is_withdrawn = code_hash in self.withdrawn
        return StatusAnswer(status=ReferralStatus.WITHDRAWN if is_withdrawn else ReferralStatus.UNKNOWN)

    def take(self, request: SyncRequest) -> SyncAnswer:
        results = tuple(self._one(message) for message in request.messages)
        own = tuple(sorted(self.own.values(), key=lambda one: one.id))
        is_known = tag_of(own) == (request.known or tag_of(()))
        return SyncAnswer(results=results, comes_back=None if is_known else WhatComesBack(referrals=own))

    def _one(self, message: Message) -> MessageResult:
        content = message.content.model_dump_json()
        kept = self.contents.setdefault(str(message.id), content)
        if kept is content:
            return MessageResult(id=message.id, verdict=self._first_time(message))
        if kept == content:
            return MessageResult(id=message.id, verdict=Verdict.ALREADY_STORED)
        return MessageResult(id=message.id, verdict=Verdict.REFUSED, reason="andere inhoud")

    def _first_time(self, message: Message) -> Verdict:
        match message.content:
            case Withdrawal(code_hash=code):
                self.withdrawn.add(code)
                self.referrals.pop(code, None)
                if code in self.own:
                    self.own[code] = self.own[code].model_copy(update={"status": ReferralStatus.WITHDRAWN})
            case SealedReferral(code_hash=code) if code in self.withdrawn:
                del self.contents[str(message.id)]
                return Verdict.WITHDRAWN
            case SealedReferral(code_hash=code) as referral:
                self.referrals[code] = referral
                self.own[code] = OwnReferral(
                    id=referral.id,
                    status=ReferralStatus.KEPT,
                    organisation=referral.organisation,
                    received_on=system_clock().date(),
                )
        return Verdict.STORED


class FaultServer(ThreadingHTTPServer):
    """`faults` are used up one per request; without one it answers as a store."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answering)
        self.faults: list[Fault] = []
        self.requests: list[Got] = []
        self.stored = Stored()
        self.released = threading.Event()
        """Set at the end of the test, so that no hanging answer outlives it."""
        self.date = ""
        self.says_nonce = False
        """Whether it answers a probe as the store does."""
        self.scheme = "http"

    @property
    def url(self) -> str:
        return f"{self.scheme}://127.0.0.1:{self.server_address[1]}"

    def use_tls(self, certificate: Path, key: Path) -> None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        self.socket = context.wrap_socket(self.socket, server_side=True)
        self.scheme = "https"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Nothing: clients that hang up are the point."""


@contextmanager
def running_fault_server(certificate: Path | None = None, key: Path | None = None) -> Iterator[FaultServer]:
    server = FaultServer()
    if certificate and key:
        server.use_tls(certificate, key)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.released.set()
        server.shutdown()
        thread.join()
        server.server_close()


def as_a_store(answering: Answering) -> None:
    """Stores and answers."""
    answering.send(200, _answer(answering))


def _answer(answering: Answering) -> bytes:
    request = SyncRequest.model_validate_json(gzip.decompress(answering.got.body))
    return answering.server.stored.take(request).model_dump_json(by_alias=True).encode()


def status(code: int, **headers: str) -> Fault:
    """A problem of our store."""
    return lambda answering: answering.send(code, b'{"status": 1}', "application/problem+json", **headers)


def page(code: int, **headers: str) -> Fault:
    """A log-in page of a network."""
    return lambda answering: answering.send(
        code, b"<html>Welkom bij gratis wifi", "text/html; charset=utf-8", **headers
    )


def json_answer(content: object, code: int = 200, kind: str = "application/json", **headers: str) -> Fault:
    return lambda answering: answering.send(code, json.dumps(content).encode(), kind, **headers)


def hang_up(answering: Answering) -> None:
    """Takes the request and closes."""
    answering.close_connection = True


def half_an_answer(answering: Answering) -> None:
    """Stores, promises the whole, sends half."""
    body = _answer(answering)
    answering.send_response(200)
    answering.send_header("Content-Type", "application/json")
    answering.send_header("Content-Length", str(len(body)))
    answering.end_headers()
    answering.wfile.write(body[: len(body) // 2])
    answering.close_connection = True


def half_without_length(answering: Answering) -> None:
    """The same without saying how long the whole is."""
    answering.send_response(200)
    answering.send_header("Content-Type", "application/json")
    answering.end_headers()
    answering.wfile.write(_answer(answering)[:20])
    answering.close_connection = True


def answer_lost(answering: Answering) -> None:
    """Stores; the answer never arrives."""
    _answer(answering)
    answering.close_connection = True


def never(answering: Answering) -> None:
    """Stores; the answer does not come while anybody waits."""
    _answer(answering)
    answering.server.released.wait()


def drip_body(answering: Answering) -> None:
    """A byte of the answer now and then, for ever."""
    answering.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 60000\r\n\r\n")
    _drip(answering, b" ")


def drip_headers(answering: Answering) -> None:
    """A byte of a header now and then, for ever."""
    answering.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    _drip(answering, b"x")


def _drip(answering: Answering, byte: bytes) -> None:
    while not answering.server.released.wait(0.05):
        answering.wfile.write(byte)
        answering.wfile.flush()


def bomb(answering: Answering) -> None:
    """300 kB that would inflate to 300 MB."""
    answering.send(200, gzip.compress(bytes(30_000_000), 9), Content_Encoding="gzip")


def endless(answering: Answering) -> None:
    """More than any answer may be."""
    answering.send(200, b'{"protocol": 1, "resultaten": []}' + b" " * 1_000_000)
