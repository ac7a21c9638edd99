# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The sending of a kiosk: why it cannot, in words for staff, and that weeks are closed all the same."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from PySide6.QtGui import QGuiApplication

from kiosk.provisioning import DEVICE_KEY
from kiosk.rooms import StartError, opened_database, opened_keys, opened_rooms
from kiosk.settings import Settings
from kiosk.storage.device_memory import Device, DeviceMemory
from kiosk.storage.keystore import UnpromptedKeyring
from kiosk.storage.sync_memory import Remembered
from kiosk.storage.visit_log import VisitLog
from kiosk.sync.status import SyncStatus
from kiosk.syncing import Syncing, believed_time, opened_syncing
from kiosk.ui.walker import wait_for
from kiosk.wire.visit_class import CounterName
from tests.secret_service import PASSWORD, PrivateBus
from tests.ui.world import MONDAY_MORNING, STAFFED

STORE = "http://127.0.0.1:9"
SEEN_WITHIN_MS = 20_000


@contextmanager
def sending(settings: Settings) -> Iterator[Syncing]:
    with opened_rooms(settings) as rooms, opened_syncing(rooms, lambda: MONDAY_MORNING) as syncing:
        yield syncing


def enrol(settings: Settings, location: str = STAFFED) -> None:
    """As if a store had answered."""
    with opened_database(settings.data_dir, settings.database) as database:
        DeviceMemory(database).keep(Device("zuil-1", location))


def open_an_old_week(settings: Settings) -> None:
    """A week that has ended and is not closed yet."""
    with opened_database(settings.data_dir, settings.database) as database:
        VisitLog(database).count("2026-W46", CounterName.STARTED)


def said(settings: Settings) -> str:
    """What staff read as long as nothing was tried."""
    with sending(settings) as syncing:
        return syncing.status().last_error


@pytest.fixture
def empty_ring(private_bus: PrivateBus) -> PrivateBus:
    """A key ring in which nothing ever was."""
    private_bus.unlock(PASSWORD)
    return private_bus


@pytest.fixture
def with_store(settings: Settings, qapp: QGuiApplication) -> Settings:
    return replace(settings, store_url=STORE, sync_every_s=0.1)


def test_without_a_store_staff_read_that_all_stays_here(
    qapp: QGuiApplication, settings: Settings, no_keys: None
) -> None:
    assert said(settings) == "Deze kiosk heeft geen regionale opslag; alles blijft hier."


def test_a_kiosk_that_nobody_enrolled_says_so(with_store: Settings, secret_service: str) -> None:
    assert "nog niet aangemeld" in said(with_store)


def test_an_enrolled_kiosk_whose_key_went_with_its_ring_says_so(with_store: Settings, empty_ring: PrivateBus) -> None:
    enrol(with_store)
    assert "nog niet aangemeld" in said(with_store)


def test_a_kiosk_without_a_key_ring_says_that_and_what_to_do(with_store: Settings, no_keys: None) -> None:
    enrol(with_store)
    assert "geen sleutelbos" in said(with_store)
    assert "gnome-keyring" in said(with_store)


def test_a_damaged_key_is_said_and_stops_no_visitor(with_store: Settings, empty_ring: PrivateBus) -> None:
    enrol(with_store)
    ring: object = UnpromptedKeyring()
    ring.set_password("werkcentrum-kiosk", DEVICE_KEY, "not hexadecimal")  # type: ignore[attr-defined]  # typed loosely
    assert "beschadigd" in said(with_store)


def test_a_kiosk_that_was_enrolled_elsewhere_does_not_start_here(with_store: Settings, no_keys: None) -> None:
    enrol(with_store, "zandhoven-bibliotheek")
    with pytest.raises(StartError, match=f"enrolled at zandhoven-bibliotheek, not at {STAFFED}; start it with"):
        said(with_store)


@pytest.mark.parametrize("url", ["http://opslag.example.nl", "opslag.example.nl", "https://u:p@opslag.example.nl"])
def test_an_address_that_cannot_be_a_store_is_said_at_start(
    with_store: Settings, secret_service: str, url: str
) -> None:
    enrol(with_store)
    opened_keys().put(DEVICE_KEY, Ed25519PrivateKey.generate().private_bytes_raw())
    with pytest.raises(StartError) as refused:
        said(replace(with_store, store_url=url))
    assert str(refused.value).startswith(f"{url}: ")


def test_weeks_are_closed_and_wait_also_where_nobody_can_send(with_store: Settings, no_keys: None) -> None:
    open_an_old_week(with_store)
    told: list[SyncStatus] = []
    with sending(with_store) as syncing:
        syncing.watch(told.append)
        assert wait_for(lambda: syncing.status().waiting > 0 and bool(told), SEEN_WITHIN_MS)
        assert "geen sleutelbos" in syncing.status().last_error
    assert all("geen sleutelbos" in status.last_error for status in told)
    assert '"week.closed"' in (with_store.data_dir / "log" / "kiosk.jsonl").read_text()


def test_an_enrolled_kiosk_tries_and_says_that_nobody_answers(with_store: Settings, secret_service: str) -> None:
    enrol(with_store)
    opened_keys().put(DEVICE_KEY, Ed25519PrivateKey.generate().private_bytes_raw())
    open_an_old_week(with_store)
    with sending(with_store) as syncing:
        assert wait_for(lambda: "Geen verbinding" in syncing.status().last_error, SEEN_WITHIN_MS)
        assert syncing.status().waiting > 0


@pytest.mark.parametrize(
    ("ago", "offset_s", "is_sure"),
    [
        (timedelta(hours=23), 86_399, True),
        (timedelta(hours=-23), -300_000_000, True),
        (timedelta(hours=25), 0, False),
        (timedelta(hours=-25), 0, False),
        (timedelta(), None, False),
    ],
)
def test_weeks_go_by_the_time_of_a_store_that_said_lately_how_far_the_clock_is_off(
    ago: timedelta, offset_s: int | None, is_sure: bool
) -> None:
    known = Remembered(last_success=MONDAY_MORNING - ago, clock_offset_s=offset_s)
    off = timedelta(seconds=offset_s or 0) if is_sure else timedelta()
    assert believed_time(known, MONDAY_MORNING) == (MONDAY_MORNING + off, is_sure)
    assert believed_time(Remembered(), MONDAY_MORNING) == (MONDAY_MORNING, False)
