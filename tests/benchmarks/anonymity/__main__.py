# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The command `python -m tests.benchmarks.anonymity`: loss and time beside anjana, and what a region still learns."""

import os
import platform
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from statistics import median
from sys import exit as leave

import click

from kiosk.policy.anonymity import LOWEST_L
from tests.benchmarks.anonymity import usefulness
from tests.benchmarks.anonymity.subject import K, Run, best_of_anjana, by_kiosk, equal_rules, table_of
from tests.benchmarks.flow import table

README = Path(__file__).parent / "README.md"
SIZES = (500, 2_000, 10_000)
MOST_SECONDS = 2.0
"""For the largest table."""


@click.command(epilog="Example: python -m tests.benchmarks.anonymity --save")
@click.option("--quick", is_flag=True, help="The smallest table, one round: shows that it works.")
@click.option("--save", is_flag=True, help="Keep the tables in README.md beside this, and in resources/anonymity.md.")
def main(*, quick: bool, save: bool) -> None:
    """Make the same visits anonymous as the kiosk does and as anjana does; exit 1 when a goal is not met."""
    rounds = 1 if quick else 5
    rows = [measured(size, rounds) for size in (SIZES[:1] if quick else SIZES)]
    text = f"{_machine()}\n\n{_table(rows)}"
    click.echo(text)
    if save:
        table.save(text, README)
        usefulness.save()
    leave(0 if quick or all(one.met for one in rows) else 1)


class Row:
    """The runs of one table of visits."""

    def __init__(
        self, visits: int, kinds: int, alone: Sequence[Run], with_l: Sequence[Run], peer: Sequence[Run]
    ) -> None:
        self.visits = visits
        self.kinds = kinds
        self.losses = [runs[0].loss for runs in (alone, with_l, peer)]
        self.seconds = [median(run.seconds for run in runs) for runs in (alone, with_l, peer)]

    @property
    def loses_no_more(self) -> bool:
        """Than anjana loses, though theme and destination stay diverse."""
        alone, with_l, peer = self.losses
        return max(alone, with_l) <= peer

    @property
    def met(self) -> bool:
        """No more is lost than anjana loses; and it is quick enough."""
        return self.loses_no_more and max(self.seconds[:2]) < MOST_SECONDS

    def line(self) -> str:
        """In the table."""
        losses = " | ".join(f"{loss:.3f}" for loss in self.losses)
        seconds = " | ".join(f"{one:.3g}" for one in self.seconds)
        ratio = self.seconds[1] / self.seconds[2]
        met = "met" if self.met else "**not met**"
        return f"| {self.visits} ({self.kinds} kinds) | {losses} | {seconds} | {ratio:.2f} | {met} |"


def measured(size: int, rounds: int) -> Row:
    """The three on a table of so many visits, each so often."""
    visits = table_of(size)
    alone, diverse = equal_rules(1), equal_rules(LOWEST_L)
    runs = [(by_kiosk(visits, alone), by_kiosk(visits, diverse), best_of_anjana(visits, alone)) for _ in range(rounds)]
    return Row(size, len(visits), *zip(*runs, strict=True))


def _table(rows: Sequence[Row]) -> str:
    names = (f"kiosk, k = {K}", f"kiosk, k = {K} and l = {LOWEST_L}", f"anjana, k = {K}")
    heads = [f"loss: {name}" for name in names] + [f"s: {name}" for name in names]
    head = f"| visits | {' | '.join(heads)} | time, kiosk with l : anjana | goal |"
    return "\n".join([head, "|---" + "|---:" * 8 + "|", *(row.line() for row in rows)])


def _machine() -> str:
    return (
        f"{datetime.now(UTC).date().isoformat()}, {os.cpu_count()} cores, load average {os.getloadavg()[0]:.1f}. "
        f"Python {platform.python_version()}, anjana {version('anjana')}, pycanon {version('pycanon')}."
    )


if __name__ == "__main__":
    main()
