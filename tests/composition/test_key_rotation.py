# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A kiosk takes a new key over the network: wherever it stops in between, it goes on, and what waited arrives."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from PySide6.QtGui import QGuiApplication

from kiosk.__main__ import main
from kiosk.demonstration import LOCATION, enrol_again
from kiosk.key_rotation import Line, client_of, rotate_device_key
from kiosk.provisioning import DATABASE_FILE, DEVICE_KEY, NEXT_DEVICE_KEY, enrol_kiosk
from kiosk.rooms import StartError, opened_database, opened_keys
from kiosk.storage.device_memory import Device
from kiosk.storage.outbox import Outbox
from kiosk.store import referral_console
from kiosk.store_process import StoreProcess
from kiosk.sync.client import HttpStoreClient
from kiosk.sync.content_source import GotPieces
from kiosk.sync.outcomes import Answered, PushOutcome, Refusal, Trouble, TurnedAway, Unreachable
from kiosk.wire.audit import AuditAction, AuditEvent
from kiosk.wire.content_files import ContentQuestion, LackedFile, Piece
from kiosk.wire.key_rotation import RotateAnswer, announcement
from kiosk.wire.messages import SyncRequest
from kiosk.wire.referral import ReferralStatus
from tests.composition.handing_over import NOBODY_THERE, Region, opened_visitor
from tests.composition.test_handovers import NAME, PHONE, QUESTION
from tests.storage.builders import NOW

NOTHING = SyncRequest(messages=())


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StoreProcess]:
    with StoreProcess(tmp_path_factory.mktemp("store")) as process:
        yield process


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "kiosk"


@pytest.fixture
def device(data: Path, secret_service: str, store: StoreProcess) -> Device:
    """An enrolled kiosk."""
    return enrol_kiosk(data, store.address, store.invite(LOCATION, None))


def key(name: str = DEVICE_KEY) -> bytes:
    found = opened_keys().get(name)
    assert found is not None
    return found


def pushed(device: Device, store: StoreProcess, signer: bytes | None = None) -> PushOutcome:
    """What the store says to a request that is signed as the kiosk now signs, or with this key."""
    if signer is not None:
        return HttpStoreClient(store.address, device.id, signer).push(NOTHING)
    return client_of(Line(store.address), device, opened_keys(), key()).push(NOTHING)


def test_the_command_gives_a_new_key_and_the_old_one_signs_nothing(
    data: Path, device: Device, store: StoreProcess
) -> None:
    old = key()
    done = CliRunner().invoke(main, ["device", "rotate", "--data", str(data), "--store", store.address])
    assert done.exit_code == 0, done.output
    assert device.id in done.output
    assert key() != old
    assert isinstance(pushed(device, store), Answered)
    assert pushed(device, store, old) == TurnedAway(Refusal.UNKNOWN_KIOSK)
    with opened_database(data, data / DATABASE_FILE) as database:
        (event,) = (row.message().content for row in Outbox(database).due(NOW, 10))
    assert isinstance(event, AuditEvent)
    assert (event.action, event.detail) == (AuditAction.KEY_RENEWED, "sleutel")


@pytest.mark.full
def test_a_store_that_is_not_there_leaves_the_old_key_as_it_was(
    data: Path, device: Device, store: StoreProcess
) -> None:
    old = key()
    with pytest.raises(StartError):
        rotate_device_key(data, NOBODY_THERE)
    assert key() == old
    assert isinstance(pushed(device, store), Answered)
    rotate_device_key(data, store.address)
    assert key() != old


def test_a_kiosk_that_stopped_before_the_store_heard_goes_on_with_the_old_key(
    data: Path, device: Device, store: StoreProcess
) -> None:
    old, following = key(), Ed25519PrivateKey.generate().private_bytes_raw()
    opened_keys().put(NEXT_DEVICE_KEY, following)
    assert isinstance(pushed(device, store), Answered)
    assert key() == old
    rotate_device_key(data, store.address)
    assert key() == following


@pytest.mark.parametrize(
    "ends", ["by sending", pytest.param("by fetching content", marks=pytest.mark.full), "by the command"]
)
def test_a_kiosk_that_stopped_before_it_heard_the_yes_finds_out_by_itself(
    data: Path, device: Device, store: StoreProcess, ends: str
) -> None:
    old, following = key(), Ed25519PrivateKey.generate()
    opened_keys().put(NEXT_DEVICE_KEY, following.private_bytes_raw())
    request = announcement(device.id, Ed25519PrivateKey.from_private_bytes(old), following)
    assert isinstance(HttpStoreClient(store.address, device.id, old).announce_key(request), RotateAnswer)
    assert key() == old
    client = client_of(Line(store.address), device, opened_keys(), old)
    if ends == "by sending":
        assert isinstance(client.push(NOTHING), Answered)
    elif ends == "by fetching content":
        client.give_way()
        asked = ContentQuestion(files=(LackedFile(sha256="ab" * 32),), most_bytes=9)
        assert client.fetch(asked) == Unreachable(Trouble.STOPPED)
        client.go_on()
        assert client.fetch(asked) == GotPieces((Piece(b"", 0),))
    else:
        rotate_device_key(data, store.address)
    assert key() == following.private_bytes_raw()
    assert isinstance(pushed(device, store), Answered)


@pytest.mark.full
def test_a_kiosk_that_nobody_knows_stays_turned_away_and_is_told_what_to_do(
    data: Path, device: Device, store: StoreProcess
) -> None:
    stranger = Ed25519PrivateKey.generate().private_bytes_raw()
    opened_keys().put(DEVICE_KEY, stranger)
    opened_keys().put(NEXT_DEVICE_KEY, Ed25519PrivateKey.generate().private_bytes_raw())
    assert pushed(device, store) == TurnedAway(Refusal.UNKNOWN_KIOSK)
    assert key() == stranger
    with pytest.raises(StartError, match="enrol it anew"):
        rotate_device_key(data, store.address)


@pytest.mark.full
def test_a_demonstration_that_starts_again_loses_no_referral_that_waited(
    qapp: QGuiApplication, tmp_path: Path, programs: Path, secret_service: str, store: StoreProcess
) -> None:
    """Each start enrols anew, with a new key."""
    cut_off = Region(tmp_path)
    region = replace(cut_off, store=store)
    region.prepare("kiosk")
    with opened_visitor(cut_off.settings("kiosk")) as visitor:
        visitor.hand_over(NAME, PHONE, QUESTION)
        visitor.leave()
    enrol_again(tmp_path / "kiosk", store)
    with opened_visitor(region.settings("kiosk")) as visitor:
        visitor.wait(lambda: referral_console.referrals(store.database_url) != ())
        visitor.sent()
        assert visitor.kiosk.syncing.status().refused == 0
    (referral,) = referral_console.referrals(store.database_url)
    assert referral.state is ReferralStatus.KEPT
