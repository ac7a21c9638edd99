# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""`ask_if` says without XPath when a question is asked."""

from datetime import date
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.flow.session import replay
from kiosk.flow.workbook.ask_if import relevant_of
from kiosk.flow.workbook.sheets import Row
from kiosk.flow.xform.load import load_form
from tests.flow.workbook.kit import formed, opened, refused, told, written

CODES = ("huis", "geld", "rust")


def asked(folder: Path, ask_if: str, answers: dict[str, str], **cells: object) -> bool:
    """Whether the last question is asked after these answers."""
    form = formed(folder, survey_E1="ask_if", survey_E4=ask_if, **cells)
    question = replay(form, {"nood": "", "ook": "", **answers}, date(2026, 1, 1)).question("nl")
    return question is not None and question.name == "woorden"


@pytest.mark.parametrize(
    ("ask_if", "answers", "is_asked"),
    [
        ("nood: huis", {"nood": "huis"}, True),
        ("nood: huis", {"nood": "geld"}, False),
        ("nood: huis", {}, False),
        ("nood: huis|geld", {"nood": "geld"}, True),
        (" nood :  huis | geld ; ", {"nood": "huis"}, True),
        ("ook: huis|geld", {"ook": "rust geld"}, True),
        ("nood: huis; ook: rust", {"nood": "huis", "ook": "rust"}, True),
        ("nood: huis; ook: rust", {"nood": "huis", "ook": "geld"}, False),
        ("nood: !huis", {"nood": "geld"}, True),
        ("nood: !huis", {"nood": "huis"}, False),
        ("nood: !huis", {}, False),
        ("ook: !huis|!geld", {"ook": "rust"}, True),
        ("ook: !huis|!geld", {"ook": "rust geld"}, False),
    ],
)
def test_it_decides_when_a_question_is_asked(
    tmp_path: Path, ask_if: str, answers: dict[str, str], is_asked: bool
) -> None:
    assert asked(tmp_path, ask_if, answers) is is_asked


def test_a_rule_that_is_there_holds_as_well(tmp_path: Path) -> None:
    relevant = {"survey_F1": "relevant", "survey_F4": "${ook} = 'geld' or ${ook} = 'rust'"}
    for nood, ook in product(CODES, CODES):
        expected = nood == "huis" and ook in {"geld", "rust"}
        assert asked(tmp_path, "nood: huis", {"nood": nood, "ook": ook}, **relevant) is expected


def test_groups_have_it_too(tmp_path: Path) -> None:
    flow = opened(
        tmp_path,
        survey_E1="ask_if",
        survey_A4="begin_group",
        survey_E4="nood: rust",
        survey_A5="text",
        survey_B5="a",
        survey_C5="A",
        survey_A6="end_group",
    )
    assert load_form(flow.xml).field("woorden").rules.relevant is not None


def test_choices_from_a_file_are_not_looked_up(tmp_path: Path) -> None:
    (tmp_path / "plaats.csv").write_text("name,label\nhuis,Huis\n", encoding="utf-8")
    assert asked(tmp_path, "nood: huis", {"nood": "huis"}, survey_A2="select_one_from_file plaats.csv")


@pytest.mark.parametrize(
    ("ask_if", "words"),
    [
        ("noot: huis", "Bedoelt u 'nood'?"),
        ("woorden: ja", "geen keuzevraag 'woorden'"),
        ("nood: huus", "Bedoelt u 'huis'?"),
        ("nood: huis|", "geen keuze ''"),
        ("nood", "geen keuze ''"),
        ("huis", "geen keuzevraag 'huis'"),
        ("nood: huis|!geld", "met en zonder !"),
        ("${nood} = 'huis'", "geen keuzevraag"),
    ],
)
def test_a_part_that_means_nothing_is_told_at_its_cell(tmp_path: Path, ask_if: str, words: str) -> None:
    finding = told(tmp_path, survey_E1="ask_if", survey_E4=ask_if)
    assert (finding.code, finding.place) == ("ask-if", "survey!E4")
    assert words in finding.message.nl
    assert "need: home|money" in finding.remedy.en


def test_a_quotation_mark_in_a_code_of_a_file_is_no_way_out_of_the_rule(tmp_path: Path) -> None:
    (tmp_path / "plaats.csv").write_text("name,label\nhuis,Huis\n", encoding="utf-8")
    cells = {
        "survey_A2": "select_one_from_file plaats.csv",
        "survey_E1": "ask_if",
        "survey_E4": "nood: x') or true() or ('",
    }
    assert told(tmp_path, **cells).code == "ask-if"


def test_what_the_engine_says_of_it_is_told_at_its_cell(tmp_path: Path) -> None:
    finding = refused(written(tmp_path, survey_E1="ask_if", survey_E2="ook: huis"))[0]
    assert finding.place == "survey!E2"


@given(st.lists(st.sampled_from(CODES), min_size=1, unique=True), st.booleans(), st.sampled_from(["", "true()"]))
def test_a_row_has_one_rule_in_brackets_that_fit(codes: list[str], is_not: bool, relevant: str) -> None:
    sign = "!" if is_not else ""
    row = Row(2, {"ask_if": "q: " + "|".join(sign + code for code in codes), "relevant": relevant})
    rule = relevant_of(row)
    assert rule.count("(") == rule.count(")")
    assert all(f"selected(${{q}}, '{code}')" in rule for code in codes)
    assert (" and " in rule) is bool(relevant or is_not)


def test_a_row_without_either_has_no_rule() -> None:
    assert relevant_of(Row(2, {})) == ""
    assert relevant_of(Row(2, {"relevant": "a or b"})) == "a or b"
