# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The command `python -m tests.benchmarks.flow`: measures, compares, judges the goals; see README.md beside this."""

from datetime import date
from sys import exit as leave

import click

from tests.benchmarks.flow import node, table
from tests.benchmarks.flow.agreement import disagreements
from tests.benchmarks.flow.drawn import compare_with_xforms_engine
from tests.benchmarks.flow.engines import FLOOR, IN_NODE, IN_PYTHON, OWN, RXEVAL, Timing, measure
from tests.benchmarks.flow.goals import speed_goals
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
    engines = (*IN_PYTHON, *_node_engines(quick=quick))
    subjects = [subject_of(size) for size in (_SIZES[:1] if quick else _SIZES)]
    timings = {}
    for subject in subjects:
        timings[subject.size] = {engine: _measured(engine, subject, quick=quick) for engine in engines}
    goals = list(speed_goals(timings))
    agreement, agreed = _agreement(subjects, engines, 10 if quick else _DRAWN_FORMS)
    parts = [table.machine(date.today()), table.timing_tables(timings), table.goal_table(goals), agreement]  # noqa: DTZ011 - the day on the label
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


def _measured(engine: str, subject: Subject, *, quick: bool) -> Timing:
    click.echo(f"measuring {engine} at {subject.size}", err=True)
    return measure(engine, subject, 1 if quick else _rounds(engine, subject))


def _rounds(engine: str, subject: Subject) -> int:
    if subject.size.questions >= _LARGE:
        return 5 if engine in {OWN, FLOOR} else 3
    return 15 if engine in {OWN, FLOOR, RXEVAL} else 7


def _agreement(subjects: list[Subject], engines: tuple[str, ...], drawn: int) -> tuple[str, bool]:
    """What the engines agree on after the same answers, in lines; and whether they agree on everything."""
    lines, agreed = [], True
    for engine in engines:
        if engine == OWN:
            continue
        found = [line for subject in subjects for line in disagreements(engine, subject)]
        nodes = ", ".join(str(len(subject.description.rows)) for subject in subjects)
        lines.append(f"Own engine and {engine}, same answers: {len(found)} of {nodes} nodes differ.")
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
