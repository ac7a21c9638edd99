# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A cell that would do nothing is told, and so is a text that is not there: nothing is left out in silence."""

from pathlib import Path

import pytest

from kiosk.flow.form import Role
from tests.flow.workbook.kit import formed, told

INSIDE = {"survey_A5": "text", "survey_B5": "t", "survey_C5": "T", "survey_D5": "T"}
GROUP = {"survey_A4": "begin_group", **INSIDE, "survey_A6": "end_group"}
CALCULATE = {"survey_A4": "calculate", "survey_E1": "calculation", "survey_E4": "1", "survey_F1": "hint"}


@pytest.mark.parametrize(
    ("cells", "place", "words"),
    [
        ({"survey_E1": "choice_filter", "survey_E4": "true()"}, "survey!E4", "een vraag zonder keuzes"),
        ({"survey_A4": "note", "survey_E1": "required", "survey_E4": "yes"}, "survey!E4", "een mededeling"),
        ({"survey_A4": "note", "survey_E1": "constraint", "survey_E4": ". = 1"}, "survey!E4", "een mededeling"),
        ({**GROUP, "survey_E1": "required", "survey_E4": "yes"}, "survey!E4", "een groep"),
        ({**GROUP, "survey_E1": "hint::English (en)", "survey_E4": "x"}, "survey!E4", "een groep"),
        ({**GROUP, "survey_E1": "relevant", "survey_E6": "1 = 1"}, "survey!E6", "het einde van een groep"),
        ({**CALCULATE, "survey_F4": "x"}, "survey!F4", "een berekening"),
        ({**CALCULATE, "survey_F1": "default", "survey_F4": "1"}, "survey!F4", "een berekening"),
    ],
)
def test_a_cell_that_does_nothing_is_one_finding(tmp_path: Path, cells: dict[str, str], place: str, words: str) -> None:
    finding = told(tmp_path, **cells)
    assert (finding.code, finding.place) == ("outside-cell", place)
    assert words in finding.shown("nl")


def test_an_empty_cell_may_stand_anywhere(tmp_path: Path) -> None:
    cells = {"survey_E1": "required", "survey_E2": "yes", "survey_F1": "choice_filter", "survey_F2": "name != 'rust'"}
    assert formed(tmp_path, **cells).field("woorden").rules.required is None


@pytest.mark.parametrize("kind", ["text", "note", "select_one nood"])
def test_a_question_without_a_text_is_told_at_its_label(tmp_path: Path, kind: str) -> None:
    finding = told(tmp_path, survey_A4=kind, survey_C4="", survey_D4="")
    assert (finding.code, finding.place) == ("label-missing", "survey!C4")


def test_a_sheet_without_any_label_is_told_once(tmp_path: Path) -> None:
    bare = {f"survey_{column}{row}": "" for column in "CD" for row in range(1, 5)}
    assert told(tmp_path, **{**bare, "survey_A2": "text", "settings_C2": ""}).code == "label-missing"


def test_a_row_of_any_type_that_calculates_and_has_no_text_is_a_calculate(tmp_path: Path) -> None:
    cells = {"survey_C3": "", "survey_D3": "", "survey_E1": "calculation", "survey_E3": "'huis'"}
    assert formed(tmp_path, **cells).field("ook").role is Role.CALCULATE
    finding = told(tmp_path, **cells, survey_F1="required", survey_F3="yes")
    assert (finding.code, finding.place) == ("outside-cell", "survey!F3")


def test_each_choice_has_a_text(tmp_path: Path) -> None:
    finding = told(tmp_path, choices_C3="", choices_D3="")
    assert (finding.code, finding.place) == ("outside-choice-label", "choices!C3")
    assert "Deze keuze heeft geen tekst." in finding.shown("nl")


def test_each_choice_has_a_text_in_the_language_of_the_form(tmp_path: Path) -> None:
    finding = told(tmp_path, choices_C3="", survey_A3="text")
    assert (finding.code, finding.place) == ("label-missing", "survey!A2")
    assert "De keuze 'geld' heeft geen tekst in de standaardtaal." in finding.shown("nl")


@pytest.mark.parametrize(
    ("word", "remedy"), [("ja", "Schrijf yes."), ("Nee", "Schrijf no."), (" WAAR ", "Schrijf yes.")]
)
def test_yes_and_no_are_written_as_xlsform_does(tmp_path: Path, word: str, remedy: str) -> None:
    finding = told(tmp_path, survey_E1="required", survey_E4=word)
    assert (finding.code, finding.place) == ("no-xpath", "survey!E4")
    assert remedy in finding.shown("nl")
