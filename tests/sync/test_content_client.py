# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Fetching content over a real connection: from the real store, from whoever answers instead, and out of the way."""

import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from kiosk.bundles.building import contents_of
from kiosk.bundles.pointer import SIGNED_FOLDER
from kiosk.clock import system_clock
from kiosk.fetching import Fetching, Lies
from kiosk.storage.outbox import Outbox
from kiosk.storage.sync_memory import SyncMemory
from kiosk.store.content_shelf import Ring, publish
from kiosk.sync.client import HttpStoreClient
from kiosk.sync.content_source import GotPieces, PiecesOutcome
from kiosk.sync.cycle import Sending
from kiosk.sync.outcomes import Trouble, TurnedAway, Unreachable
from kiosk.sync.worker import SyncWorker
from kiosk.trust import trust
from kiosk.wire.content_files import ContentQuestion, LackedFile, Piece
from kiosk.wire.messages import Message
from tests.bundles.region import Region
from tests.storage.made import made_database
from tests.storage.memory_keystore import MemoryKeyStore
from tests.store.kiosks import message
from tests.sync.running_store import running_store
from tests.sync.store_client_contract import DEVICE, KEY

LONG = b"".join(number.to_bytes(4, "big") for number in range(60_000))


def test_an_offer_of_the_real_store_is_fetched_in_the_pauses_of_the_sync_thread(
    tmp_path: Path, qtbot: QtBot, qapp: QCoreApplication
) -> None:
    data, own, keys, region = tmp_path / "kiosk", tmp_path / "own", MemoryKeyStore(), Region(tmp_path)
    for folder in (data, own):
        folder.mkdir()
    trust(keys, region.trusted_file.read_bytes())
    database = made_database(tmp_path / "kiosk.sqlite")
    with running_store(tmp_path) as store:
        publish(store.engine, *contents_of(region.publishes(1, {"texts/nl.json": LONG})), Ring.ALL, system_clock)
        client = store.client()
        sending = Sending(Outbox(database), client, SyncMemory(database), system_clock, lambda longest: longest)
        fetching = Fetching(Lies(data, own, keys), client, lambda: sending.heard.said.content, lambda longest: longest)
        worker = SyncWorker(sending, lambda: None, 600.0, fetching)
        with_release(Outbox(database))
        worker.start()
        try:
            qtbot.waitUntil((data / SIGNED_FOLDER / "1" / "manifest.json").exists, timeout=60_000)
        finally:
            worker.stop()
    database.close()
    assert (data / SIGNED_FOLDER / "1" / "texts/nl.json").read_bytes() == LONG


def with_release(outbox: Outbox) -> None:
    """Something to send: the offer comes with its receipt."""
    outbox.put(Message.model_validate(message("2025-W01")))


Answer = Callable[[BaseHTTPRequestHandler], None]


class Stranger(ThreadingHTTPServer):
    """Answers each question as it is told to."""

    answer: Answer
    asked = 0


class _Handler(BaseHTTPRequestHandler):
    server: Stranger

    def do_POST(self) -> None:
        self.server.asked += 1
        self.rfile.read(int(self.headers["Content-Length"]))
        self.server.answer(self)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - overrides
        """Nothing."""


def says(status: int, body: bytes, kind: str = "application/octet-stream") -> Answer:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        handler.send_header("Content-Type", kind)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return answer


@pytest.fixture
def stranger() -> Iterator[Stranger]:
    server = Stranger(("127.0.0.1", 0), _Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def client(stranger: Stranger) -> HttpStoreClient:
    return HttpStoreClient(f"http://127.0.0.1:{stranger.server_address[1]}", DEVICE, KEY)


PROBLEM = "application/problem+json"
OTHER = Unreachable(Trouble.OTHER_SERVER)
ASKED = ContentQuestion(files=(LackedFile(sha256="0" * 64, have=7), LackedFile(sha256="1" * 64)), most_bytes=20)
LENGTH = (12).to_bytes(4, "big")


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        (says(200, LENGTH + b"abcde"), GotPieces((Piece(b"abcde", 12),))),
        (says(200, LENGTH + b"abc"), GotPieces((Piece(b"abc", 12),))),
        (says(200, LENGTH + b"abcde" + LENGTH + b"x"), GotPieces((Piece(b"abcde", 12), Piece(b"x", 12)))),
        (says(200, bytes(4) + LENGTH + b"x"), GotPieces((Piece(b"", 0), Piece(b"x", 12)))),
        (says(404, b"<html>", "text/html"), OTHER),
        (says(200, b"<html>log in</html>", "text/html"), OTHER),
        (says(200, b"<h>"), OTHER),
        (says(200, b""), OTHER),
        (says(200, LENGTH + b"abcde", "text/html"), OTHER),
        (says(200, LENGTH + b"abcde" + bytes(3)), OTHER),
        (says(200, LENGTH + b"abcde" + bytes(4) + b"x"), OTHER),
        (says(200, (99).to_bytes(4, "big") + b"x" * 17), OTHER),
        (says(302, LENGTH + b"abcde"), OTHER),
        (says(429, b"{}", PROBLEM), Unreachable(Trouble.BUSY)),
    ],
)
def test_only_parts_of_what_was_asked_for_count(
    stranger: Stranger, client: HttpStoreClient, answer: Answer, outcome: PiecesOutcome
) -> None:
    stranger.answer = answer
    assert client.fetch(ASKED) == outcome


def test_a_kiosk_that_is_turned_away_is_told(stranger: Stranger, client: HttpStoreClient) -> None:
    stranger.answer = says(403, b"{}", PROBLEM)
    assert isinstance(client.fetch(ASKED), TurnedAway)


def test_whatever_is_more_urgent_ends_the_fetching_at_once(stranger: Stranger, client: HttpStoreClient) -> None:
    reached, over = threading.Event(), threading.Event()

    def drips(_handler: BaseHTTPRequestHandler) -> None:
        reached.set()
        over.wait(timeout=60)

    stranger.answer = drips
    outcomes: list[PiecesOutcome] = []
    thread = threading.Thread(target=lambda: outcomes.append(client.fetch(ASKED)))
    thread.start()
    assert reached.wait(timeout=30)
    client.give_way()
    thread.join(timeout=30)
    over.set()
    assert outcomes == [Unreachable(Trouble.STOPPED)]
    assert client.fetch(ASKED) == Unreachable(Trouble.STOPPED)
    assert stranger.asked == 1
    client.go_on()
    stranger.answer = says(200, LENGTH + b"abcde")
    assert client.fetch(ASKED) == GotPieces((Piece(b"abcde", 12),))
