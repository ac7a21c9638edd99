# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The command line as a stranger meets it: tidy help, one clear line for each mistake, the right exit code."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from kiosk import __version__, places
from kiosk.__main__ import COMMANDS, main
from kiosk.content import load_content
from kiosk.storage.database import open_database
from tests.storage.test_migrations import newer

HANG_GUARD_S = 120


def kiosk(*words: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(main, words, catch_exceptions=False)
    return done.exit_code, done.stdout, done.stderr


def leaves(command: click.Command, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            child = command.get_command(context, name)
            assert child is not None
            yield from leaves(child, (*path, name))
    else:
        yield path, command


ALL_COMMANDS = list(leaves(main, ()))


def test_overview_names_every_command() -> None:
    code, shown, _ = kiosk("--help")
    assert code == 0
    for name, (_, line) in COMMANDS.items():
        assert name in shown
        assert line in shown


@pytest.mark.parametrize(("path", "command"), ALL_COMMANDS, ids=[" ".join(path) for path, _ in ALL_COMMANDS])
def test_every_command_has_a_sentence_and_an_example(path: tuple[str, ...], command: click.Command) -> None:
    code, shown, _ = kiosk(*path, "--help")
    assert code == 0
    assert (command.help or "").rstrip().endswith(".")
    assert f"Example: kiosk {' '.join(path)}" in " ".join(shown.split())


def test_unknown_command_is_wrong_usage() -> None:
    code, _, said = kiosk("fly")
    assert code == 2
    assert "No such command 'fly'" in said


def test_inviting_a_kiosk_loads_no_web_server_and_no_drawing(tmp_path: Path) -> None:
    place = ["--database", f"sqlite:///{tmp_path / 'store.sqlite'}", "--location", "rivierstad-centrum"]
    words = [sys.executable, "-X", "importtime", "-m", "kiosk", "store", "enrol-code", *place]
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert "kiosk.store.console" in loaded
    assert not loaded & {"fastapi", "uvicorn", "reportlab", "kiosk.store.service", "kiosk.reports.month_report"}


def one_line(said: str) -> str:
    """The error, behind what was told of how far it was."""
    (line,) = (line for line in said.strip().splitlines() if not line.endswith(" ..."))
    assert line.startswith("Error: ")
    assert "Traceback" not in line
    return line


def test_broken_workbook_names_the_file_and_publishes_nothing(tmp_path: Path) -> None:
    workbook = tmp_path / "flow.xlsx"
    workbook.write_bytes(b"this is not a workbook")
    code, _, said = kiosk("flow", "publish", str(workbook))
    assert code == 1
    assert "flow.xlsx" in said
    assert "niets geschreven of gepubliceerd" in said
    assert not (tmp_path / "flow.xml").exists()


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of the shipped content that a test may break."""
    folder = tmp_path / "resources"
    shutil.copytree(places.resources(), folder, ignore=shutil.ignore_patterns("fonts"))
    return folder


def test_shipped_content_has_no_findings(content: Path) -> None:
    code, shown, _ = kiosk("directory", "check", "--resources", str(content))
    assert code == 0
    assert "no findings" in shown


def test_broken_directory_record_names_file_and_place(content: Path) -> None:
    record = sorted((content / "directory" / "services").glob("*.json"))[0]
    data = json.loads(record.read_text(encoding="utf-8"))
    data["status"] = "perhaps"
    record.write_text(json.dumps(data), encoding="utf-8")
    code, _, said = kiosk("directory", "check", "--resources", str(content))
    assert code == 1
    assert record.name in said
    assert "status" in said


def test_directory_record_checked_on_a_day_to_come_is_a_finding(content: Path) -> None:
    record = sorted((content / "directory" / "services").glob("*.json"))[0]
    data = json.loads(record.read_text(encoding="utf-8"))
    data["assured_date"] = "2999-01-01"
    record.write_text(json.dumps(data), encoding="utf-8")
    code, _, said = kiosk("directory", "check", "--resources", str(content))
    assert code == 1
    assert f"services/{record.name} /assured_date: Deze dag moet nog komen" in one_line(said)
    assert load_content(content).directory.services, "a kiosk whose clock is behind starts all the same"


def test_missing_flow_says_how_to_publish_it(content: Path) -> None:
    (content / "flows" / "werkcentrum.xml").unlink()
    code, _, said = kiosk("directory", "check", "--resources", str(content))
    assert code == 1
    assert "kiosk flow publish" in one_line(said)


def start_kiosk(data: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """The real program in a process of its own: start screen once, then stop."""
    return subprocess.run(
        [sys.executable, "-m", "kiosk", "run", "--data", str(data), "--windowed", "--close-after-first-frame", *words],
        capture_output=True,
        text=True,
        timeout=HANG_GUARD_S,
        check=False,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )


def test_unreadable_database_is_kept_aside_and_the_kiosk_starts(tmp_path: Path) -> None:
    unreadable = b"not a database at all" * 400
    (tmp_path / "kiosk.sqlite").write_bytes(unreadable)
    assert start_kiosk(tmp_path).returncode == 0
    assert (tmp_path / "kiosk.sqlite.corrupt-1").read_bytes() == unreadable


def test_database_of_another_program_is_one_line_and_stays(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "kiosk.sqlite")) as database, database:
        database.execute("CREATE TABLE music (title)")
    done = start_kiosk(tmp_path)
    assert done.returncode == 1
    assert "kiosk.sqlite" in one_line(done.stderr)
    with closing(sqlite3.connect(tmp_path / "kiosk.sqlite")) as database:
        assert database.execute("SELECT name FROM sqlite_schema").fetchall() == [("music",)]


def version_in(database: Path) -> str:
    with closing(sqlite3.connect(database)) as connection:
        (version,) = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        return str(version)


def test_database_of_a_newer_kiosk_is_refused_and_untouched(tmp_path: Path) -> None:
    file = tmp_path / "kiosk.sqlite"
    assert start_kiosk(tmp_path).returncode == 0
    open_database(file, newer(tmp_path)).close()
    done = start_kiosk(tmp_path)
    assert done.returncode == 1
    assert "nieuwere versie" in one_line(done.stderr)
    assert version_in(file) == "next"


def test_a_database_can_be_set_aside_and_the_kiosk_starts(tmp_path: Path) -> None:
    damaged = b"not a database at all" * 400
    (tmp_path / "kiosk.sqlite").write_bytes(damaged)
    code, said, _ = kiosk("set-aside", "--data", str(tmp_path))
    assert code == 0
    assert "kiosk.sqlite.corrupt-1" in said
    assert (tmp_path / "kiosk.sqlite.corrupt-1").read_bytes() == damaged
    assert start_kiosk(tmp_path).returncode == 0


def test_there_is_nothing_to_set_aside_in_an_empty_folder(tmp_path: Path) -> None:
    code, _, said = kiosk("set-aside", "--data", str(tmp_path))
    assert code == 1
    assert "nothing to set aside" in one_line(said)


@pytest.mark.skipif(
    not Path("/proc/self/ns").exists(), reason="a read-only file system needs a mount or a kernel file system"
)
def test_read_only_disk_is_one_line() -> None:
    # /proc refuses new folders even to root: a disk that nobody can write to.
    done = start_kiosk(Path("/proc/kiosk"))
    assert done.returncode == 1
    assert "/proc/kiosk" in one_line(done.stderr)


def test_unknown_location_names_the_known_ones(tmp_path: Path) -> None:
    done = start_kiosk(tmp_path, "--location", "atlantis")
    assert done.returncode == 1
    assert "rivierstad-centrum" in one_line(done.stderr)


def test_unreachable_store_does_not_stop_the_kiosk(tmp_path: Path) -> None:
    done = start_kiosk(tmp_path, "--store", "http://127.0.0.1:9")
    assert done.returncode == 0, done.stderr
    assert "start screen shown" in done.stdout


def test_enrolling_at_an_unreachable_store_is_one_line(tmp_path: Path, secret_service: str) -> None:
    code, _, said = kiosk("enrol", "--data", str(tmp_path), "--store", "http://127.0.0.1:9", "K7QM-2F9X-TD4R")
    assert code == 1
    assert "http://127.0.0.1:9" in one_line(said)


def test_a_staff_code_is_set_and_one_that_is_too_easy_is_one_line(tmp_path: Path, secret_service: str) -> None:
    words = ("staff", "set-pin", "anna", "--data", str(tmp_path), "--pin")
    assert kiosk(*words, "135790")[:2] == (0, "anna can now open staff mode.\n")
    code, _, said = kiosk(*words, "123456")
    assert code == 1
    assert "op volgorde" in one_line(said)


def test_a_command_without_its_argument_is_wrong_usage_and_shows_how(tmp_path: Path) -> None:
    code, _, said = kiosk("enrol", "--data", str(tmp_path), "--store", "http://127.0.0.1:9")
    assert code == 2
    assert "Usage: " in said
    assert "Missing argument 'CODE'" in said


def test_a_folder_for_the_content_that_is_not_there_is_wrong_usage(tmp_path: Path) -> None:
    code, _, said = kiosk("directory", "check", "--resources", str(tmp_path / "nowhere"))
    assert code == 2
    assert "nowhere" in said


@pytest.mark.parametrize("url", ["sqlite:////nowhere/store.sqlite", "mysql://127.0.0.1/x", "no url"])
def test_a_store_that_cannot_open_its_database_is_one_line(url: str) -> None:
    code, _, said = kiosk("store", "migrate", "--database", url)
    assert code == 1
    one_line(said)
    assert said.startswith("Bringing the tables to this version ...\n"), "who waits is told what for"


def test_a_month_that_is_none_is_one_line(tmp_path: Path) -> None:
    database = f"sqlite:///{tmp_path}/store.sqlite"
    for month in ("november", "2026-13", "9999-01"):
        code, _, said = kiosk("store", "report", "--database", database, "--month", month, "--out", str(tmp_path))
        assert code == 1
        assert "--month" in one_line(said)


def test_the_version_is_that_of_the_program() -> None:
    code, shown, _ = kiosk("--version")
    assert (code, shown) == (0, f"kiosk, version {__version__}\n")
