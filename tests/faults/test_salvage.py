# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A damaged file costs what the damage hit and nothing else: the kiosk goes on, and nothing false is ever sent."""

import os
import random
import re
import signal
import sqlite3
from collections import Counter
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.storage import salvage
from kiosk.storage.copies import KEPT_ASIDE
from kiosk.storage.database import Database, DatabaseTooNew, DatabaseTrouble, open_database
from kiosk.storage.device_memory import DeviceMemory
from kiosk.storage.mending import Mending
from kiosk.storage.outbox import Outbox
from kiosk.storage.referral_box import KeepingTerms, NeverLeft, ReferralBox
from kiosk.storage.row_checks import checked_tables
from kiosk.storage.salvage import open_or_salvage
from kiosk.storage.staff_memory import StaffMemory
from kiosk.storage.trouble import NotOurDatabase
from kiosk.storage.visit_log import VisitLog
from tests.faults.test_bad_disk import with_a_flipped_bit
from tests.storage.builders import NEXT_WEEK, NOW, a_kind, a_message
from tests.storage.sealed import Clocks, a_line, a_referral, a_withdrawal
from tests.storage.test_migrations import HEAD, newer
from tests.storage.test_row_checks import DAMAGE, damaged, fill

VISITS = 40
MESSAGES = 40


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A kiosk's file with something of everything."""
    database = open_database(tmp_path_factory.mktemp("whole") / "kiosk.sqlite")
    fill(database)
    for number in range(MESSAGES):
        Outbox(database).put(a_message(f"plein-{number}"))
    for number in range(VISITS):
        VisitLog(database).finish(NEXT_WEEK, a_kind(party=f"partij-{number}"))
    database.close()
    return database.path.read_bytes()


@pytest.fixture
def path(tmp_path: Path, content: bytes) -> Path:
    """That file, closed."""
    path = tmp_path / "kiosk.sqlite"
    path.write_bytes(content)
    return path


def rows(database: Database) -> Counter[tuple[object, ...]]:
    """Every row of every table but what is told of the mending, and when time stood where."""
    with database._alone() as driver:
        return Counter(
            (table, *row)
            for table in checked_tables(driver)
            if table not in {"mending", "passed_time", "alembic_version"}
            for row in driver.execute(f"SELECT * FROM {table}")  # noqa: S608 - names of our own tables
        )


def rows_of(path: Path) -> Counter[tuple[object, ...]]:
    database = open_database(path)
    try:
        return rows(database)
    finally:
        database.abandon()


def test_a_bit_in_a_row_costs_that_row_and_what_hangs_on_it(path: Path) -> None:
    before = rows_of(path)
    one = {"visit": "destination_party = 'partij-3'", "outbox": "departures = 1", "processing_log": "name = 'niets'"}
    for table, statement in DAMAGE.items():
        if table not in {"processing_log", "passed_time", "alembic_version"}:
            damaged(path, statement + (f" WHERE {one[table]}" if table in one else ""))
    database = open_or_salvage(path)
    after = rows(database)
    assert after < before
    lost = Counter(row[0] for row in before - after)
    assert lost == dict.fromkeys(set(DAMAGE) - {"processing_log", "passed_time", "alembic_version"}, 1)
    mended = Mending(database).mended()
    assert mended is not None
    assert (mended.lost, mended.kept) == (lost.total(), after.total() + 1)
    assert path.with_name("kiosk.sqlite.corrupt-1").exists()
    database.close()
    assert rows_of(path) == after


def test_a_row_that_was_hit_is_neither_sent_nor_told(path: Path) -> None:
    damaged(path, "UPDATE visit SET theme = 'EW02' WHERE destination_party = 'partij-3'")
    changed = "UPDATE outbox SET body = CAST(replace(body, 'plein-7\"', 'plein-8\"') AS BLOB)"
    damaged(path, f"{changed} WHERE instr(body, 'plein-7\"')")
    database = open_or_salvage(path)
    assert {one.destination_party for one in VisitLog(database).rows(NEXT_WEEK)} == {
        "uwv",
        *(f"partij-{number}" for number in range(VISITS) if number != 3),
    }
    sent = [row.body for row in Outbox(database).due(NOW, 1000)]
    assert sum(b'plein-8"' in body for body in sent) == 1
    assert not any(b'plein-7"' in body for body in sent)
    database.close()


