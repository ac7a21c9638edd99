# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whatever an author fills in comes to something, or is told at its cell: a warning, as other programs may use it."""

from pathlib import Path

import pytest

from kiosk.flow.check.idle_cells import idle_findings
from kiosk.flow.findings import Severity
from kiosk.flow.workbook.authored import open_workbook
from tests.flow.check.planting import EN, NL, Cells, Sheets, findings, option, planted, question, sound, word
from tests.flow.workbook.kit import SMALL
from tests.flow.workbooks import write_workbook


def one(sheets: Sheets) -> tuple[str, str, str]:
    """Code, place and words of the one idle thing, which is a warning with words in both languages."""
    (found,) = (found for found in findings(sheets) if found.code.startswith("idle-"))
    assert found.severity is Severity.WARNING
    assert found.message.en
    assert found.remedy.nl
    assert found.remedy.en
    return found.code, found.place, found.message.nl


def with_rows(*rows: Cells) -> Sheets:
    """The sound flow with rows at the end of the sheet survey."""
    sheets = sound()
    sheets["survey"] += rows
    return sheets


def test_a_flow_in_which_everything_comes_to_something_has_no_finding() -> None:
    assert findings(sound()) == ()


@pytest.mark.parametrize(
    ("sheets", "place", "words"),
    [
        (
            with_rows({"type": "calculate", "name": "som", f"label::{NL}": "Som", "calculation": "1 + 1"}),
            "survey!C6",
            "Een berekening staat niet op het scherm",
        ),
        (
            with_rows(
                {"type": "begin_group", "name": "g"},
                question("note", "n", "Dag.", "Hello."),
                {"type": "end_group", f"label::{EN}": "End"},
            ),
            "survey!D8",
            "Bij het einde van een groep",
        ),
        (planted("survey", "leeftijd", "constraint_message", "Te jong."), "survey!I5", "geen regel in constraint"),
        (planted("survey", "leeftijd", f"required_message::{NL}", "Vul in."), "survey!I5", "niet verplicht"),
        (planted("survey", "leeftijd", "appearance", "numbers"), "survey!I5", "horen bij text"),
        (planted("survey", "leeftijd", "appearance", "minimal"), "survey!I5", "hoort bij select_one"),
    ],
)
def test_a_cell_that_nothing_comes_of_is_told(sheets: Sheets, place: str, words: str) -> None:
    code, found, message = one(sheets)
    assert (code, found) == ("idle-cell", place)
    assert words in message


def test_a_list_that_is_found_by_typing_is_not_idle() -> None:
    assert "idle-cell" not in {found.code for found in findings(planted("survey", "doel", "appearance", "minimal"))}


@pytest.mark.parametrize(("required", "idle"), [("no", True), ("false()", True), ("yes", False), ("1 = 1", False)])
def test_a_message_goes_with_a_question_that_can_be_required(required: str, idle: bool) -> None:
    sheets = planted("survey", "woonplaats", f"required_message::{NL}", "Vul in.")
    next(row for row in sheets["survey"] if row["name"] == "woonplaats")["required"] = required
    assert ("idle-cell" in {found.code for found in findings(sheets)}) is idle


def test_a_message_goes_with_a_rule() -> None:
    sheets = planted("survey", "leeftijd", f"constraint_message::{NL}", "Te jong.")
    next(row for row in sheets["survey"] if row["name"] == "leeftijd")["constraint"] = ". > 10"
    assert "idle-cell" not in {found.code for found in findings(sheets)}


def test_a_list_that_no_question_names_is_told_once() -> None:
    sheets = sound()
    sheets["choices"] += [option("over", "a", "A", "A"), option("over", "b", "B", "B")]
    assert one(sheets) == ("idle-list", "choices!A8", "Geen vraag gebruikt de lijst 'over'.")


def test_a_list_that_a_rule_looks_in_is_used() -> None:
    sheets = sound()
    sheets["choices"] += [option("over", "a", "A", "A")]
    sheets["survey"].append(
        {"type": "calculate", "name": "n", "calculation": "count(instance('over')/root/item[name = 'a'])"}
    )
    sheets["survey"][1]["choice_filter"] = "${n} >= 0 or true()"
    assert "idle-list" not in {found.code for found in findings(sheets)}


def test_a_column_of_choices_that_no_rule_reads_is_told_at_its_heading() -> None:
    """A question of the same name is something else."""
    sheets = planted("choices", "doel/werk", "leeftijd", "27")
    code, place, message = one(sheets)
    assert (code, place) == ("idle-column", "choices!E1")
    assert "'leeftijd'" in message


def test_a_column_that_a_filter_reads_is_used() -> None:
    sheets = planted("choices", "doel/werk", "streek", "noord")
    sheets["survey"][1]["choice_filter"] = "streek != 'zuid'"
    assert "idle-column" not in {found.code for found in findings(sheets)}


def test_a_language_of_the_glossary_that_the_flow_does_not_have_is_told() -> None:
    sheets = sound()
    sheets["glossary"] = [
        {**word("gids", "De gids helpt u.", "The guide helps you."), "explanation::Frans (fr)": "Le guide."}
    ]
    assert one(sheets) == ("idle-language", "glossary!D1", "De vragenroute heeft geen taal 'fr'.")


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("concat(${leeftijd}, '1')", "'leeftijd' is dan nog leeg"),
        ("1.5 + 1", "komt vandaag uit op '2.5'"),
        ("concat('x', 'y')", "komt vandaag uit op 'xy'"),
    ],
)
def test_a_default_that_comes_to_nothing_is_told(rule: str, words: str) -> None:
    sheets = planted("survey", "leeftijd", "default", rule)
    assert any(words in found.message.nl for found in findings(sheets))
    assert {found.place for found in findings(sheets)} == {"survey!I5"}
    assert {found.severity for found in findings(sheets)} == {Severity.WARNING}


@pytest.mark.parametrize(("rule", "fits"), [("concat('we', 'rk')", True), ("concat('we', 'k')", False)])
def test_a_default_of_a_choice_is_one_of_its_options(rule: str, fits: bool) -> None:
    found = {one.code for one in findings(planted("survey", "doel", "default", rule))}
    assert found == (set() if fits else {"default-unfit"})


def test_a_default_may_read_one_that_stands_before_it() -> None:
    sheets = planted("survey", "woonplaats", "default", "concat('weet', '_niet')")
    next(row for row in sheets["survey"] if row["name"] == "leeftijd")["default"] = "string-length(${woonplaats})"
    assert findings(sheets) == ()


def test_a_flow_without_choices_has_none_that_are_idle(tmp_path: Path) -> None:
    sheets = {"survey": (SMALL["survey"][0], SMALL["survey"][3]), "settings": SMALL["settings"]}
    assert list(idle_findings(open_workbook(write_workbook(tmp_path, sheets)))) == []
