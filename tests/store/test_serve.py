# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The store as a process of its own: it says where it listens, answers, ends cleanly, and has everything next time."""

import signal
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import requests
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from requests_http_signature import HTTPSignatureAuth, algorithms

from kiosk import places
from kiosk.clock import system_clock
from kiosk.directory.region import load_region
from kiosk.store import console
from kiosk.store.console import StoreError
from kiosk.store.database import open_store
from kiosk.store.limits import Limits
from kiosk.store.reception import Reception
from kiosk.store.serve import serve_store
from kiosk.store.service import create_app
from kiosk.wire.messages import ENROL_PATH, HEALTH_PATH, SYNC_PATH
from kiosk.wire.signing import COMPONENTS, TAG
from tests.store.kiosks import enrol_body, envelope, message
from tests.store.wire import listening

PROGRAM = """
import sys
from kiosk.store.serve import serve_store
serve_store(sys.argv[1], port=0, announce=lambda address: print(address, flush=True))
"""
ANSWERS_WITHIN_S = 30
KINDS = ["sqlite", pytest.param("postgresql", marks=[pytest.mark.postgres, pytest.mark.full])]
"""A process on PostgreSQL is in the ordinary run too: test_two_processes."""
REGION = load_region(places.resources() / "region.json")
PLACE = "rivierstad-centrum"


@contextmanager
def in_this_process(folder: Path) -> Iterator[tuple[str, str]]:
    """The database and the address of a store that listens in a thread."""
    url = f"sqlite:///{folder / 'store.sqlite'}"
    engine = open_store(url)
    with listening(create_app(engine, system_clock)) as wire:
        yield url, f"http://{wire.host}:{wire.port}"
    engine.dispose()


@contextmanager
def running(url: str, stop: signal.Signals = signal.SIGTERM) -> Iterator[str]:
    """The address of a store that runs; it must end by itself, well, when it is told to stop."""
    with subprocess.Popen(
        [sys.executable, "-W", "error", "-c", PROGRAM, url],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        address = process.stdout.readline().strip()
        try:
            assert address.startswith("http://127.0.0.1:"), process.stderr.read()
            yield address
        finally:
            process.send_signal(stop)
            rest, errors = process.communicate(timeout=ANSWERS_WITHIN_S)
        assert (process.returncode, rest, errors) == (0, "", "")


def enrolled_auth(url: str, address: str) -> HTTPSignatureAuth:
    key = Ed25519PrivateKey.generate()
    body = enrol_body(console.invite(url, PLACE, REGION), key)
    answer = requests.post(f"{address}{ENROL_PATH}", json=body, timeout=ANSWERS_WITHIN_S)
    return HTTPSignatureAuth(
        signature_algorithm=algorithms.ED25519,
        key=key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()),
        key_id=answer.json()["zuil"],
        covered_component_ids=COMPONENTS,
        tag=TAG,
        use_nonce=True,
    )


def push(address: str, auth: HTTPSignatureAuth, body: bytes) -> requests.Response:
    headers = {"Content-Type": "application/json"}
    return requests.post(f"{address}{SYNC_PATH}", body, headers=headers, auth=auth, timeout=ANSWERS_WITHIN_S)


@pytest.mark.parametrize("store_url", KINDS, indirect=True)
def test_what_was_taken_in_is_there_at_the_next_start(store_url: str) -> None:
    body = envelope(message("2026-W01"))
    with running(store_url) as address:
        auth = enrolled_auth(store_url, address)
        assert push(address, auth, body).json()["resultaten"][0]["uitkomst"] == "opgeslagen"
    with running(store_url, signal.SIGINT) as address:
        assert push(address, auth, body).json()["resultaten"][0]["uitkomst"] == "al-opgeslagen"


def test_half_a_body_stores_nothing_and_stops_nobody(tmp_path: Path) -> None:
    with in_this_process(tmp_path) as (url, address):
        auth = enrolled_auth(url, address)
        body = envelope(message("2026-W01"))
        request = requests.Request("POST", f"{address}{SYNC_PATH}", {"Content-Type": "application/json"}, data=body)
        signed = auth(request.prepare())
        fields = "".join(f"{name}: {value}\r\n" for name, value in signed.headers.items())
        where = urlsplit(address)
        with socket.create_connection((str(where.hostname), int(where.port or 0)), ANSWERS_WITHIN_S) as wire:
            head = f"POST {SYNC_PATH} HTTP/1.1\r\nHost: {where.netloc}\r\n{fields}\r\n"
            wire.sendall(head.encode() + body[: len(body) // 2])
        assert push(address, auth, body).json()["resultaten"][0]["uitkomst"] == "opgeslagen"


def test_answers_over_the_wire_name_no_server(tmp_path: Path) -> None:
    with in_this_process(tmp_path) as (_, address):
        answer = requests.get(f"{address}{HEALTH_PATH}", params={"nonce": "n"}, timeout=ANSWERS_WITHIN_S)
        assert answer.json() == {"status": "ok", "nonce": "n"}
        assert "Server" not in answer.headers
        assert len(answer.raw.headers.getlist("Date")) == 1


def test_request_that_cannot_be_finished_before_the_stop_is_told_to_come_back(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'store.sqlite'}"
    engine = open_store(url)
    limits = Limits(stops_within_s=1)
    with ThreadPoolExecutor(1) as pool:
        with listening(create_app(engine, system_clock, reception=Reception(limits)), limits) as wire:
            address = f"http://{wire.host}:{wire.port}"
            auth = enrolled_auth(url, address)
            held = sqlite3.connect(tmp_path / "store.sqlite")
            held.execute("BEGIN IMMEDIATE")
            pushed = pool.submit(push, address, auth, envelope(message("2026-W01")))
            wire.wait_for(lambda service: bool(service.server_state.tasks))
        answer = pushed.result(ANSWERS_WITHIN_S)
        held.close()
    assert (answer.status_code, answer.headers["Content-Type"]) == (503, "application/problem+json")
    assert int(answer.headers["Retry-After"]) > 0
    engine.dispose()


def test_port_that_is_taken_is_said_in_one_line(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(StoreError, match=f"cannot listen on 127.0.0.1:{port}.*choose another --port"):
            serve_store(f"sqlite:///{tmp_path / 'store.sqlite'}", port=port, announce=print)
