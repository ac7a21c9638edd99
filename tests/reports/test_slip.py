# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The slip on paper: destination first, two languages, right order, nothing about the visitor."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]  # the package has no types
import pytest
from PIL import ImageOps
from pypdf import PdfReader

from kiosk.places import resources
from kiosk.reports.printer import Stock
from kiosk.reports.slip import Slip, SlipFact, draw_slip
from kiosk.reports.typeface import FontError
from tests.reports.slips import DUTCH, SIDES, slip_in

FONTS = resources() / "fonts"
MM = 72 / 25.4


def text_of(pdf: bytes) -> str:
    return " ".join(
        word for page in pypdfium2.PdfDocument(pdf) for word in page.get_textpage().get_text_range().split()
    )


def ink_of(pdf: bytes, page: int = 0) -> tuple[int, int, int, int]:
    """Left, top, right, bottom of the ink, in points."""
    picture = pypdfium2.PdfDocument(pdf)[page].render(scale=1).to_pil().convert("L")
    box = ImageOps.invert(picture).getbbox()
    assert box is not None
    return box


@pytest.mark.parametrize("language", SIDES)
def test_the_slip_is_80_mm_wide_and_nothing_leaves_the_72_mm_that_a_printer_reaches(language: str) -> None:
    pdf = draw_slip(slip_in(language), FONTS)
    (page,) = PdfReader(BytesIO(pdf)).pages
    width, height = page.mediabox.upper_right
    assert float(width) == pytest.approx(80 * MM)
    left, top, right, bottom = ink_of(pdf)
    assert left >= 4 * MM
    assert right <= 76 * MM + 1
    assert top >= 4 * MM
    assert bottom <= float(height) - 4 * MM


@pytest.mark.parametrize("language", SIDES)
def test_on_sheets_the_slip_says_the_same_and_stays_within_the_margins(language: str) -> None:
    pdf = draw_slip(slip_in(language), FONTS, Stock.SHEET)
    pages = PdfReader(BytesIO(pdf)).pages
    assert {tuple(round(float(side) / MM) for side in page.mediabox.upper_right) for page in pages} == {(210, 297)}
    assert len(pages) == 1
    # Letter by letter: other lines end elsewhere, and each is read from the paper in the order in which it is drawn.
    told = text_of(draw_slip(slip_in(language), FONTS))
    assert sorted(filter(str.isalnum, text_of(pdf))) == sorted(filter(str.isalnum, told))
    for at in range(len(pages)):
        left, top, right, bottom = ink_of(pdf, at)
        assert left >= 15 * MM
        assert right <= 195 * MM
        assert top >= 15 * MM
        assert bottom <= 282 * MM


def test_on_sheets_the_dutch_stands_beside_what_it_says_and_arabic_on_the_right() -> None:
    slip = slip_in("ar")
    page = pypdfium2.PdfDocument(draw_slip(slip, FONTS, Stock.SHEET))[0].get_textpage()
    left, _, right, _ = page.get_charbox(page.search("Uw cv").get_next()[0])
    assert right < 105 * MM
    assert left >= 15 * MM


@pytest.mark.parametrize(
    "lengths", [range(4, 30, 5), pytest.param(range(1, 30), marks=pytest.mark.full)], ids=["some", "all"]
)
def test_a_label_never_stands_alone_at_the_foot_of_a_sheet(lengths: range) -> None:
    bring = DUTCH.facts[3]
    for lines in lengths:
        long = replace(DUTCH, facts=(replace(bring, lines=("Uw cv",) * lines), DUTCH.facts[2]))
        pdf = draw_slip(replace(slip_in("nl"), visitor=long, dutch=long), FONTS, Stock.SHEET)
        feet = [page.extract_text().rstrip().splitlines()[-1] for page in PdfReader(BytesIO(pdf)).pages]
        assert not {"Bellen", "Ook mogelijk", "Neem mee"} & set(feet), lines


