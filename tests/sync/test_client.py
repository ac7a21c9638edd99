# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The client against a server that goes wrong in every way."""

import socket
import threading
import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from uuid import uuid4

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from http_message_signatures import HTTPMessageVerifier, MappingKeyResolver
from http_message_signatures.algorithms import ED25519

from kiosk.clock import AMSTERDAM
from kiosk.sync.client import HttpStoreClient
from kiosk.sync.outcomes import Answered, Refusal, ThereItIs, Trouble, TurnedAway, Unreachable
from kiosk.wire.messages import SYNC_PATH, Verdict
from kiosk.wire.signing import REQUIRED_COMPONENTS, TAG
from tests.sync import fault_server
from tests.sync.exchanges import LIMIT_S, exchanges_that_stay
from tests.sync.fault_server import Fault, FaultServer, running_fault_server
from tests.sync.store_client_contract import DEVICE, KEY, release, request

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=AMSTERDAM)


def test_a_stored_message_is_answered(client: HttpStoreClient, server: FaultServer) -> None:
    outcome = client.push(request())
    assert isinstance(outcome, Answered)
    assert [result.verdict for result in outcome.answer.results] == [Verdict.STORED]
    assert [got.path for got in server.requests] == [SYNC_PATH]


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        (fault_server.status(500), Trouble.STORE_ERROR),
        (fault_server.status(502), Trouble.STORE_ERROR),
        (fault_server.status(503), Trouble.BUSY),
        (fault_server.status(408), Trouble.BUSY),
        (fault_server.status(409), Trouble.STORE_ERROR),
        (fault_server.status(413), Trouble.TOO_LARGE),
        (fault_server.page(413), Trouble.TOO_LARGE),
        (fault_server.status(400), Trouble.NOT_UNDERSTOOD),
        (fault_server.status(422), Trouble.NOT_UNDERSTOOD),
        (fault_server.status(404), Trouble.OTHER_SERVER),
        (fault_server.status(204), Trouble.OTHER_SERVER),
        (fault_server.page(200), Trouble.OTHER_SERVER),
        (fault_server.page(401), Trouble.OTHER_SERVER),
        (fault_server.page(403), Trouble.OTHER_SERVER),
        (fault_server.page(511), Trouble.STORE_ERROR),
        (fault_server.json_answer({}), Trouble.OTHER_SERVER),
        (fault_server.json_answer([]), Trouble.OTHER_SERVER),
        (fault_server.json_answer({"protocol": 1, "resultaten": []}), Trouble.OTHER_SERVER),
        (fault_server.json_answer({"protocol": 1, "resultaten": []}, kind="text/plain"), Trouble.OTHER_SERVER),
        (fault_server.hang_up, Trouble.HALF_ANSWER),
        (fault_server.half_an_answer, Trouble.HALF_ANSWER),
        (fault_server.half_without_length, Trouble.OTHER_SERVER),
        (fault_server.bomb, Trouble.OTHER_SERVER),
        (fault_server.endless, Trouble.OTHER_SERVER),
    ],
)
def test_whatever_is_no_receipt_counts_as_not_sent(
    client: HttpStoreClient, server: FaultServer, fault: Fault, reason: Trouble
) -> None:
    server.faults = [fault]
    assert client.push(request()) == Unreachable(reason)


@pytest.mark.parametrize(("code", "reason"), [(401, Refusal.UNKNOWN_KIOSK), (403, Refusal.REVOKED)])
def test_a_store_that_refuses_this_kiosk_turns_it_away(
    client: HttpStoreClient, server: FaultServer, code: int, reason: Refusal
) -> None:
    server.faults = [fault_server.status(code)]
    assert client.push(request()) == TurnedAway(reason)
    assert len(server.requests) == 1


@pytest.mark.parametrize("code", [301, 302, 303, 307, 308])
def test_a_redirect_is_not_followed_and_not_read(client: HttpStoreClient, server: FaultServer, code: int) -> None:
    with running_fault_server() as elsewhere:
        server.faults = [fault_server.page(code, Location=f"{elsewhere.url}/aanmelden")]
        assert client.push(request()) == Unreachable(Trouble.OTHER_SERVER)
        assert elsewhere.requests == []


def test_a_redirect_with_an_endless_body_is_given_up(client: HttpStoreClient, server: FaultServer) -> None:
    def endless_redirect(answering: fault_server.Answering) -> None:
        answering.wfile.write(b"HTTP/1.1 302 Found\r\nLocation: /x\r\n\r\n")
        while not answering.server.released.is_set():
            answering.wfile.write(bytes(65536))

    server.faults = [endless_redirect]
    assert client.push(request()) == Unreachable(Trouble.OTHER_SERVER)


