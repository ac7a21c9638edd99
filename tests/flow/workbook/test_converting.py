# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What pyxform or the loader say of sheets that the checks let through is told at the author's cell."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from kiosk.flow.findings import Finding, WorkbookError
from kiosk.flow.workbook.sheets import sheet_of
from kiosk.flow.workbook.xforms import xform_of
from tests.flow.workbook.kit import opened, small, told
from tests.flow.workbooks import Rows

OUTCOMES: Rows = (("name", "when", "title"), ("goed", "true()", "Goed"), ("uit", "true()", "Hoi ${nood"))


def said(tables: Mapping[str, Rows]) -> Finding:
    """What converting these sheets says, without any check before it."""
    findings: list[Finding] = []
    sheets = {
        name: sheet_of(name, [[str(cell) for cell in row] for row in rows], findings) for name, rows in tables.items()
    }
    with pytest.raises(WorkbookError) as caught:
        xform_of(sheets)
    (finding,) = caught.value.findings
    return finding


@pytest.mark.parametrize(
    ("tables", "place"),
    [
        (small(survey_C4="Hoi ${nood"), "survey!C4"),
        (small(survey_A9="text", survey_B9="laatste", survey_C9="Hoi ${nood"), "survey!C9"),
        (small(choices_C3="Hoi ${nood"), "choices!C3"),
        (small(survey_A4="calculate"), "survey!A4"),
        ({**small(), "outcomes": OUTCOMES}, "outcomes!A3"),
        (small(survey_A4="select_one weg"), "survey!A4"),
        (small(survey_A9="begin_group", survey_B9="g"), "survey!A9"),
    ],
)
def test_a_cell_is_named_as_the_author_sees_it(tables: Mapping[str, Rows], place: str) -> None:
    finding = said(tables)
    assert (finding.code, finding.place) == ("not-converted", place)
    assert "[row" not in finding.message.nl


def test_a_fault_of_the_whole_is_told_of_the_survey(tmp_path: Path) -> None:
    (tmp_path / "nood.csv").write_text("name,label\nhuis,Huis\n", encoding="utf-8")
    finding = told(tmp_path, survey_A4="select_one_from_file nood.csv")
    assert (finding.code, finding.place) == ("not-converted", "survey")


def test_questions_beyond_the_hundredth_row_may_have_columns_of_their_own(tmp_path: Path) -> None:
    rows = {
        f"survey_{column}{number}": text
        for number in range(5, 120)
        for column, text in zip("ABC", ("text", f"v{number}", "V"), strict=True)
    }
    form = opened(tmp_path, **rows, survey_E1="required", survey_E119="yes").form
    assert form.field("v119").rules.required is not None


def test_empty_rows_of_a_table_are_no_rows() -> None:
    sheet = sheet_of("survey", [["type", "name"], ["", ""], ["text", "a"]], [])
    assert [row.number for row in sheet.rows] == [3]


def test_a_name_that_nothing_has_is_of_the_survey(tmp_path: Path) -> None:
    flow = opened(tmp_path)
    assert flow.place("weg") == "survey"
    assert flow.place("") == "survey"
    assert flow.place("nood", "label") == "survey!C2"
    assert flow.place("nood", "relevant") == "survey!B2"
