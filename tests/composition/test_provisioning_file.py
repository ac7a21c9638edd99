# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""One file for all kiosks of an inlooppunt: each takes a code of its own, and knows whom to believe and the store."""

import json
from collections.abc import Iterator
from pathlib import Path
from stat import S_IMODE

import pytest
from click.testing import CliRunner, Result

from kiosk.__main__ import main
from kiosk.demonstration import LOCATION
from kiosk.key_rotation import Line, client_of, rotate_device_key
from kiosk.provisioning import DEVICE_KEY, REGION_PEPPER, enrolled_as, provision_kiosk
from kiosk.referrals.passphrase import Cost, wrap
from kiosk.rooms import StartError, opened_keys
from kiosk.settings import store_ca
from kiosk.store_process import StoreProcess
from kiosk.sync.outcomes import Answered, Unreachable
from kiosk.trust import trusted_keys
from kiosk.wire.manifest import TrustedKeys, written_trusted
from kiosk.wire.messages import SyncRequest
from kiosk.wire.provisioning_file import MAX_PROVISIONING, read_provisioning, written_provisioning
from tests.end_to_end.tls_door import tls_door
from tests.sync.certificates import self_signed

PEOPLE = TrustedKeys(region="rivierenmond", threshold=2, keys=("aa" * 32, "bb" * 32, "cc" * 32))
WORDS = "vier losse woorden samen"
LOOPBACK = "127.0.0.1"
VOUCHES = "-----BEGIN CERTIFICATE-----\nvan de regio\n-----END CERTIFICATE-----\n"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StoreProcess]:
    with StoreProcess(tmp_path_factory.mktemp("store")) as process:
        yield process


def written(store: StoreProcess, folder: Path, *words: str) -> tuple[Result, Path]:
    """What the region's command says, and its file."""
    people, vouches, file = folder / "people.json", folder / "ca.pem", folder / "site.json"
    people.write_bytes(written_trusted(PEOPLE))
    vouches.write_text(VOUCHES, encoding="ascii")
    place = ["--database", store.database_url, "--store", store.address, "--location", LOCATION]
    given = ["store", "provision", *place, "--keys", str(people), "--ca", str(vouches), *words, str(file)]
    return CliRunner().invoke(main, given, input=f"{WORDS}\n"), file


@pytest.mark.full
def test_each_kiosk_of_a_place_is_made_known_with_the_same_file(
    store: StoreProcess, tmp_path: Path, secret_service: str
) -> None:
    secret = tmp_path / "staff-secret.json"
    secret.write_bytes(wrap(b"s" * 32, WORDS, Cost(memory_kib=8, passes=1, lanes=1)))
    said, file = written(store, tmp_path, "--kiosks", "2", "--staff-secret", str(secret))
    assert said.exit_code == 0, said.output
    assert S_IMODE(file.stat().st_mode) == 0o600
    first, second, third = (tmp_path / name for name in ("first", "second", "third"))
    done = CliRunner().invoke(main, ["provision", "--data", str(first), str(file)])
    assert done.exit_code == 0, done.output
    assert f"at {LOCATION}" in done.output
    other, url = provision_kiosk(second, file)
    assert url == store.address
    assert other.location == LOCATION
    assert enrolled_as(first) not in {None, other.id}
    assert trusted_keys(opened_keys()) == PEOPLE
    assert opened_keys().get(REGION_PEPPER) == b"s" * 32
    vouches = store_ca(first)
    assert vouches is not None
    assert vouches.read_text(encoding="ascii") == VOUCHES
    with pytest.raises(StartError, match="ask the region for another file"):
        provision_kiosk(third, file)
    with pytest.raises(StartError, match="already"):
        provision_kiosk(first, file)


@pytest.mark.full
def test_a_store_that_only_the_file_vouches_for_is_believed_from_then_on(
    store: StoreProcess, tmp_path: Path, secret_service: str
) -> None:
    certificate, key = self_signed(tmp_path, LOOPBACK)
    with tls_door(LOOPBACK, store.address, certificate, key) as url:
        place = ["--database", store.database_url, "--store", url, "--location", LOCATION, "--ca", str(certificate)]
        file, bare = tmp_path / "site.json", tmp_path / "bare.json"
        assert CliRunner().invoke(main, ["store", "provision", *place, str(file)]).exit_code == 0
        bare.write_bytes(written_provisioning(read_provisioning(file.read_bytes()).model_copy(update={"ca": None})))
        with pytest.raises(StartError):
            provision_kiosk(tmp_path / "stranger", bare)
        device, _ = provision_kiosk(tmp_path / "kiosk", file)
        assert rotate_device_key(tmp_path / "kiosk", url) == device
        own = opened_keys().get(DEVICE_KEY)
        assert own is not None
        line = Line(url, store_ca(tmp_path / "kiosk"))
        assert isinstance(client_of(line, device, opened_keys(), own).push(SyncRequest(messages=())), Answered)
        assert isinstance(Line(url).signed_with(device, own).push(SyncRequest(messages=())), Unreachable)


def test_a_file_that_is_none_says_what_to_do_and_not_what_is_in_it(tmp_path: Path, secret_service: str) -> None:
    file, data = tmp_path / "site.json", tmp_path / "kiosk"
    whole = {"soort": "inrichting", "opslag": "http://127.0.0.1:9", "codes": ["AAAA-BBBB-CCCC"]}
    for content in (
        b"{",
        json.dumps(whole | {"codes": []}).encode(),
        json.dumps(whole | {"codes": ["AAAA-BBBB-CCCC"] * 41}).encode(),
        json.dumps(whole | {"soort": "vertrouwen"}).encode(),
        json.dumps(whole | {"pincode": "135790"}).encode(),
        json.dumps(whole).encode() + b" " * MAX_PROVISIONING,
    ):
        file.write_bytes(content)
        with pytest.raises(StartError, match="ask the region for another") as refused:
            provision_kiosk(data, file)
        assert "AAAA" not in str(refused.value)
    with pytest.raises(StartError, match="name the file"):
        provision_kiosk(data, tmp_path / "none.json")


@pytest.mark.full
def test_a_store_that_is_not_there_spends_no_code_and_the_file_may_be_given_again(
    store: StoreProcess, tmp_path: Path, secret_service: str
) -> None:
    said, file = written(store, tmp_path)
    assert said.exit_code == 0, said.output
    given = read_provisioning(file.read_bytes())
    away = tmp_path / "away.json"
    away.write_bytes(file.read_bytes().replace(store.address.encode(), b"http://127.0.0.1:9"))
    with pytest.raises(StartError):
        provision_kiosk(tmp_path / "kiosk", away)
    assert enrolled_as(tmp_path / "kiosk") is None
    assert len(given.codes) == 1
    assert provision_kiosk(tmp_path / "kiosk", file)[0].location == LOCATION


@pytest.mark.full
def test_the_region_is_told_which_places_there_are_and_no_file_is_left(store: StoreProcess, tmp_path: Path) -> None:
    file = tmp_path / "site.json"
    place = ["--database", store.database_url, "--store", store.address, "--location", "nergens"]
    said = CliRunner().invoke(main, ["store", "provision", *place, str(file)])
    assert said.exit_code == 1
    assert LOCATION in said.output
    assert not file.exists()
