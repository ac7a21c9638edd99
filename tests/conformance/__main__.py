# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""`python -m tests.conformance xpath|scenarios|xlsforms FILE...`: runs cases that others wrote against the engine."""

import argparse
import sys
from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from itertools import chain
from pathlib import Path

from tests.conformance.cases import Came, CaseResult, Failed, Passed, tell, tried

Runner = Callable[[Sequence[Path]], Iterable[CaseResult]]
FORMATS = ("xpath", "scenarios", "xlsforms")


def main(arguments: Sequence[str]) -> int:
    """The exit code: 0 when nothing failed, 1 when a case did, 2 for a wrong command."""
    parser = argparse.ArgumentParser("python -m tests.conformance", description="Runs cases that others wrote.")
    parser.add_argument("format", choices=FORMATS)
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    given = parser.parse_args(arguments)
    runner = import_module(f"tests.conformance.{given.format}")
    return tell(chain.from_iterable(_results(runner.run, file) for file in given.files))


def _results(run: Runner, file: Path) -> Iterable[CaseResult]:
    """The results of a file; one that cannot be read is one failing case."""
    results: list[CaseResult] = []

    def collect() -> Came:
        results.extend(run([file]))
        return Passed()

    whole = tried(str(file), collect)
    return [*results, whole] if isinstance(whole.came, Failed) else results


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
