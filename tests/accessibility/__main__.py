# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Runs the tests that show accessibility and writes the table of what they showed."""

import sys

import pytest

from kiosk.clock import system_clock
from tests.accessibility.table import MARK, TABLE, TESTS, marked_tests, read_rows, written


class Outcomes:
    """What became of each marked test; one that has several cases passed when all of them did."""

    def __init__(self) -> None:
        self.by_test: dict[str, str] = {}
        self._marked: set[str] = set()

    def pytest_collection_modifyitems(self, config: pytest.Config, items: list[pytest.Item]) -> None:
        """pytest: keeps the marked tests only."""
        config.hook.pytest_deselected(items=[one for one in items if not one.get_closest_marker(MARK)])
        items[:] = [one for one in items if one.get_closest_marker(MARK)]

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """pytest: one phase of one case is over."""
        if report.when == "call" or report.outcome != "passed":
            test = report.nodeid.removeprefix("tests/").split("[")[0]
            ranks = ["passed", "skipped", "failed"]
            self.by_test[test] = max(self.by_test.get(test, "passed"), report.outcome, key=ranks.index)


def main() -> int:
    """The exit code: that of the tests, or 1 when a row is marked that no list knows."""
    rows, tests = read_rows(), marked_tests()
    files = sorted({f"tests/{test.split('::')[0]}" for found in tests.values() for test in found})
    outcomes = Outcomes()
    marks = [] if "--full" in sys.argv else ["-m", "not full"]
    code = pytest.main(["-q", "-p", "no:randomly", *marks, *files], plugins=[outcomes])
    TABLE.write_text(written(f"{system_clock():%Y-%m-%d}", rows, tests, outcomes.by_test), encoding="utf-8")
    print(f"Written: {TABLE.relative_to(TESTS.parent)}")
    return int(code)


if __name__ == "__main__":
    sys.exit(main())
