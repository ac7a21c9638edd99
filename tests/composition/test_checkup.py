# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""`kiosk doctor` says of each thing how it is and what to do; it changes nothing and names nobody."""

import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from kiosk import places
from kiosk.__main__ import main
from kiosk.bundles.pointer import SIGNED_FOLDER, Pointer, change_pointer
from kiosk.checkup import Checkup, Level
from kiosk.ciphering import encipher_kiosk
from kiosk.provisioning import DEVICE_KEY, REGION_PEPPER
from kiosk.reports.printer import NotReady, Ready, Stock
from kiosk.storage.database import Database, open_database
from kiosk.storage.examination import has_wal_reset_race
from kiosk.storage.keystore import KeyStore, KeyStoreUnavailable
from kiosk.storage.outbox import Outbox
from kiosk.storage.salvage import open_or_salvage
from kiosk.storage.sync_memory import SyncMemory
from kiosk.storage.visit_log import VisitLog
from kiosk.trust import take_in, trust
from kiosk.wire.messages import MessageResult, Verdict
from kiosk.wire.staff_list import STAFF_FILE
from tests.bundles.region import Region
from tests.storage.builders import NEXT_WEEK, NOW, a_kind, a_message
from tests.storage.memory_keystore import MemoryKeyStore
from tests.storage.test_row_checks import damaged

SUBJECTS = [
    *("sqlite", "cipher", "pragmas", "integrity", "tables", "mending", "outbox", "clock"),
    *("key store", "disk", "ballast", "printer", "content", "store"),
]


def with_its_key() -> KeyStore:
    keys = MemoryKeyStore()
    keys.put(DEVICE_KEY, bytes(32))
    return keys


@pytest.fixture
def database(tmp_path: Path) -> Database:
    """Of a kiosk that runs meanwhile."""
    return open_database(tmp_path / "kiosk.sqlite")


@pytest.fixture
def checkup(tmp_path: Path, database: Database) -> Checkup:
    """Of a kiosk that does well."""
    ready = Ready("balie", Stock.ROLL)
    return Checkup(tmp_path, places.resources(), None, lambda: NOW, with_its_key, lambda: ready)


def found(checkup: Checkup) -> dict[str, tuple[Level, str]]:
    return {one.subject: (one.level, f"{one.words} -> {one.remedy}") for one in checkup.findings()}


def level(checkup: Checkup, subject: str) -> Level:
    return found(checkup)[subject][0]


def test_a_kiosk_that_does_well_has_a_line_for_everything(checkup: Checkup, database: Database) -> None:
    lines = found(checkup)
    assert list(lines) == SUBJECTS
    assert {subject for subject, (level, _) in lines.items() if level is not Level.OK} == {"store"}
    assert "journal_mode wal, synchronous 2" in lines["pragmas"][1]
    # The kiosk goes on.
    VisitLog(database).finish(NEXT_WEEK, a_kind())
    database.close()


@pytest.mark.parametrize(
    ("version", "has_race"),
    [
        ("3.40.1", True),
        ("3.44.5", True),
        ("3.44.6", False),
        ("3.50.7", False),
        ("3.51.2", True),
        ("3.51.3", False),
    ],
)
def test_which_sqlite_has_the_race_is_known(version: str, has_race: bool) -> None:
    assert has_wal_reset_race(version) is has_race


def test_of_an_enciphered_file_its_own_library_is_told(checkup: Checkup, database: Database) -> None:
    database.close()
    assert found(checkup)["cipher"][1].startswith("off; SQLCipher 4.")
    keys = with_its_key()
    assert encipher_kiosk(checkup.data_dir, lambda: keys, lambda: NOW)
    lines = found(replace(checkup, open_keys=lambda: keys))
    assert lines["cipher"][0] is Level.OK
    assert lines["cipher"][1].startswith("on; SQLCipher 4.")
    assert lines["sqlite"][1].split()[0] == lines["cipher"][1].split()[-2]
    assert "no WAL-reset race" in lines["sqlite"][1], "newer than the race"
    assert (lines["integrity"][0], lines["pragmas"][0]) == (Level.OK, Level.OK)
    gone = found(checkup)["database"]
    assert gone[0] is Level.TROUBLE
    assert "sleutel" in gone[1]


def test_a_value_that_the_disk_changed_is_trouble_and_stays_as_it_is(checkup: Checkup, database: Database) -> None:
    VisitLog(database).finish(NEXT_WEEK, a_kind(party="uwv"))
    database.close()
    damaged(database.path, "UPDATE visit SET theme = 'EW02'")
    before = database.path.read_bytes()
    assert found(checkup)["integrity"][0] is Level.TROUBLE
    assert "visit" in found(checkup)["integrity"][1]
    assert database.path.read_bytes() == before
    open_or_salvage(database.path).close()
    assert level(checkup, "integrity") is Level.OK
    assert found(checkup)["mending"][1].startswith("mended on ")


