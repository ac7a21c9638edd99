# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What staff door, sync and device remember."""

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import text

from kiosk.storage.database import Database
from kiosk.storage.device_memory import Device, DeviceMemory
from kiosk.storage.staff_memory import AccountRow, LockoutRow, StaffMemory
from kiosk.storage.sync_memory import LONGEST_TROUBLE, Remembered, SyncMemory
from tests.storage.builders import NOW
from tests.storage.test_database import files_with


def test_nobody_is_staff_at_first(database: Database) -> None:
    memory = StaffMemory(database)
    assert memory.accounts() == ()
    assert memory.account("Noor") is None
    assert memory.load_lockout() is None


def test_an_account_is_added_and_replaced(database: Database) -> None:
    memory = StaffMemory(database)
    memory.put_account(AccountRow("Noor", b"salt", b"verifier", "gids"))
    memory.put_account(AccountRow("Ali", b"pepper", b"other", "vrijwilliger"))
    memory.put_account(AccountRow("Noor", b"new salt", b"new verifier", "vrijwilliger"))
    assert memory.accounts() == (
        AccountRow("Ali", b"pepper", b"other", "vrijwilliger"),
        AccountRow("Noor", b"new salt", b"new verifier", "vrijwilliger"),
    )
    assert memory.account("Ali") == AccountRow("Ali", b"pepper", b"other", "vrijwilliger")


def test_a_replaced_verifier_is_in_no_file_any_more(database: Database) -> None:
    memory = StaffMemory(database)
    memory.put_account(AccountRow("Noor", b"salt", b"an-old-verifier", "gids"))
    memory.put_account(AccountRow("Noor", b"salt", b"another", "gids"))
    assert files_with(database.path.parent, "an-old-verifier") == []


def test_the_last_lockout_is_the_one(database: Database) -> None:
    memory = StaffMemory(database)
    first = LockoutRow(1, 0.0, "boot", 12.5)
    memory.save_lockout(first)
    assert memory.load_lockout() == first
    memory.save_lockout(replace(first, failures=2, remaining_s=30.0))
    assert memory.load_lockout() == LockoutRow(2, 30.0, "boot", 12.5)


def test_sync_remembers_success_and_error(database: Database) -> None:
    memory = SyncMemory(database)
    assert memory.read() == Remembered()
    memory.succeeded(NOW, most_bytes=50_000, clock_offset_s=-3.6)
    memory.failed("no-connection", failures=2)
    assert memory.read() == Remembered(NOW, "no-connection", 2, 50_000, -4)
    memory.succeeded(NOW)
    assert memory.read() == Remembered(NOW, "", 0, 50_000, -4)
    memory.failed("too-slow", most_bytes=25_000)
    assert memory.read() == Remembered(NOW, "too-slow", 1, 25_000, -4)


def test_what_an_older_program_kept_is_no_trouble(database: Database) -> None:
    SyncMemory(database).failed("x" * 400)
    with database.writing() as connection:
        connection.execute(text("UPDATE sync_state SET value = 'veel' WHERE key = 'failures'"))
    assert SyncMemory(database).read() == Remembered(trouble="x" * LONGEST_TROUBLE)


def test_the_stores_time_at_the_last_success_is_known(database: Database) -> None:
    memory = SyncMemory(database)
    assert memory.read().last_store_time is None
    memory.succeeded(NOW, clock_offset_s=86_400)
    assert memory.read().last_store_time == NOW + timedelta(days=1)


def test_a_device_is_who_it_was_last_enrolled_as(database: Database) -> None:
    memory = DeviceMemory(database)
    assert memory.device() is None
    memory.keep(Device("zuil-1", "rivierstad-centrum"))
    memory.keep(Device("zuil-9", "zandhoven-bibliotheek"))
    assert memory.device() == Device("zuil-9", "zandhoven-bibliotheek")
