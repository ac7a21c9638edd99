# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The moment in this start of the machine."""

from pathlib import Path

from kiosk.ageing import BOOT_ID_FILE
from kiosk.staff.boot import boot_clock
from kiosk.staff.lockout import BootMoment


def test_the_moment_is_the_kernels_boot_and_seconds_that_only_grow() -> None:
    now = boot_clock()
    earlier, later = now(), now()
    assert earlier.boot_id == later.boot_id == BOOT_ID_FILE.read_text().strip()
    assert earlier.seconds <= later.seconds


def test_a_program_restart_in_the_same_boot_is_the_same_boot() -> None:
    assert boot_clock()().boot_id == boot_clock()().boot_id


def test_the_file_of_another_machine_is_read(tmp_path: Path) -> None:
    (tmp_path / "boot_id").write_text("b007\n")
    assert boot_clock(tmp_path / "boot_id", lambda: 3.0)() == BootMoment("b007", 3.0)


def test_without_a_boot_id_every_program_start_is_another_boot(tmp_path: Path) -> None:
    (tmp_path / "empty").write_text("")
    clocks = [boot_clock(tmp_path / "absent"), boot_clock(tmp_path / "absent"), boot_clock(tmp_path / "empty")]
    assert len({clock().boot_id for clock in clocks}) == 3
