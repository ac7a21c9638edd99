# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The own sheets `outcomes`, `tests` and `glossary`."""

from datetime import date
from pathlib import Path

import pytest

from kiosk.flow.explained import explained
from kiosk.flow.session import begin
from kiosk.flow.workbook.authored import open_workbook
from kiosk.flow.workbook.cases import FlowTest, run_tests
from kiosk.flow.workbook.glossary import Term
from tests.flow.workbook.kit import SMALL, opened, refused, small, told, written
from tests.flow.workbooks import Rows, write_workbook

TODAY = date(2026, 11, 23)
OUTCOMES: Rows = (
    (
        "name",
        "when",
        "title::Nederlands (nl)",
        "title::English (en)",
        "services",
        "theme",
        "urgency",
        "person",
        "fallback",
        "crisis",
    ),
    (
        *("huis", "${nood} = 'huis'", "Een huis", "A home", "gemeente-opvang gids", "EW01", "now", "yes", "deliberate"),
        "noodhulp",
    ),
    ("rest", "${nood} != 'huis' and ${woorden} != 'x'", "Anders", "Other", "gids", "EW09", "", "yes", "yes", ""),
)


def flow(folder: Path, tests: Rows, *more: Rows) -> Path:
    """The small workbook with outcomes, a required first question and these tests."""
    sheets = dict(small(survey_E1="required", survey_E2="yes", survey_F1="constraint", survey_F4=". != 'fout'"))
    return write_workbook(folder, {**sheets, "outcomes": OUTCOMES, "tests": tests})


def ran(
    folder: Path, *rows: tuple[str, ...], headings: tuple[str, ...] = ("nood", "ook", "woorden", "outcomes")
) -> list[str]:
    """What running these tests says, each with its code."""
    authored = open_workbook(flow(folder, (headings, *rows)))
    return [f"{finding.code} {finding.shown('en')}" for finding in run_tests(authored, TODAY)]


def test_an_outcome_carries_what_its_columns_say(tmp_path: Path) -> None:
    form = open_workbook(write_workbook(tmp_path, {**SMALL, "outcomes": OUTCOMES})).form
    assert dict(form.field("huis").marks) == {
        "services": "gemeente-opvang gids",
        "theme": "EW01",
        "urgency": "now",
        "person": "yes",
        "fallback": "deliberate",
        "crisis": "noodhulp",
    }


@pytest.mark.parametrize(
    ("cell", "value", "code"),
    [
        ("B2", "", "outcome-when"),
        ("B2", "uuid() = 1", "outside-function"),
        ("E2", "Gids", "outcome-services"),
        ("F2", "EW10", "outcome-theme"),
        ("G2", "later", "outcome-urgency"),
        ("H2", "ja", "outcome-person"),
        ("I2", "ja", "outcome-fallback"),
        ("A2", "", "name-wrong"),
        ("A2", "nood", "outside-name"),
        ("A2", "rest", "name-double"),
        ("J2", "112!", "outcome-crisis"),
        ("K1", "kleur", "outside-column"),
        ("B2", "${noot} = 'huis'", "question-unknown"),
    ],
)
def test_a_wrong_cell_of_an_outcome_is_one_finding(tmp_path: Path, cell: str, value: str, code: str) -> None:
    cells = {
        f"outcomes_{'ABCDEFGHIJ'[column]}{row}": text
        for row, line in enumerate(OUTCOMES, 1)
        for column, text in enumerate(line)
    }
    finding = told(tmp_path, **{**cells, f"outcomes_{cell}": value})
    place = "outcomes!A3" if (cell, value) == ("A2", "rest") else f"outcomes!{cell}"
    assert (finding.code, finding.place) == (code, place)


def test_a_test_is_its_answers_and_the_outcomes_that_must_come(tmp_path: Path) -> None:
    tests: Rows = (
        ("name", "nood", "ook", "outcomes", "note"),
        ("Dak", "huis", "geld rust", "huis  rest", "Ik zoek een huis."),
    )
    assert open_workbook(flow(tmp_path, tests)).tests == (
        FlowTest("tests!A2", {"nood": "huis", "ook": "geld rust"}, ("huis", "rest"), "Dak"),
    )


def test_answers_may_stand_together_in_one_cell(tmp_path: Path) -> None:
    tests: Rows = (
        ("line", "visitor_question", "answers", "outcome"),
        (7, "Vraag?", "nood = huis; ook=geld rust;", "huis"),
    )
    assert open_workbook(flow(tmp_path, tests)).tests == (
        FlowTest("tests!A2", {"nood": "huis", "ook": "geld rust"}, ("huis",), "7"),
    )


def test_tests_that_hold_say_nothing(tmp_path: Path) -> None:
    assert ran(tmp_path, ("huis", "", "", "huis"), ("geld", "rust geld", "iets", "rest")) == []


def test_a_test_that_does_not_hold_says_what_came_instead(tmp_path: Path) -> None:
    said = ran(tmp_path, ("huis", "", "", "rest"), ("geld", "", "x", "rest"), ("huis", "", "", "huis rest"))
    assert [line.partition(" Mend")[0] for line in said] == [
        "test-outcome-differs tests!A2: Expected: rest. Got: huis.",
        "test-outcome-differs tests!A3: Expected: rest. Got: no outcome.",
        "test-outcome-differs tests!A4: Expected: huis rest. Got: huis.",
    ]


