# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Printing through programs that behave like CUPS's `lp` and `cancel`, and keeping the slip where none takes it."""

import os
import stat
import threading
from pathlib import Path

import pytest

from kiosk.reports.cups import PrintTools
from kiosk.reports.printing import KeptAsFile, Printed, discard, send_to_printer

PDF = b"%PDF-1.4 niet echt " + bytes(range(256)) * 400


def program(folder: Path, name: str, script: str) -> str:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return str(path)


def tools(folder: Path, lp: str, *, time_out_s: float = 20) -> PrintTools:
    # CUPS's own takes `--` for a wrong option, and cancels nothing.
    cancel = program(folder, "cancel", f'case "$*" in *--*) exit 1;; esac; echo "$@" > {folder}/cancelled')
    return PrintTools(program(folder, "lp", lp), cancel, time_out_s=time_out_s)


def test_the_printer_gets_the_document_byte_for_byte_and_its_job_is_known(tmp_path: Path) -> None:
    printer = tools(tmp_path, f'cat > {tmp_path}/paper; echo "request id is Bon-Printer-17 (0 file(s))"')
    assert send_to_printer(PDF, "Bon", tmp_path / "kept", printer) == Printed("Bon-Printer-17")
    assert (tmp_path / "paper").read_bytes() == PDF
    assert not (tmp_path / "kept").exists()


def test_nothing_of_the_document_is_in_the_process_list_or_a_temporary_file(tmp_path: Path) -> None:
    printer = tools(tmp_path, f'echo "$@" > {tmp_path}/words; readlink /proc/$$/fd/0 > {tmp_path}/source')
    send_to_printer(b"%PDF geheim", "Bon", tmp_path / "kept", printer)
    assert (tmp_path / "words").read_text() == "-d Bon -t Werkcentrum\n"
    assert (tmp_path / "source").read_text().startswith("pipe:")


def test_without_the_program_the_slip_is_kept_and_the_reason_is_said(tmp_path: Path) -> None:
    kept = send_to_printer(PDF, "Bon", tmp_path / "kept", PrintTools(str(tmp_path / "no-lp")))
    assert isinstance(kept, KeptAsFile)
    assert kept.path.read_bytes() == PDF
    assert "geen printprogramma" in kept.why


@pytest.mark.parametrize(
    ("script", "reason"),
    [
        ('echo "lp: The printer or class does not exist." >&2; exit 1', "neemt niets aan"),
        ("exit 1", "neemt niets aan"),
        ("exec sleep 60", "antwoordt niet"),
    ],
)
def test_when_the_printer_refuses_the_slip_is_kept_and_the_reason_is_said(
    tmp_path: Path, script: str, reason: str
) -> None:
    kept = send_to_printer(PDF, "Bon", tmp_path / "kept", tools(tmp_path, script, time_out_s=1))
    assert isinstance(kept, KeptAsFile)
    assert kept.path.read_bytes() == PDF
    assert reason in kept.why


def test_a_program_that_cannot_start_is_no_reason_to_lose_the_slip(tmp_path: Path) -> None:
    (tmp_path / "lp").write_text("no program")
    kept = send_to_printer(PDF, "Bon", tmp_path / "kept", PrintTools(str(tmp_path / "lp")))
    assert isinstance(kept, KeptAsFile)
    assert "start niet" in kept.why


def test_kept_files_have_names_that_say_nothing_and_nobody_else_can_read_them(tmp_path: Path) -> None:
    nowhere = PrintTools(str(tmp_path / "no-lp"))
    kept = [send_to_printer(PDF, "Bon", tmp_path / "kept", nowhere) for _ in range(3)]
    paths = [result.path for result in kept if isinstance(result, KeptAsFile)]
    assert len(set(paths)) == 3
    assert all(len(path.stem) == 16 for path in paths)
    assert {stat.S_IMODE(path.stat().st_mode) for path in paths} == {0o600}
    assert stat.S_IMODE((tmp_path / "kept").stat().st_mode) == 0o700


def test_when_it_can_be_neither_printed_nor_kept_it_is_an_error_of_the_machine(tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("a file where the folder should be")
    with pytest.raises(OSError, match="kept"):
        send_to_printer(PDF, "Bon", tmp_path / "kept", PrintTools(str(tmp_path / "no-lp")))


def test_a_job_that_still_waits_is_cancelled_when_the_visitor_leaves(tmp_path: Path) -> None:
    discard(Printed("Bon-17"), tools(tmp_path, "exit 0"))
    assert (tmp_path / "cancelled").read_text() == "-x Bon-17\n"


def test_a_kept_file_is_gone_when_the_visitor_leaves(tmp_path: Path) -> None:
    kept = send_to_printer(PDF, "Bon", tmp_path / "kept", PrintTools(str(tmp_path / "no-lp")))
    discard(kept)
    discard(kept)
    assert list((tmp_path / "kept").iterdir()) == []


def test_discarding_a_job_without_a_name_asks_for_nothing(tmp_path: Path) -> None:
    discard(Printed(""), tools(tmp_path, "exit 0"))
    assert not (tmp_path / "cancelled").exists()


def test_printing_leaves_no_process_behind(tmp_path: Path) -> None:
    before = threading.active_count()
    sleeps = tools(tmp_path, f"echo $$ > {tmp_path}/pid; exec sleep 60", time_out_s=1)
    send_to_printer(PDF, "Bon", tmp_path / "kept", sleeps)
    pid = int((tmp_path / "pid").read_text())
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
    assert threading.active_count() == before
