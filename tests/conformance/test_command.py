# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The command that runs cases of others tells every failing case, counts them all, and never stops halfway."""

import gzip
import io
import json
from pathlib import Path
from typing import Any

import pytest

from tests.conformance.__main__ import main
from tests.conformance.cases import CaseResult, Failed, Passed, Skipped, read_json, tell, tried


def told(*results: CaseResult) -> tuple[int, list[str]]:
    """The exit code and the lines."""
    out = io.StringIO()
    return tell(results, out), out.getvalue().splitlines()


def test_failing_cases_are_told_as_json_skips_by_reason_and_the_count_last() -> None:
    skipped = [CaseResult(str(number), Skipped("function uuid")) for number in range(2)]
    code, lines = told(
        CaseResult("1", Passed()), CaseResult("2", Failed({"got": "é"})), *skipped, CaseResult("5", Skipped("quirk"))
    )
    assert code == 1
    assert lines == [
        '{"case": "2", "got": "é"}',
        "skipped 2: function uuid",
        "skipped 1: quirk",
        "1 passed, 1 failed, 3 skipped",
    ]


def test_without_failures_the_command_ends_well() -> None:
    assert told(CaseResult("1", Passed())) == (0, ["1 passed, 0 failed, 0 skipped"])
    assert told() == (0, ["0 passed, 0 failed, 0 skipped"])


def test_an_unexpected_error_is_a_failing_case() -> None:
    def broken() -> Passed:
        raise KeyError("weg")

    assert tried("7", broken) == CaseResult("7", Failed({"error": "KeyError: 'weg'"}))


@pytest.mark.parametrize("pack", [lambda data: data, gzip.compress])
def test_a_file_may_be_packed(tmp_path: Path, pack: Any) -> None:
    (tmp_path / "cases").write_bytes(pack(b'{"a": 1}'))
    assert read_json(tmp_path / "cases") == {"a": 1}


def test_a_file_that_cannot_be_read_is_one_failing_case(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.json").write_text("geen json", encoding="utf-8")
    assert main(["scenarios", str(tmp_path / "a.json"), str(tmp_path / "weg.json")]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [json.loads(line)["error"].split(":")[0] for line in lines[:2]] == ["JSONDecodeError", "FileNotFoundError"]
    assert lines[2] == "0 passed, 2 failed, 0 skipped"


def test_the_cases_before_a_damaged_one_still_count(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case = {"id": 1, "doc": "d", "context": "/", "expression": "1 + 1", "ns": {}, "now": "2026-11-23T12:00:00+00:00"}
    good = {**case, "tz": "UTC", "type": "number", "expected": 2, "status": "pass"}
    cases = [good, {"id": 2}, {**good, "id": 3, "expected": 3}, {**good, "id": 4, "expression": "uuid()"}]
    file = tmp_path / "cases.json"
    file.write_text(json.dumps({"documents": {"d": "<a/>"}, "cases": cases}), encoding="utf-8")
    assert main(["xpath", str(file)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [json.loads(line)["case"] for line in lines[:2]] == ["2", "3"]
    assert lines[2:] == ["skipped 1: outside the profile: uuid", "1 passed, 2 failed, 1 skipped"]


def test_a_format_that_does_not_exist_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["odk", "a.json"])
    assert caught.value.code == 2
    assert "xpath" in capsys.readouterr().err
