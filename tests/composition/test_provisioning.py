# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is done once to a kiosk: a staff code that is not too easy, and its name in the store of the region."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from kiosk.__main__ import main
from kiosk.demonstration import LOCATION, enrol_again
from kiosk.provisioning import (
    DEVICE_KEY,
    REGION_PEPPER,
    STAFF_PEPPER,
    enrol_kiosk,
    enrolled_as,
    set_staff_pin,
    staff_door,
)
from kiosk.referrals.passphrase import Cost, wrap
from kiosk.rooms import StartError, opened_database, opened_keys
from kiosk.staff.door import Opened, WrongPin
from kiosk.storage.device_memory import DeviceMemory
from kiosk.store_process import StoreProcess

PIN = "135790"
WORDS = "vier losse woorden samen"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StoreProcess]:
    """A real regional store."""
    with StoreProcess(tmp_path_factory.mktemp("store")) as store:
        yield store


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "kiosk"


def tried(data: Path, pin: str) -> object:
    with opened_database(data, data / "kiosk.sqlite") as database:
        return staff_door(database, opened_keys()).try_pin(pin)


@pytest.mark.parametrize("pin", ["123456", "987654", "111111", "121212", "12345", "geheim", "1234567890123", ""])
def test_a_code_that_is_too_easy_is_refused_in_one_line_and_opens_nothing(
    data: Path, secret_service: str, pin: str
) -> None:
    with pytest.raises(StartError, match=r"^(Gebruik|Herhaal) [^\n]+\.$"):
        set_staff_pin(data, "anna", pin)
    assert isinstance(tried(data, pin), WrongPin)


def test_a_good_code_opens_and_another_does_not(data: Path, secret_service: str) -> None:
    set_staff_pin(data, "anna", PIN)
    assert tried(data, PIN) == Opened("anna")
    assert isinstance(tried(data, "246802"), WrongPin)


def test_a_new_code_takes_the_place_of_the_old_one(data: Path, secret_service: str) -> None:
    set_staff_pin(data, "anna", PIN)
    set_staff_pin(data, "anna", "246802")
    assert isinstance(tried(data, PIN), WrongPin)
    assert tried(data, "246802") == Opened("anna")


def test_a_code_is_worth_nothing_without_the_key_ring_of_its_machine(data: Path, secret_service: str) -> None:
    set_staff_pin(data, "anna", PIN)
    opened_keys().put(STAFF_PEPPER, bytes(32))
    assert isinstance(tried(data, PIN), WrongPin)


def test_enrolling_gives_the_kiosk_a_name_and_a_key(data: Path, secret_service: str, store: StoreProcess) -> None:
    device = enrol_kiosk(data, store.address, store.invite(LOCATION, None))
    assert device.location == LOCATION
    assert enrolled_as(data) == device.id
    key = opened_keys().get(DEVICE_KEY)
    assert key is not None
    assert len(key) == 32


def test_the_same_kiosk_comes_back_under_the_same_name_with_another_key(
    data: Path, secret_service: str, store: StoreProcess
) -> None:
    enrol_again(data, store)
    name, key = enrolled_as(data), opened_keys().get(DEVICE_KEY)
    enrol_again(data, store)
    assert enrolled_as(data) == name
    assert opened_keys().get(DEVICE_KEY) != key


def test_a_spent_code_says_what_to_do_and_leaves_the_kiosk_as_it_was(
    data: Path, secret_service: str, store: StoreProcess
) -> None:
    code = store.invite(LOCATION, None)
    device = enrol_kiosk(data, store.address, code)
    key = opened_keys().get(DEVICE_KEY)
    with pytest.raises(StartError, match=r"this code is spent, too old or wrong; .* kiosk store enrol-code$"):
        enrol_kiosk(data, store.address, code)
    assert enrolled_as(data) == device.id
    assert opened_keys().get(DEVICE_KEY) == key


@pytest.mark.parametrize("code", ["K7QM-2F9X-TD4R", "k7qm 2f9x td4r"])
def test_a_code_that_was_never_given_says_what_to_do(
    data: Path, secret_service: str, store: StoreProcess, code: str
) -> None:
    with pytest.raises(StartError, match="kiosk store enrol-code"):
        enrol_kiosk(data, store.address, code)
    assert enrolled_as(data) is None


@pytest.mark.parametrize("code", ["", "x", "K7QM-2F9X-TD4R-EXTRA-LONG" * 10])
def test_what_cannot_be_a_code_never_leaves_the_kiosk(data: Path, secret_service: str, code: str) -> None:
    with pytest.raises(StartError, match=r"this cannot be a code; .* kiosk store enrol-code"):
        enrol_kiosk(data, "http://127.0.0.1:9", code)


@pytest.mark.parametrize("url", ["http://opslag.example.nl", "ftp://opslag.example.nl", "opslag"])
def test_an_address_that_cannot_be_a_store_is_one_line(data: Path, secret_service: str, url: str) -> None:
    with pytest.raises(StartError, match=f"^{url}: "):
        enrol_kiosk(data, url, "K7QM-2F9X-TD4R")


def test_without_a_key_ring_the_code_is_not_spent(
    data: Path, tmp_path: Path, secret_service: str, store: StoreProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = store.invite(LOCATION, None)
    with monkeypatch.context() as machine:
        machine.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus")
        with pytest.raises(StartError, match="sleutelbos"):
            enrol_kiosk(data, store.address, code)
        with pytest.raises(StartError, match="sleutelbos"):
            set_staff_pin(data, "anna", PIN)
    assert enrol_kiosk(data, store.address, code).location == LOCATION


def test_a_kiosk_that_was_never_enrolled_has_no_name(data: Path) -> None:
    assert enrolled_as(data) is None
    with opened_database(data, data / "kiosk.sqlite") as database:
        assert DeviceMemory(database).device() is None


def test_the_secret_of_the_region_is_kept_in_the_key_ring_and_nothing_else_is(
    data: Path, tmp_path: Path, secret_service: str
) -> None:
    file = tmp_path / "staff-secret.json"
    for secret, code in ((b"s" * 31, 1), (b"s" * 32, 0)):
        file.write_bytes(wrap(secret, WORDS, Cost(memory_kib=8, passes=1, lanes=1)))
        done = CliRunner().invoke(main, ["staff", "secret", "--data", str(data), str(file)], input=f"{WORDS}\n")
        assert done.exit_code == code, done.output
    assert opened_keys().get(REGION_PEPPER) == b"s" * 32
