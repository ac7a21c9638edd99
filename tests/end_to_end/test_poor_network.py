# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A busy week over a line that is slow and loses packets, between two network namespaces."""

from pathlib import Path

import pytest

from tests.end_to_end import poor_network
from tests.end_to_end.own_network import HANG_GUARD_S, measured
from tests.sync.busy_week import REFERRALS, VISITS


@pytest.mark.full
@pytest.mark.timeout(HANG_GUARD_S)
@pytest.mark.parametrize(("loss", "most_cycles"), [(0.0, 1), (0.05, 2), (0.2, 10)])
def test_a_busy_week_arrives_once_over_a_line_of_600_ms_and_64_kbit(
    tmp_path: Path, loss: float, most_cycles: int
) -> None:
    drained = measured(poor_network, tmp_path, loss)
    assert (drained["waiting"], drained["visits_stored"], drained["referrals_stored"]) == (0, VISITS, REFERRALS)
    assert drained["cycles"] <= most_cycles
