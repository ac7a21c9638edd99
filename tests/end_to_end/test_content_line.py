# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A region's content over a line that is slow and loses packets, between two network namespaces."""

from pathlib import Path

import pytest

from tests.end_to_end import content_line
from tests.end_to_end.own_network import HANG_GUARD_S, measured


@pytest.mark.full
@pytest.mark.timeout(HANG_GUARD_S)
@pytest.mark.parametrize(("loss", "first_s", "second_s"), [(0.0, 180, 30), (0.05, 500, 60)])
def test_all_content_comes_in_minutes_and_a_changed_text_in_seconds_over_600_ms_and_64_kbit(
    tmp_path: Path, loss: float, first_s: float, second_s: float
) -> None:
    first, second = measured(content_line, tmp_path, loss)
    assert (first["version"], second["version"]) == (1, 2)
    assert (first["requests"] <= 15, second["requests"] <= 4) == (True, True)
    assert first["bytes_on_the_line"] < 800_000
    assert second["bytes_on_the_line"] < 40_000
    assert (first["seconds"] < first_s, second["seconds"] < second_s) == (True, True)
