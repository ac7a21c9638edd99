# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The spellings that XLSForm allows mean the same; what stays is the author's own."""

from pathlib import Path

import pytest

from kiosk.flow.findings import Finding
from kiosk.flow.workbook.authored import open_workbook
from kiosk.flow.workbook.sheets import sheet_of
from kiosk.flow.workbook.spelling import spelled, type_spelled
from tests.flow.workbook.kit import SMALL, opened, refused, small, told, written
from tests.flow.workbooks import write_workbook


def heading(sheet: str, written_as: str, *others: str) -> str:
    """How a heading reads; the other headings say how colons are meant."""
    findings: list[Finding] = []
    return next(iter(spelled(sheet, sheet_of(sheet, [[written_as, *others]], findings), findings).headings))


@pytest.mark.parametrize(
    ("sheet", "written_as", "read_as"),
    [
        ("survey", "Type", "type"),
        ("survey", "  Constraint Message ", "constraint_message"),
        ("survey", "relevance", "relevant"),
        ("survey", "Bind:relevant", "relevant"),
        ("survey", "bind::jr:constraintMsg", "constraint_message"),
        ("survey", "bind:jr:constraintMsg:English", "constraint_message::English"),
        ("survey", "jr:requiredMsg", "required_message"),
        ("survey", "calculate", "calculation"),
        ("survey", "bind::calculate", "calculation"),
        ("survey", "caption::English (en)", "label::English (en)"),
        ("survey", "Label :: English (en)", "label::English (en)"),
        ("survey", "label:English (en)", "label::English (en)"),
        ("survey", "media::image::Arabic (ar)", "image::Arabic (ar)"),
        ("survey", "media:audio", "audio"),
        ("survey", "Guidance Hint", "guidance_hint"),
        ("survey", "Choice Filter", "choice_filter"),
        ("survey", "Ask If", "ask_if"),
        ("survey", "control::appearance", "appearance"),
        ("survey", "body::accept", "body::accept"),
        ("survey", "Mijn Kolom", "Mijn Kolom"),
        ("choices", "List Name", "list_name"),
        ("choices", "list name", "list_name"),
        ("choices", "value", "name"),
        ("choices", "Streek", "Streek"),
        ("choices", "media::image", "image"),
        ("settings", "Form Title", "form_title"),
        ("settings", "set form id", "form_id"),
        ("settings", "id_string", "form_id"),
        ("outcomes", "Title::English (en)", "title::English (en)"),
        ("glossary", "Word", "word"),
        ("tests", "Nood", "Nood"),
    ],
)
def test_a_heading_is_read_in_the_profiles_spelling(sheet: str, written_as: str, read_as: str) -> None:
    assert heading(sheet, written_as) == read_as


def test_a_single_colon_is_part_of_a_name_where_other_headings_have_two() -> None:
    assert heading("survey", "label:English", "label::Dutch") == "label:English"


@pytest.mark.parametrize(
    ("written_as", "read_as"),
    [
        ("begin group", "begin_group"),
        ("end  group", "end_group"),
        ("begin repeat", "begin_repeat"),
        ("begin_lgroup", "begin_repeat"),
        ("begin looped group", "begin_repeat"),
        ("begin loop over lijst", "begin_loop"),
        ("select1 l", "select_one l"),
        ("select one l", "select_one l"),
        ("select one from l", "select_one l"),
        ("add select one prompt using l", "select_one l"),
        ("select all that apply from l", "select_multiple l"),
        ("select one from file f.csv", "select_one_from_file f.csv"),
        ("select multiple from file f.csv", "select_multiple_from_file f.csv"),
        ("select_one   l  or_other", "select_one l or_other"),
        ("string", "text"),
        ("int", "integer"),
        ("add note prompt", "note"),
        ("Text", "Text"),
        ("geopoint", "geopoint"),
    ],
)
def test_a_type_is_read_in_the_profiles_spelling(written_as: str, read_as: str) -> None:
    assert type_spelled(written_as) == read_as


def test_a_workbook_in_other_spellings_is_the_same_form(tmp_path: Path) -> None:
    other = small(
        survey_A1="Type",
        survey_B1=" Name",
        survey_A2="select one nood",
        survey_A3="select all that apply nood",
        survey_A4="string",
        choices_A1="List Name",
        choices_B1="value",
    )
    as_usual = open_workbook(write_workbook(tmp_path, SMALL)).xml
    assert open_workbook(write_workbook(tmp_path, other, "anders.xlsx")).xml == as_usual


def test_the_same_heading_twice_is_one_finding(tmp_path: Path) -> None:
    finding = told(tmp_path, survey_E1="label::English (en)")
    assert (finding.code, finding.place) == ("heading-double", "survey!E1")


def test_two_spellings_of_one_heading_are_one_finding(tmp_path: Path) -> None:
    finding = told(tmp_path, survey_E1="relevant", survey_F1="relevance", survey_F4="${nood} = 'huis'")
    assert (finding.code, finding.place) == ("heading-double", "survey!F1")
    assert "'relevant' en 'relevance'" in finding.message.nl


def test_an_older_name_beside_the_newer_is_told(tmp_path: Path) -> None:
    finding = told(tmp_path, settings_D1="id_string", settings_D2="oud")
    assert (finding.code, finding.place) == ("outside-column", "settings!D2")
    assert "form_id" in finding.remedy.nl


def test_capitals_in_a_column_for_filters_are_kept(tmp_path: Path) -> None:
    flow = opened(
        tmp_path,
        survey_E1="choice_filter",
        survey_E3="Soort = ${nood}",
        choices_E1="Soort",
        choices_E2="geld",
        choices_E3="huis",
    )
    assert flow.form.field("ook").options is not None


def test_findings_name_cells_as_the_author_sees_them(tmp_path: Path) -> None:
    finding = refused(written(tmp_path, survey_E1="Relevance", survey_E4="${nood} ="))[0]
    assert finding.place == "survey!E4"
