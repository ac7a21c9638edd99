# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The migrations make the tables that the program knows, and an older file survives what goes wrong."""

import hashlib
import shutil
import sqlite3
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine, inspect

from kiosk import places
from kiosk.storage.database import (
    Database,
    DatabaseReadOnly,
    DatabaseTooNew,
    DatabaseUnreadable,
    DiskFull,
    UpgradeFailed,
    open_database,
)
from kiosk.storage.device_memory import Device, DeviceMemory
from kiosk.storage.outbox import Outbox
from kiosk.storage.row_checks import drop_triggers
from kiosk.storage.tables import metadata
from tests.storage.builders import NOW, a_message

DEVICE = places.migrations("device")
HEAD = ScriptDirectory(str(DEVICE)).get_current_head()
NEXT_STEP = """
import sqlalchemy as sa
from alembic import op

revision = "next"
down_revision = "{head}"


def upgrade():
    op.add_column("device", sa.Column("colour", sa.String))
    op.execute("UPDATE device SET location = 'elders'")
    {then}


def downgrade():
    op.drop_column("device", "colour")
"""


def newer(folder: Path, then: str = "pass") -> Path:
    """The program's history with one more step."""
    history = folder / "newer"
    shutil.copytree(DEVICE, history, ignore=shutil.ignore_patterns("__pycache__"))
    (history / "versions" / "next.py").write_text(NEXT_STEP.format(head=HEAD, then=then), encoding="utf-8")
    return history


@pytest.fixture
def old_file(path: Path) -> Path:
    """A file of the first version with something in it."""
    database = open_database(path)
    DeviceMemory(database).keep(Device("zuil-1", "rivierstad-centrum"))
    database.close()
    return path


def step(database: Database, direction: str, revision: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(DEVICE))
    with database._alone() as driver:
        drop_triggers(driver)
    with database.writing() as connection:
        config.attributes["connection"] = connection
        getattr(command, direction)(config, revision)


def shape(connection: Connection) -> dict[str, object]:
    """Tables with columns, checks and whether they have row numbers."""
    inspector = inspect(connection)
    listed = connection.exec_driver_sql("SELECT name, wr, strict FROM pragma_table_list WHERE schema = 'main'")
    kinds = {name: (wr, strict) for name, wr, strict in listed}
    return {
        name: (
            kinds[name],
            connection.exec_driver_sql("SELECT * FROM pragma_table_xinfo(?)", (name,)).fetchall(),
            sorted(str(check["sqltext"]) for check in inspector.get_check_constraints(name)),
        )
        for name in inspector.get_table_names()
        if name != "alembic_version"
    }


def test_migrations_and_tables_are_the_same(database: Database) -> None:
    with database.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
        migrated = shape(connection)
    engine = create_engine("sqlite://")
    with engine.connect() as connection:
        metadata.create_all(connection)
        assert migrated == shape(connection)
    engine.dispose()


def test_down_and_up_again_gives_the_same(database: Database) -> None:
    with database.reading() as connection:
        first = shape(connection)
    step(database, "downgrade", "base")
    with database.reading() as connection:
        assert shape(connection) == {}
    step(database, "upgrade", "head")
    with database.reading() as connection:
        assert shape(connection) == first


def test_an_older_file_is_brought_up_to_date_and_keeps_what_it_has(old_file: Path, tmp_path: Path) -> None:
    database = open_database(old_file, newer(tmp_path))
    assert database.run_alone("SELECT id, location, colour FROM device") == [("zuil-1", "elders", None)]
    database.close()
    assert not old_file.with_name(f"kiosk.sqlite.before-{HEAD}").exists()


