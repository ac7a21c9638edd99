# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The staff door on a real database, over crashes and restarts."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from kiosk.clock import AMSTERDAM
from kiosk.policy.matrix import Role
from kiosk.staff.door import Account, LockedOut, Opened, PinKept, StaffDoor, StaffRecords, WrongPin
from kiosk.staff.lockout import BootMoment, Lockout
from kiosk.staff.pin import Verifier, nobody
from kiosk.staff.records import KeptRecords
from kiosk.storage.database import open_database
from kiosk.storage.outbox import Outbox
from kiosk.storage.staff_memory import StaffMemory
from kiosk.wire.audit import AuditAction, AuditEvent
from tests.staff.records import BootClock, MemoryRecords
from tests.storage.made import made_database

PEPPER = b"p" * 32
ANNA, WRONG = "927164", "444719"


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[KeptRecords]:
    database = made_database(tmp_path / "kiosk.sqlite")
    yield KeptRecords(StaffMemory(database))
    database.close()


@pytest.fixture(params=["database", "memory"])
def records(request: pytest.FixtureRequest) -> StaffRecords:
    """The contract holds for the database and for the double that other tests use."""
    found: StaffRecords = MemoryRecords() if request.param == "memory" else request.getfixturevalue("kept")
    return found


def test_at_first_there_is_nothing(records: StaffRecords) -> None:
    assert records.lockout() is None
    assert records.accounts() == {}


def test_accounts_come_back_and_are_replaced_by_name(records: StaffRecords) -> None:
    known = [("anna", b"1", Role.GUIDE), ("bram", b"2", Role.VOLUNTEER), ("anna", b"3", Role.GUIDE)]
    for name, digest, role in known:
        records.keep_account(name, Account(Verifier(b"salt", digest), role))
    assert records.accounts() == {
        "anna": Account(Verifier(b"salt", b"3"), Role.GUIDE),
        "bram": Account(Verifier(b"salt", b"2"), Role.VOLUNTEER),
    }


def test_the_last_lock_out_comes_back(records: StaffRecords) -> None:
    for failures in (1, 2):
        records.keep_lockout(Lockout(failures, 30.5, BootMoment("boot", 12.25)))
    assert records.lockout() == Lockout(2, 30.5, BootMoment("boot", 12.25))


def test_the_door_works_on_the_database(kept: KeptRecords) -> None:
    door = StaffDoor(kept, PEPPER, BootClock())
    assert door.set_pin("anna", ANNA) == PinKept()
    assert door.try_pin(ANNA) == Opened("anna")
    assert door.try_pin(WRONG) == WrongPin(2, 0.0)


CRASHES_WHILE_LOOKING = """
import os, signal, sys
from pathlib import Path
from kiosk.staff import door, pin
from kiosk.staff.boot import boot_clock
from kiosk.staff.records import KeptRecords
from kiosk.storage.database import open_database
from kiosk.storage.outbox import Outbox
from kiosk.storage.staff_memory import StaffMemory
from kiosk.wire.audit import AuditAction, AuditEvent

door.matches = lambda *given: os.kill(os.getpid(), signal.SIGKILL)
records = KeptRecords(StaffMemory(open_database(Path(sys.argv[1]))))
door.StaffDoor(records, b"p" * 32, boot_clock()).try_pin("927164")
"""


@pytest.mark.timeout(60)
def test_a_crash_while_the_code_is_looked_at_counts_as_a_wrong_code(tmp_path: Path) -> None:
    path = tmp_path / "kiosk.sqlite"
    with closing(open_database(path)) as database:
        KeptRecords(StaffMemory(database)).keep_lockout(Lockout(2, 0.0, BootMoment("boot", 0.0)))
    run = subprocess.run([sys.executable, "-c", CRASHES_WHILE_LOOKING, str(path)], env=os.environ, check=False)
    assert run.returncode == -signal.SIGKILL
    with closing(open_database(path)) as database:
        door = StaffDoor(KeptRecords(StaffMemory(database)), PEPPER, BootClock())
        assert door.try_pin(ANNA) == LockedOut(30.0)


def test_the_file_holds_no_code(kept: KeptRecords, tmp_path: Path) -> None:
    StaffDoor(kept, PEPPER, BootClock()).set_pin("anna", ANNA)
    content = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert b"anna" in content
    assert ANNA.encode() not in content


def test_events_are_written_with_what_they_tell_of(tmp_path: Path) -> None:
    database = open_database(tmp_path / "told.sqlite")
    moment = datetime(2026, 11, 23, 12, 0, tzinfo=AMSTERDAM)
    records = KeptRecords(StaffMemory(database), lambda: moment)
    records.keep_account("Noor", Account(nobody()))
    records.keep_lockout(Lockout(1, 0.0, BootMoment("boot", 1.0)), AuditAction.CODE_REFUSED)
    records.keep_lockout(Lockout(1, 0.0, BootMoment("boot", 2.0)))
    bodies = [row.message().content for row in Outbox(database).due(moment, 10)]
    database.close()
    told = sorted((one.sequence, one.action, one.day) for one in bodies if isinstance(one, AuditEvent))
    assert told == [(1, AuditAction.CODE_SET, moment.date()), (2, AuditAction.CODE_REFUSED, moment.date())]
    assert "Noor" not in str(bodies)
