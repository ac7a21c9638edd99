# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The client against a server that goes wrong in every way."""

import json
import socket
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from ipaddress import ip_address
from pathlib import Path
from uuid import uuid4

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from http_message_signatures import HTTPMessageVerifier, MappingKeyResolver
from http_message_signatures.algorithms import ED25519

from kiosk.clock import AMSTERDAM
from kiosk.sync.client import HttpStoreClient, enrol
from kiosk.sync.outcomes import Answered, Refusal, Trouble, TurnedAway, Unreachable
from kiosk.sync.transport import StoreUrlError
from kiosk.wire.messages import ENROL_PATH, SYNC_PATH, EnrolAnswer, EnrolRequest, Verdict, enrol_statement
from kiosk.wire.signing import REQUIRED_COMPONENTS, TAG
from tests.sync import fault_server
from tests.sync.fault_server import Fault, FaultServer, running_fault_server
from tests.sync.store_client_contract import DEVICE, KEY, release, request

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=AMSTERDAM)
LIMIT_S = 20.0


@pytest.fixture
def server() -> Iterator[FaultServer]:
    with running_fault_server() as running:
        yield running


@pytest.fixture
def client(server: FaultServer) -> HttpStoreClient:
    return HttpStoreClient(server.url, DEVICE, KEY, limit_s=LIMIT_S)


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


@pytest.mark.parametrize(("code", "reason"), [(401, Refusal.UNKNOWN_KIOSK), (403, Refusal.FORBIDDEN)])
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


def _exchange_threads() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == "sync-exchange"]


@pytest.mark.parametrize("fault", [fault_server.never, fault_server.drip_body, fault_server.drip_headers])
def test_giving_up_leaves_no_thread_and_no_connection_behind(server: FaultServer, fault: Fault) -> None:
    server.faults = [fault]
    HttpStoreClient(server.url, DEVICE, KEY, limit_s=0.2).push(request())
    for thread in _exchange_threads():
        thread.join(timeout=10)
    assert _exchange_threads() == []


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


def test_the_environment_and_netrc_change_nothing(
    server: FaultServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login somebody password zzmarkerzz\n")
    (tmp_path / ".netrc").chmod(0o600)
    with running_fault_server() as proxy:
        for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "all_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy.url)
        monkeypatch.delenv("no_proxy", raising=False)
        monkeypatch.setenv("HOME", str(tmp_path))
        monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(tmp_path / "absent.pem"))
        client = HttpStoreClient(server.url, DEVICE, KEY, limit_s=LIMIT_S)
        assert isinstance(client.push(request()), Answered)
        assert proxy.requests == []
    assert "authorization" not in server.requests[0].headers


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


@pytest.mark.parametrize(
    "url",
    [
        "http://opslag.example.nl",
        "http://localhost.example.nl",
        "ftp://127.0.0.1",
        "opslag.example.nl",
        "",
        "https://",
        "https://user:secret@opslag.example.nl",
        "https://opslag.example.nl?x=1",
        "https://opslag.example.nl#x",
        "https://[opslag",
    ],
)
def test_an_address_that_is_not_safe_is_refused(url: str) -> None:
    with pytest.raises(StoreUrlError):
        HttpStoreClient(url, DEVICE, KEY)


@pytest.mark.parametrize(
    "url", ["https://opslag.example.nl/", "http://localhost:8000", "http://127.0.0.1:1", "http://[::1]:5"]
)
def test_a_safe_address_is_accepted(url: str) -> None:
    HttpStoreClient(url, DEVICE, KEY)


# --- TLS --------------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A certificate of its own making for 127.0.0.1, and its key."""
    folder = tmp_path_factory.mktemp("tls")
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "opslag")])
    now = datetime.now(UTC)
    signed = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    (folder / "cert.pem").write_bytes(signed.public_bytes(serialization.Encoding.PEM))
    (folder / "key.pem").write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return folder / "cert.pem", folder / "key.pem"


def test_a_certificate_that_nobody_vouches_for_is_not_trusted(certificate: tuple[Path, Path]) -> None:
    with running_fault_server(*certificate) as server:
        client = HttpStoreClient(server.url, DEVICE, KEY, limit_s=LIMIT_S)
        assert client.push(request()) == Unreachable(Trouble.NOT_TRUSTED)
        assert server.requests == []


def test_a_certificate_of_the_regions_own_authority_is_trusted(certificate: tuple[Path, Path]) -> None:
    with running_fault_server(*certificate) as server:
        client = HttpStoreClient(server.url, DEVICE, KEY, limit_s=LIMIT_S, ca_file=certificate[0])
        assert isinstance(client.push(request()), Answered)


def test_an_absent_authority_file_is_not_trusted(certificate: tuple[Path, Path], tmp_path: Path) -> None:
    with running_fault_server(*certificate) as server:
        client = HttpStoreClient(server.url, DEVICE, KEY, limit_s=LIMIT_S, ca_file=tmp_path / "absent.pem")
        assert client.push(request()) == Unreachable(Trouble.NOT_TRUSTED)


def test_a_slow_answer_inside_tls_is_given_up_too(certificate: tuple[Path, Path]) -> None:
    with running_fault_server(*certificate) as server:
        server.faults = [fault_server.drip_headers]
        client = HttpStoreClient(server.url, DEVICE, KEY, limit_s=0.5, ca_file=certificate[0])
        assert client.push(request()) == Unreachable(Trouble.TOO_SLOW)
        for thread in _exchange_threads():
            thread.join(timeout=10)
        assert _exchange_threads() == []


# --- enrolment --------------------------------------------------------------------------------------------------------


def test_enrolling_proves_the_key_and_gives_the_name_of_the_kiosk(server: FaultServer) -> None:
    server.faults = [fault_server.json_answer({"zuil": "zuil-7", "inlooppunt": "rivierstad-centrum"}, 201)]
    answer = enrol(server.url, "K7QM-2F9X-TD4R", KEY, limit_s=LIMIT_S)
    assert answer == EnrolAnswer(device_id="zuil-7", location="rivierstad-centrum")
    sent = EnrolRequest.model_validate_json(server.requests[0].body)
    public = Ed25519PrivateKey.from_private_bytes(KEY).public_key()
    public.verify(bytes.fromhex(sent.proof), enrol_statement(sent.code, sent.public_key))
    assert server.requests[0].path == ENROL_PATH
    assert KEY.hex() not in json.dumps(server.requests[0].headers) + server.requests[0].body.decode()


@pytest.mark.parametrize(
    ("fault", "outcome"),
    [
        (fault_server.status(403), TurnedAway(Refusal.FORBIDDEN)),
        (fault_server.status(500), Unreachable(Trouble.STORE_ERROR)),
        (fault_server.page(200), Unreachable(Trouble.OTHER_SERVER)),
        (fault_server.hang_up, Unreachable(Trouble.HALF_ANSWER)),
    ],
)
def test_an_enrolment_that_fails_says_why(server: FaultServer, fault: Fault, outcome: Unreachable | TurnedAway) -> None:
    server.faults = [fault]
    assert enrol(server.url, "K7QM-2F9X-TD4R", KEY, limit_s=LIMIT_S) == outcome


def test_a_code_that_cannot_be_one_is_refused_before_sending(server: FaultServer) -> None:
    with pytest.raises(ValueError, match="code"):
        enrol(server.url, "x", KEY)
    assert server.requests == []
