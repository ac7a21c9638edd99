# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A flow asks little, once and for a reason; everyone can go on, and every outcome says why it is there."""

import pytest

from kiosk.flow.findings import Severity
from tests.flow.check.planting import (
    NL,
    Sheets,
    findings,
    option,
    outcome,
    place,
    planted,
    question,
    sound,
    told,
)

ASKED = "${doel} = 'werk'"


def with_question(nl: str, list_name: str = "doel", relevant: str = ASKED) -> Sheets:
    """The sound flow with one more question, which an outcome uses."""
    sheets = sound()
    sheets["survey"].append(
        question(f"select_one {list_name}", "extra", nl, "Something more?", relevant=relevant, required="yes")
    )
    sheets["outcomes"].append(
        outcome("meer", "${extra} = 'weet_niet'", ("Nog iets", "Something more"), ("Kom.", "Come."))
    )
    return sheets


def with_list(sheets: Sheets, *codes: str) -> Sheets:
    sheets["choices"] += [option("meer", code, f"Soort {code}", f"Kind {code}") for code in (*codes, "weet_niet")]
    return sheets


@pytest.mark.accessibility("A-84")
@pytest.mark.parametrize("label", ["Waar woont u?", "Waar woont u nu?", "En waar woont u?"])
def test_a_question_in_almost_the_same_words_on_one_path_is_asked_twice(label: str) -> None:
    sheets = with_list(with_question(label, "meer"), "dorp", "stad")

    assert told(sheets) == [("asked-twice", place(sheets, "survey", "extra", "name"))]
    (found,) = findings(sheets)
    assert found.severity is Severity.WARNING
    assert "'Waar woont u?'" in found.message.nl
    assert "'Wat zoekt u?' = 'Werk'" in found.message.nl
    assert "'What do you need?' = 'Work'" in found.message.en


@pytest.mark.accessibility("A-84")
def test_a_question_with_the_same_list_on_one_path_is_asked_twice() -> None:
    sheets = with_question("Waar werkt u?", "plaats")

    assert told(sheets) == [("asked-twice", place(sheets, "survey", "extra", "name"))]


def test_the_same_question_on_another_path_is_not_asked_twice() -> None:
    assert told(with_question("Waar woont u?", "plaats", "${doel} = 'geld'")) == []


def test_yes_and_no_fit_every_question() -> None:
    sheets = with_question("Zoekt u een huis?", "ja_nee")
    sheets["survey"].append(
        question("select_one ja_nee", "nog", "Hebt u een auto?", "Do you have a car?", relevant=ASKED, required="yes")
    )
    sheets["outcomes"][-1]["when"] += " and ${nog} = 'ja'"
    sheets["choices"] += [
        option("ja_nee", code, nl, en)
        for code, nl, en in (("ja", "Ja", "Yes"), ("nee", "Nee", "No"), ("weet_niet", "Weet ik niet", "I do not know"))
    ]

    assert "asked-twice" not in {code for code, _ in told(sheets)}


def test_a_question_that_no_rule_and_no_text_uses_is_told() -> None:
    unused = with_list(with_question("Welk vak past?", "meer"), "bouw", "zorg")
    del unused["outcomes"][-1]
    in_text = with_list(with_question("Welk vak past?", "meer"), "bouw", "zorg")
    in_text["outcomes"][-1] |= {"when": "${doel} = 'geld'", f"body::{NL}": "U koos ${extra}."}

    assert told(unused) == [("unused-question", place(unused, "survey", "extra", "name"))]
    assert told(in_text) == []


def test_a_question_that_only_another_question_reads_is_used() -> None:
    by_filter = with_list(with_question("Welk vak past?", "meer"), "bouw", "zorg")
    by_filter["outcomes"][-1]["when"] = "${nog} = 'b'"
    by_filter["choices"] += [
        option("soort", "a", "Wonen", "Home", voor="bouw"),
        option("soort", "b", "Eten", "Food", voor="zorg"),
        option("soort", "weet_niet", "Weet ik niet", "I do not know", voor="bouw zorg weet_niet"),
    ]
    by_filter["survey"].append(
        question(
            "select_one soort",
            "nog",
            "Wat wilt u?",
            "What next?",
            relevant=ASKED,
            required="yes",
            choice_filter="selected(voor, ${extra})",
        )
    )

    assert told(by_filter) == []


def test_the_place_to_live_is_used_by_the_kiosk_itself() -> None:
    sheets = sound()
    sheets["survey"][2]["name"] = "stad"

    assert told(sheets) == [("unused-question", place(sheets, "survey", "stad", "name"))]


