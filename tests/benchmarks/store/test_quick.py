# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The benchmark command measures what it says."""

import pytest
from click.testing import CliRunner

from tests.benchmarks.store import intake
from tests.benchmarks.store.__main__ import main
from tests.postgres import postgres_url

__all__ = ["postgres_url"]


@pytest.mark.postgres
def test_intake_and_copy_store_the_same_rows(postgres_url: str) -> None:
    rate = intake.measured(postgres_url, batch=50, batches=2, rounds=1)
    assert min(rate.intake, rate.with_reading, rate.copy) > 0


@pytest.mark.full
@pytest.mark.postgres
def test_a_quick_round_prints_the_intake_and_the_report() -> None:
    run = CliRunner().invoke(main, ["--quick"])
    assert run.exit_code == 0, run.output
    assert "| 500 |" in run.output
    assert "| 32,000 | 36,400,000 |" in run.output
