# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A copy is whole or is not there, never takes another's place, and going back to an old one doubles nothing."""

import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import Engine, func, select

from kiosk.commands.store import store
from kiosk.store import copies, tables
from kiosk.store.copies import back_up, restore
from kiosk.store.database import StoreError, open_store, reading
from kiosk.store.service import create_app
from tests.postgres import fresh_database, programs
from tests.store.kiosks import Client, Kiosk, ManualClock, message, verdicts
from tests.store.referrals import ON_SQLITE, accepting
from tests.store.test_rollup import same_as_counted_anew


@pytest.fixture(autouse=True)
def _programs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Those of the same version as the server of the tests."""
    monkeypatch.setenv("PATH", str(programs()), prepend=":")


@pytest.fixture
def empty_url(store_url: str, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """Where nothing is yet, of the same kind."""
    if store_url.startswith("sqlite"):
        yield f"sqlite:///{tmp_path / 'restored.sqlite'}"
        return
    with fresh_database(request.getfixturevalue("postgres_url")) as url:
        yield url


def run(*words: str) -> Result:
    return CliRunner().invoke(store, list(words))


def visits(engine: Engine) -> int:
    with reading(engine) as connection:
        return int(connection.scalar(select(func.coalesce(func.sum(tables.release.c.total), 0))) or 0)


def test_what_kiosks_send_again_to_an_old_copy_counts_once(
    kiosk: Kiosk, store_url: str, empty_url: str, tmp_path: Path, clock: ManualClock
) -> None:
    copy = tmp_path / "store.copy"
    early, late = message("2026-W45", 5), message("2026-W46", 7)
    kiosk.send(early)
    back_up(store_url, copy, print)
    kiosk.send(late)
    restore(empty_url, copy, print)
    engine = open_store(empty_url)
    kiosk.client = Client(create_app(engine, clock, accepting=accepting()))
    assert verdicts(kiosk.send(early, late)) == ["al-opgeslagen", "opgeslagen"]
    assert verdicts(kiosk.send(late, early)) == ["al-opgeslagen"] * 2
    assert visits(engine) == 12
    same_as_counted_anew(engine)
    engine.dispose()


def test_a_store_that_is_there_is_never_overwritten(kiosk: Kiosk, store_url: str, tmp_path: Path) -> None:
    copy = tmp_path / "store.copy"
    kiosk.send(message())
    assert run("backup", "--database", store_url, str(copy)).exit_code == 0
    before = copy.read_bytes()
    again = run("backup", "--database", store_url, str(copy))
    assert "is there already" in again.output
    assert copy.read_bytes() == before
    back = run("restore", "--database", store_url, str(copy))
    assert back.exit_code == 1
    assert "already" in back.output
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600


def test_the_commands_say_how_far_they_are_and_what_remains(
    kiosk: Kiosk, store_url: str, empty_url: str, tmp_path: Path
) -> None:
    copy = tmp_path / "store.copy"
    made = run("backup", "--database", store_url, str(copy))
    assert "checked: " in made.output
    assert f"{copy.stat().st_size:,} bytes." in made.output
    back = run("restore", "--database", empty_url, str(copy))
    assert "the tables are up to date" in back.output
    assert "is in it again" in back.output
    assert list(tmp_path.glob(".*half")) == []


@ON_SQLITE
def test_a_copy_is_of_one_moment_though_the_store_goes_on(
    kiosk: Kiosk, store_url: str, store_engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copies, "PAGES_A_STEP", 20)
    kiosk.send(message("2026-W45", 5))
    weeks = list(range(1, 4))

    def meanwhile(_: str) -> None:
        if weeks:
            kiosk.send(message(f"2026-W{weeks.pop():02d}", 1))

    copy = tmp_path / "store.copy"
    back_up(store_url, copy, meanwhile)
    engine = open_store(f"sqlite:///{copy}")
    assert visits(engine) == 5
    assert visits(store_engine) > 5
    engine.dispose()


@pytest.mark.parametrize("damage", ["cut", "bit", "letter", "nothing"])
def test_a_damaged_copy_is_refused_and_leaves_nothing(damage: str, tmp_path: Path) -> None:
    whole, target = tmp_path / "store.sqlite", tmp_path / "new.sqlite"
    open_store(f"sqlite:///{whole}").dispose()
    copy = tmp_path / "store.copy"
    back_up(f"sqlite:///{whole}", copy, print)
    content = bytearray(copy.read_bytes())
    if damage == "bit":
        content[4096 * 3] ^= 0xFF
    damaged = {"cut": bytes(content[: len(content) // 2]), "letter": b"Dear store,", "nothing": b""}
    copy.write_bytes(damaged.get(damage, bytes(content)))
    with pytest.raises(StoreError, match=r"damaged|no copy of a store"):
        restore(f"sqlite:///{target}", copy, print)
    assert not target.exists()


def test_without_the_programs_of_postgresql_a_backup_says_what_is_missing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(StoreError, match="pg_dump is not here; install"):
        back_up("postgresql+psycopg://me@127.0.0.1:1/store", tmp_path / "copy", print)
    assert list(tmp_path.iterdir()) == []


def test_a_store_that_is_not_there_is_said_in_one_line(tmp_path: Path) -> None:
    for url in (f"sqlite:///{tmp_path / 'none.sqlite'}", "postgresql+psycopg://me:geheim@127.0.0.1:1/store"):
        with pytest.raises(StoreError) as caught:
            back_up(url, tmp_path / "copy", print)
        assert len(str(caught.value).splitlines()) == 1
        assert "geheim" not in str(caught.value)
    assert list(tmp_path.iterdir()) == []
