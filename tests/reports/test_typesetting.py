# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Lines in every script: the right font, joined letters, the right order."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.places import resources
from kiosk.reports.typeface import Typefaces, typefaces
from kiosk.reports.typesetting import Line, Style, set_balanced, set_line, set_lines, shortened

BODY = Style(10)


@pytest.fixture
def faces() -> Iterator[Typefaces]:
    with typefaces(resources() / "fonts") as all_faces:
        yield all_faces


def shown(line: Line) -> str:
    return "".join(piece.text for piece in line.pieces)


@pytest.mark.parametrize(
    ("text", "font"),
    [
        ("Vraag één ş ğ ł ő", "NotoSans-Regular"),
        ("Запитайте гіда", "NotoSans-Regular"),
        ("اسأل", "NotoSansArabic-Regular"),
        ("ሓገዝ", "NotoSansEthiopic-Regular"),
    ],
)
def test_every_script_has_its_font(faces: Typefaces, text: str, font: str) -> None:
    assert {piece.font for piece in set_line(text, BODY, faces).pieces} == {font}


def test_bold_text_is_set_in_bold(faces: Typefaces) -> None:
    pieces = set_line("Gids اسأل", Style(10, bold=True), faces, rtl=True).pieces
    assert {piece.font for piece in pieces} == {"NotoSans-Bold", "NotoSansArabic-Bold"}


def test_arabic_letters_are_joined(faces: Typefaces) -> None:
    alone = set_line("ب", BODY, faces, rtl=True).width
    assert set_line("بببب", BODY, faces, rtl=True).width < 3 * alone
    assert len(shown(set_line("لا", BODY, faces, rtl=True))) == 1


def test_a_mixed_line_runs_from_right_to_left_with_latin_words_whole(faces: Typefaces) -> None:
    line = shown(set_line("اتصل UWV (WW) اليوم، IND غدا", BODY, faces, rtl=True))
    assert line.index("IND") < line.index("UWV (WW)")


def test_brackets_around_latin_letters_after_arabic_stand_on_both_sides(faces: Typefaces) -> None:
    assert "(WW)" in shown(set_line("إعانة البطالة (WW)", BODY, faces, rtl=True))


def test_the_groups_of_a_phone_number_keep_their_order_in_an_arabic_line(faces: Typefaces) -> None:
    line = shown(set_line("اتصل على +31 85 000-12 34 الآن", BODY, faces, rtl=True)).replace("\xa0", " ")
    assert "+31 85 000-12 34" in line


def test_hours_in_an_arabic_line_read_from_right_to_left_each_time_whole(faces: Typefaces) -> None:
    line = shown(set_line("من 9:00 إلى 17:00", BODY, faces, rtl=True))
    assert line.index("17:00") < line.index("9:00")


def test_an_address_keeps_its_order_among_arabic(faces: Typefaces) -> None:
    assert shown(set_line("1234 AB Rivierstad", BODY, faces, rtl=True)) == "1234 AB Rivierstad"


@pytest.mark.parametrize(
    "text", ["Neem uw paspoort mee naar het Werkplein", "أحضر معك جواز سفرك أو بطاقة هويتك من فضلك"]
)
def test_no_line_is_wider_than_asked(faces: Typefaces, text: str) -> None:
    lines = set_lines(text, BODY, faces, 90, rtl=True)
    assert len(lines) > 1
    assert max(line.width for line in lines) <= 90


def test_balanced_lines_leave_no_lonely_last_word(faces: Typefaces) -> None:
    text = "Komt u er niet uit? Vraag de gids."
    width = set_line(text, BODY, faces).width - 5
    greedy, balanced = set_lines(text, BODY, faces, width), set_balanced(text, BODY, faces, width)
    assert len(greedy) == len(balanced) == 2
    assert balanced[1].width > 2 * greedy[1].width


def test_a_name_that_does_not_fit_ends_in_an_ellipsis(faces: Typefaces) -> None:
    line = shortened("Werkcentrum Rivierstad", BODY, faces, 60)
    assert line.width <= 60
    assert shown(line).endswith("\u2026")


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60), st.booleans())
def test_any_text_can_be_set_and_nothing_of_it_is_a_control_character(text: str, rtl: bool) -> None:
    with typefaces(resources() / "fonts") as faces:
        for line in (set_line(text, BODY, faces, rtl=rtl), *set_lines(text, BODY, faces, 100, rtl=rtl)):
            assert not [sign for sign in shown(line) if ord(sign) < 32]
