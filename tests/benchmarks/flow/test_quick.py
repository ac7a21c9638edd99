# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The benchmark command works, judges its goals as it says, and keeps its tables."""

from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.benchmarks.flow import __main__ as command
from tests.benchmarks.flow import agreement, node, table
from tests.benchmarks.flow.as_python import compiled
from tests.benchmarks.flow.big_forms import LISTS
from tests.benchmarks.flow.engines import FLOOR, OWN, RXEVAL, SURVEY_CORE, XFORMS_ENGINE, Timing
from tests.benchmarks.flow.goals import Goal, speed_goals
from tests.benchmarks.flow.subject import Size, subject_of


def test_the_quick_run_measures_every_engine_in_python_and_finds_them_alike() -> None:
    run = CliRunner(env={"PATH": ""}).invoke(command.main, ["--quick"])  # so that there is no Node
    assert run.exit_code == 0, run.output
    for engine in (OWN, FLOOR, RXEVAL):
        assert f"\n| {engine} | " in run.output
    assert "Own engine and rxeval, same answers: 0 of 10 nodes differ." in run.output
    assert "Own engine and itself answer by answer, same answers: 0 of 10 nodes differ." in run.output
    assert "Own engine and floor, same answers: 0 of 10 nodes differ." in run.output


@pytest.mark.full
@pytest.mark.skipif(
    not (node.node_present() and node.MODULES.exists()), reason="the JavaScript engines are not installed"
)
def test_the_quick_run_measures_the_javascript_engines_too() -> None:
    run = CliRunner().invoke(command.main, ["--quick"])
    assert run.exit_code == 0, run.output
    assert f"\n| {XFORMS_ENGINE} | " in run.output
    assert f"\n| {SURVEY_CORE} | " in run.output


def test_an_engine_that_does_other_work_is_found_out() -> None:
    subject = subject_of(Size(10, 1))
    assert agreement.disagreements(FLOOR, subject) == []
    towns_elsewhere = {**LISTS, "town": dict.fromkeys(LISTS["town"], "nowhere")}
    rules = compiled(subject.source, replace(subject.description, lists=towns_elsewhere))
    found = agreement.disagreements(FLOOR, replace(subject, rules=rules))
    assert [line.partition(":")[0] for line in found] == ["town0"]


def test_a_wrong_answer_is_wrong_in_every_engine() -> None:
    subject = subject_of(Size(10, 1))
    wrong = replace(subject, steps=[(name, "61" if name == "hours0" else value) for name, value in subject.steps])
    assert wrong.rules(dict(wrong.steps))[1] == {"hours0": "constraint"}
    assert agreement.disagreements(FLOOR, wrong) == agreement.disagreements(RXEVAL, wrong) == []


def test_a_goal_says_how_far_it_is_from_being_met() -> None:
    slow, fast = Timing(30.0, 0.09), Timing(40.0, 0.03)
    usual = {OWN: slow, FLOOR: fast, XFORMS_ENGINE: Timing(400.0, 0.9), SURVEY_CORE: Timing(20.0, 9.0)}
    goals = list(speed_goals({Size(100, 8): usual, Size(1000, 8): {OWN: Timing(1.0, 0.21)}}))
    assert [(round(goal.ratio, 3), goal.met) for goal in goals] == [
        (3.0, False),
        (0.1, False),
        (0.075, True),
        (1.5, False),
        (1.05, False),
    ]
    assert "**not met**" in table.goal_table(goals)
    assert "| met |" in table.goal_table([Goal("small enough", 1.0, 2.0)])


def test_the_tables_of_the_last_run_take_the_place_of_the_run_before(tmp_path: Path) -> None:
    readme = tmp_path / "README.md"
    readme.write_text("# Head\n\n<!-- last run -->\n\nold\n\n<!-- end of last run -->\nTail\n", encoding="utf-8")
    table.save("new", readme)
    kept = readme.read_text(encoding="utf-8")
    assert kept == "# Head\n\n<!-- last run -->\n\nnew\n\n<!-- end of last run -->\nTail\n"
