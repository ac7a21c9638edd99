# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The path book: what a functional manager reads, ticks and signs."""

import csv
import re
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]  # the package has no types
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ImageOps

from kiosk.places import resources
from kiosk.publishing.path_book import Halt, PathBook, path_book, path_key, walked
from kiosk.publishing.path_book_csv import path_book_csv
from kiosk.publishing.path_book_pdf import draw_path_book
from kiosk.publishing.path_book_words import outcomes_said
from tests.content import walking
from tests.publishing.small_flows import PATHS, TODAY, changed, form_of, without_money

FONTS = resources() / "fonts"
ANSWERS = st.dictionaries(st.text(max_size=8), st.text(min_size=1, max_size=8), max_size=6)


@pytest.fixture
def book(tmp_path: Path) -> PathBook:
    return path_book(form_of(tmp_path), PATHS, TODAY, "nl")


def pages_of(book: PathBook, notes: dict[str, str] | None = None, services: dict[str, str] | None = None) -> list[str]:
    document = pypdfium2.PdfDocument(draw_path_book(book, notes or {}, services or {}, FONTS))
    return [" ".join(str(page.get_textpage().get_text_range()).split()) for page in document]


def rows_of(book: PathBook, notes: dict[str, str] | None = None) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(path_book_csv(book, notes or {}, {})), delimiter=";"))


def test_a_path_tells_each_answer_in_words_and_where_it_ends(book: PathBook) -> None:
    first = book.walks[0]
    assert [(step.label, step.answer) for step in first.steps] == [
        ("Welkom", "(gelezen)"),
        ("Waar gaat het over?", "Werk"),
        ("Welk vak?", "Bouw, Zorg"),
        ("Hoeveel uur?", "12"),
    ]
    assert first.outcomes == ("zorg",)
    assert first.endings[0].services == ("uwv-werk", "gids")
    assert book.walks[2].steps[-1].answer == "(overgeslagen)"


def test_a_path_that_stands_twice_comes_once(tmp_path: Path) -> None:
    twice = path_book(form_of(tmp_path), [*PATHS, dict(reversed(list(PATHS[0].items())))], TODAY, "nl")
    assert len(twice.walks) == len(PATHS)


def test_a_path_breaks_off_where_a_new_question_has_no_answer(tmp_path: Path) -> None:
    walk = walked(form_of(tmp_path), {"thema": "werk", "vak": "zorg"}, TODAY, "nl")
    assert walk.stop is not None
    assert (walk.stop.halt, walk.stop.question, walk.outcomes) == (Halt.ASKS, "uren", ())


def test_a_path_breaks_off_where_its_answer_is_no_longer_one(tmp_path: Path) -> None:
    walk = walked(form_of(tmp_path, without_money()), PATHS[2], TODAY, "nl")
    assert walk.stop is not None
    assert (walk.stop.halt, walk.stop.question, walk.stop.answer) == (Halt.REFUSES, "thema", "geld")


def test_an_answer_that_is_never_asked_does_no_harm(tmp_path: Path) -> None:
    assert walked(form_of(tmp_path), {"thema": "weet_niet", "uren": "3"}, TODAY, "nl").outcomes == ("gids",)


def test_keys_keep_their_value_from_version_to_version() -> None:
    assert path_key(PATHS[0]) == path_key({"uren": "12", "vak": "bouw zorg", "thema": "werk", "nieuwe_melding": ""})
    assert path_key({"thema": "werk"}) == "NB0N-1T20"


@given(ANSWERS, ANSWERS)
def test_other_answers_have_another_key(one: dict[str, str], other: dict[str, str]) -> None:
    assert re.fullmatch(r"[0-9A-Z]{4}-[0-9A-Z]{4}", path_key(one))
    assert (path_key(one) == path_key(other)) == (one == other)


def test_the_paper_holds_every_path_with_questions_answers_outcomes_and_services(book: PathBook) -> None:
    text = " ".join(pages_of(book, {book.walks[0].key: "Nieuw"}, {"uwv-werk": "Hulp van UWV"}))
    for walk in book.walks:
        for words in (walk.key, *(step.label for step in walk.steps), *(ending.title for ending in walk.endings)):
            assert words in text
    assert "Bouw, Zorg" in text
    assert "Hulp van UWV, gids" in text
    assert "Nieuw" in text


