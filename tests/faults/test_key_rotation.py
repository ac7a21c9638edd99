# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A kiosk that is killed while it takes a new key finds out by itself which one counts, and what waited arrives."""

import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from starlette.applications import Starlette

from kiosk.clock import system_clock
from kiosk.key_rotation import Line, client_of, rotate_device_key
from kiosk.provisioning import DATABASE_FILE, DEVICE_KEY, NEXT_DEVICE_KEY, enrol_kiosk
from kiosk.rooms import opened_database, opened_keys
from kiosk.storage.device_memory import Device
from kiosk.storage.outbox import Outbox
from kiosk.storage.referral_box import ReferralBox
from kiosk.storage.sync_memory import SyncMemory
from kiosk.store.enrolment import invite
from kiosk.sync.client import HttpStoreClient
from kiosk.sync.cycle import Sending, run_cycle
from kiosk.sync.outcomes import Answered, PushOutcome, Refusal, TurnedAway
from kiosk.wire.messages import SyncRequest
from kiosk.wire.referral import ReferralStatus
from tests.composition.programs import ROOT
from tests.faults.rotating_kiosk import IN_FLIGHT, moments
from tests.storage.sealed import Clocks, a_line
from tests.store.kiosks import Client, Kiosk, ManualClock
from tests.store.referrals import made
from tests.sync.running_store import PLACE, RunningStore, running_store
from tests.sync.sending_kiosk import referrals_at

OFTEN = (IN_FLIGHT, "keys.put(DEVICE_KEY, following)")
"""The store knows the next key, and the kiosk was not told; it was told, and has not kept it."""
MOMENTS = [pytest.param(one, id=one, marks=() if one in OFTEN else pytest.mark.full) for one in moments()]
TRIES = 200
"""The store says yes within so many questions, or never."""
WAITING = 3


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningStore]:
    with running_store(tmp_path_factory.mktemp("store")) as running:
        yield running


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "kiosk"


@pytest.fixture
def device(data: Path, store: RunningStore, secret_service: str) -> Device:
    """An enrolled kiosk, with a key ring that may hold a next key of another test."""
    device = enrol_kiosk(data, store.url, invite(store.engine, PLACE, system_clock))
    opened_keys().put(NEXT_DEVICE_KEY, key())
    return device


def key(name: str = DEVICE_KEY) -> bytes:
    found = opened_keys().get(name)
    assert found is not None
    return found


def says(store: RunningStore, device: Device, signer: bytes) -> PushOutcome:
    """The store, to who signs so."""
    return HttpStoreClient(store.url, device.id, signer).push(SyncRequest(messages=()))


def agreed(data: Path, device: Device) -> set[UUID]:
    """Visitors said yes, and their referrals wait, signed with the key of now."""
    who = Kiosk(
        Client(Starlette()),
        Ed25519PrivateKey.from_private_bytes(key()),
        device.id,
        PLACE,
        ManualClock(system_clock()),
    )
    contents = [made(who).content for _ in range(WAITING)]
    with opened_database(data, data / DATABASE_FILE) as database:
        for one in contents:
            ReferralBox(database, Clocks()).keep(one, a_line(one))
    return {one.id for one in contents}


def killed_at(moment: str, data: Path, store: RunningStore, device: Device) -> None:
    """The kiosk begins to take a new key, and gets no further than this."""
    words = [sys.executable, "-m", "tests.faults.rotating_kiosk", str(data), store.url, moment]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == "here\n"
            if moment == IN_FLIGHT:
                answers = (says(store, device, key(NEXT_DEVICE_KEY)) for _ in range(TRIES))
                assert any(isinstance(one, Answered) for one in answers), "the store never said yes"
        finally:
            process.kill()


def starts_again(data: Path, store: RunningStore, device: Device) -> tuple[int, int]:
    """The next start: all is sent that waits. How much still does, and how much was refused."""
    keys = opened_keys()
    with opened_database(data, data / DATABASE_FILE) as database:
        outbox, memory = Outbox(database), SyncMemory(database)
        client = client_of(Line(store.url), device, keys, key())
        run_cycle(Sending(outbox, client, memory, system_clock, lambda _: 0.0), ahead=timedelta(days=1))
        return outbox.waiting(), len(outbox.refused())


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_kiosk_killed_while_it_takes_a_new_key_goes_on_by_itself_and_loses_no_referral(
    moment: str, data: Path, store: RunningStore, device: Device
) -> None:
    old, waiting = key(), agreed(data, device)
    killed_at(moment, data, store, device)
    assert starts_again(data, store, device) == (0, 0)
    assert referrals_at(store.engine, device.id) == dict.fromkeys(waiting, ReferralStatus.KEPT)
    assert isinstance(says(store, device, key()), Answered)
    if key() != old:
        assert says(store, device, old) == TurnedAway(Refusal.UNKNOWN_KIOSK)
    rotate_device_key(data, store.url)
    assert key() != old
    assert isinstance(says(store, device, key()), Answered)


def test_the_moments_that_are_tried_each_time_are_there() -> None:
    assert set(OFTEN) < set(moments())