def test_a_receipt_about_other_messages_is_none(client: HttpStoreClient, server: FaultServer) -> None:
    foreign = {"id": str(uuid4()), "uitkomst": "opgeslagen", "reden": None}
    server.faults = [fault_server.json_answer({"protocol": 1, "resultaten": [foreign]})]
    assert client.push(request()) == Unreachable(Trouble.OTHER_SERVER)


def test_a_receipt_that_names_a_message_twice_is_none(client: HttpStoreClient, server: FaultServer) -> None:
    first, second = uuid4(), uuid4()
    twice = [{"id": str(first), "uitkomst": "opgeslagen"}] * 2
    server.faults = [fault_server.json_answer({"protocol": 1, "resultaten": twice})]
    assert client.push(request((first, release()), (second, release()))) == Unreachable(Trouble.OTHER_SERVER)


def test_a_receipt_of_another_protocol_is_none(client: HttpStoreClient, server: FaultServer) -> None:
    id_ = uuid4()
    result = {"id": str(id_), "uitkomst": "opgeslagen"}
    server.faults = [fault_server.json_answer({"protocol": 2, "resultaten": [result]})]
    assert client.push(request((id_, release()))) == Unreachable(Trouble.OTHER_SERVER)


@pytest.mark.parametrize(
    ("asked", "seconds"),
    [
        ("7", 7.0),
        ("0", 0.0),
        ("999999999", 43_200.0),
        (format_datetime((NOW + timedelta(seconds=90)).astimezone(UTC), usegmt=True), 90.0),
        ("Mon, 23 Nov 2020 10:00:00 GMT", 0.0),
        ("later", None),
        ("-5", None),
        ("\u0667", None),
    ],
)
def test_the_store_may_say_when_to_come_back(server: FaultServer, asked: str, seconds: float | None) -> None:
    client = HttpStoreClient(server.url, DEVICE, KEY, clock=lambda: NOW, limit_s=LIMIT_S)
    server.faults = [fault_server.status(429, Retry_After=asked.encode("utf-8").decode("latin-1"))]
    assert client.push(request()) == Unreachable(Trouble.BUSY, seconds)


@pytest.mark.parametrize("fault", [fault_server.never, fault_server.drip_body, fault_server.drip_headers])
def test_a_slow_answer_is_waited_for_no_longer_than_the_limit(server: FaultServer, fault: Fault) -> None:
    server.faults = [fault]
    client = HttpStoreClient(server.url, DEVICE, KEY, limit_s=0.3)
    started = time.monotonic()
    assert client.push(request()) == Unreachable(Trouble.TOO_SLOW)
    assert time.monotonic() - started < 5.0


@pytest.mark.parametrize("fault", [fault_server.never, fault_server.drip_body, fault_server.drip_headers])
def test_giving_up_leaves_no_thread_and_no_connection_behind(server: FaultServer, fault: Fault) -> None:
    server.faults = [fault]
    HttpStoreClient(server.url, DEVICE, KEY, limit_s=0.2).push(request())
    assert exchanges_that_stay() == []


def test_stopping_ends_a_slow_request_at_once(server: FaultServer) -> None:
    arrived = threading.Event()

    def slow(answering: fault_server.Answering) -> None:
        arrived.set()
        answering.server.released.wait()

    server.faults = [slow]
    client = HttpStoreClient(server.url, DEVICE, KEY, limit_s=600.0)

    def stop_when_it_hangs() -> None:
        arrived.wait()
        client.stop()

    threading.Thread(target=stop_when_it_hangs, daemon=True).start()
    assert client.push(request()) == Unreachable(Trouble.STOPPED)


def test_after_stopping_nothing_is_sent(client: HttpStoreClient, server: FaultServer) -> None:
    client.stop()
    assert client.push(request()) == Unreachable(Trouble.STOPPED)
    assert server.requests == []


def test_a_lost_answer_and_a_second_try_store_once(client: HttpStoreClient, server: FaultServer) -> None:
    server.faults = [fault_server.answer_lost]
    sent = request()
    assert isinstance(client.push(sent), Unreachable)
    outcome = client.push(sent)
    assert isinstance(outcome, Answered)
    assert outcome.answer.results[0].verdict is Verdict.ALREADY_STORED
    assert len(server.stored.contents) == 1


def test_nobody_listening_is_no_connection() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        client = HttpStoreClient(f"http://127.0.0.1:{taken.getsockname()[1]}", DEVICE, KEY, limit_s=LIMIT_S)
        assert client.push(request()) == Unreachable(Trouble.NO_CONNECTION)


def test_an_address_that_does_not_exist_is_no_connection() -> None:
    client = HttpStoreClient("https://opslag.invalid", DEVICE, KEY, limit_s=LIMIT_S)
    assert client.push(request()) == Unreachable(Trouble.NO_CONNECTION)


