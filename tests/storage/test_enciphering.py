# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a kiosk keeps, enciphered on its disk: nobody reads it without the key, and no kill and no lost key costs it."""

import os
import random
import secrets
import signal
import sys
from collections import Counter
from pathlib import Path

import pytest

from kiosk.storage import enciphering
from kiosk.storage.database import Database, open_database
from kiosk.storage.database_key import DATABASE_KEY, key_of, made_key, opened_file, opened_stand_in
from kiosk.storage.driver import is_plain
from kiosk.storage.enciphering import decipher, discard, encipher
from kiosk.storage.keystore import KeyStoreUnavailable
from kiosk.storage.mending import Mending
from kiosk.storage.outbox import Outbox
from kiosk.storage.salvage import open_or_salvage
from kiosk.storage.trouble import CipherMissing, DatabaseBusy, DatabaseUnreadable
from kiosk.storage.visit_log import VisitLog
from tests.faults.test_bad_disk import with_a_flipped_bit
from tests.faults.test_salvage import rows
from tests.faults.test_upgrades import COPY, killed_at
from tests.storage.builders import NEXT_WEEK, a_kind, a_message
from tests.storage.made import made_database
from tests.storage.memory_keystore import MemoryKeyStore
from tests.storage.test_database import MARKER, files_with
from tests.storage.test_migrations import newer

PLAIN_HEADER = "SQLite format 3"
STEPS = ["_exported", "_counted", "_write_setting", "_replace", "sync_folder", "erase"]
"""Of `enciphering`; each is come to."""
FLIPS = 30
FEW = ["_write_setting", "sync_folder"]
KILLS = [pytest.param(one, marks=() if one in FEW else pytest.mark.full) for one in STEPS]


@pytest.fixture
def keys() -> MemoryKeyStore:
    return MemoryKeyStore()


def filled(database: Database, count: int = 20) -> Counter[tuple[object, ...]]:
    """Everything that is in the file afterwards."""
    for number in range(count):
        Outbox(database).put(a_message(f"{MARKER}-{number}"))
    VisitLog(database).finish(NEXT_WEEK, a_kind(party=MARKER))
    return rows(database)


@pytest.fixture
def plain(path: Path) -> Counter[tuple[object, ...]]:
    """What is in a plain file, which is closed."""
    database = made_database(path)
    found = filled(database)
    database.close()
    return found


def kept(path: Path, keys: MemoryKeyStore) -> Counter[tuple[object, ...]]:
    """What the next start finds, when it has found every row to be what was written."""
    database = opened_file(path, lambda: keys)
    database.check_rows()
    found = rows(database)
    assert Mending(database).mended() is None
    database.close()
    return found


def names(path: Path) -> set[str]:
    return {one.name.removeprefix(path.name) for one in path.parent.iterdir()}


def test_on_the_disk_an_enciphered_file_says_nothing_also_while_it_is_open(path: Path) -> None:
    key = secrets.token_bytes(32)
    database = open_database(path, key=key)
    found = filled(database)
    assert {".ballast", "-wal"} <= names(path)
    assert files_with(path.parent, MARKER) == []
    assert files_with(path.parent, PLAIN_HEADER) == []
    database.close()
    database = open_database(path, key=key)
    assert rows(database) == found
    database.close()


def test_a_plain_file_is_enciphered_whole_and_back_and_nothing_plain_is_left(
    path: Path, plain: Counter[tuple[object, ...]], keys: MemoryKeyStore
) -> None:
    aside = path.with_name(f"{path.name}.corrupt-1")
    aside.write_bytes(path.read_bytes())
    encipher(path, made_key(keys))
    assert not is_plain(path)
    assert (files_with(path.parent, MARKER), files_with(path.parent, PLAIN_HEADER)) == ([], [])
    assert names(path) == {"", ".ballast", ".cipher"}
    assert kept(path, keys) == plain
    decipher(path, made_key(keys))
    assert is_plain(path)
    assert names(path) == {"", ".ballast"}
    assert kept(path, MemoryKeyStore()) == plain, "a plain file needs no key"


