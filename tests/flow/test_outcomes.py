# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where a path ends, and why the visitor sees that."""

from pathlib import Path

import pytest

from kiosk.flow.session import Reason, begin
from kiosk.flow.workbook.convert import convert_workbook
from kiosk.flow.xform.load import Form, load_form
from tests.flow.forms import TODAY, form, select, text, walked
from tests.flow.workbooks import write_workbook


@pytest.fixture(scope="module")
def flow(tmp_path_factory: pytest.TempPathFactory) -> Form:
    """The small workbook of these tests."""
    return load_form(convert_workbook(write_workbook(Path(tmp_path_factory.mktemp("flow")))))


def test_outcomes_come_in_sheet_order_with_what_they_lead_to(flow: Form) -> None:
    first, second = walked(begin(flow, TODAY), "", "werk", "12", "zorg bouw", "noord", "rivierstad", "").outcomes("en")
    assert (first.name, first.title, first.body) == ("baan", "Work in care", "Go to UWV.")
    assert (first.services, first.theme, first.person) == (("uwv-werk", "gids"), "EW01", False)
    assert (second.name, second.person) == ("gids", True)


def test_the_reasons_are_the_answers_that_the_rule_reads_also_through_a_calculation(flow: Form) -> None:
    first, second = walked(begin(flow, TODAY), "", "werk", "12", "zorg bouw").outcomes("en")
    assert first.reasons == (Reason("What do you need?", "Work"), Reason("Which trade?", "Building, Care"))
    assert second.reasons == (Reason("What do you need?", "Work"),)


def test_a_question_that_was_not_answered_is_no_reason(flow: Form) -> None:
    (only,) = walked(begin(flow, TODAY), "", "geld").outcomes("nl")
    assert only.reasons == (Reason("Wat zoekt u?", "Geld"),)


def test_before_any_answer_no_outcome_holds(flow: Form) -> None:
    assert begin(flow, TODAY).outcomes("nl") == ()


def test_reasons_pass_through_calculations_of_calculations_and_their_conditions() -> None:
    rules = {
        "c1": 'calculate="/data/b" relevant="/data/a = \'ja\'"',
        "c2": 'calculate="concat(/data/c1, /data/c1)"',
        "outcomes/o": "readonly=\"true()\" relevant=\"/data/c2 != '' or /data/c1 = 'x'\"",
        "n": 'readonly="true()"',
        "outcomes/altijd": 'readonly="true()"',
    }
    body = select("a", "A") + text("b", "B") + text("n") + text("outcomes/o") + text("outcomes/altijd")
    loaded = form("<a/><b/><n/><c1/><c2/><outcomes><o/><altijd/></outcomes>", rules, body)
    outcome, always = walked(begin(loaded, TODAY), "ja", "tekst", "").outcomes("nl")
    assert outcome.reasons == (Reason("A", "Ja"),), "what was chosen is said back, what was typed is not"
    assert (always.reasons, always.services, always.theme) == ((), (), "")


def test_a_note_is_never_a_reason() -> None:
    rules = {"n": 'readonly="true()"', "outcomes/o": 'readonly="true()" relevant="/data/n = \'\'"'}
    (outcome,) = begin(form("<n/><outcomes><o/></outcomes>", rules, text("n") + text("outcomes/o")), TODAY).outcomes(
        "nl"
    )
    assert outcome.reasons == ()


def test_what_cannot_wait_comes_first_and_the_rest_in_sheet_order() -> None:
    names = {"o": "", "p": 'kiosk:urgency="now"', "q": 'kiosk:fallback="yes"', "r": 'kiosk:urgency="now"'}
    rules = {f"outcomes/{name}": f'readonly="true()" {mark}' for name, mark in names.items()}
    rules["outcomes/s"] = 'readonly="true()" kiosk:fallback="deliberate" relevant="1 = 2"'
    data = "".join(f"<{name}/>" for name in (*names, "s"))
    body = "".join(text(f"outcomes/{name}") for name in (*names, "s"))
    found = begin(form(f"<outcomes>{data}</outcomes>", rules, body), TODAY).outcomes("nl")
    assert [(one.name, one.urgency, one.fallback) for one in found] == [
        ("p", "now", ""),
        ("r", "now", ""),
        ("o", "", ""),
        ("q", "", "yes"),
    ]


def test_an_outcome_names_the_numbers_that_come_before_anything_else() -> None:
    rules = {"outcomes/o": 'readonly="true()" kiosk:crisis="noodhulp opvang"', "outcomes/p": 'readonly="true()"'}
    body = text("outcomes/o") + text("outcomes/p")
    found = begin(form("<outcomes><o/><p/></outcomes>", rules, body), TODAY).outcomes("nl")
    assert [one.crisis for one in found] == [("noodhulp", "opvang"), ()]
