# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A busy week over a line that is slow and loses packets, between two network namespaces."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.end_to_end.poor_network import CANNOT
from tests.sync.busy_week import REFERRALS, VISITS

HANG_GUARD_S = 900
NAMESPACE = ["unshare", "--map-root-user", "--net"]


@pytest.mark.full
@pytest.mark.timeout(HANG_GUARD_S)
@pytest.mark.parametrize(("loss", "most_cycles"), [(0.0, 1), (0.05, 2), (0.2, 10)])
def test_a_busy_week_arrives_once_over_a_line_of_600_ms_and_64_kbit(
    tmp_path: Path, loss: float, most_cycles: int
) -> None:
    if subprocess.run([*NAMESPACE, "true"], capture_output=True, check=False).returncode != 0:
        pytest.skip("this machine lets a test have no network of its own")
    done = subprocess.run(
        [*NAMESPACE, sys.executable, "-m", "tests.end_to_end.poor_network", str(tmp_path), str(loss), "1"],
        capture_output=True,
        text=True,
        timeout=HANG_GUARD_S,
        check=False,
        cwd=Path(__file__).parents[2],
    )
    if done.returncode == CANNOT:
        pytest.skip(f"this machine has no TUN device for a test: {done.stderr.strip()}")
    assert done.returncode == 0, done.stderr
    drained = json.loads(done.stdout)
    assert (drained["waiting"], drained["visits_stored"], drained["referrals_stored"]) == (0, VISITS, REFERRALS)
    assert drained["cycles"] <= most_cycles