def test_no_compressed_answer_is_asked_for(client: HttpStoreClient, server: FaultServer) -> None:
    client.push(request())
    headers = server.requests[0].headers
    assert headers["accept-encoding"] == "identity"
    assert headers["content-encoding"] == "gzip"
    assert headers["content-type"] == "application/json"


class _Received:
    """A request as the verifier of the library wants it."""

    def __init__(self, server: FaultServer, number: int) -> None:
        self.method = "POST"
        self.url = server.url + server.requests[number].path
        self.headers = server.requests[number].headers


def test_each_try_is_signed_anew_over_body_address_and_moment(client: HttpStoreClient, server: FaultServer) -> None:
    sent = request()
    client.push(sent)
    client.push(sent)
    keys = MappingKeyResolver(
        public_keys={DEVICE: Ed25519PrivateKey.from_private_bytes(KEY).public_key()}, private_keys={}
    )
    verifier = HTTPMessageVerifier(signature_algorithm=ED25519, key_resolver=keys)
    results = [
        verifier.verify(
            _Received(server, number),
            expect_tag=TAG,
            require_components=REQUIRED_COMPONENTS,
            max_age=timedelta(seconds=60),
            body=server.requests[number].body,
        )[0]
        for number in (0, 1)
    ]
    assert results[0].nonce != results[1].nonce
    assert server.requests[0].body == server.requests[1].body


@pytest.mark.parametrize("off_by", [timedelta(days=-400), timedelta(hours=2)])
def test_a_wrong_clock_is_put_right_by_the_stores_date(server: FaultServer, off_by: timedelta) -> None:
    server.date = format_datetime(NOW.astimezone(UTC), usegmt=True)
    server.faults = [fault_server.status(401)]
    client = HttpStoreClient(server.url, DEVICE, KEY, clock=lambda: NOW + off_by, limit_s=LIMIT_S)
    assert isinstance(client.push(request()), Answered)
    assert f"created={int(NOW.timestamp())}" in server.requests[1].headers["signature-input"]
    client.push(request())
    assert len(server.requests) == 3


def test_a_clock_that_cannot_be_put_right_is_said(server: FaultServer) -> None:
    times = iter(NOW + timedelta(hours=hours) for hours in range(100))

    def another_time(answering: fault_server.Answering) -> None:
        server.date = format_datetime(next(times).astimezone(UTC), usegmt=True)
        fault_server.status(401)(answering)

    server.faults = [another_time, another_time]
    client = HttpStoreClient(server.url, DEVICE, KEY, clock=lambda: NOW - timedelta(hours=3), limit_s=LIMIT_S)
    assert client.push(request()) == Unreachable(Trouble.CLOCK)


def test_a_refusal_without_a_readable_date_is_a_refusal(client: HttpStoreClient, server: FaultServer) -> None:
    server.date = "yesterday"
    server.faults = [fault_server.status(401)]
    assert client.push(request()) == TurnedAway(Refusal.UNKNOWN_KIOSK)


def test_the_store_is_known_by_the_nonce_that_it_says_again(client: HttpStoreClient, server: FaultServer) -> None:
    server.says_nonce = True
    assert client.probe() == ThereItIs()
    (asked,) = server.requests
    assert asked.path.startswith("/v1/gezondheid?nonce=")
    assert asked.body == b""


def test_whoever_does_not_say_the_nonce_again_is_another(client: HttpStoreClient, server: FaultServer) -> None:
    assert client.probe() == Unreachable(Trouble.OTHER_SERVER)


def test_a_probe_that_nobody_answers_and_one_that_was_stopped_say_so(client: HttpStoreClient) -> None:
    gone = HttpStoreClient("http://127.0.0.1:9", DEVICE, KEY, limit_s=LIMIT_S)
    assert gone.probe() == Unreachable(Trouble.NO_CONNECTION)
    client.stop()
    assert client.probe() == Unreachable(Trouble.STOPPED)


def test_a_clock_that_was_known_to_be_wrong_costs_no_second_request(server: FaultServer) -> None:
    server.date = "Wed, 25 Nov 2026 11:00:00 GMT"
    slow = datetime(2019, 1, 1, tzinfo=AMSTERDAM)
    client = HttpStoreClient(server.url, DEVICE, KEY, clock=lambda: slow, limit_s=LIMIT_S)
    offset_s = (datetime(2026, 11, 25, 12, 0, tzinfo=AMSTERDAM) - slow).total_seconds()
    client.put_clock_right(offset_s)
    outcome = client.push(request())
    assert isinstance(outcome, Answered)
    assert outcome.clock_offset_s == offset_s
    created = int(datetime(2026, 11, 25, 11, 0, tzinfo=UTC).timestamp())
    assert f"created={created}" in server.requests[0].headers["signature-input"]