def test_every_page_says_flow_version_date_and_its_number(book: PathBook) -> None:
    pages = pages_of(replace(book, walks=book.walks * 6))
    assert len(pages) > 2
    for number, page in enumerate(pages, 1):
        assert "proef 1, 23 november 2026" in page
        assert f"Pagina {number} van {len(pages)}" in page


def test_the_last_page_is_there_to_be_signed(book: PathBook) -> None:
    last = pages_of(book)[-1]
    assert "Ik heb de 4 paden van proef 1, 23 november 2026 gelezen." in last
    assert last.count("Handtekening") == 2


def test_the_paper_speaks_english_to_an_english_reader(tmp_path: Path) -> None:
    pages = pages_of(path_book(form_of(tmp_path), PATHS, TODAY, "en"))
    assert "Path book" in pages[0]
    assert "What is it about?" in pages[0]
    assert "Signature" in pages[-1]


def test_arabic_stands_on_the_paper_from_the_right(tmp_path: Path) -> None:
    numbers = []
    for language in ("nl", "ar"):
        book = path_book(form_of(tmp_path), PATHS, TODAY, language)
        page = pypdfium2.PdfDocument(draw_path_book(book, {}, {}, FONTS))[0]
        picture = ImageOps.invert(page.render(scale=1).to_pil().convert("L"))
        numbers.append([picture.crop((left, 150, left + 16, 188)).getbbox() is not None for left in (40, 336)])
    assert numbers == [[True, False], [False, True]]
    assert "Padenboek" in pages_of(book)[0]


def test_a_path_that_breaks_off_says_why(tmp_path: Path) -> None:
    form = form_of(tmp_path, without_money())
    book = path_book(form, [PATHS[2], {"thema": "werk"}, {"thema": "schulden"}], TODAY, "nl")
    nowhere = replace(book.walks[2], endings=())
    book = replace(book, walks=(*book.walks[:2], nowhere))
    text = " ".join(pages_of(book))
    assert "‘geld’ is geen antwoord meer op ‘Waar gaat het over?’" in text
    assert "de vraag ‘Welk vak?’ heeft geen antwoord" in text
    assert "Geen uitkomst." in text
    assert "geen antwoord meer" in rows_of(book)[0]["stopt"]


def test_the_table_has_a_row_per_path_and_a_column_per_question(book: PathBook) -> None:
    rows = rows_of(book, {book.walks[1].key: "Goedgekeurd"})
    assert [row["sleutel"] for row in rows] == [walk.key for walk in book.walks]
    assert rows[0]["vak: Welk vak?"] == "Bouw, Zorg"
    assert rows[0]["titel"] == "Werk in de zorg"
    assert rows[0]["diensten"] == "uwv-werk, gids"
    assert rows[1]["akkoord"] == "Goedgekeurd"
    assert rows[2]["vak: Welk vak?"] == ""
    assert [row["persoon"] for row in rows] == ["", "", "", "ja"]


def test_a_spreadsheet_finds_no_formula_in_the_table(tmp_path: Path) -> None:
    book = path_book(form_of(tmp_path, changed(choices=("Geld", "-1+1"))), PATHS, TODAY, "nl")
    assert rows_of(book)[2]["thema: Waar gaat het over?"] == "'-1+1"


def test_the_same_book_gives_the_same_bytes(book: PathBook) -> None:
    assert draw_path_book(book, {}, {}, FONTS) == draw_path_book(book, {}, {}, FONTS)


def test_no_outcome_has_words_too() -> None:
    assert outcomes_said((), {}).nl == "geen uitkomst"
    assert outcomes_said(("a", "b"), {"a": "Werk"}).en == "‘Werk’ (a) and b"


def test_nothing_of_the_shipped_flow_stands_outside_the_margins() -> None:
    answers = [walk.answers for walk in walking.every_walk()[::20]]
    book = path_book(walking.form(), answers, TODAY, "nl")
    document = pypdfium2.PdfDocument(draw_path_book(book, {}, {}, FONTS))
    assert len(document) > 3
    for number, page in enumerate(document):
        picture = ImageOps.invert(page.render(scale=1).to_pil().convert("L"))
        box = picture.crop((0, 106 if number == 0 else 0, *picture.size)).getbbox()
        assert box is not None
        assert box[0] >= 40
        assert box[2] <= 556
        assert picture.crop((0, 842 - 50, 595, 842 - 42)).getbbox() is None