def test_a_file_that_is_not_there_yet_is_enciphered_from_the_start(path: Path, keys: MemoryKeyStore) -> None:
    encipher(path, made_key(keys))
    opened_file(path, lambda: keys).close()
    assert not is_plain(path)
    assert path.stat().st_mode & 0o777 == 0o600


def turned_and_killed(path: Path, turn: str, key: bytes, step: str) -> None:
    """In a process of its own, which is killed when it comes to this step."""
    child = os.fork()
    if child == 0:
        setattr(enciphering, step, lambda *_, **__: os.kill(os.getpid(), signal.SIGKILL))
        getattr(enciphering, turn)(path, key)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL


@pytest.mark.parametrize("step", KILLS)
def test_a_kill_while_the_file_is_enciphered_leaves_a_usable_kiosk(
    path: Path, plain: Counter[tuple[object, ...]], keys: MemoryKeyStore, step: str
) -> None:
    turned_and_killed(path, "encipher", made_key(keys), step)
    assert kept(path, keys) == plain
    assert is_plain(path) == (".cipher" not in names(path))
    assert names(path) <= {"", ".ballast", ".cipher", ".cipher.begun"}
    if is_plain(path):
        encipher(path, made_key(keys))
    assert files_with(path.parent, MARKER) == []


@pytest.mark.parametrize("step", [one for one in KILLS if "_write_setting" not in str(one)])
def test_a_kill_while_the_file_is_made_plain_leaves_a_usable_kiosk(
    path: Path, plain: Counter[tuple[object, ...]], keys: MemoryKeyStore, step: str
) -> None:
    encipher(path, made_key(keys))
    turned_and_killed(path, "decipher", made_key(keys), step)
    assert kept(path, keys) == plain
    assert names(path) == {"", ".ballast", ".cipher"}
    assert not is_plain(path)


def test_a_key_that_is_gone_or_another_leaves_the_file_and_makes_no_new_one(
    path: Path, plain: Counter[tuple[object, ...]], keys: MemoryKeyStore
) -> None:
    encipher(path, made_key(keys))
    before, other = path.read_bytes(), MemoryKeyStore()
    for _ in range(2):
        with pytest.raises(KeyStoreUnavailable, match="hun sleutel is niet in de sleutelbos"):
            opened_file(path, lambda: other)
        made_key(other)
    assert path.read_bytes() == before
    assert names(path) == {"", ".ballast", ".cipher"}
    assert kept(path, keys) == plain


def test_a_file_whose_setting_was_lost_is_known_by_its_key_and_not_mended_as_a_damaged_one(
    path: Path, plain: Counter[tuple[object, ...]], keys: MemoryKeyStore
) -> None:
    encipher(path, made_key(keys))
    path.with_name(f"{path.name}.cipher").unlink()
    with pytest.raises(DatabaseUnreadable):
        encipher(path, secrets.token_bytes(32))
    assert kept(path, keys) == plain
    assert names(path) == {"", ".ballast", ".cipher"}


def test_with_another_key_a_file_is_unreadable_and_with_none_too(path: Path) -> None:
    open_database(path, key=secrets.token_bytes(32)).close()
    for key in (secrets.token_bytes(32), None):
        with pytest.raises(DatabaseUnreadable):
            open_database(path, key=key)


def test_a_stand_in_keeps_nothing_that_can_be_read(path: Path) -> None:
    database = opened_stand_in(path)
    filled(database)
    assert files_with(path.parent, MARKER) == []
    database.close()
    again = opened_stand_in(path)
    assert Outbox(again).waiting() == 0
    again.close()
    discard(again.path)
    assert names(path) == set()


