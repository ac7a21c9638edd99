# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every way in which the world fails is one class with one line of advice."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from kiosk.storage import trouble
from kiosk.storage.trouble import LITTLE_ROOM, DatabaseTrouble, trouble_of

FILE = Path("/gegevens/kiosk.sqlite")


def an_error(code: int) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("from SQLite")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (sqlite3.SQLITE_FULL, trouble.DiskFull),
        (sqlite3.SQLITE_IOERR_FSYNC, trouble.DiskFailing),
        (sqlite3.SQLITE_CORRUPT_VTAB, trouble.DatabaseUnreadable),
        (sqlite3.SQLITE_NOTADB, trouble.DatabaseUnreadable),
        (sqlite3.SQLITE_READONLY_DIRECTORY, trouble.DatabaseReadOnly),
        (sqlite3.SQLITE_CANTOPEN, trouble.DatabaseReadOnly),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, trouble.DatabaseBusy),
        (sqlite3.SQLITE_LOCKED, trouble.DatabaseBusy),
    ],
)
def test_sqlites_own_code_decides(code: int, kind: type[DatabaseTrouble]) -> None:
    assert type(trouble_of(an_error(code), FILE)) is kind


@pytest.mark.parametrize("code", [sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CONSTRAINT, sqlite3.SQLITE_MISUSE])
def test_a_bug_is_no_trouble(code: int) -> None:
    assert trouble_of(an_error(code), FILE) is None


def test_an_io_error_on_a_full_disk_means_that_it_is_full(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(LITTLE_ROOM, LITTLE_ROOM, 0))
    assert type(trouble_of(an_error(sqlite3.SQLITE_IOERR_SHMSIZE), tmp_path / "kiosk.sqlite")) is trouble.DiskFull


def test_an_io_error_with_room_left_means_that_the_disk_fails(tmp_path: Path) -> None:
    assert type(trouble_of(an_error(sqlite3.SQLITE_IOERR_READ), tmp_path / "kiosk.sqlite")) is trouble.DiskFailing


def test_an_error_without_a_code_is_no_trouble() -> None:
    assert trouble_of(ValueError(), FILE) is None


@pytest.mark.parametrize("kind", DatabaseTrouble.__subclasses__())
def test_each_says_in_one_line_which_file_what_is_wrong_and_what_to_do(kind: type[DatabaseTrouble]) -> None:
    message = str(kind(FILE))
    assert message.startswith(f"{FILE}: ")
    assert "\n" not in message
    assert message.count(".") >= 3
    assert kind.advice != DatabaseTrouble.advice