def test_the_slip_is_as_long_as_its_text() -> None:
    short = replace(slip_in("nl"), visitor=replace(DUTCH, facts=()), dutch=replace(DUTCH, facts=()))
    assert ink_of(draw_slip(short, FONTS))[3] < ink_of(draw_slip(slip_in("nl"), FONTS))[3] - 200


def test_the_destination_comes_before_its_facts_and_other_options_after_them() -> None:
    text = text_of(draw_slip(slip_in("nl"), FONTS))
    order = ["WW aanvragen", "omdat u", "Stationsplein 1", "maandag", "085 000 12 34", "paspoort", "Naast het station"]
    order += ["Ook mogelijk", "Vraag de gids", "Scan met uw telefoon"]
    places = [text.index(words) for words in order]
    assert places == sorted(places)


def test_a_dutch_visitor_reads_everything_once() -> None:
    text = text_of(draw_slip(slip_in("nl"), FONTS))
    assert [text.count(words) for words in ("WW aanvragen", "Neem mee", "Uw cv", "Stationsplein 1")] == [1, 1, 1, 1]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_another_visitor_reads_the_dutch_beside_it_but_an_address_only_once(language: str) -> None:
    text = text_of(draw_slip(slip_in(language), FONTS))
    assert [text.count(words) for words in ("WW aanvragen", "Neem mee", "Uw cv", "Stationsplein 1")] == [1, 1, 1, 1]


def test_a_text_that_is_not_translated_yet_stands_there_in_dutch() -> None:
    slip = replace(slip_in("en"), visitor=replace(SIDES["en"], name="", why="", guide="", qr_hint=""))
    text = text_of(draw_slip(slip, FONTS))
    assert text.count("WW aanvragen") == 1
    assert text.count("Vraag de gids") == 1


def test_the_same_advice_gives_the_same_bytes_whatever_was_printed_before() -> None:
    first = draw_slip(slip_in("ar"), FONTS)
    draw_slip(slip_in("en"), FONTS)
    other = replace(SIDES["ar"], name="غرفة التجارة")
    draw_slip(Slip(other, DUTCH, "Werkcentrum Rivierstad"), FONTS)
    assert draw_slip(slip_in("ar"), FONTS) == first


def test_the_properties_of_the_pdf_hold_the_language_and_no_moment() -> None:
    pdf = draw_slip(slip_in("ar"), FONTS)
    reader = PdfReader(BytesIO(pdf))
    assert str(reader.root_object["/Lang"]) == "ar"
    assert reader.metadata is not None
    assert str(reader.metadata["/CreationDate"]).startswith("D:20000101000000")
    assert b"/tmp" not in pdf


def test_control_characters_of_a_partner_never_reach_the_printer() -> None:
    evil = SlipFact("where", "Wa\x1bar", ("Plein\x1d\x56\x00 1", "085\u202e 43 21", "a\u200bb"))
    side = replace(DUTCH, facts=(evil,))
    text = text_of(draw_slip(Slip(side, side, "Werk\x07centrum"), FONTS))
    assert "Plein V 1" in text.replace("PleinV", "Plein V")
    assert "085 43 21" in text
    assert not [sign for sign in text if ord(sign) < 32]


def test_a_very_long_word_is_broken_and_stays_on_the_paper() -> None:
    side = replace(DUTCH, about="https://" + "x" * 300)
    assert ink_of(draw_slip(Slip(side, side, "Werkcentrum"), FONTS))[2] <= 76 * MM + 1


def test_without_a_code_there_is_no_code() -> None:
    assert "Scan" not in text_of(draw_slip(replace(slip_in("nl"), qr=""), FONTS))


def test_a_missing_font_is_named(tmp_path: Path) -> None:
    with pytest.raises(FontError, match=r"NotoSans-Regular\.ttf ontbreekt"):
        draw_slip(slip_in("nl"), tmp_path)
