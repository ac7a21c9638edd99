# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a visitor says stays nowhere: not in the database or its side files, no log, no slip, no temporary file."""

import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.settings import Settings
from kiosk.ui.bridge.stage import Screen
from tests.traces.search import files, traces, traces_in
from tests.traces.visitors import MARKERS, NAME, STORY, Traced, opened_traced

LOG_FIELDS = {
    *("time", "level", "event", "error", "trace", "package", "place"),
    *("attempts", "device", "duration_s", "flow_version", "languages", "location", "messages", "reason", "refused"),
    *("retry_in_s", "revision", "services", "status", "stored", "version", "visits", "wait_s", "waiting", "week"),
}
"""Written out here: who widens what may be logged has to come by."""


def finishes(traced: Traced) -> None:
    traced.to_result()
    traced.walker.finish()


def stops(traced: Traced) -> None:
    traced.tell_all()
    traced.walker.tap("stop")


def walks_away(traced: Traced) -> None:
    traced.tell_all()
    traced.nobody_for(traced.kiosk.rooms.settings.idle_after_s + 1)
    assert traced.kiosk.window.bridges.idle.property("warning")
    traced.nobody_for(traced.kiosk.rooms.settings.idle_warning_s + 1)
    assert traced.walker.screen is Screen.START


def walks_away_from_the_result(traced: Traced) -> None:
    traced.to_result()
    traced.nobody_for(1000)


def calls_the_guide(traced: Traced) -> None:
    traced.tell_all()
    traced.walker.tap("askGuide")
    traced.walker.tap("stop")


def says_that_nothing_fits(traced: Traced) -> None:
    traced.to_result()
    traced.kiosk.reception.notes.nothing_fits()
    traced.walker.tap("stop")


def prints(traced: Traced) -> None:
    traced.to_result()
    traced.print_slip()
    traced.walker.finish()
    traced.wait(lambda: not traced.slips())


def goes_back_and_stops(traced: Traced) -> None:
    traced.to_result()
    traced.walker.tap("back")
    traced.walker.tap("stop")


ENDS = (finishes, stops, walks_away, walks_away_from_the_result, calls_the_guide, says_that_nothing_fits, prints)


SAMPLE = (stops, walks_away, prints, goes_back_and_stops)
"""What is looked at end by end in each run; the others are looked at together below, and one by one in the full run."""
EACH = [*SAMPLE, *(pytest.param(end, marks=pytest.mark.full) for end in ENDS if end not in SAMPLE)]


@pytest.mark.parametrize("end", EACH, ids=lambda end: end.__name__)
def test_no_word_of_a_visitor_is_left_however_the_visit_ends(
    traced: Traced, world: Path, end: Callable[[Traced], None], capfd: pytest.CaptureFixture[str]
) -> None:
    end(traced)
    assert traces(world, MARKERS) == []
    said = capfd.readouterr()
    assert list(traces_in((said.out + said.err).encode(), MARKERS)) == []


def test_no_word_is_left_on_disk_while_the_visitor_is_still_there(traced: Traced, world: Path) -> None:
    traced.tell_all()
    session = traced.kiosk.reception.session
    assert session is not None
    assert (session.value("naam"), session.value("verhaal")) == (NAME, STORY)
    assert traces(world, MARKERS) == []


def test_nothing_is_left_after_the_weeks_are_closed_and_the_program_has_ended(
    qtbot: QtBot, settings: Settings, world: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with opened_traced(settings) as traced:
        for end in ENDS:
            end(traced)
        traced.give_wrong_pin()
        traced.close_the_week()
        side_files = {one.name for one in files(settings.data_dir)}
        assert {"kiosk.sqlite-wal", "kiosk.sqlite-shm", "kiosk.sqlite.ballast", "kiosk.jsonl"} <= side_files
        assert traces(world, MARKERS) == []
        traced.tell_all()
    said = capfd.readouterr()
    assert traces(world, MARKERS) + list(traces_in((said.out + said.err).encode(), MARKERS)) == []


def test_the_slip_lies_in_its_folder_only_as_long_as_its_visitor_is_there(traced: Traced) -> None:
    traced.to_result()
    traced.print_slip()
    assert len(traced.slips()) == 1
    traced.walker.finish()
    traced.wait(lambda: not traced.slips())


def test_a_program_that_ends_takes_the_slip_on_the_screen_with_it(qtbot: QtBot, settings: Settings) -> None:
    with opened_traced(settings) as traced:
        traced.to_result()
        traced.print_slip()
    assert list(files(settings.slips_dir)) == []


def test_a_program_that_ends_while_it_prints_leaves_no_slip(qtbot: QtBot, settings: Settings) -> None:
    with opened_traced(settings) as traced:
        traced.to_result()
        traced.kiosk.window.bridges.advice.printSlip()
    assert list(files(settings.slips_dir)) == []


def test_a_power_cut_leaves_no_word_of_who_was_there(traced: Traced, world: Path, tmp_path: Path) -> None:
    prints(traced)
    traced.tell_all()
    after_the_cut = tmp_path / "disk"
    shutil.copytree(world / "kiosk", after_the_cut)
    with closing(sqlite3.connect(after_the_cut / "kiosk.sqlite")) as database:
        assert database.execute("SELECT count(*) FROM visit").fetchone() == (1,)
    assert traces(after_the_cut, MARKERS) == []


def test_the_log_has_only_known_fields_and_nothing_was_kept_out_of_it(traced: Traced, world: Path) -> None:
    for end in (finishes, stops, calls_the_guide, prints):
        end(traced)
    traced.give_wrong_pin()
    traced.close_the_week()
    lines = [json.loads(line) for line in (world / "kiosk" / "log" / "kiosk.jsonl").read_text().splitlines()]
    assert {name for line in lines for name in line} <= LOG_FIELDS
    assert {"sync.trouble", "week.closed"} <= {line["event"] for line in lines}
    assert not {"unexpected", "screen.warning", "other-package"} & {line["event"] for line in lines}


def test_the_search_finds_what_is_planted_in_every_kind_of_file(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "kiosk.sqlite")) as database:
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("CREATE TABLE visit (told TEXT)")
        database.execute("INSERT INTO visit VALUES (?)", [NAME])
        database.commit()
        in_log = traces(tmp_path, MARKERS)
    (tmp_path / "temporary").mkdir()
    (tmp_path / "temporary" / "core").write_bytes(b"\0" + STORY.upper().encode("utf-16-le"))
    (tmp_path / "kiosk.jsonl").write_text(json.dumps({"answer": STORY}))
    found = {line.removeprefix(f"{tmp_path}/") for line in traces(tmp_path, MARKERS)}
    assert in_log == [f"{tmp_path}/kiosk.sqlite-wal: {NAME} (utf-8)"]
    assert f"kiosk.sqlite: {NAME} (utf-8)" in found
    assert "temporary/core: MARKERontslagen (utf-16-le)" in found
    assert "kiosk.jsonl: Jürgen (escaped)" in found
