# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Each fault in a text is found at its cell, and a text that only looks like one is left alone."""

import socket
from typing import NoReturn

import pytest

from kiosk.flow.check.plain_language import flesch, sentences
from kiosk.flow.check.word_lists import NO_WORDS, finder, read_word_list
from kiosk.flow.findings import Severity, WorkbookError
from tests.flow.check.planting import EN, NL, Sheets, findings, option, place, planted, sound, told, word

LABEL, TITLE, BODY = f"label::{NL}", f"title::{NL}", f"body::{NL}"

FIFTEEN = "Eén twee drie vier vijf zes zeven acht negen tien elf 12 13 14 15"


def test_a_sound_flow_has_no_findings() -> None:
    assert told(sound()) == []


@pytest.mark.accessibility("A-41", "A-68")
@pytest.mark.parametrize(
    ("sheet", "key", "column", "text", "code"),
    [
        ("survey", "doel", f"label::{EN}", "", "missing-translation"),
        ("survey", "doel", f"label::{EN}", "-", "missing-translation"),
        ("choices", "doel/werk", f"label::{EN}", "", "missing-translation"),
        ("outcomes", "geld", f"body::{EN}", "", "missing-translation"),
        ("glossary", "gids", f"explanation::{EN}", "-", "missing-translation"),
        ("survey", "doel", f"label::{EN}", "Wat zoekt u?", "untranslated"),
        ("survey", "doel", LABEL, "Wat zoekt u hier, en waar kunnen wij u vandaag bij helpen, denkt u?", "too-long"),
        ("choices", "doel/werk", f"label::{EN}", "Work that pays, near home, in the daytime", "too-long"),
        ("outcomes", "geld", TITLE, "Hulp bij geld, bij huur en bij wat u verder nog moet betalen.", "too-long"),
        ("choices", "doel/geld", LABEL, " werk.", "double-label"),
        ("outcomes", "geld", BODY, f"{FIFTEEN} 16.", "long-sentence"),
        ("outcomes", "geld", BODY, "U krijgt geld indien u dat wilt.", "banned-word"),
        ("outcomes", "geld", BODY, "De arbeidsongeschikten bellen.", "banned-word"),
        ("outcomes", "geld", BODY, "Kom, dan helpen wij je.", "banned-word"),
        ("outcomes", "geld", f"body::{EN}", "Please call prior to your visit.", "banned-word"),
        ("outcomes", "geld", BODY, "Druk op de groene knop.", "points-at-screen"),
        ("outcomes", "geld", BODY, "De deur is rechts.", "points-at-screen"),
        ("outcomes", "geld", BODY, "Kijk hieronder.", "points-at-screen"),
        ("survey", "doel", f"hint::{NL}", "Zie linksboven.", "points-at-screen"),
        ("outcomes", "geld", f"body::{EN}", "Press the green button.", "points-at-screen"),
        ("outcomes", "geld", BODY, "Doe dit ALTIJD.", "capitals"),
        ("outcomes", "geld", BODY, "Vraag bijstand.", "unexplained-word"),
        ("outcomes", "geld", BODY, "Vraag dit aan de XYZ.", "unexplained-word"),
    ],
)  # fmt: skip
def test_a_fault_in_a_text_is_found_at_its_cell(sheet: str, key: str, column: str, text: str, code: str) -> None:
    sheets = planted(sheet, key, column, text)
    found = told(sheets)
    assert (code, place(sheets, sheet, key, column)) in found
    assert {one for one, _ in found} <= {code, "missing-translation"}


@pytest.mark.parametrize(
    ("sheet", "key", "column", "text"),
    [
        ("outcomes", "geld", BODY, "U hebt rechten. De rechter beslist. Dat is recht."),
        ("outcomes", "geld", BODY, "Bekijk deze links."),
        ("outcomes", "geld", BODY, "Het Groene Hart is mooi. De knop werkt."),
        ("outcomes", "geld", BODY, "Jeugd en jongeren gaan mee."),
        ("outcomes", "geld", BODY, f"{FIFTEEN}."),
        ("outcomes", "geld", BODY, "Een zin. Nog een zin: en dan ${doel} erbij. " * 3),
        ("outcomes", "geld", BODY, "De gidsen helpen."),
        ("outcomes", "geld", BODY, "In de EU kan dat."),
        ("outcomes", "geld", f"body::{EN}", "You have the right to help. The right desk is left out."),
        ("outcomes", "geld", f"body::{EN}", "Bel."),
        ("choices", "plaats/rivierstad", LABEL, "Werk"),
    ],
)
def test_what_only_looks_like_a_fault_is_left_alone(sheet: str, key: str, column: str, text: str) -> None:
    assert told(planted(sheet, key, column, text)) == []


def weight(sheets: Sheets, code: str) -> set[Severity]:
    return {finding.severity for finding in findings(sheets) if finding.code == code}


def test_a_text_that_a_visitor_cannot_do_without_must_be_there_and_the_others_should() -> None:
    hint = sound()
    hint["survey"][1][f"hint::{NL}"] = "Kies wat past."

    assert weight(planted("survey", "doel", f"label::{EN}", ""), "missing-translation") == {Severity.ERROR}
    assert weight(hint, "missing-translation") == {Severity.WARNING}


