# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every text of the workbook: there in each language, short, plain, and without words that a visitor cannot use."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import pytest

from kiosk.flow.workbook.translated import SHEET as TRANSLATIONS
from tests.content.walking import book, form

LANGUAGES = (
    *("Nederlands (nl)", "English (en)", "العربية (ar)", "Eenvoudig Nederlands (nl-simple)"),
    *("Українська (uk)", "Polski (pl)", "Türkçe (tr)", "ትግርኛ (ti)"),
)
DUTCH, SIMPLE = LANGUAGES[0], LANGUAGES[3]
LONGEST = {"survey!label": 60, "choices!label": 40, "outcomes!title": 60}
MOST_WORDS, SIMPLE_WORDS = 15, 12
BANNED = (
    r"indien|derhalve|inzake|gidsfunctionaris\w*|arbeidsmarktinfrastructuur|re-?integratie\w*|betreffende|conform|teneinde|"
    r"middels|omtrent|alsmede|tevens|dient|dienen|doorverwij\w+|cliënt|klant\w*|BSN|burgerservicenummer"
)
BLUNT = (
    r"ex-gedetineerde\w*|arbeidsongeschikt\w*|laaggeletterd\w*|gehandicapt\w*|statushouder\w*|allochtoon\w*|werkloze\w*"
)
FAMILIAR = r"je|jij|jou|jouw|jullie"
PLACES_AND_COLOURS = {
    DUTCH: r"links|rechts|linksboven|rechtsboven|bovenaan|onderaan|rode?|groene?|blauwe?|gele?|knop\w*",
    "English (en)": r"left-hand|right-hand|bottom|red|green|blue|yellow|button",
    "العربية (ar)": r"يسار|يمين|أحمر|أخضر|أزرق|زر",
}
ARABIC = re.compile(r"[\u0600-\u06FF]")
HIDDEN = re.compile(r"[\u00a0\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]|<|>|\*\*")


@dataclass(frozen=True)
class Cell:
    """One text: where it stands, the column without its language, and what it says."""

    place: str
    column: str
    language: str
    text: str


@cache
def cells() -> tuple[Cell, ...]:
    """Every cell under a heading with a language, also the empty ones; how far translations are is no text."""
    return tuple(_cells())


def _cells() -> Iterator[Cell]:
    for sheet in (one for one in book().worksheets if one.title != TRANSLATIONS):
        rows = sheet.iter_rows(values_only=True)
        headings = [str(heading or "") for heading in next(rows)]
        for number, row in enumerate(rows, 2):
            for heading, value in zip(headings, row, strict=True):
                column, divider, language = heading.partition("::")
                if divider:
                    yield Cell(
                        f"{sheet.title}!{heading} row {number}", f"{sheet.title}!{column}", language, str(value or "")
                    )


def filled(language: str = "") -> list[Cell]:
    return [cell for cell in cells() if cell.text and language in ("", cell.language)]


def sentences(text: str) -> list[str]:
    return [part for part in re.split(r"(?<=[.?!:])\s+", text) if part]


def test_the_flow_speaks_the_eight_languages_of_the_counter() -> None:
    assert form().languages == ("nl", "en", "ar", "nl-simple", "uk", "pl", "tr", "ti")
    assert form().default_language == "nl"
    assert {cell.language for cell in cells()} == set(LANGUAGES)


def test_a_text_in_one_language_is_there_in_all() -> None:
    by_row: dict[tuple[str, str], dict[str, str]] = {}
    for cell in cells():
        by_row.setdefault((cell.column, cell.place.rpartition(" ")[2]), {})[cell.language] = cell.text
    for place, texts in by_row.items():
        assert len({bool(text) for text in texts.values()}) == 1, (place, texts)


def test_every_outcome_has_a_title_and_a_body() -> None:
    texts = [cell for cell in cells() if cell.column in ("outcomes!title", "outcomes!body")]

    assert len(texts) == len(form().outcomes) * len(LANGUAGES) * 2
    assert [cell.place for cell in texts if not cell.text] == []


