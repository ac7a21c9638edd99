# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""XLSForms that others wrote: those inside the profile load, those that their own tool refuses are refused."""

import json
import tarfile
from collections import Counter
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest

from tests.conformance.cases import CaseResult, Failed, Passed, Skipped
from tests.conformance.xlsforms import CASES, run

GOOD = "| survey |\n| | type | name | label |\n| | text | q1 | Question? |\n"
BAD = "| survey |\n| | type | name | label |\n| | text | q1 | ${weg} |\n"
OTHER = "| survey |\n| | type | name | label |\n| | geopoint | q1 | Where? |\n"
FORMS = {"good.md": GOOD, "bad.md": BAD, "other.md": OTHER}


def cases(folder: Path, *expected: tuple[str, bool], forms: dict[str, str] = FORMS) -> Path:
    """A folder in the format: each form with whether it must be refused."""
    (folder / "forms").mkdir()
    for name, text in forms.items():
        (folder / "forms" / name).write_text(text)
    lines = [json.dumps({"test": str(n), "form": form, "errored": bad}) for n, (form, bad) in enumerate(expected)]
    (folder / "cases.jsonl").write_text("\n".join(lines))
    return folder


@cache
def recorded() -> tuple[CaseResult, ...]:
    """All of them, run once."""
    return tuple(run([CASES]))


def came(results: Sequence[CaseResult]) -> list[type]:
    return [type(result.came) for result in results]


@pytest.mark.xdist_group("recorded forms")
@pytest.mark.skipif(not CASES.exists(), reason="the recorded forms are not beside this checkout")
def test_every_recorded_form_inside_the_profile_loads_and_every_refused_one_is_refused() -> None:
    assert [result for result in recorded() if isinstance(result.came, Failed)] == []
    assert Counter(came(recorded()))[Passed] > 400


@pytest.mark.xdist_group("recorded forms")
@pytest.mark.skipif(not CASES.exists(), reason="the recorded forms are not beside this checkout")
def test_a_skip_names_what_the_profile_does_not_have() -> None:
    reasons = {result.came.reason for result in recorded() if isinstance(result.came, Skipped)}
    assert "outside the profile: The question type 'begin_repeat' is not supported" in reasons
    assert all(reason.startswith(("outside the profile: ", "the name of the form")) for reason in reasons)


def test_loading_refusing_and_skipping_are_told_apart(tmp_path: Path) -> None:
    folder = cases(tmp_path, ("good.md", False), ("bad.md", True), ("other.md", False))
    assert came(list(run([folder]))) == [Passed, Passed, Skipped]


def test_a_form_that_loads_or_is_refused_by_mistake_fails(tmp_path: Path) -> None:
    folder = cases(tmp_path, ("good.md", True), ("bad.md", False), ("weg.md", False))
    assert came(list(run([folder]))) == [Failed, Failed, Failed]


def test_a_folder_a_list_of_cases_and_an_archive_are_the_same(tmp_path: Path) -> None:
    (tmp_path / "cases").mkdir()
    folder = cases(tmp_path / "cases", ("good.md", False))
    archive = tmp_path / "cases.tar.gz"
    with tarfile.open(archive, "w:gz") as made:
        made.add(folder, arcname="forms-of-others")
    for file in (folder, folder / "cases.jsonl", archive):
        assert came(list(run([file]))) == [Passed], file


def test_forms_as_rows_of_json_are_read_too(tmp_path: Path) -> None:
    rows = {"survey": [{"type": "text", "name": "a", "label": "A?"}, {"type": "note", "label": "B"}]}
    folder = cases(tmp_path, ("rows.json", False), forms={"rows.json": json.dumps(rows)})
    assert came(list(run([folder]))) == [Passed]


def test_a_table_without_the_name_of_a_sheet_is_the_survey(tmp_path: Path) -> None:
    text = "# remark\n| form |\n|---|---|\n| | type | name | label | # why\n| | text | a\\|b | A? |\n"
    folder = cases(
        tmp_path, ("odd.md", True), ("odd2.md", False), forms={"odd.md": text, "odd2.md": text.replace("a\\|b", "a")}
    )
    assert came(list(run([folder]))) == [Passed, Passed]


def test_a_rule_in_another_language_is_skipped_as_no_xpath(tmp_path: Path) -> None:
    text = GOOD + "| | note | n | instance('c')/root/item[name <> 1]/label |\n"
    folder = cases(tmp_path, ("odd.md", False), forms={"odd.md": text})
    (result,) = run([folder])
    assert result.came == Skipped("outside the profile: '<>' is no operator of XPath")


def test_a_skip_names_a_thing_before_the_way_it_is_used(tmp_path: Path) -> None:
    text = "| survey |\n| | type | name | label | calculation | trigger |\n| | text | q | Q | 1 | ${q} |\n"
    (result,) = run([cases(tmp_path, ("odd.md", False), forms={"odd.md": text})])
    assert result.came == Skipped("outside the profile: The column 'trigger' is not supported")


def test_a_name_given_beside_the_sheets_is_not_the_sheets_fault(tmp_path: Path) -> None:
    folder = cases(tmp_path, ("good.md", True))
    (folder / "cases.jsonl").write_text(json.dumps({"test": "t", "form": "good.md", "errored": True, "name": "a@b"}))
    assert came(list(run([folder]))) == [Skipped]


CHOICES = (
    "| survey |\n| | type | name | label |\n| | {kind} l | q | Q? |\n| choices |\n| | list_name | name | label |\n"
)


@pytest.mark.parametrize(
    "text",
    [
        CHOICES.format(kind="select_one") + "| | l | een code | Een |\n",
        CHOICES.format(kind="select_one") + "| | l | een | |\n",
        GOOD.replace("label |", "label | default |", 1).replace("Question? |", "Question? | today() |"),
    ],
)
def test_what_xlsform_allows_and_the_profile_does_not_name_loads(tmp_path: Path, text: str) -> None:
    assert came(list(run([cases(tmp_path, ("a.md", False), forms={"a.md": text})]))) == [Passed]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (CHOICES.format(kind="select_multiple") + "| | l | een code | Een |\n", "has a space"),
        (GOOD + "| | begin group | g | G |\n| | text | q1 | Q |\n| | end group |\n", "is taken by survey!B2"),
    ],
)
def test_what_the_documented_profile_leaves_out_is_skipped(tmp_path: Path, text: str, words: str) -> None:
    (result,) = run([cases(tmp_path, ("a.md", False), forms={"a.md": text})])
    assert isinstance(result.came, Skipped)
    assert words in result.came.reason
