# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The command `python -m tests.benchmarks.flow`: measures, compares, judges the goals; see README.md beside this."""

from collections.abc import Sequence
from datetime import UTC, datetime
from sys import exit as leave

import click

from tests.benchmarks.flow import node, table
from tests.benchmarks.flow.agreement import disagreements
from tests.benchmarks.flow.bad_input import cost_goals, costs
from tests.benchmarks.flow.drawn import compare_with_xforms_engine
from tests.benchmarks.flow.engines import (
    FLOOR,
    IN_NODE,
    IN_PYTHON,
    OWN,
    RXEVAL,
    Timing,
    measure_in_node,
    measure_in_python,
)
from tests.benchmarks.flow.goals import speed_goals
from tests.benchmarks.flow.proofs import proof_goals, proof_times
from tests.benchmarks.flow.subject import Size, Subject, subject_of

_SIZES = (Size(10, 8), Size(100, 1), Size(100, 8), Size(1000, 8))
_DRAWN_FORMS = 1000
_LARGE = 1000


@click.command(epilog="Example: python -m tests.benchmarks.flow --save")
@click.option(
    "--quick", is_flag=True, help="The smallest form, one round, only what is installed: shows that it works."
)
@click.option("--save", is_flag=True, help="Keep the tables in README.md beside this command.")
def main(*, quick: bool, save: bool) -> None:
    """Measure the flow engine beside others; exit 1 when two engines disagree."""
    in_node = _node_engines(quick=quick)
    subjects = [subject_of(size) for size in (_SIZES[:1] if quick else _SIZES)]
    timings = {subject.size: _measured(subject, in_node, quick=quick) for subject in subjects}
    found = costs(quick=quick)
    proofs = proof_times(quick=quick)
    goals = [*speed_goals(timings), *proof_goals(proofs), *cost_goals(found)]
    agreement, agreed = _agreement(subjects, (*IN_PYTHON, *in_node), 10 if quick else _DRAWN_FORMS)
    parts = [
        table.machine(datetime.now(UTC).date()),
        table.timing_tables(timings),
        table.goal_table(goals),
        table.proof_table(proofs),
        table.cost_table(found),
        agreement,
    ]
    text = "\n\n".join(parts)
    click.echo(text)
    if save:
        table.save(text)
    leave(0 if agreed else 1)


def _node_engines(*, quick: bool) -> tuple[str, ...]:
    if quick:
        return IN_NODE if node.node_present() and node.MODULES.exists() else ()
    node.install()
    return IN_NODE


def _measured(subject: Subject, in_node: Sequence[str], *, quick: bool) -> dict[str, Timing]:
    click.echo(f"measuring {subject.size}", err=True)
    many = 1 if quick else 5 if subject.size.questions >= _LARGE else 15
    few = min(many, 3 if subject.size.questions >= _LARGE else 7)
    timings = measure_in_python(subject, {OWN: many, FLOOR: many, RXEVAL: few})
    return timings | {engine: measure_in_node(engine, subject, few) for engine in in_node}


def _agreement(subjects: list[Subject], engines: Sequence[str], drawn: int) -> tuple[str, bool]:
    """What the engines agree on after the same answers, in lines; and whether they agree on everything."""
    lines, agreed = [], True
    for engine in engines:
        found = [line for subject in subjects for line in disagreements(engine, subject)]
        nodes = ", ".join(str(len(subject.description.rows)) for subject in subjects)
        other = "itself answer by answer" if engine == OWN else engine
        lines.append(f"Own engine and {other}, same answers: {len(found)} of {nodes} nodes differ.")
        lines += found[:5]
        agreed = agreed and not found
    if IN_NODE[0] in engines:
        tally = compare_with_xforms_engine(drawn)
        lines += [f"Own engine and {IN_NODE[0]}, random forms: {tally}.", *tally.unexplained[:5]]
        lines += [f"- {count}x: {why}" for why, count in tally.explained.most_common()]
        agreed = agreed and not tally.unexplained
    return "\n".join(lines), agreed


if __name__ == "__main__":
    main()
