# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the proof refutes is told at its cell with the answers in words; pictures speak; recordings are complete."""

from collections.abc import Mapping

import pytest

from kiosk.flow.check.answers import answers_in_words, label_of, option_label
from kiosk.flow.check.from_proof import option_place
from kiosk.flow.findings import Finding, Severity
from kiosk.flow.proof.verdicts import Claim, Proof, Result, Verdict
from tests.flow.check.planting import NL, authored, findings, option, place, planted, question, sound, told

WITNESS = {"doel": "werk", "leeftijd": ""}


def proved(claim: Claim, subject: str, verdict: Verdict, part: str = "") -> Proof:
    return Proof((Result(claim, subject, verdict, WITNESS, part),), (), 0.0)


@pytest.mark.parametrize(
    ("claim", "subject", "part", "code", "cell"),
    [
        (Claim.REACHABLE, "leeftijd", "", "unreachable", ("survey", "leeftijd", "relevant")),
        (Claim.REACHABLE, "jong", "", "unreachable", ("outcomes", "jong", "when")),
        (Claim.OPTION_REACHABLE, "doel/geld", "", "unreachable-option", ("choices", "doel/geld", "name")),
        (Claim.CHOICES_OFFERED, "doel", "", "no-choices", ("survey", "doel", "name")),
        (Claim.ANSWERABLE, "leeftijd", "required", "unanswerable", ("survey", "leeftijd", "required")),
        (Claim.NO_BLANK_TRAP, "werk", "relevant", "blank-trap", ("outcomes", "werk", "when")),
    ],
)
def test_what_the_proof_refutes_is_an_error_at_its_cell(
    claim: Claim, subject: str, part: str, code: str, cell: tuple[str, str, str]
) -> None:
    proof = proved(claim, subject, Verdict.REFUTED, part)

    assert told(sound(), proof) == [(code, place(sound(), *cell))]
    (found,) = findings(sound(), proof)
    assert found.severity is Severity.ERROR
    assert "{" not in found.message.nl + found.message.en


def test_a_blank_trap_names_the_question_that_was_not_asked_and_its_code() -> None:
    sheets = planted("survey", "leeftijd", "relevant", "${doel} != 'geld' and ${woonplaats} != 'rivierstad'")
    proof = Proof(
        (Result(Claim.NO_BLANK_TRAP, "leeftijd", Verdict.REFUTED, {"doel": "weet_niet"}, "relevant"),), (), 0.0
    )

    (found,) = (one for one in findings(sheets, proof) if one.code == "blank-trap")
    assert found.place == place(sheets, "survey", "leeftijd", "relevant")
    assert found.message.nl.startswith("Deze regel geldt ook als 'Waar woont u?' niet is gevraagd: 'Wat zoekt u?'")
    assert found.message.en.startswith("This rule also holds when 'Where do you live?' was not asked: 'What do you")
    assert found.remedy.nl == "Schrijf voor de != of not() dat de vraag is beantwoord: ${woonplaats} != '' and ..."


@pytest.mark.parametrize(("claim", "code"), [(Claim.NO_DEAD_END, "dead-end"), (Claim.SHORT, "long-path")])
def test_a_path_that_is_wrong_is_told_at_its_last_question_with_its_answers_in_words(claim: Claim, code: str) -> None:
    (found,) = findings(sound(), proved(claim, "", Verdict.REFUTED))

    assert (found.code, found.place) == (code, place(sound(), "survey", "leeftijd", "name"))
    assert "'Wat zoekt u?' = 'Werk', 'Hoe oud bent u?' = (overgeslagen)" in found.message.nl
    assert "'What do you need?' = 'Work', 'How old are you?' = (skipped)" in found.message.en


def test_a_dead_end_of_a_flow_without_outcomes_stands_at_its_last_question() -> None:
    sheets = {name: rows for name, rows in sound().items() if name != "outcomes"}
    dead_ends = [
        one for one in findings(sheets, proved(Claim.NO_DEAD_END, "", Verdict.REFUTED)) if one.code == "dead-end"
    ]

    assert [one.place for one in dead_ends] == [place(sheets, "survey", "leeftijd", "name")]


