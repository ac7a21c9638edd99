# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""`kiosk flow new` writes a workbook that works; `kiosk flow publish` writes the form and what goes with it."""

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook

from kiosk.commands.flow.new import new
from kiosk.commands.flow.publish import publish
from kiosk.flow.workbook.authored import AuthoredFlow, open_workbook
from kiosk.flow.workbook.cases import run_tests
from kiosk.flow.workbook.dump import dump
from kiosk.flow.workbook.starter import starter_workbook
from kiosk.places import resources
from kiosk.publishing.check import WORD_LISTS, check_flow, load_word_lists
from tests.flow.workbook.kit import written

SHEETS = ["toelichting", "survey", "choices", "outcomes", "settings", "tests", "glossary"]


@pytest.fixture(name="starter")
def _starter(tmp_path: Path) -> AuthoredFlow:
    path = tmp_path / "nieuw.xlsx"
    starter_workbook().save(path)
    return open_workbook(path)


def run(command: object, *arguments: object) -> Result:
    return CliRunner().invoke(command, [str(argument) for argument in arguments])  # type: ignore[arg-type]


def test_the_starter_has_three_questions_and_outcomes_and_its_test_holds(starter: AuthoredFlow) -> None:
    form = starter.form
    assert [len(part) for part in (form.questions, form.outcomes, starter.tests, starter.glossary)] == [3, 3, 1, 1]
    assert form.languages == ("nl", "en")
    assert run_tests(starter, date(2026, 11, 23)) == ()


def test_the_starter_passes_every_check(starter: AuthoredFlow) -> None:
    words = load_word_lists(resources() / WORD_LISTS)
    assert check_flow(starter, None, words, date(2026, 11, 23)).findings == ()


def test_every_text_of_the_starter_is_there_in_both_languages(starter: AuthoredFlow) -> None:
    for sheet in starter.sheets.values():
        for row in sheet.rows:
            for heading in row.cells:
                assert heading.replace("Nederlands (nl)", "English (en)") in row.cells


def test_the_services_of_the_starter_are_kinds_of_the_directory(starter: AuthoredFlow) -> None:
    taxonomy = (resources() / "directory" / "taxonomy.json").read_text(encoding="utf-8")
    for row in starter.sheets["outcomes"].rows:
        for service in row.get("services").split():
            assert f'"{service}"' in taxonomy


def test_every_column_of_the_starter_is_explained_in_both_languages_and_stays_in_sight(tmp_path: Path) -> None:
    path = tmp_path / "nieuw.xlsx"
    assert run(new, path).exit_code == 0
    book = load_workbook(path)
    assert book.sheetnames == SHEETS
    questions = {"hulp", "baan", "brief"}
    for sheet in book.worksheets:
        assert sheet.freeze_panes
        for cell in sheet[1]:
            if sheet.title == "toelichting" or cell.value in questions:
                continue
            assert cell.comment is not None, (sheet.title, cell.value)
            assert "\n\n" in cell.comment.text


def test_cells_offer_what_may_stand_in_them(tmp_path: Path) -> None:
    path = tmp_path / "nieuw.xlsx"
    run(new, path)
    book = load_workbook(path)
    offered = {rule.formula1 for rule in book["survey"].data_validations.dataValidation}
    assert any("select_multiple" in str(choices) for choices in offered)
    assert len(book["outcomes"].data_validations.dataValidation) == 4


def test_a_file_that_is_there_is_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "nieuw.xlsx"
    path.write_bytes(b"mijn werk")
    result = run(new, path)
    assert result.exit_code == 1
    assert result.output == f"{path} bestaat al. Kies een andere naam.\n"
    assert path.read_bytes() == b"mijn werk"


def test_a_workbook_has_the_ending_of_a_workbook(tmp_path: Path) -> None:
    result = run(new, tmp_path / "nieuw.xls")
    assert result.exit_code == 1
    assert "moet op .xlsx eindigen" in result.output
    assert list(tmp_path.iterdir()) == []


def test_publishing_writes_the_form_and_the_same_as_text(tmp_path: Path) -> None:
    path = tmp_path / "nieuw.xlsx"
    run(new, path)
    result = run(publish, path)
    assert result.exit_code == 0, result.output
    authored = open_workbook(path)
    assert path.with_suffix(".xml").read_text(encoding="utf-8") == authored.xml
    assert path.with_suffix(".txt").read_text(encoding="utf-8") == dump(authored)
    assert sorted(file.suffix for file in tmp_path.iterdir()) == [".txt", ".xlsx", ".xml"]


def test_publishing_into_a_folder_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    path = written(tmp_path)
    result = run(publish, path, "--out", tmp_path / "weg" / "flow.xml")
    assert result.exit_code == 1
    assert result.output.splitlines()[-1].startswith("De map of het bestand bestaat niet: ")


def test_a_publication_that_breaks_off_leaves_the_form_that_was_there(tmp_path: Path) -> None:
    path = written(tmp_path)
    run(publish, path)
    before = path.with_suffix(".xml").read_bytes()
    path.with_suffix(".txt").unlink()
    path.with_suffix(".txt").mkdir()
    changed = written(tmp_path, survey_C2="Waar hebt u hulp bij?")
    result = run(publish, changed)
    assert result.exit_code == 1
    assert "is een map" in result.output
    assert path.with_suffix(".xml").read_bytes() == before
    assert not [file for file in tmp_path.iterdir() if file.name.startswith(".")]


def test_publishing_elsewhere_takes_the_lists_along(tmp_path: Path) -> None:
    (tmp_path / "steden.csv").write_text("name,label\nzand,Zandhoven\n", encoding="utf-8")
    target = tmp_path / "uit"
    target.mkdir()
    path = written(tmp_path, survey_A4="select_one_from_file steden.csv")
    assert run(publish, path, "--out", target / "flow.xml").exit_code == 0
    assert sorted(file.name for file in target.iterdir()) == ["flow.txt", "flow.xml", "steden.csv"]


def test_publishing_to_a_name_that_is_no_form_writes_nothing(tmp_path: Path) -> None:
    path = written(tmp_path)
    result = run(publish, path, "--out", tmp_path / "flow.txt")
    assert result.exit_code == 1
    assert "moet op .xml eindigen" in result.output
    assert list(tmp_path.iterdir()) == [path]


def test_a_workbook_with_findings_is_not_published(tmp_path: Path) -> None:
    path = written(tmp_path, survey_A4="geopoint")
    result = run(publish, path)
    assert result.exit_code == 1
    assert "survey!A4" in result.output
    assert list(tmp_path.iterdir()) == [path]