def test_without_the_library_one_sentence_says_what_to_install(
    path: Path, plain: Counter[tuple[object, ...]], keys: MemoryKeyStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as without:
        without.setitem(sys.modules, "sqlcipher3.dbapi2", None)
        with pytest.raises(CipherMissing, match="deel 'cipher'"):
            encipher(path, made_key(keys))
        assert kept(path, keys) == plain
    encipher(path, made_key(keys))
    before = path.read_bytes()
    monkeypatch.setitem(sys.modules, "sqlcipher3.dbapi2", None)
    with pytest.raises(CipherMissing, match="deel 'cipher'"):
        opened_file(path, lambda: keys)
    assert path.read_bytes() == before


@pytest.mark.full
def test_a_file_that_another_program_reads_is_not_turned(
    path: Path, plain: Counter[tuple[object, ...]], keys: MemoryKeyStore
) -> None:
    other = open_database(path)
    with other.reading() as connection:
        connection.exec_driver_sql("SELECT * FROM outbox").fetchall()
        writer = open_database(path)
        VisitLog(writer).finish(NEXT_WEEK, a_kind())
        writer.abandon()
        with pytest.raises(DatabaseBusy):
            encipher(path, made_key(keys))
    other.close()
    assert is_plain(path)
    assert kept(path, keys).total() == plain.total() + 1


def test_the_copy_before_an_upgrade_is_enciphered_too(path: Path, tmp_path: Path, keys: MemoryKeyStore) -> None:
    key = made_key(keys)
    database = open_database(path, key=key)
    found = filled(database)
    database.close()
    migrations = newer(tmp_path)
    killed_at(path, migrations, "lay_anew", key)
    assert path.with_name(COPY).exists()
    assert files_with(path.parent, MARKER) == []
    copy = open_database(path.with_name(COPY), key=key)
    assert rows(copy) == found
    copy.close()
    database = open_database(path, migrations, key=key)
    assert rows(database) == found
    database.close()
    assert not path.with_name(COPY).exists()


def test_rows_between_two_pages_that_are_gone_are_kept_of_an_enciphered_file_too(path: Path) -> None:
    key = secrets.token_bytes(32)
    database = open_database(path, key=key)
    before = filled(database, 120)
    database.close()
    content = bytearray(path.read_bytes())
    for page in (len(content) // 4096 // 2, len(content) // 4096 - 5):
        content[page * 4096 + 50] ^= 1
    path.write_bytes(content)
    database = open_or_salvage(path, key=key)
    after = rows(database)
    assert after < before
    assert after.total() > before.total() * 8 // 10
    mended = Mending(database).mended()
    assert mended is not None
    assert mended.lost > 0
    database.close()
    assert files_with(path.parent, MARKER) == [], "what was set aside is enciphered too"


@pytest.mark.full
@pytest.mark.timeout(1800)
def test_a_flipped_bit_anywhere_in_an_enciphered_file_is_found_or_means_nothing(path: Path) -> None:
    key = secrets.token_bytes(32)
    database = open_database(path, key=key)
    before = filled(database)
    database.close()
    good = path.read_bytes()
    for seed in range(FLIPS):
        path.write_bytes(with_a_flipped_bit(good, random.Random(seed)))  # noqa: S311 - a test that can be repeated
        database = open_or_salvage(path, key=key)
        after = rows(database)
        assert after <= before, f"seed {seed}: {after - before}"
        assert after == before or Mending(database).mended() is not None, f"seed {seed}: lost in silence"
        database.close()
        for one in path.parent.iterdir():
            one.unlink()


def test_the_key_is_made_once_and_kept_in_the_key_store_alone(path: Path, keys: MemoryKeyStore) -> None:
    encipher(path, made_key(keys))
    key = key_of(path, lambda: keys)
    assert key is not None
    assert (key, len(key)) == (keys.get(DATABASE_KEY), 32)
    opened_file(path, lambda: keys).close()
    for spelling in (key, key.hex().encode(), key.hex().upper().encode()):
        assert not [one for one in path.parent.iterdir() if spelling in one.read_bytes()]
