# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The disk is full, turns read-only or loses bits: one clear line, nothing lost, nothing false sent."""

import random
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.storage.database import (
    DatabaseBusy,
    DatabaseReadOnly,
    DatabaseTrouble,
    DatabaseUnreadable,
    DiskFailing,
    DiskFull,
    open_database,
    set_aside,
)
from kiosk.storage.outbox import Outbox
from kiosk.storage.visit_log import VisitLog
from tests.storage.builders import NEXT_WEEK, NOW, a_kind, a_message
from tests.storage.made import made_database

NAMESPACE = ["unshare", "--user", "--map-root-user", "--mount"]


def may_mount() -> None:
    """Skips where a test can have no disk of its own."""
    tool = shutil.which("unshare")
    if tool is None or subprocess.run([*NAMESPACE, "true"], check=False, capture_output=True).returncode != 0:
        pytest.skip("this machine lets a test mount nothing of its own")


def on_a_small_disk(what: str, folder: Path) -> list[str]:
    """The lines that `tests.faults.small_disk` says."""
    may_mount()
    command = [*NAMESPACE, sys.executable, "-m", "tests.faults.small_disk", what, str(folder)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()


def test_a_full_disk_says_so_loses_nothing_and_can_still_drain(tmp_path: Path) -> None:
    assert on_a_small_disk("full", tmp_path) == [
        "with room kept",
        "full DiskFull",
        "waiting 0",
        "drained kept",
        "visits 2",
        "ok",
        "after a restart 2",
    ]


def test_a_disk_without_room_for_a_file_says_so(tmp_path: Path) -> None:
    assert on_a_small_disk("full-from-the-start", tmp_path) == ["DiskFull"]


def test_a_disk_without_room_for_the_copy_is_told_and_the_old_version_works_on(tmp_path: Path) -> None:
    assert on_a_small_disk("full-before-an-upgrade", tmp_path) == ["before kept", "DiskFull", "", "still there 1"]


def test_a_disk_that_turned_read_only_says_so(tmp_path: Path) -> None:
    assert on_a_small_disk("read-only", tmp_path) == ["before kept", "DatabaseReadOnly"]


def test_a_file_that_may_not_grow_keeps_what_it_has(tmp_path: Path) -> None:
    database = made_database(tmp_path / "kiosk.sqlite")
    log = VisitLog(database)
    ((pages,),) = database.run_alone("PRAGMA page_count")
    database.run_alone(f"PRAGMA max_page_count = {pages}")
    kept = finished_until_full(log)
    assert len(log.rows(NEXT_WEEK)) == kept
    assert log.counters(NEXT_WEEK)[0].count == kept
    database.close()


def finished_until_full(log: VisitLog) -> int:
    for kept in range(10_000):
        try:
            log.finish(NEXT_WEEK, a_kind())
        except DiskFull:
            return kept
    raise AssertionError("the disk never filled")


def test_a_folder_in_the_place_of_the_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "kiosk.sqlite").mkdir()
    with pytest.raises(DatabaseReadOnly, match="schrijfrechten"):
        open_database(tmp_path / "kiosk.sqlite")


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "data").write_bytes(b"")
    with pytest.raises(DatabaseReadOnly):
        open_database(tmp_path / "data" / "kiosk.sqlite")


@pytest.mark.parametrize("content", [b"this is a letter, not a database\n" * 400, b"SQLite format 3\0" + bytes(8_000)])
def test_a_file_that_is_none_is_told_and_kept(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "kiosk.sqlite"
    path.write_bytes(content)
    with pytest.raises(DatabaseUnreadable, match="gooi het niet weg"):
        open_database(path)
    assert set_aside(path).read_bytes() == content
    open_database(path).close()


def test_a_file_cut_in_half_is_told_and_kept(tmp_path: Path) -> None:
    path = tmp_path / "kiosk.sqlite"
    database = made_database(path)
    outbox = Outbox(database)
    for _ in range(200):
        outbox.put(a_message())
    database.close()
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with pytest.raises(DatabaseUnreadable):
        open_database(path)


def test_a_page_that_makes_no_sense_is_found_at_start(tmp_path: Path) -> None:
    path = tmp_path / "kiosk.sqlite"
    database = made_database(path)
    log = VisitLog(database)
    for number in range(20):
        log.finish(NEXT_WEEK, a_kind(party=f"partij-{number}"))
    database.close()
    content = bytearray(path.read_bytes())
    place = content.index(b"partij-7")
    content[place - 200 : place] = bytes(200)
    path.write_bytes(content)
    with pytest.raises(DatabaseUnreadable):
        open_database(path)


@pytest.mark.parametrize("flips", [20, pytest.param(200, marks=pytest.mark.full)])
def test_a_flipped_bit_never_sends_something_false(tmp_path: Path, flips: int) -> None:
    path = tmp_path / "kiosk.sqlite"
    database = made_database(path)
    for number in range(60):
        Outbox(database).put(a_message(f"plein-{number}"))
    whole = {row.id: row.body for row in Outbox(database).due(NOW, 100)}
    database.close()
    good = path.read_bytes()
    for seed in range(flips):
        path.write_bytes(with_a_flipped_bit(good, random.Random(seed)))  # noqa: S311 - a test that can be repeated
        assert set(given_out(path)) <= set(whole.items())


def with_a_flipped_bit(content: bytes, chance: random.Random) -> bytes:
    changed = bytearray(content)
    changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def given_out(path: Path) -> list[tuple[object, bytes]]:
    """What a kiosk with this file would send; nothing when it cannot be read."""
    try:
        database = open_database(path)
    except DatabaseTrouble:
        return []
    try:
        return [(row.id, row.body) for row in Outbox(database).due(NOW, 100)]
    except DatabaseTrouble:
        return []
    finally:
        database.abandon()


def test_a_file_that_another_program_holds_is_told_and_works_again_after(tmp_path: Path) -> None:
    path = tmp_path / "kiosk.sqlite"
    database = made_database(path)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(DatabaseBusy, match="ander programma"):
        VisitLog(database).finish(NEXT_WEEK, a_kind())
    other.execute("ROLLBACK")
    other.close()
    VisitLog(database).finish(NEXT_WEEK, a_kind())
    assert len(VisitLog(database).rows(NEXT_WEEK)) == 1
    database.close()


def test_a_disk_that_keeps_no_write_ahead_log_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(DiskFailing, match="deze computer zelf"):
        open_database(Path(":memory:"))