def test_what_waited_before_there_were_referrals_is_sent_after(path: Path, tmp_path: Path) -> None:
    first = tmp_path / "first"
    shutil.copytree(DEVICE, first, ignore=lambda _, names: [name for name in names if name.startswith(("r", "__"))])
    shutil.copy(DEVICE / "versions" / "r0001_first_tables.py", first / "versions")
    database = open_database(path, first)
    message = a_message()
    row = (message.id.bytes, message.kind, body := message.model_dump_json(by_alias=True).encode())
    checksum = hashlib.sha256(b"|".join((message.id.bytes, message.kind.encode(), body))).digest()
    with database.writing() as connection:
        insert = "INSERT INTO outbox VALUES (?, ?, ?, ?, 'waiting', 0, NULL, '', NULL)"
        connection.exec_driver_sql(insert, (*row, checksum))
    database.close()
    database = open_database(path)
    assert [row.message() for row in Outbox(database).due(NOW, 10)] == [message]
    assert Outbox(database).depart([message.id]) == {message.id}
    database.close()


@pytest.mark.parametrize("then", ["raise ValueError('a bug')", "op.execute('SELECT nothing')"])
def test_a_failed_upgrade_leaves_the_old_file_usable(old_file: Path, tmp_path: Path, then: str) -> None:
    with pytest.raises(UpgradeFailed, match="vorige versie"):
        open_database(old_file, newer(tmp_path, then))
    database = open_database(old_file)
    assert DeviceMemory(database).device() == Device("zuil-1", "rivierstad-centrum")
    database.close()


def test_a_failed_upgrade_leaves_a_copy_too(old_file: Path, tmp_path: Path) -> None:
    with pytest.raises(UpgradeFailed):
        open_database(old_file, newer(tmp_path, "raise ValueError"))
    copy = old_file.with_name(f"kiosk.sqlite.before-{HEAD}")
    connection = sqlite3.connect(copy)
    assert connection.execute("SELECT id FROM device").fetchall() == [("zuil-1",)]
    connection.close()
    assert copy.stat().st_mode & 0o077 == 0


def test_the_upgrade_can_be_tried_again(old_file: Path, tmp_path: Path) -> None:
    with pytest.raises(UpgradeFailed):
        open_database(old_file, newer(tmp_path, "raise ValueError"))
    shutil.rmtree(tmp_path / "newer")
    open_database(old_file, newer(tmp_path)).close()
    assert not old_file.with_name(f"kiosk.sqlite.before-{HEAD}").exists()


def test_without_a_copy_there_is_no_upgrade(old_file: Path, tmp_path: Path) -> None:
    old_file.with_name(f"kiosk.sqlite.before-{HEAD}").mkdir()
    with pytest.raises(DatabaseReadOnly):
        open_database(old_file, newer(tmp_path))
    open_database(old_file).close()


def test_a_disk_that_fills_during_the_upgrade_is_told_as_such(old_file: Path, tmp_path: Path) -> None:
    fill = "op.execute('PRAGMA max_page_count = 1'); [op.execute(f'CREATE TABLE t{n} (x)') for n in range(99)]"
    with pytest.raises(DiskFull):
        open_database(old_file, newer(tmp_path, fill))
    assert not old_file.with_name(f"kiosk.sqlite.before-{HEAD}").exists()
    database = open_database(old_file)
    assert DeviceMemory(database).device() == Device("zuil-1", "rivierstad-centrum")
    database.close()


def test_a_file_of_a_newer_version_is_left_alone(old_file: Path, tmp_path: Path) -> None:
    open_database(old_file, newer(tmp_path)).close()
    before = old_file.read_bytes()
    with pytest.raises(DatabaseTooNew, match="nieuwere versie"):
        open_database(old_file)
    assert old_file.read_bytes() == before


@pytest.mark.parametrize("table", ["music", "alembic_version"])
def test_the_file_of_another_program_is_left_alone(path: Path, table: str) -> None:
    other = sqlite3.connect(path)
    other.execute(f"CREATE TABLE {table} (version_num)")
    other.executemany(f"INSERT INTO {table} VALUES (?)", [("a",), ("b",)])  # noqa: S608 - a name of this test
    other.commit()
    other.close()
    with pytest.raises(DatabaseUnreadable):
        open_database(path)


def test_the_history_has_one_line() -> None:
    assert len(ScriptDirectory(str(DEVICE)).get_heads()) == 1
