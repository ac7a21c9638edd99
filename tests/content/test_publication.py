# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The workbook is the source: the form beside it is what it publishes, and it opens as something to work in."""

from kiosk.flow.workbook.convert import convert_workbook
from tests.content.walking import PUBLISHED, WORKBOOK, book, form, visit

SHEETS = ["toelichting", "survey", "choices", "outcomes", "settings", "glossary", "tests", "translations"]


def test_the_published_form_is_the_conversion_of_the_workbook() -> None:
    assert PUBLISHED.read_text(encoding="utf-8") == convert_workbook(WORKBOOK), (
        "Publish again: kiosk flow publish resources/flows/werkcentrum.xlsx"
    )


def test_the_flow_has_its_name_and_version() -> None:
    assert (form().id, form().version) == ("werkcentrum", "2026.11.3")


def test_the_workbook_opens_with_an_explanation_and_headings_that_stay_in_sight() -> None:
    assert book().sheetnames == SHEETS
    for sheet in book().worksheets:
        assert sheet.freeze_panes is not None, sheet.title
        assert all(cell.value for cell in sheet[1]), sheet.title


def test_each_heading_of_the_working_sheets_explains_its_column() -> None:
    for name in ("survey", "choices", "outcomes", "settings"):
        assert [cell.coordinate for cell in book()[name][1] if cell.comment is None] == [], name


def test_the_rows_of_the_tests_sheet_come_out_as_they_say() -> None:
    rows = list(book()["tests"].iter_rows(min_row=2, values_only=True))

    assert [row[0] for row in rows] == list(range(1, 41))
    for _, question, answers, outcome in rows:
        pairs = (pair.strip().partition("=") for pair in str(answers).split(";"))
        ended = visit({name: value for name, _, value in pairs})
        assert [one.name for one in ended.outcomes("nl")] == [outcome], question