@pytest.mark.parametrize("claim", Claim)
def test_what_is_not_proved_is_said_to_be_not_proved(claim: Claim) -> None:
    subjects = {Claim.OPTION_REACHABLE: "doel/geld", Claim.NO_DEAD_END: "", Claim.SHORT: ""}
    subject, part = ("werk", "relevant") if claim is Claim.NO_BLANK_TRAP else (subjects.get(claim, "doel"), "")
    (found,) = findings(sound(), proved(claim, subject, Verdict.NOT_PROVED, part))

    assert found.code == "not-proved"
    assert found.message.nl.startswith("Niet bewezen: dat ")
    assert found.message.en.startswith("Not proved: that ")
    assert found.severity is Severity.WARNING


@pytest.mark.parametrize("claim", Claim)
def test_what_is_proved_is_not_told(claim: Claim) -> None:
    assert told(sound(), proved(claim, "doel", Verdict.PROVED)) == []


def test_an_option_without_a_row_stands_at_its_question() -> None:
    flow = authored(sound())

    assert option_place(flow, "doel", "nergens") == flow.place("doel")
    assert option_place(flow, "leeftijd", "nergens") == flow.place("leeftijd")


def test_answers_are_told_in_the_words_of_the_flow() -> None:
    form = authored(sound()).form

    assert answers_in_words(form, {}).nl == "(nog geen antwoord)"
    assert answers_in_words(form, {"welkom": "", "leeftijd": "12", "weg": "x"}).en == "'How old are you?' = '12'"
    assert answers_in_words(form, {"doel": "werk geld"}).nl == "'Wat zoekt u?' = 'Werk' + 'Geld'"
    assert option_label(form, "doel", "nergens").nl == "nergens"
    assert option_label(form, "leeftijd", "12").nl == "12"
    assert label_of(form, "doel").en == "What do you need?"


def pictured(row: Mapping[str, str]) -> list[Finding]:
    sheets = sound()
    sheets["survey"].append({**question("note", "plaatje", "Zo kan het", "Like this"), **row})
    return [one for one in findings(sheets) if one.code in {"silent-picture", "no-recording"}]


@pytest.mark.accessibility("A-07", "A-68")
def test_a_picture_needs_words_in_each_of_its_languages() -> None:
    silent = {"label::English (en)": "-"}

    assert pictured({"image": "a.png"}) == []
    assert pictured({**silent, f"image::{NL}": "a.png"}) == []
    assert [one.code for one in pictured({**silent, "image": "a.png"})] == ["silent-picture"]
    assert pictured({**silent, "image": "-"}) == []


@pytest.mark.accessibility("A-07", "A-68")
def test_a_picture_of_an_option_needs_words_too() -> None:
    sheets = sound()
    sheets["choices"][0] |= {f"image::{NL}": "a.png", "image::English (en)": "a.png", "label::English (en)": "-"}

    assert ("silent-picture", place(sheets, "choices", "doel/werk", "image::English (en)")) in told(sheets)


def test_a_text_without_a_recording_is_told_only_where_there_are_recordings() -> None:
    sheets = sound()
    for row in sheets["survey"]:
        row |= {f"audio::{NL}": "a.ogg", "audio::English (en)": "a.ogg"}
    complete = told(sheets)
    sheets["survey"][1][f"audio::{NL}"] = ""
    (found,) = findings(sheets)

    assert complete == []
    assert (found.code, found.place) == ("no-recording", place(sheets, "survey", "doel", f"audio::{NL}"))
    assert found.severity is Severity.WARNING


def test_a_flow_without_options_has_no_pictures_of_them() -> None:
    sheets = {name: rows for name, rows in sound().items() if name not in {"choices", "outcomes"}}
    sheets["survey"] = [{**row, "relevant": ""} for row in sheets["survey"] if "select" not in row["type"]]

    assert {code for code, _ in told(sheets)} == {"unused-question"}


def test_a_calculate_needs_no_recording() -> None:
    sheets = sound()
    for row in sheets["survey"]:
        row[f"audio::{NL}"] = "a.ogg"
    sheets["survey"].append({"type": "calculate", "name": "som", "calculation": "1 + 1"})
    sheets["choices"].append(option("plaats", "dorp", "Dorp", "Village"))

    assert told(sheets) == []
