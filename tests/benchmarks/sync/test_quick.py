# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The benchmark command works, and judges its goals as it says."""

import pytest
from click.testing import CliRunner

from tests.benchmarks.flow import table
from tests.benchmarks.sync import __main__ as command
from tests.benchmarks.sync.queues import FLOOR, OWN, QUEUES, QueueTimes
from tests.benchmarks.sync.wire import OWN as KIOSK
from tests.benchmarks.sync.wire import POUCH_VISITS, Sent


def test_the_quick_run_measures_every_queue() -> None:
    for peer in ("persistqueue", "litequeue"):
        pytest.importorskip(peer, reason="the other queues are not installed")
    run = CliRunner(env={"PATH": ""}).invoke(command.main, ["--quick"])  # so that nothing else is started
    assert run.exit_code == 0, run.output
    for name in QUEUES:
        assert f"\n| {name} | " in run.output


def test_a_goal_that_is_missed_is_said() -> None:
    times = {FLOOR: QueueTimes(100.0, 200.0, 10.0), OWN: QueueTimes(170.0, 300.0, 20.0)}
    sent = {KIOSK: Sent(500, 4.0, 5_000), POUCH_VISITS: Sent(500, 40.0, 300_000)}
    goals = command._goals(times, sent)
    assert [(round(goal.ratio, 3), goal.met) for goal in goals] == [(1.7, False), (0.017, True), (0.1, False)]
    assert table.goal_table(goals).count("**not met**") == 2
