# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""How the file is opened, who may write, and that what is deleted is gone."""

import sqlite3
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from kiosk.storage.database import Database, DatabaseTrouble, open_database, set_aside
from kiosk.storage.device_memory import Device, DeviceMemory
from kiosk.storage.outbox import Outbox
from kiosk.storage.sync_memory import SyncMemory
from kiosk.storage.visit_log import VisitLog
from kiosk.wire.messages import MessageResult, Verdict
from kiosk.wire.visit_class import CounterName
from tests.storage.builders import NEXT_WEEK, NOW, WEEK, a_kind, a_message

MARKER = "merkteken-in-de-gegevens"


def files_with(folder: Path, marker: str) -> list[str]:
    """Names of all files below the folder that hold the marker."""
    return [
        str(file.relative_to(folder))
        for file in folder.rglob("*")
        if file.is_file() and marker.encode() in file.read_bytes()
    ]


@pytest.mark.parametrize(
    ("pragma", "value"),
    [("journal_mode", "wal"), ("synchronous", 2), ("secure_delete", 1), ("foreign_keys", 1), ("temp_store", 2)],
)
def test_what_is_committed_stays_and_what_is_deleted_goes(database: Database, pragma: str, value: object) -> None:
    assert database.run_alone(f"PRAGMA {pragma}") == [(value,)]


def test_the_file_is_for_this_user_only(database: Database) -> None:
    assert stat.S_IMODE(database.path.stat().st_mode) == 0o600


def test_a_folder_that_is_not_there_is_made(tmp_path: Path) -> None:
    database = open_database(tmp_path / "new" / "deeper" / "kiosk.sqlite")
    database.close()
    assert stat.S_IMODE((tmp_path / "new" / "deeper").stat().st_mode) == 0o700


def test_what_was_written_is_there_after_a_restart(path: Path) -> None:
    first = open_database(path)
    DeviceMemory(first).keep(Device("zuil-1", "rivierstad-centrum"))
    first.close()
    second = open_database(path)
    assert DeviceMemory(second).device() == Device("zuil-1", "rivierstad-centrum")
    second.close()


def test_closing_leaves_one_whole_file(path: Path) -> None:
    database = open_database(path)
    VisitLog(database).finish(WEEK, a_kind())
    database.close()
    assert sorted(one.name for one in path.parent.iterdir()) == ["kiosk.sqlite", "kiosk.sqlite.ballast"]


def test_a_block_that_raises_writes_nothing(database: Database) -> None:
    written = "INSERT INTO sync_state VALUES ('last_trouble', 'b')"
    statements = [text(written), text("INSERT INTO sync_state VALUES ('c', NULL)")]
    with pytest.raises(IntegrityError), database.writing() as connection:
        list(map(connection.execute, statements))
    assert SyncMemory(database).read().trouble == ""


def test_a_reading_block_writes_nothing(database: Database) -> None:
    with database.reading() as connection:
        connection.execute(text("INSERT INTO sync_state VALUES ('last_trouble', 'b')"))
    assert SyncMemory(database).read().trouble == ""


def test_a_bug_is_no_trouble_and_says_nothing_of_the_values(database: Database) -> None:
    insert = text("INSERT INTO sync_state VALUES (:key, NULL)")
    with pytest.raises(IntegrityError) as caught, database.writing() as connection:
        connection.execute(insert, {"key": MARKER})
    assert MARKER not in str(caught.value)
    assert not isinstance(caught.value, DatabaseTrouble)


def test_two_threads_write_and_nothing_is_lost(database: Database) -> None:
    log, outbox = VisitLog(database), Outbox(database)

    def visits() -> None:
        for _ in range(50):
            log.finish(NEXT_WEEK, a_kind())
            log.rows(NEXT_WEEK)

    def sync() -> None:
        for _ in range(50):
            outbox.put(a_message())
            outbox.settle([MessageResult(id=row.id, verdict=Verdict.STORED) for row in outbox.due(NOW, 1)], NOW)

    with ThreadPoolExecutor() as threads:
        for done in [threads.submit(visits), threads.submit(sync)]:
            done.result()
    assert len(log.rows(NEXT_WEEK)) == 50
    assert log.counters(NEXT_WEEK)[0].count == 50
    assert outbox.waiting() == 0
    assert database.run_alone("PRAGMA integrity_check") == [("ok",)]


def test_what_was_sent_is_in_no_file_any_more(database: Database, path: Path) -> None:
    outbox = Outbox(database)
    message = a_message(MARKER)
    outbox.put(message)
    assert files_with(path.parent, MARKER) != []
    outbox.settle([MessageResult(id=message.id, verdict=Verdict.STORED)], NOW)
    assert files_with(path.parent, MARKER) == []


def test_the_control_without_secure_delete_leaves_traces(database: Database, path: Path) -> None:
    database.run_alone("PRAGMA secure_delete = OFF")
    outbox = Outbox(database)
    message = a_message(MARKER)
    outbox.put(message)
    database.wipe_traces()
    outbox.settle([MessageResult(id=message.id, verdict=Verdict.STORED)], NOW)
    assert files_with(path.parent, MARKER) == ["kiosk.sqlite"]


def test_a_wipe_while_another_program_reads_fails_in_silence_and_is_made_up_for(database: Database, path: Path) -> None:
    VisitLog(database).count(NEXT_WEEK, CounterName.STARTED)
    reader = sqlite3.connect(path, isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT * FROM counter").fetchall()
    outbox = Outbox(database)
    message = a_message(MARKER)
    outbox.put(message)
    outbox.settle([MessageResult(id=message.id, verdict=Verdict.STORED)], NOW)
    assert files_with(path.parent, MARKER) == ["kiosk.sqlite-wal"]
    reader.execute("ROLLBACK")
    reader.close()
    database.wipe_traces()
    assert files_with(path.parent, MARKER) == []


def test_an_aside_file_keeps_its_log_and_gets_the_next_number(tmp_path: Path) -> None:
    path = tmp_path / "kiosk.sqlite"
    for content in (b"first", b"second"):
        path.write_bytes(content)
        path.with_name("kiosk.sqlite-wal").write_bytes(content)
        set_aside(path)
    assert {one.name: one.read_bytes() for one in tmp_path.iterdir()} == {
        "kiosk.sqlite.corrupt-1": b"first",
        "kiosk.sqlite.corrupt-1-wal": b"first",
        "kiosk.sqlite.corrupt-2": b"second",
        "kiosk.sqlite.corrupt-2-wal": b"second",
    }


def test_a_file_that_cannot_be_set_aside_says_so(tmp_path: Path) -> None:
    with pytest.raises(DatabaseTrouble):
        set_aside(tmp_path / "nothing.sqlite")


def test_the_working_folder_of_the_program_does_not_matter(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir("/")
    open_database(path).close()
    assert path.exists()
