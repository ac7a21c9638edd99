# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The benchmark command measures what it says."""

import pytest
from click.testing import CliRunner

from tests.benchmarks.store.__main__ import main


@pytest.mark.full
@pytest.mark.postgres
def test_a_quick_round_prints_the_intake_and_the_report() -> None:
    run = CliRunner().invoke(main, ["--quick"])
    assert run.exit_code == 0, run.output
    assert "| 500 |" in run.output
    assert "| 32,000 | 36,400,000 |" in run.output