def test_a_text_that_the_main_language_does_not_have_must_be_written() -> None:
    sheets = planted("survey", "doel", f"hint::{EN}", "Choose one.")

    assert told(sheets) == [("missing-text", place(sheets, "survey", "doel", f"hint::{NL}"))]
    assert weight(sheets, "missing-text") == {Severity.ERROR}


def test_an_outcome_in_the_main_language_is_fine_where_the_guide_explains_it() -> None:
    title = "Hulp bij geld"
    explained = planted("outcomes", "geld", f"title::{EN}", title)
    alone = planted("outcomes", "geld", f"title::{EN}", title)
    alone["outcomes"][2]["services"] = "geldfit"
    with_person = planted("outcomes", "geld", f"title::{EN}", title)
    with_person["outcomes"][2] |= {"services": "geldfit", "person": "yes"}

    assert told(explained) == []
    assert told(with_person) == []
    assert told(alone) == [("untranslated", place(alone, "outcomes", "geld", f"title::{EN}"))]
    assert weight(alone, "untranslated") == {Severity.ERROR}


def test_a_flow_in_one_language_without_its_name_needs_no_translations() -> None:
    sheets = {
        name: [{heading.partition("::")[0]: text for heading, text in row.items() if EN not in heading} for row in rows]
        for name, rows in sound().items()
    }
    del sheets["settings"][0]["default_language"]

    assert told(sheets) == []


def test_a_language_that_the_column_does_not_have_is_missing_at_the_column_that_there_is() -> None:
    sheets = sound()
    for row in sheets["outcomes"]:
        del row[f"body::{EN}"]

    assert ("missing-translation", place(sheets, "outcomes", "geld", BODY)) in told(sheets)


def test_options_that_never_stand_on_one_screen_may_read_alike() -> None:
    sheets = sound()
    sheets["choices"] += [
        option("soort", "a1", "Iets", "Something", voor="werk"),
        option("soort", "a2", "Iets", "Something", voor="geld"),
        option("soort", "weet_niet", "Weet ik niet", "I do not know", voor="werk geld"),
    ]
    asked = {"type": "select_one soort", "name": "soort", LABEL: "Welk vak?", f"label::{EN}": "Which trade?"}
    sheets["survey"].append({**asked, "required": "yes", "choice_filter": "selected(voor, ${doel})"})
    sheets["outcomes"][2]["when"] += " and ${soort} = 'a2'"
    apart = told(sheets)
    sheets["choices"][-3]["voor"] = "werk geld"

    assert [code for code, _ in apart] == []
    assert ("double-label", "choices!C9") in told(sheets)


def test_only_the_first_place_of_a_hard_word_is_told() -> None:
    sheets = planted("outcomes", "geld", BODY, "Vraag bijstand.")
    sheets["outcomes"][3][BODY] = "Bijstand is hulp."

    assert [code for code, _ in told(sheets)] == ["unexplained-word"]
    sheets["glossary"].append(word("bijstand", "Dat is geld.", "That is money."))
    assert told(sheets) == []


def test_texts_that_are_hard_to_read_together_are_told_of_the_sheet() -> None:
    sheets = sound()
    hard = "Bestuursrechtelijke aansprakelijkheidsverzekeringen vergemakkelijken gemeentelijke samenwerkingsverbanden."
    for row in sheets["outcomes"]:
        row[BODY] = f"{hard} {hard} {hard}"

    assert told(sheets) == [("hard-to-read", "survey")]


def test_readability_needs_no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> NoReturn:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)

    assert flesch("U vraagt hulp. Wij helpen u graag met werk en geld.", "nl") > 80


def test_sentences_end_at_points_and_a_value_counts_as_one_word() -> None:
    assert sentences("Kom langs! Waar? In ${woonplaats}: daar.") == ["Kom langs!", "Waar?", "In X:", "daar."]


def test_a_language_without_a_word_list_is_not_searched() -> None:
    sheets = {
        name: [{heading.replace(EN, "Polski (pl)"): text for heading, text in row.items()} for row in rows]
        for name, rows in planted("outcomes", "geld", f"body::{EN}", "Press the green button.").items()
    }

    assert told(sheets) == []
    assert NO_WORDS.avoided.search("indien") is None


def test_a_word_is_found_whole_and_in_any_capitals() -> None:
    found = finder(["klant*", "rechts"])

    assert found.findall("Klanten rechts, niet rechtstreeks, en rechtsaf.") == ["Klanten", "rechts"]
    assert finder(["EU"], exact=True).findall("EU eu") == ["EU"]


@pytest.mark.parametrize("content", [b"[]", b"{", b'{"wat": 1}', b'{"places": "rechts"}', b'{"banned": []}', b"\xff"])
def test_a_broken_word_list_is_one_finding_with_its_name(content: bytes) -> None:
    with pytest.raises(WorkbookError) as caught:
        read_word_list(content, "nl.json")

    assert [(finding.code, finding.place) for finding in caught.value.findings] == [("word-list", "nl.json")]


def test_what_is_said_simply_already_stays_as_it_is_in_simple_dutch() -> None:
    sheets = sound()
    for name, columns in (("survey", ("label",)), ("choices", ("label",)), ("outcomes", ("title", "body"))):
        for row in sheets[name]:
            row.update({f"{column}::Eenvoudig (nl-simple)": row[f"{column}::{NL}"] for column in columns})
    for row in sheets["glossary"]:
        row["explanation::Eenvoudig (nl-simple)"] = row[f"explanation::{NL}"]

    assert "untranslated" not in {code for code, _ in told(sheets)}
