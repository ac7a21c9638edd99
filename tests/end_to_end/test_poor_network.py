# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Sending over a network that is slow and loses packets (netem), in a network namespace of its own."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.end_to_end.poor_network import CANNOT

HANG_GUARD_S = 600
NAMESPACE = ["unshare", "--map-root-user", "--net"]
SLOW_AND_LOSSY = ("netem", "delay", "300ms", "50ms", "loss", "5%")


@pytest.mark.full
@pytest.mark.timeout(HANG_GUARD_S)
@pytest.mark.parametrize("rule", [(), SLOW_AND_LOSSY], ids=["plain", "slow-and-lossy"])
def test_a_message_arrives_once_over_a_poor_network(tmp_path: Path, rule: tuple[str, ...]) -> None:
    if subprocess.run([*NAMESPACE, "true"], capture_output=True, check=False).returncode != 0:
        pytest.skip("this machine lets a test have no network of its own")
    words = [*NAMESPACE, sys.executable, "-m", "tests.end_to_end.poor_network"]
    done = subprocess.run(
        [*words, str(tmp_path), *rule],
        capture_output=True,
        text=True,
        timeout=HANG_GUARD_S,
        check=False,
        cwd=Path(__file__).parents[2],
    )
    if done.returncode == CANNOT:
        pytest.skip(f"this kernel has no netem: {done.stderr.strip()}")
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "['opgeslagen', 'al-opgeslagen']"
