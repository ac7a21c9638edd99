# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""On a real socket: slow senders, wrong lengths and things that are no HTTP end in time, and hold up nobody."""

import json
import resource
import time
from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from sqlalchemy import create_engine

from kiosk.store.database import open_store
from kiosk.store.limits import Limits
from kiosk.store.reception import Reception
from kiosk.store.service import create_app
from kiosk.wire.messages import ENROL_PATH, HEALTH_PATH, SYNC_PATH
from tests.store.kiosks import ManualClock
from tests.store.test_service import SECURITY
from tests.store.wire import Wire, listening, rest, status_of

pytestmark = pytest.mark.xdist_group("wire")
LIMITS = Limits(head_within_s=0.6, body_within_s=0.3, most_waiting=4)
HEALTH = f"GET {HEALTH_PATH} HTTP/1.1\r\nHost: o\r\nConnection: close\r\n\r\n".encode()


def post(path: str, length: int, body: bytes = b"") -> bytes:
    head = f"POST {path} HTTP/1.1\r\nHost: o\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\r\n"
    return head.encode() + body


@pytest.fixture(scope="module")
def wire(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Wire]:
    """A store that waits for less than a second."""
    engine = open_store(f"sqlite:///{tmp_path_factory.mktemp('wire') / 'store.sqlite'}")
    clock = ManualClock()
    with listening(create_app(engine, clock, reception=Reception(LIMITS)), LIMITS, clock) as where:
        yield where
    engine.dispose()


def problem(answer: bytes, status: int) -> dict[str, object]:
    """The problem in an answer that is one in every respect."""
    assert status_of(answer) == status
    head, _, body = answer.partition(b"\r\n\r\n")
    fields = dict(line.split(": ", 1) for line in head.decode().split("\r\n")[1:])
    named = {name.lower(): text for name, text in fields.items()}
    assert {name: named.get(name.lower()) for name in SECURITY} == SECURITY
    assert named["content-type"] == "application/problem+json"
    said: dict[str, object] = json.loads(body)
    assert said["status"] == status
    return said


def test_header_that_never_ends_is_answered_and_hung_up_on(wire: Wire) -> None:
    assert problem(wire.exchange(HEALTH[:-2]), 408)["title"] == "Te langzaam"
    assert problem(wire.exchange(b""), 408)


def test_a_byte_now_and_then_does_not_move_the_deadline(wire: Wire) -> None:
    with wire.connect(HEALTH[:-2]) as connection:
        connection.settimeout(0.1)
        began, answer = time.monotonic(), b""
        while not answer and time.monotonic() - began < 10:
            try:
                answer = connection.recv(65_536)
            except TimeoutError:
                connection.sendall(b"X: y\r\n")
        assert problem(answer + rest(connection), 408)


def test_body_shorter_than_it_says_is_given_up(wire: Wire) -> None:
    assert problem(wire.exchange(post(SYNC_PATH, 500, b"{")), 408)


def test_body_longer_than_it_says_is_no_second_request(wire: Wire) -> None:
    answers = wire.exchange(post(ENROL_PATH, 2, b"{}" + b"x\r\n\r\n"))
    assert status_of(answers) == 400
    assert problem(answers[answers.rindex(b"HTTP/1.1") :], 400)["detail"] == "Dit is geen geldig HTTP-verzoek."


def test_body_of_a_request_that_was_answered_already_is_not_waited_for(wire: Wire) -> None:
    with wire.connect(post("/v1/iets-anders", 10_000, b"x")) as connection:
        connection.settimeout(0.1)
        began, answer = time.monotonic(), b"."
        while answer and time.monotonic() - began < 10:
            try:
                answer = connection.recv(65_536)
                connection.sendall(b"x")
            except TimeoutError:
                connection.sendall(b"x")
            except OSError:
                answer = b""
        assert time.monotonic() - began < 10


@pytest.mark.parametrize(
    "nonsense",
    [b"\x16\x03\x01\x02\x00\x01\x00", b"GET / HTTP/1.1\r\nX\r\n\r\n", b"GET / HTTP/1.1\r\nX: " + b"y" * 90_000],
)
def test_what_is_no_http_is_a_problem_in_dutch(wire: Wire, nonsense: bytes) -> None:
    assert problem(wire.exchange(nonsense + b"\r\n\r\n"), 400)["title"] == "Ongeldig verzoek"


def test_two_lengths_or_a_length_and_pieces_are_refused(wire: Wire) -> None:
    two = f"POST {SYNC_PATH} HTTP/1.1\r\nHost: o\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{{}}"
    assert problem(wire.exchange(two.encode()), 400)
    broken = f"POST {ENROL_PATH} HTTP/1.1\r\nHost: o\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked"
    assert status_of(wire.exchange(broken.encode() + b"\r\n\r\nzz\r\n{}\r\n0\r\n\r\n")) == 400


def test_connection_that_is_kept_serves_again_and_is_closed_when_it_stays_silent(wire: Wire) -> None:
    with wire.connect(HEALTH.replace(b"Connection: close\r\n", b"")) as connection:
        answer = b""
        while not answer.endswith(b"}"):
            answer += connection.recv(65_536)
        assert status_of(answer) == 200
        connection.sendall(HEALTH[:-2])
        assert problem(rest(connection), 408)


def test_one_connection_too_many_hears_so_at_once_and_leaves_room_when_others_go() -> None:
    few = Limits(most_connections=3)
    with listening(create_app(create_engine("sqlite://"), ManualClock()), few, ManualClock()) as where:
        with ExitStack() as stack:
            held = [stack.enter_context(where.connect()) for _ in range(3)]
            where.wait_for(lambda service: len(service.server_state.connections) == len(held))
            assert problem(where.exchange(b""), 503)["title"] == "Even niet beschikbaar"
        where.wait_for(lambda service: not service.server_state.connections)
        assert status_of(where.exchange(HEALTH)) == 200


@pytest.mark.parametrize("many", [pytest.param(60, id="some"), pytest.param(400, id="whole", marks=pytest.mark.full)])
def test_slow_senders_hold_up_nobody(wire: Wire, many: int) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, max(soft, 4 * many)), hard))
    with ExitStack() as stack:
        slow = [stack.enter_context(wire.connect(post(SYNC_PATH, 900_000, b"{" * 100))) for _ in range(many)]
        for _ in range(20):
            assert status_of(wire.exchange(HEALTH)) == 200
            assert (
                status_of(wire.exchange(post(ENROL_PATH, 2, b"{}").replace(b"Host", b"Connection: close\r\nHost")))
                == 400
            )
        assert [status_of(rest(connection)) for connection in slow] == [408] * many
