# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What conditions sound like."""

import pytest

from kiosk.flow.words import in_words, read_words, rules_in_words
from kiosk.flow.words.folding import folded, places_of
from kiosk.flow.words.grammar import first_fitting
from kiosk.flow.words.names import labels_of, names_of
from kiosk.flow.words.normal import normal
from kiosk.flow.words.table import (
    ATOMS,
    CASE,
    CONNECTORS,
    LANGUAGES,
    OTHERWISE,
    SENTENCES,
    STEPS,
    TERMS,
    TESTS,
    TRUTHS,
    WHETHER,
    Row,
)
from kiosk.flow.words.tokens import TokenKind, phrase_tokens
from kiosk.flow.xpath.functions import FUNCTIONS
from kiosk.flow.xpath.parser import parse
from kiosk.flow.xpath.syntax import Call, Literal
from tests.flow.forms import form, text
from tests.flow.words.trees import speaking_form

FORM = speaking_form()
STAD, STAD2, SOORTEN, LEEFTIJD, NAAM = (
    "/data/groep/stad",
    "/data/stad2",
    "/data/soorten",
    "/data/leeftijd",
    "/data/naam",
)
ROWS = (*SENTENCES, *TRUTHS, *TERMS, *ATOMS, *STEPS, *TESTS, CASE, OTHERWISE, WHETHER)


def said(expression: str, language: str = "nl", here: str = "", truth: bool = False) -> str:
    return in_words(parse(expression), FORM, language, here=here, truth=truth)


@pytest.mark.parametrize(
    ("expression", "dutch", "english"),
    [
        ("true()", "altijd", "always"),
        (f"{NAAM} = ''", "“Zo heet u: …” is niet beantwoord", "“Zo heet u: …” is not answered"),
        (
            f"{STAD2} = 'ja'",
            "bij “Welke stad? [stad2]” is gekozen: “Ja”",
            "the choice at “Welke stad? [stad2]” is: “Ja”",
        ),
        (
            f"{STAD} = 'a' or {STAD} = 'b' or {STAD} = 'd'",
            "bij “Welke stad? [stad]” is gekozen: “Aalst”, “Zelfde [b]” of “Een ”” en [d] [d]”",
            "the choice at “Welke stad? [stad]” is: “Aalst”, “Zelfde [b]” or “Een ”” en [d] [d]”",
        ),
        (
            f"{STAD} != 'a' and {STAD} != 'b'",
            "bij “Welke stad? [stad]” is niet gekozen: “Aalst” of “Zelfde [b]”",
            "the choice at “Welke stad? [stad]” is not: “Aalst” or “Zelfde [b]”",
        ),
        (
            f"{STAD} != 'a' or {STAD2} != 'a'",
            "bij “Welke stad? [stad]” is niet gekozen: “Aalst”, of bij “Welke stad? [stad2]” is niet gekozen: “Wel”",
            "the choice at “Welke stad? [stad]” is not: “Aalst”, or the choice at “Welke stad? [stad2]” is not: “Wel”",
        ),
        (
            f"selected({SOORTEN}, 'a') and selected({SOORTEN}, 'c')",
            "bij “Welke, en “waarom””?” is aangekruist: “Aalst” en “Zelfde [c]”",
            "ticked at “Welke, en “waarom””?”: “Aalst” and “Zelfde [c]”",
        ),
        (
            f"not(selected({SOORTEN}, 'a')) and not(selected({SOORTEN}, 'c'))",
            "bij “Welke, en “waarom””?” is niet aangekruist: “Aalst” of “Zelfde [c]”",
            "not ticked at “Welke, en “waarom””?”: “Aalst” or “Zelfde [c]”",
        ),
        (
            "/data/los = 'a' or /data/los = 'ja'",
            "de berekening “los” geeft: “Aalst / Wel” of “Ja”",
            "the calculation “los” gives: “Aalst / Wel” or “Ja”",
        ),
        ("/data/telling < 1", "de berekening “telling” is minder dan 1", "the calculation “telling” is less than 1"),
        (
            "/data/telling = '1'",
            "de berekening “telling” is gelijk aan “1”",
            "the calculation “telling” is equal to “1”",
        ),
        ("/data/los = 'x'", "de berekening “los” is gelijk aan “x”", "the calculation “los” is equal to “x”"),
        (
            "/data/som = 'jong' or /data/som = 'd'",
            "de berekening “som” geeft: “jong” of “Een ”” en [d] [d]”",
            "the calculation “som” gives: “jong” or “Een ”” en [d] [d]”",
        ),
        (
            f"{LEEFTIJD} + 1.5 > 3",
            "(het antwoord op “Hoe oud bent u? [nu] [leeftijd]” plus 1,5) is meer dan 3",
            "(the answer to “Hoe oud bent u? [nu] [leeftijd]” plus 1.5) is more than 3",
        ),
        (
            f"not({LEEFTIJD} < 18)",
            "niet waar is: het antwoord op “Hoe oud bent u? [nu] [leeftijd]” is minder dan 18",
            "it is not true that the answer to “Hoe oud bent u? [nu] [leeftijd]” is less than 18",
        ),
        (
            "instance('steden')/root/item[streek = 'noord']",
            "de keuzes van lijst “steden” waarvoor geldt [kolom “streek” is gelijk aan “noord”]",
            "the choices of list “steden” for which [column “streek” is equal to “noord”]",
        ),
        (
            "concat('a', 1 = 2)",
            "de teksten (“a”; ja of nee op [1 is gelijk aan 2]) achter elkaar",
            "the texts (“a”; yes or no to [1 is equal to 2]) put together",
        ),
        (
            f"jr:choice-name({STAD}, '{STAD}')",
            "de keuzetekst bij “Welke stad? [stad]”",
            "the choice text at “Welke stad? [stad]”",
        ),
        ("if(true(), 1, 2)", "1 als altijd, anders 2", "1 if always, otherwise 2"),
        ("1" * 400, "∞", "∞"),
    ],
)  # fmt: skip
def test_a_condition_is_said_in_dutch_and_english(expression: str, dutch: str, english: str) -> None:
    assert said(expression) == dutch
    assert said(expression, "en") == english