def leaves(path: Path, marker: bytes) -> list[int]:
    """The pages of the outbox with this in them, but the one on which all of it hangs."""
    with closing(sqlite3.connect(path)) as connection:
        ((root,),) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'outbox'")
    content = path.read_bytes()
    there = {found.start() // 4096 for found in re.finditer(re.escape(marker), content)}
    return sorted(there - {root - 1})


def zeroed(path: Path, *pages: int) -> None:
    content = bytearray(path.read_bytes())
    for page in pages:
        content[page * 4096 : (page + 1) * 4096] = bytes(4096)
    path.write_bytes(content)


def test_a_page_that_is_gone_costs_the_rows_on_it_alone(path: Path) -> None:
    before = rows_of(path)
    zeroed(path, leaves(path, b'"plein-')[0])
    database = open_or_salvage(path)
    after = rows(database)
    assert after < before
    assert {row[0] for row in before - after} <= {"outbox", "referral"}
    assert len(Outbox(database).due(NOW, 1000)) >= MESSAGES // 2
    assert len(VisitLog(database).rows(NEXT_WEEK)) == VISITS + 2
    mended = Mending(database).mended()
    assert mended is not None
    assert (mended.lost, mended.kept) == ((before - after).total(), after.total() + 1)
    database.close()


def test_rows_between_two_pages_that_are_gone_are_kept(path: Path) -> None:
    database = open_database(path)
    for number in range(400):
        Outbox(database).put(a_message(f"markt-{number}"))
    database.close()
    pages = leaves(path, b'"markt-')
    zeroed(path, pages[3], pages[len(pages) // 2])
    database = open_or_salvage(path)
    assert len(Outbox(database).due(NOW, 1000)) >= (400 + MESSAGES) * (len(pages) - 3) // len(pages)
    database.close()


@pytest.mark.parametrize("content", [b"", b"\xff" * 20_000])
def test_a_file_of_which_nothing_reads_is_kept_aside_and_the_kiosk_goes_on(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "kiosk.sqlite"
    path.write_bytes(content)
    database = open_or_salvage(path)
    VisitLog(database).finish(NEXT_WEEK, a_kind())
    assert len(VisitLog(database).rows(NEXT_WEEK)) == 1
    assert (Mending(database).mended() is None) == (content == b"")
    database.close()


def test_the_sound_file_of_another_program_stays_where_it_is(tmp_path: Path) -> None:
    path = tmp_path / "kiosk.sqlite"
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("CREATE TABLE music (title)")
    with pytest.raises(NotOurDatabase):
        open_or_salvage(path)
    with closing(sqlite3.connect(path)) as other:
        assert other.execute("SELECT name FROM sqlite_schema").fetchall() == [("music",)]


def test_a_damaged_file_of_a_newer_version_stays_where_it_is(path: Path, tmp_path: Path) -> None:
    open_database(path, newer(tmp_path)).close()
    damaged(path, DAMAGE["closed_week"])
    before = path.read_bytes()
    with pytest.raises(DatabaseTooNew):
        open_or_salvage(path)
    assert path.read_bytes() == before


def test_a_fallen_bit_in_the_step_of_the_file_makes_it_no_newer_one(path: Path) -> None:
    damaged(path, DAMAGE["alembic_version"])
    database = open_or_salvage(path)
    assert len(VisitLog(database).rows(NEXT_WEEK)) == VISITS + 2
    database.close()


@pytest.mark.parametrize("name", [b"row_check", b"outbox"])
def test_a_file_that_says_of_its_shape_what_is_no_text_is_mended(path: Path, name: bytes) -> None:
    path.write_bytes(path.read_bytes().replace(b"CREATE TABLE " + name, b"CREATE TABLE \xac\xd2" + name[2:]))
    database = open_or_salvage(path)
    assert len(VisitLog(database).rows(NEXT_WEEK)) in {0, VISITS + 2}
    assert Mending(database).mended() is not None
    database.check_rows()
    database.close()


def test_a_damaged_file_of_an_older_version_is_mended_and_then_brought_up_to_date(path: Path, tmp_path: Path) -> None:
    damaged(path, DAMAGE["closed_week"])
    database = open_or_salvage(path, newer(tmp_path))
    assert database.run_alone("SELECT id, location FROM device") == [("zuil-2", "elders")]
    assert len(VisitLog(database).rows(NEXT_WEEK)) == VISITS + 2
    database.close()
    assert list(path.parent.glob(f"*.before-{HEAD}")) == []


def test_damage_that_shows_later_is_mended_then_and_the_same_kiosk_goes_on(path: Path) -> None:
    database = open_or_salvage(path)
    log = VisitLog(database)
    log.finish(NEXT_WEEK, a_kind())
    damaged(path, "UPDATE visit SET theme = 'EW02' WHERE destination_party = 'partij-3'")
    with pytest.raises(DatabaseTrouble):
        database.check_rows()
    log.finish(NEXT_WEEK, a_kind())
    database.check_rows()
    assert len(log.rows(NEXT_WEEK)) == VISITS + 1 + 2
    assert Mending(database).mended() is not None
    database.close()
    open_database(path).close()


def test_terms_do_not_begin_anew_when_it_was_lost_where_time_stood(tmp_path: Path) -> None:
    path, machine = tmp_path / "kiosk.sqlite", Clocks()
    database = open_database(path)
    content = a_referral()
    ReferralBox(database, machine).forget_expired(TERMS)
    machine.pass_by(timedelta(days=100))
    ReferralBox(database, machine).keep(content, a_line(content))
    database.close()
    damaged(path, "UPDATE passed_time SET seconds = seconds + 1")
    database = open_or_salvage(path)
    machine.pass_by(timedelta(days=15))
    with database.writing() as connection:  # the mending read this machine's clocks
        connection.exec_driver_sql(
            "UPDATE passed_time SET wall_s = ?, boot_s = ?, boot_id = 'boot-1'",
            (machine.now.wall_s - 15 * 86_400, machine.now.boot_s - 15 * 86_400),
        )
    assert ReferralBox(database, machine).forget_expired(TERMS).referrals == 1
    database.close()


TERMS = KeepingTerms(timedelta(days=14), timedelta(days=365), timedelta(days=365))


def test_who_is_known_here_is_known_after(path: Path) -> None:
    damaged(path, DAMAGE["closed_week"])
    database = open_or_salvage(path)
    assert DeviceMemory(database).device() is not None
    assert [one.name for one in StaffMemory(database).accounts()] == ["gids"]
    # Its tombstone says that nothing of it ever left.
    assert isinstance(ReferralBox(database, Clocks()).withdraw(a_withdrawal(1), a_line()), NeverLeft)
    database.close()


def test_the_damaged_file_and_the_word_of_it_go_after_their_term(path: Path) -> None:
    damaged(path, DAMAGE["closed_week"])
    database, machine = open_or_salvage(path), Clocks()
    aside = path.with_name("kiosk.sqlite.corrupt-1")
    mending = Mending(database, machine)
    with database.writing() as connection:  # the mending read this machine's clocks
        connection.exec_driver_sql("DELETE FROM passed_time")
    with database.writing() as connection:
        connection.exec_driver_sql("UPDATE mending SET since_s = 0")
    assert mending.forget_old() == 0
    machine.pass_by(KEPT_ASIDE - timedelta(seconds=1))
    assert mending.forget_old() == 0
    assert aside.exists()
    assert mending.mended() is not None
    machine.pass_by(timedelta(seconds=1))
    assert mending.forget_old() == 1
    assert not aside.exists()
    assert mending.mended() is None
    assert database.run_alone("SELECT * FROM leftover") == []
    database.close()


def test_what_is_withdrawn_goes_from_the_damaged_file_too(path: Path) -> None:
    damaged(path, DAMAGE["closed_week"])
    database = open_or_salvage(path)
    assert list(path.parent.glob("*.corrupt-*")) != []
    ReferralBox(database, Clocks()).withdraw(a_withdrawal(2), a_line())
    assert list(path.parent.glob("*.corrupt-*")) == []
    database.close()


@pytest.mark.parametrize("trials", [3, pytest.param(120, marks=[pytest.mark.full, pytest.mark.timeout(900)])])
def test_a_flipped_bit_anywhere_is_found_or_means_nothing(path: Path, trials: int) -> None:
    before, good = rows_of(path), path.read_bytes()
    for seed in range(trials):
        path.write_bytes(with_a_flipped_bit(good, random.Random(seed)))  # noqa: S311 - a test that can be repeated
        database = open_or_salvage(path)
        after = rows(database)
        assert after <= before, f"seed {seed}: {after - before}"
        assert after == before or Mending(database).mended() is not None, f"seed {seed}: lost in silence"
        database.close()
        for one in path.parent.iterdir():
            one.unlink()


def killed_while_mending(path: Path, step: str) -> None:
    """In a process of its own, which is killed when it comes to this step."""
    child = os.fork()
    if child == 0:
        setattr(salvage, step, lambda *_, **__: os.kill(os.getpid(), signal.SIGKILL))
        open_or_salvage(path)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == -signal.SIGKILL


@pytest.mark.parametrize(
    "step",
    [
        "sync_folder",
        *(
            pytest.param(step, marks=pytest.mark.full)
            for step in ("_revision", "_table_taken_over", "note_mending", "set_aside", "record")
        ),
    ],
)
def test_a_power_cut_while_mending_loses_nothing(path: Path, step: str) -> None:
    damaged(path, "UPDATE visit SET theme = 'EW02' WHERE destination_party = 'partij-3'")
    killed_while_mending(path, step)
    database = open_or_salvage(path)
    assert len(VisitLog(database).rows(NEXT_WEEK)) == VISITS + 1
    assert len(Outbox(database).due(NOW, 1000)) > MESSAGES
    assert Mending(database).mended() is not None
    database.close()
    assert [one.name for one in path.parent.iterdir() if ".new" in one.name] == []


def test_a_power_cut_between_the_file_and_its_log_does_not_mix_them(path: Path) -> None:
    """The successor stands ready, the file is away, its log is not."""
    damaged(path, DAMAGE["closed_week"])
    killed_while_mending(path, "set_aside")
    path.rename(path.with_name("kiosk.sqlite.corrupt-1"))
    path.with_name("kiosk.sqlite-wal").write_bytes(b"of the other file")
    database = open_or_salvage(path)
    database.check_rows()
    assert len(Outbox(database).due(NOW, 1000)) > MESSAGES
    database.close()
