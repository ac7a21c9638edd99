# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The power goes, and with it all that was not flushed: what the kiosk said it kept is there. A real ext4 on an image.

The controls write without waiting for the disk and must lose: they prove that the rig takes away what it should.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.kiosk_file import enciphered

__all__ = ["enciphered"]

IN_ITS_OWN = ["unshare", "--mount"]
TRY_IT = "truncate -s 2M try.img && mkfs.ext4 -q -F try.img && mkdir try && mount -o loop try.img try && umount try"


@pytest.fixture(scope="module", autouse=True)
def _disks_may_be_mounted(tmp_path_factory: pytest.TempPathFactory) -> None:
    if os.geteuid() != 0 or shutil.which("mkfs.ext4") is None or shutil.which("unshare") is None:
        pytest.skip("only root with mkfs.ext4 and unshare can mount a disk of its own")
    tried = [*IN_ITS_OWN, "sh", "-c", TRY_IT]
    if subprocess.run(tried, cwd=tmp_path_factory.mktemp("disk"), check=False, capture_output=True).returncode != 0:
        pytest.skip("this machine lets a test mount no image")


def cut(folder: Path, cuts: int, synchronous: str, seed: int = 2026) -> list[tuple[int, int, str]]:
    """Of each cut: how much was kept, how much of it is gone, how the file is."""
    words = ["-m", "tests.faults.power_cuts", str(folder), str(cuts), str(seed), synchronous]
    done = subprocess.run([*IN_ITS_OWN, sys.executable, *words], check=True, stdout=subprocess.PIPE, text=True)
    lines = (line.split() for line in done.stdout.splitlines())
    found = [(int(kept), int(lost), state) for kept, lost, state in lines]
    assert len(found) == cuts
    return found


@pytest.mark.parametrize("cuts", [5, pytest.param(50, marks=[pytest.mark.full, pytest.mark.timeout(3600)])])
def test_nothing_that_was_kept_is_lost_with_the_power(tmp_path: Path, cuts: int) -> None:
    found = cut(tmp_path, cuts, "FULL")
    assert [(lost, state) for _, lost, state in found] == [(0, "ok")] * cuts
    assert found[-1][0] >= cuts


@pytest.mark.parametrize(
    ("synchronous", "cuts"),
    [("OFF", 1), pytest.param("NORMAL", 12, marks=[pytest.mark.full, pytest.mark.timeout(1200)])],
)
def test_the_control_that_does_not_wait_for_the_disk_loses(tmp_path: Path, synchronous: str, cuts: int) -> None:
    assert any(lost > 0 or state != "ok" for _, lost, state in cut(tmp_path, cuts, synchronous))


@pytest.mark.full
@pytest.mark.timeout(3600)
@pytest.mark.usefixtures("enciphered")
def test_the_same_with_an_enciphered_file(tmp_path: Path) -> None:
    test_nothing_that_was_kept_is_lost_with_the_power(tmp_path, cuts=50)