def test_the_own_answer_is_called_the_answer_with_the_options_of_its_question() -> None:
    assert said(". > 0 and . < 9") == "het antwoord is meer dan 0, en het antwoord is minder dan 9"
    assert said(". = 'a'") == "het antwoord is gelijk aan “a”"
    assert said(". = 'a'", here="stad") == "het gekozen antwoord is: “Aalst”"
    assert said("not(selected(., 'a') and count-selected(.) > 1)", here="soorten") == (
        "niet waar is: [in het antwoord is aangekruist: “Aalst”, en het aantal keuzes in het antwoord is meer dan 1]"
    )


def test_conditions_within_conditions_stand_in_numbered_lines() -> None:
    nested = f"({STAD} = 'a' and ({LEEFTIJD} < 9 or {NAAM} != '')) or {STAD2} = 'ja'"
    assert said(nested) == (
        "minstens één regel hieronder klopt:\n"
        "1. alles hieronder klopt:\n"
        "  1.1. bij “Welke stad? [stad]” is gekozen: “Aalst”\n"
        "  1.2. het antwoord op “Hoe oud bent u? [nu] [leeftijd]” is minder dan 9, of “Zo heet u: …” is beantwoord\n"
        "2. bij “Welke stad? [stad2]” is gekozen: “Ja”"
    )


def test_many_or_long_conditions_stand_below_each_other() -> None:
    assert said("today() > 1 and today() > 2 and today() > 3 and today() > 4").startswith("alles hieronder klopt:\n1. ")
    long = " and ".join(f"contains({NAAM}, '{letter * 99}')" for letter in "abc")
    assert said(long).count("\n") == 3


def test_cases_within_cases_become_one_list_of_cases() -> None:
    assert said(f"if({STAD} = 'a', 'x', if({STAD} = 'b' or {STAD2} = 'ja', 'y', 'z'))") == (
        "de eerste regel die klopt:\n"
        "1. “x” als bij “Welke stad? [stad]” is gekozen: “Aalst”\n"
        "2. “y” als bij “Welke stad? [stad]” is gekozen: “Zelfde [b]”, of bij “Welke stad? [stad2]” is gekozen: “Ja”\n"
        "3. anders “z”"
    )


def test_a_value_that_is_used_as_a_condition_says_so() -> None:
    assert said(NAAM, truth=True) == "“Zo heet u: …” is ingevuld"
    assert said(NAAM) == "het antwoord op “Zo heet u: …”"
    assert said("/data/outcomes/klaar", truth=True) == "de uitkomst “Klaar” telt als waar"


