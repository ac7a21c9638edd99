# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A text may be personal: it is in pipes and in memory, nowhere else; the log does not even tell that it was said."""

import json
import os
from contextlib import closing
from pathlib import Path

import pytest

from kiosk.logs import opened_log
from kiosk.speech.port import Finished, NoSound
from tests.speech.hearing import HOLDS, Ear, python, said, speaker

PERSONAL = "Mirjam Tademaa"
"""Marks: what must be found nowhere."""
MARKS = [mark.encode(coding) for mark in PERSONAL.split() for coding in ("utf-8", "utf-16-le")]
DIES = python("""print('{"rate": 8000, "voices": {"nl": "nl"}}', flush=True)\nimport sys\nsys.stdin.readline()""")
FAILS = python("import sys; sys.stdin.buffer.read(); sys.exit(1)")


def told_to_everybody() -> bytes:
    """Command line and environment of everything that runs below this process."""
    told = b""
    for process in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((process / "stat").read_text().rpartition(")")[2].split()[1])
            if parent == os.getpid():
                told += (process / "cmdline").read_bytes() + (process / "environ").read_bytes()
        except OSError:
            continue
    return told


def lines_of(log: Path, reason: str) -> list[dict[str, object]]:
    """Those of this trouble: the log is the whole program's, and a voice of another test may still tell of itself."""
    lines = [json.loads(line) for line in log.read_text().splitlines()]
    return [line for line in lines if line.get("reason") == reason]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where whatever is written for a while would come, and the log."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def marks_in(data: bytes) -> list[bytes]:
    return [mark for mark in MARKS if mark in data]


def test_a_text_that_is_said_is_on_no_command_line_and_in_no_file(folder: Path) -> None:
    ear = Ear()
    with opened_log(folder / "log"), closing(speaker(folder, HOLDS)) as voice:
        voice.say(said(PERSONAL), ear.of("personal"))
        ear.until(lambda: ear.events("personal"))
        running = told_to_everybody()
        assert b"espeak_process" in running
        assert b"sleep" in running or b"cat" in running, "the player was not looked at"
        assert not marks_in(running)
    files = [file for file in folder.rglob("*") if file.is_file()]
    assert [file.name for file in files] == ["kiosk.jsonl"]
    assert not files[0].read_text(), "a line in the log tells that somebody was there"


@pytest.mark.parametrize(
    ("player", "voice", "reason"),
    [(FAILS, None, "no-card"), (HOLDS, DIES, "voice-died"), (("no-such-player",), None, "player-missing")],
)
def test_trouble_is_in_the_log_once_with_its_reason_and_without_the_text(
    player: tuple[str, ...], voice: tuple[str, ...] | None, reason: str, folder: Path
) -> None:
    ear = Ear()
    opened = speaker(folder, player) if voice is None else speaker(folder, player, voice)
    with opened_log(folder / "log") as log, closing(opened) as speech:
        for text in ("first", "second"):
            speech.say(said(PERSONAL), ear.of(text))
            assert ear.until_end(text) == NoSound(reason)
    (line,) = lines_of(log, reason)
    assert {key: value for key, value in line.items() if key != "time"} == {
        "level": "warning",
        "event": "sound.trouble",
        "reason": reason,
    }
    assert not marks_in(log.read_bytes())


def test_a_faulty_index_is_in_the_log_by_its_kind_alone(folder: Path) -> None:
    (folder / "nl").mkdir()
    (folder / "nl" / "index.json").write_text(f'[{{"text": "{PERSONAL}"}}]')
    ear = Ear()
    with opened_log(folder / "log") as log, closing(speaker(folder)) as voice:
        voice.say(said("Dag"), ear.of("Dag"))
        assert ear.until_end("Dag") == Finished()
    assert len(lines_of(log, "recordings-faulty")) == 1
    assert not marks_in(log.read_bytes())