def test_who_must_answer_and_does_not_know_cannot_go_on() -> None:
    choices = sound()
    choices["choices"] = [row for row in choices["choices"] if (row["list_name"], row["name"]) != ("doel", "weet_niet")]
    choices["outcomes"][3]["when"] = "${doel} = 'geld'"
    number = planted("survey", "leeftijd", "required", "yes")
    skipped = sound()
    skipped["choices"] = [row for row in skipped["choices"] if row["name"] != "weet_niet"]
    skipped["outcomes"][3]["when"] = "${doel} = 'geld'"
    for row in skipped["survey"]:
        row["required"] = ""

    assert told(choices) == [("no-way-out", place(choices, "survey", "doel", "name"))]
    assert "weet_niet" in findings(choices)[0].remedy.nl
    assert told(number) == [("no-way-out", place(number, "survey", "leeftijd", "name"))]
    assert "verplicht" in findings(number)[0].remedy.nl
    assert findings(number)[0].severity is Severity.ERROR
    assert told(skipped) == []


@pytest.mark.parametrize("rule", ["true()", "${leeftijd} > 3", "${hoeveel} > 3"])
def test_an_outcome_that_reads_no_choice_cannot_say_why(rule: str) -> None:
    sheets = planted("outcomes", "gesprek", "when", rule)
    sheets["survey"].append({"type": "calculate", "name": "hoeveel", "calculation": "${leeftijd} + 1"})

    assert told(sheets) == [("no-reason", place(sheets, "outcomes", "gesprek", "when"))]
    sheets["outcomes"][3]["fallback"] = "yes"
    assert told(sheets) == []


def test_an_outcome_that_reads_a_choice_by_way_of_a_calculate_says_why() -> None:
    sheets = planted("outcomes", "gesprek", "when", "${soort} = 'x'")
    sheets["survey"].append(
        {"type": "calculate", "name": "soort", "calculation": "if(${doel} = 'geld', ${nog}, ${nog})"}
    )
    sheets["survey"].append({"type": "calculate", "name": "nog", "calculation": "concat(${doel}, 'x')"})

    assert told(sheets) == []


def test_more_than_six_options_on_one_screen_are_told_with_the_answers_that_show_them() -> None:
    sheets = with_list(with_question("Welk vak past?", "meer"), *"abcdef")
    fewer = with_list(with_question("Welk vak past?", "meer"), *"abcde")

    assert told(fewer) == []
    assert told(sheets) == [("crowded-screen", place(sheets, "survey", "extra", "name"))]
    (found,) = findings(sheets)
    assert "7 keuzes" in found.message.nl
    assert "'Wat zoekt u?' = 'Werk', 'Waar woont u?' = " in found.message.nl


def test_more_than_six_options_of_which_nobody_sees_more_than_six_at_once_are_fine() -> None:
    sheets = with_list(with_question("Welk vak past?", "meer"), *"abcdef")
    for row in sheets["choices"]:
        row["bij"] = "ergens_anders" if row["name"] in "abc" else "rivierstad" if row["list_name"] == "meer" else ""
    sheets["survey"][-1]["choice_filter"] = "bij = ${woonplaats} or name = 'weet_niet'"
    assert "crowded-screen" not in {code for code, _ in told(sheets)}
    sheets["survey"][-1]["choice_filter"] = "bij != ${woonplaats}"
    assert "crowded-screen" in {code for code, _ in told(sheets)}


def long_for_most(count: int) -> Sheets:
    """A flow that asks everyone `count` questions more."""
    sheets = sound()
    topics = ("huis", "auto", "school", "tuin")[:count]
    for topic in topics:
        sheets["survey"].append(
            question(f"select_one {topic}", topic, f"Wat vindt u van {topic}?", f"And {topic}?", required="yes")
        )
        sheets["choices"].append(option(topic, "weet_niet", "Weet ik niet", "I do not know"))
        sheets["outcomes"][0]["when"] += f" and ${{{topic}}} = 'weet_niet'"
    return sheets


def test_half_of_the_visitors_should_answer_three_questions_at_most() -> None:
    assert told(long_for_most(2)) == []
    assert told(long_for_most(3)) == [("long-for-most", place(long_for_most(3), "survey", "welkom", "name"))]
    assert "4 vragen" in findings(long_for_most(3))[0].message.nl


def test_without_time_it_is_said_what_was_not_proved_and_nothing_is_claimed() -> None:
    sheets = with_list(with_question("Waar woont u?", "meer"), *"abcdef")
    sheets["choices"].append(option("plaats", "dorp", "Rivierstad", "Riverside"))
    found = findings(sheets, limit_seconds=1e-9)
    rivierstad = place(sheets, "choices", "plaats/rivierstad", f"label::{NL}")

    assert [(finding.code, finding.place) for finding in found] == [
        ("not-walked", place(sheets, "survey", "extra", "name")),
        ("not-walked", place(sheets, "survey", "extra", "name")),
        ("not-walked", place(sheets, "choices", "plaats/dorp", f"label::{NL}")),
    ]
    assert {finding.severity for finding in found} == {Severity.WARNING}
    assert [finding.message.nl for finding in found] == [
        "Niet bewezen: dat er hoogstens 6 keuzes op dit scherm staan.",
        "Niet bewezen: dat deze vraag en 'Waar woont u?' niet op hetzelfde pad komen.",
        f"Niet bewezen: dat 'Rivierstad' niet op hetzelfde scherm staat als {rivierstad}.",
    ]