def test_the_rules_of_a_field_are_sentences_by_column() -> None:
    assert rules_in_words(FORM.field("leeftijd"), FORM, "nl") == {
        "required": "Verplicht: altijd.",
        "constraint": "Een antwoord is goed als: het antwoord is meer dan 0.",
    }
    assert rules_in_words(FORM.field("naam"), FORM, "en") == {
        "relevant": "Only if: “Hoe oud bent u? [nu] [leeftijd]” is filled in."
    }
    assert rules_in_words(FORM.field("klaar"), FORM, "nl") == {
        "when": "Deze uitkomst komt er als: bij “Welke stad? [stad]” is gekozen: “Aalst”."
    }
    assert rules_in_words(FORM.field("stad"), FORM, "nl") == {
        "choice_filter": "Te kiezen: de keuzes van lijst “steden” waarvoor geldt "
        "[kolom “streek” noemt het antwoord op “Welke stad? [stad2]”]."
    }
    assert set(rules_in_words(FORM.field("los"), FORM, "nl")) == {"calculation"}


def test_a_default_that_is_worked_out_is_said_as_what_a_question_begins_with() -> None:
    action = '<setvalue ref="/data/b" event="odk-instance-first-load" value="concat(/data/a, \'x\')"/>'
    read = form("<a/><b/>", {}, text("a", "Naam") + text("b"), action)
    told = {language: rules_in_words(read.field("b"), read, language) for language in ("nl", "en")}
    assert told["nl"]["default"].startswith("Begint, vóór de eerste vraag, met: ")
    assert "Naam" in told["nl"]["default"]
    assert told["en"]["default"].startswith("Begins, before the first question, with: ")
    begins = read.field("b").begins
    assert begins is not None
    said = told["nl"]["default"].partition("met: ")[2].removesuffix(".")
    assert read_words(said, read, "nl") == normal(begins.formula.tree)


def test_no_two_names_are_called_the_same() -> None:
    shown = labels_of({"a": "Ja", "b": "Ja", "c": "Ja [a]", "d": " Nee\n nee ", "e": "", "f": "e"}).shown
    assert shown == {"a": "Ja [a]", "b": "Ja [b]", "c": "Ja [a] [c]", "d": "Nee nee", "e": "e [e]", "f": "e [f]"}


@pytest.mark.parametrize("name", sorted(FUNCTIONS))
def test_every_function_of_the_profile_has_its_own_words(name: str) -> None:
    function, names = FUNCTIONS[name], names_of(FORM, "nl")
    for count in range(function.least, 1 + (function.least + 2 if function.most is None else function.most)):
        tree = folded(Call(name, (Literal("x"),) * count, 0), places_of(FORM))
        assert first_fitting((*SENTENCES, *TERMS, *ATOMS), tree, names), f"{name} with {count} values"


def test_a_function_that_the_table_does_not_know_is_still_said() -> None:
    words = said("vreemd(1, 2)")
    assert words == "de functie “vreemd” van (1; 2)"
    assert read_words(words, FORM, "nl") == normal(parse("vreemd(1, 2)"))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row.formula))
def test_a_phrase_has_each_hole_of_its_formula_once_in_both_languages(row: Row) -> None:
    formula, nl, en = (_holes(text) for text in (row.formula, row.nl, row.en))
    assert nl == en
    assert len(nl) == len(set(nl))
    if row not in {CASE, OTHERWISE, WHETHER}:
        assert set(formula) == set(nl)


def _holes(text: str) -> list[str]:
    if "{" in text:
        return sorted(token.text for token in phrase_tokens(text) if token.kind is TokenKind.SLOT)
    capitals = "".join(letter if letter.isalnum() or letter == "_" else " " for letter in text).split()
    return sorted(word for word in capitals if len(word) == 1 and word.isupper())


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_formulas_are_said_the_same(language: str) -> None:
    for rows in (SENTENCES, TRUTHS, TERMS, ATOMS, STEPS, TESTS):
        phrases = [row.phrase(language) for row in rows]
        assert len(phrases) == len(set(phrases))
    assert set(CONNECTORS[language].words) == set(CONNECTORS[language].lists) == {"and", "or"}
