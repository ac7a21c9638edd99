# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whatever is said in words says exactly one thing: the expression that it was made of."""

import re
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.flow.form import Form
from kiosk.flow.words import in_words, read_words
from kiosk.flow.words.folding import folded, places_of, unfolded
from kiosk.flow.words.normal import normal
from kiosk.flow.words.rules import formulas_by_column
from kiosk.flow.words.tokens import WordsError
from kiosk.flow.xform.load import load_form
from kiosk.flow.xpath.parser import parse
from kiosk.flow.xpath.syntax import Expression
from kiosk.places import resources
from tests.flow.words.trees import EXPRESSIONS, speaking_form

FORM = speaking_form()
_SPACE = re.compile(r"(“(?:[^”]|””)*”)|\s+")
WAYS = st.tuples(st.sampled_from(["nl", "en"]), st.sampled_from(["", "stad", "leeftijd", "soorten"]), st.booleans())


@cache
def shipped() -> Form:
    return load_form((resources() / "flows" / "werkcentrum.xml").read_text(encoding="utf-8"))


def check(tree: Expression, form: Form, language: str, here: str, truth: bool) -> None:
    words = in_words(tree, form, language, here=here, truth=truth)
    assert read_words(words, form, language, here=here) == normal(tree), words
    in_one_line = _SPACE.sub(lambda match: match[1] or " ", words)
    assert read_words(in_one_line, form, language, here=here) == normal(tree), in_one_line


@pytest.mark.parametrize("language", ["nl", pytest.param("en", marks=pytest.mark.full)])
@pytest.mark.parametrize("part", ["relevant", "when", "required", "constraint", "calculation", "choice_filter"])
def test_every_rule_of_the_shipped_flow_reads_back(language: str, part: str) -> None:
    rules = [(field, formula) for field in shipped().fields if (formula := formulas_by_column(field).get(part))]
    assert rules
    for field, formula in rules:
        for truth in (False, True):
            check(formula.tree, shipped(), language, field.name, truth)


@pytest.mark.parametrize(
    "rare",
    [
        "-/data/leeftijd = -(3)",
        "/data/leeftijd | /data/naam",
        "(instance('steden')/root/item)[2]",
        "../a",
        "//b[2]",
        "text()",
        "jr:choice-name(/data/stad2, '/data/stad2')",
        "(1 = 1) = (2 > 1)",
    ],
)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_authors_seldom_write_reads_back(rare: str, language: str) -> None:
    check(parse(rare), FORM, language, "", False)
    assert unfolded(folded(parse(rare), places_of(FORM)), places_of(FORM)) == normal(parse(rare))


@given(EXPRESSIONS, WAYS)
@settings(max_examples=150)
def test_every_expression_of_the_profile_reads_back(tree: Expression, way: tuple[str, str, bool]) -> None:
    check(tree, FORM, *way)


@pytest.mark.full
@pytest.mark.timeout(1800)
@given(EXPRESSIONS, WAYS)
@settings(max_examples=5_000)
def test_every_expression_of_the_profile_reads_back_many(tree: Expression, way: tuple[str, str, bool]) -> None:
    check(tree, FORM, *way)


@given(EXPRESSIONS)
@settings(max_examples=100)
def test_folding_paths_away_loses_nothing(tree: Expression) -> None:
    places = places_of(FORM)
    assert unfolded(folded(tree, places), places) == normal(tree)
    assert normal(normal(tree)) == normal(tree)


def test_the_normal_form_takes_off_only_the_way_of_writing() -> None:
    assert normal(parse("( true()  or (false() or true()) )")) == normal(parse("true() or false() or true()"))
    assert normal(parse("true() or (false() and true())")) != normal(parse("(true() or false()) and true()"))
    assert normal(parse("not(. > 1)")) != normal(parse(". <= 1"))
    assert normal(parse("jr:choice-name(., ' /data/a ')")) == normal(parse("jr:choice-name(., '/data/a')"))
    assert normal(parse("jr:choice-name(., .)")) != normal(parse("jr:choice-name(., '.')"))


@pytest.mark.parametrize("depth", [45])
def test_the_deepest_nesting_that_an_author_may_write_reads_back(depth: int) -> None:
    check(parse("not(" * depth + "true()" + ")" * depth), FORM, "nl", "", False)
    check(parse("1 + 2 - " * 55 + "3"), FORM, "en", "", False)
    check(parse("if(true(), 1, " * depth + "2" + ")" * depth), FORM, "nl", "", False)
    check(parse("(true() or (false() and " * (depth // 2) + "true()" + "))" * (depth // 2)), FORM, "nl", "", False)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "niets bijzonders",
        "“open",
        "het antwoord op “Welke stad?” is leeg",
        "het antwoord op “Bestaat niet” is leeg",
        "bij “Welke stad? [stad]” is gekozen: “Brussel”",
        "bij “Welke stad? [stad]” is gekozen: “Aalst” en “Zelfde [b]”",
        "altijd, en nooit, of altijd",
        "alles hieronder klopt: 1. altijd",
        "alles hieronder klopt: 1. altijd 3. nooit",
        "(altijd",
    ],
)
def test_a_text_that_is_no_condition_is_refused(text: str) -> None:
    with pytest.raises(WordsError):
        read_words(text, FORM, "nl")
