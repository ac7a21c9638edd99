# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Wherever in its work a kiosk meets the end of its disk: nothing is half written, and all that waits still drains."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.kiosk_file import enciphered
from tests.faults.test_bad_disk import NAMESPACE, may_mount

__all__ = ["enciphered"]


@pytest.mark.parametrize("points", [5, pytest.param(50, marks=[pytest.mark.full, pytest.mark.timeout(1200)])])
def test_a_disk_that_fills_at_any_point_loses_nothing_and_drains(tmp_path: Path, points: int) -> None:
    may_mount()
    command = [*NAMESPACE, sys.executable, "-m", "tests.faults.full_disks", str(tmp_path), str(points), "2026"]
    said = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.splitlines()
    assert [line.split()[1:] for line in said] == [["DiskFull", "0", "0", "ok"]] * points
    done = [int(line.split()[0]) for line in said]
    assert min(done) < max(done)


@pytest.mark.full
@pytest.mark.timeout(1200)
@pytest.mark.usefixtures("enciphered")
def test_the_same_with_an_enciphered_file(tmp_path: Path) -> None:
    test_a_disk_that_fills_at_any_point_loses_nothing_and_drains(tmp_path, points=50)
