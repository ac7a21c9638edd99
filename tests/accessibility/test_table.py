# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The table of accessibility that users read says what the tests say."""

import re

from tests.accessibility.table import TABLE, Row, Verdict, marked_tests, read_rows, verdict

A_ROW = Row("A-01", "clause", "requirement", "test")


def test_every_row_that_a_test_names_exists() -> None:
    assert marked_tests().keys() <= {row.row for row in read_rows()}


def test_table_in_the_repository_names_the_tests_of_today() -> None:
    """When this fails: `./kiosk.sh exec python -m tests.accessibility`."""
    lines = [line.split(" | ") for line in TABLE.read_text(encoding="utf-8").splitlines() if line.startswith("| A-")]
    named = {line[0].removeprefix("| "): re.findall(r"`([^`]+::[^`]+)`", line[4]) for line in lines}
    assert {row: tests for row, tests in named.items() if tests} == marked_tests()


def test_table_in_the_repository_shows_no_failure() -> None:
    assert Verdict.FAILED not in TABLE.read_text(encoding="utf-8")


def test_row_is_shown_only_when_a_test_passed_and_none_failed() -> None:
    assert verdict(A_ROW, ["a", "b"], {"a": "passed", "b": "passed"}) is Verdict.SHOWN
    assert verdict(A_ROW, ["a", "b"], {"a": "passed", "b": "failed"}) is Verdict.FAILED
    assert verdict(A_ROW, ["a", "b"], {"a": "passed"}) is Verdict.SHOWN
    assert verdict(A_ROW, ["a", "b"], {"b": "skipped"}) is Verdict.SKIPPED


def test_row_without_a_test_is_open_and_never_called_shown() -> None:
    assert verdict(A_ROW, [], {}) is Verdict.OPEN
    assert verdict(Row("A-13", "clause", "requirement", "hand"), [], {}) is Verdict.HAND
    assert verdict(Row("A-22", "clause", "requirement", "none"), [], {}) is Verdict.NONE
