# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The tables are what the migrations make, and a database that cannot be used is said to be so in one line."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Engine, inspect, text

from kiosk.store import referral_tables
from kiosk.store.database import StoreError, alembic_config, migrate, open_store, reading
from kiosk.store.operations_tables import metadata


def test_tables_are_what_the_migrations_make(store_engine: Engine) -> None:
    def of_counts(name: str | None, kind: str, _: object) -> bool:
        return kind != "table" or not str(name).startswith(("referral_", "release_class_"))

    with store_engine.begin() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": of_counts})
        assert compare_metadata(context, metadata) == []


def test_tables_of_referrals_are_what_the_migrations_make(store_engine: Engine) -> None:
    if store_engine.dialect.name == "sqlite":
        asked = inspect(store_engine)
        for table in referral_tables.metadata.tables.values():
            made = {(one["name"], one["nullable"], str(one["type"])) for one in asked.get_columns(table.name)}
            dialect = store_engine.dialect
            assert made == {(one.name, one.nullable, one.type.compile(dialect)) for one in table.c}
            assert asked.get_pk_constraint(table.name)["constrained_columns"] == list(table.primary_key.columns.keys())
        return

    def of_referrals(name: str | None, kind: str, _: object) -> bool:
        return kind != "schema" or name == referral_tables.SCHEMA

    with store_engine.begin() as connection:
        opts = {"include_schemas": True, "include_name": of_referrals}
        assert compare_metadata(MigrationContext.configure(connection, opts=opts), referral_tables.metadata) == []


def test_up_and_down_and_up_again(store_engine: Engine) -> None:
    config = alembic_config()
    with store_engine.begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "base")
    assert inspect(store_engine).get_table_names() == ["alembic_version"]
    migrate(store_engine)
    assert set(metadata.tables) < set(inspect(store_engine).get_table_names())


def test_opening_twice_at_once_makes_the_tables_once(bare_url: str) -> None:
    with ThreadPoolExecutor(4) as pool:
        engines = list(pool.map(open_store, [bare_url] * 4))
    for engine in engines:
        assert set(metadata.tables) < set(inspect(engine).get_table_names())
        engine.dispose()


def test_database_of_a_newer_program_is_left_alone(store_engine: Engine, store_url: str) -> None:
    with store_engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreError, match="install the newer program"):
        open_store(store_url)


def test_sqlite_is_durable_at_every_commit(tmp_path: Path) -> None:
    engine = open_store(f"sqlite:///{tmp_path / 'store.sqlite'}")
    with reading(engine) as connection:
        asked = [
            connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "secure_delete")
        ]
        assert asked == ["wal", 2, 1]
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
    engine.dispose()


def test_reading_sees_one_moment(store_engine: Engine, store_url: str) -> None:
    other = open_store(store_url)
    with reading(store_engine) as connection:
        before = connection.scalar(text("SELECT count(*) FROM device"))
        with other.begin() as writer:
            writer.execute(
                text("INSERT INTO device (id, location, public_key, enrolled_on) VALUES ('a', 'b', '', '2026-11-25')")
            )
        assert connection.scalar(text("SELECT count(*) FROM device")) == before == 0
    other.dispose()


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("store.sqlite", "not the address of a database"),
        ("mysql://here/store", "cannot live in mysql"),
        ("postgresql://here/store", "write sqlite:///PATH or postgresql+psycopg"),
        ("sqlite://", "in memory"),
        ("sqlite:////nowhere/at/all/store.sqlite", "does not exist"),
        ("postgresql+psycopg://me:geheim@127.0.0.1:1/store", "cannot be used"),
    ],
)
def test_wrong_address_is_said_in_one_line_without_the_password(url: str, said: str) -> None:
    with pytest.raises(StoreError, match=said.replace("+", r"\+")) as caught:
        open_store(url)
    assert len(str(caught.value).splitlines()) == 1
    assert "geheim" not in str(caught.value)


def test_file_that_is_no_database_is_said_to_be_so_and_kept(tmp_path: Path) -> None:
    file = tmp_path / "store.sqlite"
    file.write_bytes(b"this is a letter, not a database" * 200)
    with pytest.raises(StoreError, match="file is not a database"):
        open_store(f"sqlite:///{file}")
    assert file.read_bytes().startswith(b"this is a letter")