def test_a_test_that_cannot_be_walked_says_where_it_stops(tmp_path: Path) -> None:
    said = ran(tmp_path, ("", "", "", "huis"), ("huis", "", "fout", "huis"), ("boot", "", "", "huis"))
    assert [line.split()[0] for line in said] == ["test-answer-missing", "test-answer-refused", "test-answer-refused"]
    assert "'nood'" in said[0]
    assert "'woorden'" in said[1]


def test_an_answer_that_is_never_asked_is_told(tmp_path: Path) -> None:
    sheets = {
        **small(survey_E1="ask_if", survey_E4="nood: geld"),
        "outcomes": OUTCOMES,
        "tests": (("nood", "woorden", "outcomes"), ("huis", "hallo", "huis")),
    }
    (finding,) = run_tests(open_workbook(write_workbook(tmp_path, sheets)), TODAY)
    assert finding.code == "test-not-asked"
    assert "woorden" in finding.message.en


def test_a_day_given_decides_what_today_is(tmp_path: Path) -> None:
    sheets = {
        **small(),
        "outcomes": (("name", "when", "title"), ("nu", "today() = date('2026-11-23')", "Nu")),
        "tests": (("nood", "outcomes"), ("huis", "nu")),
    }
    authored = open_workbook(write_workbook(tmp_path, sheets))
    assert [len(run_tests(authored, day)) for day in (TODAY, date(2026, 1, 1))] == [0, 1]


@pytest.mark.parametrize(
    ("headings", "row", "code", "place", "words"),
    [
        (("nodo", "outcomes"), ("huis", "huis"), "test-question", "tests!A2", "Bedoelt u 'nood'?"),
        (("nood", "outcomes"), ("huis", "hius"), "test-outcome", "tests!B2", "Bedoelt u 'huis'?"),
        (("nood", "outcomes"), ("huis", ""), "test-empty", "tests!B2", "welke uitkomst"),
        (("nood",), ("huis",), "test-empty", "tests!A2", "welke uitkomst"),
        (("answers", "outcome"), ("boot=1", "huis"), "test-question", "tests!A2", "'boot' is geen vraag"),
        (("answers", "outcome"), ("huis", "huis"), "test-question", "tests!A2", "'huis' is geen vraag"),
    ],
)
def test_a_test_of_what_is_not_there_is_told_at_its_cell(
    tmp_path: Path, headings: tuple[str, ...], row: tuple[str, ...], code: str, place: str, words: str
) -> None:
    (finding,) = refused(flow(tmp_path, (headings, row)))
    assert (finding.code, finding.place) == (code, place)
    assert words in finding.message.nl


def test_a_workbook_without_own_sheets_has_none_of_it(tmp_path: Path) -> None:
    authored = opened(tmp_path)
    assert (authored.tests, authored.glossary, authored.lists, authored.media) == ((), (), {}, ())
    assert authored.form.outcomes == ()


def test_a_word_has_its_explanation_in_each_language(tmp_path: Path) -> None:
    words = {
        "glossary_A1": "Word",
        "glossary_B1": "explanation::Nederlands (nl)",
        "glossary_C1": "explanation::English (en)",
        "glossary_A2": "WW",
        "glossary_B2": "Een uitkering.",
        "glossary_C2": "-",
    }
    assert opened(tmp_path, **words).glossary == (Term("glossary!A2", "WW", {"nl": "Een uitkering."}),)


def test_the_words_travel_with_the_form_whatever_signs_they_have(tmp_path: Path) -> None:
    cells = {
        "glossary_A1": "word",
        "glossary_B1": "explanation::Nederlands (nl)",
        "glossary_C1": "explanation::English (en)",
        "glossary_A2": 'zzp"er & <co>',
        "glossary_B2": "Iemand met een eigen bedrijf & <niets> meer.",
        "glossary_C2": "-",
        "glossary_A3": "leeg",
        "glossary_B3": "-",
        "glossary_C3": "Only here.",
    }
    form = opened(tmp_path, **cells).form
    session = begin(form, TODAY)
    assert [term.word for term in form.glossary] == ['zzp"er & <co>', "leeg"]
    (said,) = explained(form, ['Bent u zzp"er & <co>?', "Niet leeg"], session.context("nl"))
    assert (said.word, said.meaning) == ('zzp"er & <co>', "Iemand met een eigen bedrijf & <niets> meer.")


@pytest.mark.parametrize(
    ("cells", "code", "place"),
    [
        ({"glossary_A3": "ww", "glossary_B3": "Nog eens."}, "glossary-double", "glossary!A3"),
        ({"glossary_A3": "", "glossary_B3": "Uitleg."}, "glossary-word", "glossary!A3"),
        ({"glossary_A3": "WIA"}, "glossary-explanation", "glossary!A3"),
        ({"glossary_C1": "kleur", "glossary_C2": "rood"}, "outside-column", "glossary!C1"),
    ],
)
def test_a_glossary_that_is_not_in_order_is_told(tmp_path: Path, cells: dict[str, str], code: str, place: str) -> None:
    good = {"glossary_A1": "word", "glossary_B1": "explanation", "glossary_A2": "WW", "glossary_B2": "Een uitkering."}
    finding = told(tmp_path, **{**good, **cells})
    assert (finding.code, finding.place) == (code, place)


def test_findings_of_several_sheets_come_together(tmp_path: Path) -> None:
    cells = {"glossary_A1": "word", "glossary_A2": "WW", "survey_A4": "time"}
    assert {finding.place for finding in refused(written(tmp_path, **cells))} == {"survey!A4", "glossary!A2"}
