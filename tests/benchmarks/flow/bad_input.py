# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the workbooks made to cost time or memory do cost: each opened in a process of its own."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.flow.goals import Goal
from tests.flow.workbook import bombs
from tests.flow.workbook.kit import written
from tests.flow.workbook.test_bad_input import BOMBS

_ALL: tuple[Callable[[Path], Path], ...] = (*BOMBS, bombs.full_of_cells, bombs.full_of_strings, bombs.one_huge_cell)
_MOST_SECONDS, _MOST_MEGABYTES, _HANG_SECONDS = 5, 500, 300
_OPEN = """
import json, resource, sys
from pathlib import Path
from kiosk.flow.findings import WorkbookError
from kiosk.flow.workbook.authored import open_workbook
before = resource.getrusage(resource.RUSAGE_SELF)
try:
    open_workbook(Path(sys.argv[1]))
    told = "accepted"
except WorkbookError as error:
    told = ", ".join(sorted({finding.code for finding in error.findings}))
after = resource.getrusage(resource.RUSAGE_SELF)
most = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
seconds = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
print(json.dumps([seconds, int(most.split()[1]) / 1024, told]))
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """What opening one file took, and the codes of what was said about it."""

    name: str
    seconds: float
    megabytes: float
    told: str


def costs(*, quick: bool) -> list[Cost]:
    """The cost of every such workbook; of one when it must be quick."""
    chosen = (bombs.laughs,) if quick else _ALL
    return [_cost(bomb) for bomb in chosen]


def cost_goals(found: Iterable[Cost]) -> Iterator[Goal]:
    """The limits held against the dearest file."""
    everything = list(found)
    slowest = max(everything, key=lambda cost: cost.seconds)
    largest = max(everything, key=lambda cost: cost.megabytes)
    yield Goal(f"bad workbook ({slowest.name}) within 5 s", slowest.seconds, _MOST_SECONDS)
    yield Goal(f"bad workbook ({largest.name}) within 500 MB", largest.megabytes, _MOST_MEGABYTES)


def _cost(bomb: Callable[[Path], Path]) -> Cost:
    with TemporaryDirectory() as folder:
        path = bomb(written(Path(folder)))
        command = [sys.executable, "-c", _OPEN, str(path)]
        done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=_HANG_SECONDS)
    seconds, megabytes, told = json.loads(done.stdout)
    return Cost(bomb.__name__.replace("_", " "), seconds, megabytes, told)
