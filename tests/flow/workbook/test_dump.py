# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A flow as plain text: the same for the same flow, and different only where the flow is."""

from collections.abc import Mapping
from difflib import unified_diff
from pathlib import Path

from kiosk.flow.workbook.authored import open_workbook
from kiosk.flow.workbook.dump import dump
from kiosk.places import resources
from tests.flow.workbook.kit import small
from tests.flow.workbooks import Rows, write_workbook

OWN: Mapping[str, Rows] = {
    "outcomes": (("name", "when", "title::Nederlands (nl)"), ("huis", "${nood} = 'huis'", "Een huis")),
    "tests": (("nood", "outcomes"), ("huis", "huis")),
    "glossary": (("word", "explanation"), ("WW", "Een\nuitkering\tof \\zo.")),
}


def text_of(folder: Path, sheets: Mapping[str, Rows]) -> str:
    return dump(open_workbook(write_workbook(folder, {**sheets, **OWN})))


def changes(old: str, new: str) -> list[str]:
    """The lines that differ, with their sign."""
    lines = unified_diff(old.splitlines(), new.splitlines(), n=0, lineterm="")
    return [line for line in lines if line[0] in "+-" and line[:3] not in {"+++", "---"}]


def test_a_row_is_a_block_and_a_cell_a_line_with_its_language(tmp_path: Path) -> None:
    text = text_of(tmp_path, small())
    block = """
nood
    type: select_one nood
    name: nood
    label [nl]: Wat zoekt u?
    label [en]: What do you need?
"""
    assert block in text
    assert [line for line in text.splitlines() if line.startswith("==")] == [
        *("== settings ==", "== survey ==", "== choices ==", "== outcomes ==", "== tests ==", "== glossary ==")
    ]
    assert "\nnood huis\n" in text


def test_a_text_of_several_lines_is_one_line(tmp_path: Path) -> None:
    assert r"    explanation: Een\nuitkering\tof \\zo." in text_of(tmp_path, small()).splitlines()


def test_a_changed_text_is_one_changed_line(tmp_path: Path) -> None:
    old, new = text_of(tmp_path, small()), text_of(tmp_path, small(survey_D3="Anything else?"))
    assert changes(old, new) == ["-    label [en]: What else?", "+    label [en]: Anything else?"]


def test_a_row_that_comes_between_changes_no_other_line(tmp_path: Path) -> None:
    sheets = small()
    sheets["survey"].insert(2, ["note", "nieuw", "Nieuw", "New"])
    assert [line[0] for line in changes(text_of(tmp_path, small()), text_of(tmp_path, sheets))] == ["+"] * 6


def test_the_order_of_columns_and_sheets_is_left_out(tmp_path: Path) -> None:
    sheets = small()
    turned = {name: [list(reversed(row)) for row in rows] for name, rows in reversed(sheets.items())}
    for name in ("survey", "choices"):  # the order of languages is the order that is shown
        turned[name] = [[row[1], row[0], row[2], row[3]] for row in turned[name]]
        assert [sorted(map(str, row)) for row in turned[name]] == [sorted(map(str, row)) for row in sheets[name]]
    other = text_of(tmp_path, turned)
    assert changes(text_of(tmp_path, sheets), other) == []


def test_a_group_ends_under_its_own_name(tmp_path: Path) -> None:
    group = small(survey_A4="begin_group", survey_A5="text", survey_B5="a", survey_C5="A", survey_A6="end_group")
    text = text_of(tmp_path, group)
    assert "\nend_group woorden\n" in text


def test_the_lists_in_files_are_there_too(tmp_path: Path) -> None:
    (tmp_path / "steden.csv").write_text("name,label\nzand,Zandhoven\n", encoding="utf-8")
    text = text_of(tmp_path, small(survey_A4="select_one_from_file steden.csv"))
    assert text.endswith("== steden.csv ==\nname,label\nzand,Zandhoven\n")


def test_the_shipped_flow_is_the_same_text_every_time() -> None:
    shipped = resources() / "flows" / "werkcentrum.xlsx"
    text = dump(open_workbook(shipped))
    assert text == dump(open_workbook(shipped))
    assert all(line == line.rstrip() for line in text.splitlines())


def test_how_far_a_translation_is_is_one_line_per_text(tmp_path: Path) -> None:
    heading = ("key", "checked_on::en", "state::en", "source_hash::en", "text_hash::en")
    row = ("survey:nood:label", "2026-11-23", "checked", "aaaaaaaaaaaa", "bbbbbbbbbbbb")
    text = text_of(tmp_path, {**small(), "translations": (heading, row)})
    assert text.endswith("\n== translations ==\n\nsurvey:nood:label: en checked 2026-11-23\n")