def test_every_question_has_a_hint_or_needs_none() -> None:
    missing = [form().fields[index].name for index in form().questions if not form().fields[index].wording.hint.parts]

    assert missing == []


@pytest.mark.parametrize(("column", "most"), LONGEST.items())
def test_no_question_answer_or_title_is_too_long_for_its_place(column: str, most: int) -> None:
    too_long = [(cell.place, len(cell.text)) for cell in filled() if cell.column == column and len(cell.text) > most]

    assert too_long == []


def test_no_sentence_has_more_than_fifteen_words() -> None:
    long = [
        (cell.place, sentence)
        for cell in filled(DUTCH)
        for sentence in sentences(cell.text)
        if len(sentence.split()) > MOST_WORDS
    ]

    assert long == []


def test_a_body_is_two_or_three_sentences_and_in_simple_dutch_some_more_short_ones() -> None:
    bodies = [cell for cell in filled() if cell.column == "outcomes!body"]
    most = {cell.language: 5 if cell.language == SIMPLE else 3 for cell in bodies}

    counted = {cell: len(re.findall(r"[.?!؟።](?:\s|$)", cell.text)) for cell in bodies}
    assert [cell.place for cell, count in counted.items() if not 2 <= count <= most[cell.language]] == []


def test_a_sentence_of_simple_dutch_has_at_most_twelve_words() -> None:
    long = [cell.place for cell in filled(SIMPLE) for one in sentences(cell.text) if len(one.split()) > SIMPLE_WORDS]

    assert long == []


@pytest.mark.parametrize("words", [BANNED, BLUNT, FAMILIAR], ids=["banned", "blunt", "familiar"])
def test_dutch_texts_use_no_word_that_keeps_people_away(words: str) -> None:
    assert found(rf"\b(?:{words})\b", DUTCH) == []


@pytest.mark.parametrize(("language", "words"), PLACES_AND_COLOURS.items())
def test_no_text_points_to_a_colour_or_a_place_on_the_screen(language: str, words: str) -> None:
    assert found(rf"(?<!\w)(?:{words})(?!\w)", language) == []


def found(pattern: str, language: str) -> list[tuple[str, str]]:
    hits = ((cell.place, re.search(pattern, cell.text, re.IGNORECASE)) for cell in filled(language))
    return [(place, hit.group()) for place, hit in hits if hit]


def test_no_text_has_markup_or_hidden_characters() -> None:
    assert [cell.place for cell in filled() if HIDDEN.search(cell.text)] == []


def test_no_text_begins_or_ends_with_a_space_or_has_two_in_a_row() -> None:
    assert [cell.place for cell in filled() if cell.text != " ".join(cell.text.split())] == []


def test_translations_are_in_their_own_language() -> None:
    names = {"Rivierstad", "Zandhoven", "Lindemeer"}
    dutch = {cell.place.replace(DUTCH, "*"): cell.text for cell in filled(DUTCH)}

    for cell in filled("العربية (ar)"):
        assert ARABIC.search(cell.text), cell.place
    for cell in filled("English (en)"):
        text = dutch[cell.place.replace("English (en)", "*")]
        assert cell.text != text or text in names, cell.place


def test_a_hard_word_in_a_text_has_its_explanation_in_the_glossary() -> None:
    sheet = book()["glossary"]
    explained = {str(row[0]) for row in sheet.iter_rows(min_row=2, values_only=True)}
    spoken = " ".join(cell.text for cell in filled(DUTCH) if not cell.column.startswith("glossary"))

    for word in (
        "WW",
        "WIA",
        "Wajong",
        "bijstand",
        "UWV",
        "zzp'er",
        "inburgeren",
        "TWV",
        "sociaal plan",
        "DUO",
        "DigiD",
    ):
        assert word in spoken
        assert word in explained
