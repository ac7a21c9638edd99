# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The tables of a run, in Markdown: readable on a terminal and in the README of this folder."""

import os
import platform
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from importlib.metadata import version
from pathlib import Path

from tests.benchmarks.flow import node
from tests.benchmarks.flow.bad_input import Cost
from tests.benchmarks.flow.engines import IN_NODE, IN_PYTHON, Timing
from tests.benchmarks.flow.goals import Goal, Timings
from tests.benchmarks.flow.proofs import ProofTime

README = Path(__file__).parent / "README.md"
_START, _END = "<!-- last run -->", "<!-- end of last run -->"
_NOT_RUN = "not run"
_PACKAGES = ("rxeval", "z3-solver")
_CPUINFO = Path("/proc/cpuinfo")


def machine(today: date) -> str:
    """When and on what, how busy that was with other work, and with which versions: no names, no places."""
    versions = [f"Python {platform.python_version()}", *(f"{name} {version(name)}" for name in _PACKAGES)]
    if node.node_present():
        versions += [f"Node {node.node_version().lstrip('v')}", *node.locked()]
    hardware = f"{_processor()}, {os.cpu_count()} cores, load average {os.getloadavg()[2]:.1f}"
    return f"{today.isoformat()}, {hardware}. {', '.join(versions)}."


def _processor() -> str:
    """Its model, where the system tells it; else its kind."""
    told = _CPUINFO.read_text(encoding="utf-8").splitlines() if _CPUINFO.exists() else []
    models = [line.partition(":")[2].strip() for line in told if line.startswith("model name")]
    return next(iter(models), platform.machine())


def timing_tables(timings: Timings) -> str:
    """Loading and answering, one row per engine and one column per size of form."""
    return "\n\n".join(
        (
            _timing_table("load, ms", timings, lambda timing: timing.load),
            _timing_table("one answer, ms", timings, lambda timing: timing.answer),
        )
    )


def goal_table(goals: Iterable[Goal]) -> str:
    """Each goal: what was measured, against what, how large it is next to that, and whether that is met."""
    rows = [
        (goal.what, _number(goal.figure), _number(goal.against), _ratio(goal), "met" if goal.met else "**not met**")
        for goal in goals
    ]
    return _table(("goal", "measured", "against", "ratio (at most)", ""), rows)


def proof_table(times: Iterable[ProofTime]) -> str:
    """How long each proof took, and what it found."""
    rows = [(time.name, _number(time.seconds), time.verdicts) for time in times]
    return _table(("proof of", "CPU s", "claims"), rows)


def cost_table(costs: Iterable[Cost]) -> str:
    """What each bad workbook cost, and what was said about it."""
    rows = [(cost.name, _number(cost.seconds), _number(cost.megabytes), cost.told) for cost in costs]
    return _table(("bad workbook", "CPU s", "most MB", "findings"), rows)


def save(text: str, readme: Path = README) -> None:
    """Puts this text in the README of this folder, in place of the run before."""
    before, _, rest = readme.read_text(encoding="utf-8").partition(_START)
    after = rest.partition(_END)[2]
    readme.write_text(f"{before}{_START}\n\n{text}\n\n{_END}{after}", encoding="utf-8")


def _timing_table(title: str, timings: Timings, figure: Callable[[Timing], float]) -> str:
    measured = {engine for row in timings.values() for engine in row}
    rows = [
        (engine, *(_number(figure(row[engine])) if engine in row else _NOT_RUN for row in timings.values()))
        for engine in (*IN_PYTHON, *IN_NODE)
        if engine in measured
    ]
    return _table((title, *map(str, timings)), rows)


def _ratio(goal: Goal) -> str:
    return f"{goal.ratio:.3g} ({goal.factor:.3g})"


def _number(figure: float) -> str:
    return f"{figure:.3g}" if figure < 1000 else f"{figure:.0f}"


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