@pytest.mark.parametrize("content", [b"no database" * 500, b""])
def test_a_file_that_does_not_read_is_trouble(checkup: Checkup, database: Database, content: bytes) -> None:
    database.close()
    database.path.write_bytes(content)
    assert level(checkup, "database") is Level.TROUBLE
    database.path.unlink()
    assert level(checkup, "database") is Level.WARNING


def test_a_refused_message_is_told_without_a_word_of_it(checkup: Checkup, database: Database) -> None:
    message = a_message("merkteken")
    Outbox(database).put(a_message())
    Outbox(database).put(message)
    Outbox(database).settle([MessageResult(id=message.id, verdict=Verdict.REFUSED, reason="merkteken")], NOW)
    assert found(checkup)["outbox"][0] is Level.WARNING
    assert found(checkup)["outbox"][1].startswith("1 waiting, 1 refused")
    assert "merkteken" not in str(found(checkup))
    database.close()


@pytest.mark.parametrize(
    ("later", "offset_s", "level_then"),
    [
        (timedelta(hours=1), 5, Level.OK),
        (timedelta(hours=-1), 5, Level.TROUBLE),
        (timedelta(seconds=1), 300, Level.OK),
        (timedelta(hours=1), 601, Level.TROUBLE),
    ],
)
def test_a_clock_before_what_the_store_said_is_trouble(
    checkup: Checkup, database: Database, later: timedelta, offset_s: int, level_then: Level
) -> None:
    SyncMemory(database).succeeded(NOW, clock_offset_s=offset_s)
    assert level(replace(checkup, clock=lambda: NOW + later), "clock") is level_then
    database.close()


def locked_keys() -> KeyStore:
    raise KeyStoreUnavailable("De sleutelbos is op slot.", "Start opnieuw.")


def test_what_is_missing_around_it_is_told_with_what_to_do(
    checkup: Checkup, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    database.close()
    database.path.with_name("kiosk.sqlite.ballast").unlink()
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(10**9, 0, 10**6))
    bare = replace(
        checkup,
        resources=database.path.parent,
        open_keys=locked_keys,
        probe_printer=lambda: NotReady("Het papier is op."),
        store_url="http://127.0.0.1:9",
    )
    lines = found(bare)
    levels = {subject: lines[subject][0] for subject in SUBJECTS[-6:]}
    assert levels == {
        "key store": Level.TROUBLE,
        "disk": Level.TROUBLE,
        "ballast": Level.WARNING,
        "printer": Level.WARNING,
        "content": Level.TROUBLE,
        "store": Level.TROUBLE,
    }
    assert all(not words.endswith("-> ") for words in (lines[subject][1] for subject in levels))
    assert level(replace(checkup, open_keys=MemoryKeyStore), "key store") is Level.WARNING
    assert level(replace(checkup, store_url="opslag"), "store") is Level.TROUBLE


def test_the_command_prints_a_line_each_and_ends_as_the_gravest(database: Database, no_keys: None) -> None:
    database.close()
    done = CliRunner().invoke(main, ["doctor", "--data", str(database.path.parent)])
    lines = done.output.splitlines()
    assert len(lines) == len(SUBJECTS)
    assert any(line.startswith("trouble   key store") for line in lines)
    assert done.exit_code == 1


def test_a_list_of_staff_that_opens_nothing_here_is_told(checkup: Checkup, tmp_path: Path) -> None:
    keys, region = with_its_key(), Region(tmp_path)
    checkup = replace(checkup, open_keys=lambda: keys)
    trust(keys, region.trusted_file.read_bytes())
    listed = b'{"medewerkers":[],"soort":"medewerkers","zout":"AAAAAAAAAAAAAAAAAAAAAA"}'
    take_in(tmp_path, keys, region.publishes(1, {STAFF_FILE: listed}))
    change_pointer(tmp_path, Pointer.changed_over)
    assert found(checkup)["staff list"][0] is Level.WARNING
    assert "kiosk staff secret" in found(checkup)["staff list"][1]
    keys.put(REGION_PEPPER, b"s" * 32)
    assert found(checkup)["staff list"] == (Level.OK, "0 people -> ")
    (tmp_path / SIGNED_FOLDER / "1" / STAFF_FILE).write_bytes(b"{}")
    assert level(checkup, "staff list") is Level.TROUBLE
