# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Two processes behind a proxy are one store, and one that is stopped in the middle of its work loses nothing."""

import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import pytest
import requests
from requests_http_signature import HTTPSignatureAuth
from sqlalchemy import func, select

from kiosk.store import tables
from kiosk.store.database import open_store, reading
from kiosk.wire.messages import SYNC_PATH
from tests.store.kiosks import envelope, message
from tests.store.proxy import Proxy, proxied
from tests.store.test_serve import ANSWERS_WITHIN_S, PROGRAM, enrolled_auth, push

KIOSKS, WEEKS, BEFORE_THE_STOP = 3, 6, 5
ENDS_WITHIN_S = 60
BOTH = [
    pytest.param("postgresql", marks=pytest.mark.postgres),
    pytest.param("sqlite", marks=pytest.mark.full),
]


@contextmanager
def process(url: str) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """A process of the store and its port; at the end of the block it must have stopped by itself, and well."""
    words = [sys.executable, "-W", "error", "-c", PROGRAM, url]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        port = urlsplit(running.stdout.readline().strip()).port
        try:
            assert port
            yield running, port
        finally:
            running.send_signal(signal.SIGTERM)
            rest, errors = running.communicate(timeout=ENDS_WITHIN_S)
        assert (running.returncode, rest, errors) == (0, "", "")


@dataclass
class Sender:
    """A kiosk that sends week after week, each until it is acknowledged."""

    address: str
    auth: HTTPSignatureAuth
    acknowledged: threading.Semaphore
    unexpected: list[str] = field(default_factory=list)
    verdicts: list[str] = field(default_factory=list)

    def send_all(self) -> None:
        for week in range(1, WEEKS + 1):
            body = envelope(message(f"2026-W{week:02d}", 1))
            while not self._send(body) and not self.unexpected:
                pass

    def _send(self, body: bytes) -> bool:
        try:
            answer = push(self.address, self.auth, body)
        except requests.RequestException:
            return False
        if answer.status_code != 200:
            self.unexpected.append(answer.text)
            return False
        self.verdicts.append(answer.json()["resultaten"][0]["uitkomst"])
        self.acknowledged.release()
        return True


def replayed_at_the_other(proxy: Proxy, auth: HTTPSignatureAuth) -> list[int]:
    """The same signed request on as many connections as there are processes."""
    fields = {"Content-Type": "application/json"}
    signed = requests.Request("POST", f"{proxy.address}{SYNC_PATH}", fields, data=envelope(), auth=auth).prepare()
    statuses = []
    for _ in proxy.ports:
        with requests.Session() as session:
            statuses.append(session.send(signed, timeout=ANSWERS_WITHIN_S).status_code)
    return statuses


@pytest.mark.parametrize("store_url", BOTH, indirect=True)
def test_a_process_that_stops_under_load_loses_nothing(store_url: str) -> None:
    with ExitStack() as stack:
        (first, port), (_, other) = (stack.enter_context(process(store_url)) for _ in range(2))
        proxy = stack.enter_context(proxied([port, other]))
        acknowledged = threading.Semaphore(0)
        auths = [enrolled_auth(store_url, proxy.address) for _ in range(KIOSKS)]
        assert replayed_at_the_other(proxy, auths[0]) == [200, 409]
        senders = [Sender(proxy.address, auth, acknowledged) for auth in auths]
        threads = [threading.Thread(target=sender.send_all) for sender in senders]
        for thread in threads:
            thread.start()
        for _ in range(BEFORE_THE_STOP):
            assert acknowledged.acquire(timeout=ENDS_WITHIN_S)
        first.send_signal(signal.SIGTERM)
        for thread in threads:
            thread.join(ENDS_WITHIN_S)
        assert first.wait(ENDS_WITHIN_S) == 0
        assert [sender.unexpected for sender in senders] == [[]] * KIOSKS
        assert [len(sender.verdicts) for sender in senders] == [WEEKS] * KIOSKS
        assert min(proxy.served[port], proxy.served[other]) >= BEFORE_THE_STOP // 2
    assert stored(store_url) == (KIOSKS * WEEKS, KIOSKS * WEEKS)


def stored(url: str) -> tuple[int, int]:
    """Messages in the ledger, and visits that they tell of."""
    engine = open_store(url)
    with reading(engine) as connection:
        messages = connection.scalar(select(func.count()).select_from(tables.message))
        visits = connection.scalar(select(func.sum(tables.release.c.total)))
    engine.dispose()
    return int(messages or 0), int(visits or 0)
