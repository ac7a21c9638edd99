# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The client's way to its store and no other: safe addresses, its own settings, certificates that it can trust."""

import time
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from kiosk.clock import AMSTERDAM
from kiosk.sync import transport
from kiosk.sync.client import HttpStoreClient
from kiosk.sync.outcomes import Answered, Trouble, Unreachable
from kiosk.sync.transport import StoreUrlError
from tests.sync import fault_server
from tests.sync.certificates import self_signed
from tests.sync.exchanges import LIMIT_S, exchanges_that_stay
from tests.sync.fault_server import FaultServer, running_fault_server
from tests.sync.store_client_contract import DEVICE, KEY, request


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


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A certificate of its own making for 127.0.0.1, and its key."""
    return self_signed(tmp_path_factory.mktemp("tls"), "127.0.0.1")


def test_a_certificate_that_nobody_vouches_for_is_not_trusted(certificate: tuple[Path, Path]) -> None:
    with running_fault_server(*certificate) as server:
        client = HttpStoreClient(server.url, DEVICE, KEY, limit_s=LIMIT_S)
        assert client.push(request()) == Unreachable(Trouble.NOT_TRUSTED)
        assert server.requests == []


def test_whom_the_environment_vouches_for_is_not_trusted(
    certificate: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE"):
        monkeypatch.setenv(name, str(certificate[0]))
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
        assert exchanges_that_stay() == []


@pytest.fixture(scope="module")
def later_certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """One that is good from the day after tomorrow: what every certificate is to a machine whose battery is empty."""
    return self_signed(tmp_path_factory.mktemp("later"), "127.0.0.1", 2, 9)


@pytest.mark.parametrize(
    ("store_day", "trusted"), [(0, False), (5, True), (12, False)], ids=["clock right", "clock dead", "long ended"]
)
def test_a_dead_clock_does_not_shut_the_store_out_and_an_ended_certificate_stays_out(
    later_certificate: tuple[Path, Path], store_day: int, trusted: bool
) -> None:
    with running_fault_server(*later_certificate) as server:
        client = HttpStoreClient(server.url, DEVICE, KEY, limit_s=LIMIT_S, ca_file=later_certificate[0])
        client.put_clock_right(0.0, time.time() + 86_400 * store_day)
        outcome = client.push(request())
    assert outcome == Unreachable(Trouble.NOT_TRUSTED) if not trusted else isinstance(outcome, Answered)


def test_a_new_kiosk_with_a_dead_clock_finds_the_store_by_the_day_on_which_its_program_was_made(
    later_certificate: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transport, "RELEASED", datetime.now(AMSTERDAM) + timedelta(days=5))
    with running_fault_server(*later_certificate) as server:
        client = HttpStoreClient(server.url, DEVICE, KEY, limit_s=LIMIT_S, ca_file=later_certificate[0])
        assert isinstance(client.push(request()), Answered)


def test_a_wrong_time_of_the_store_shuts_nobody_out(certificate: tuple[Path, Path]) -> None:
    with running_fault_server(*certificate) as server:
        client = HttpStoreClient(server.url, DEVICE, KEY, limit_s=LIMIT_S, ca_file=certificate[0])
        client.put_clock_right(0.0, time.time() + 86_400 * 5_000)
        assert isinstance(client.push(request()), Answered)


def test_with_a_dead_clock_a_stranger_is_still_a_stranger(certificate: tuple[Path, Path]) -> None:
    with running_fault_server(*certificate) as server:
        client = HttpStoreClient(server.url, DEVICE, KEY, limit_s=LIMIT_S)
        client.put_clock_right(0.0, time.time() + 86_400 * 5)
        assert client.push(request()) == Unreachable(Trouble.NOT_TRUSTED)
        assert server.requests == []


def test_with_a_dead_clock_a_certificate_for_another_address_is_not_trusted(tmp_path: Path) -> None:
    certificate = self_signed(tmp_path, "127.0.0.9", 2, 9)
    with running_fault_server(*certificate) as server:
        client = HttpStoreClient(server.url, DEVICE, KEY, limit_s=LIMIT_S, ca_file=certificate[0])
        client.put_clock_right(0.0, time.time() + 86_400 * 5)
        assert client.push(request()) == Unreachable(Trouble.NOT_TRUSTED)
