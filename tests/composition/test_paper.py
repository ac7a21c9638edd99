# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The paper of a visitor: printed or kept, and ended when the visitor has left, whatever happens in between."""

from pathlib import Path

import pytest

from kiosk.paper import Paper
from kiosk.reports.printing import KeptAsFile, Printed
from tests.composition.advice import taken, words
from tests.ui.world import content


def paper(folder: Path) -> Paper:
    return Paper(content(), words(), "Werkcentrum Rivierstad", folder / "slips")


@pytest.fixture
def slips(tmp_path: Path) -> Path:
    return tmp_path / "slips"


@pytest.fixture
def cancelled(programs: Path, tmp_path: Path) -> Path:
    """A printer that takes everything, and the list of the jobs that were cancelled."""
    told = tmp_path / "cancelled"
    told.touch()
    scripts = {
        "lp": f"while read -r _; do :; done; echo >> {tmp_path}/jobs; n=0; while read -r _; do n=$((n+1)); done"
        f' < {tmp_path}/jobs; echo "request id is Bon-$n (0 file(s))"',
        "lpstat": "echo scheduler is running; echo system default destination: Bon",
        "cancel": f'echo "$2" >> {told}',
    }
    for name, script in scripts.items():
        (programs / name).write_text(f"#!/bin/sh\n{script}\n")
        (programs / name).chmod(0o755)
    return told


def test_without_a_printer_the_slip_is_a_file_until_its_visitor_leaves(
    programs: Path, tmp_path: Path, slips: Path
) -> None:
    desk = paper(tmp_path)
    kept = desk.print_slip(taken())
    assert isinstance(kept, KeptAsFile)
    assert kept.path.parent == slips
    assert kept.path.read_bytes().startswith(b"%PDF")
    desk.discard_slip(kept)
    assert list(slips.iterdir()) == []


def test_slips_that_a_crash_left_are_gone_at_the_next_start(programs: Path, tmp_path: Path, slips: Path) -> None:
    paper(tmp_path).print_slip(taken())
    assert list(slips.iterdir())
    paper(tmp_path)
    assert not slips.exists()


def test_a_slip_that_nobody_fetched_goes_with_the_program(programs: Path, tmp_path: Path, slips: Path) -> None:
    desk = paper(tmp_path)
    desk.print_slip(taken())
    desk.close()
    assert list(slips.iterdir()) == []


def test_a_job_of_a_visitor_who_left_may_still_come_out(cancelled: Path, tmp_path: Path, slips: Path) -> None:
    desk = paper(tmp_path)
    kept = desk.print_slip(taken())
    assert kept == Printed("Bon-1")
    desk.discard_slip(kept)
    assert cancelled.read_text() == ""
    assert not slips.exists()
    desk.close()


def test_jobs_that_still_wait_are_cancelled_when_the_program_ends(cancelled: Path, tmp_path: Path) -> None:
    desk = paper(tmp_path)
    desk.discard_slip(desk.print_slip(taken()))
    desk.print_slip(taken())
    desk.close()
    assert sorted(cancelled.read_text().split()) == ["Bon-1", "Bon-2"]


def test_a_job_is_cancelled_when_it_has_had_its_time_and_never_again(
    cancelled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.paper.COMES_OUT_WITHIN_S", 0.01)
    desk = paper(tmp_path)
    desk.discard_slip(desk.print_slip(taken()))
    timers = [one for one in desk._out.values() if one is not None]
    for one in timers:
        one.join()
    assert cancelled.read_text().split() == ["Bon-1"]
    desk.close()
    assert cancelled.read_text().split() == ["Bon-1"]


def test_a_printer_that_does_not_obey_does_not_hold_up_the_end(programs: Path, tmp_path: Path, slips: Path) -> None:
    desk = paper(tmp_path)
    kept = desk.print_slip(taken())
    assert isinstance(kept, KeptAsFile)
    kept.path.unlink()
    kept.path.mkdir()
    desk.close()
    assert kept.path.is_dir()


def test_the_test_page_lies_where_staff_look_and_not_among_the_slips(
    programs: Path, tmp_path: Path, slips: Path
) -> None:
    kept = paper(tmp_path).print_test()
    assert isinstance(kept, KeptAsFile)
    assert kept.path.parent == tmp_path
    assert not slips.exists()


def test_a_disk_that_takes_no_slip_is_an_os_error(programs: Path, tmp_path: Path, slips: Path) -> None:
    desk = paper(tmp_path)
    slips.write_text("a file where the folder should be")
    with pytest.raises(OSError, match="slips"):
        desk.print_slip(taken())
