# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The on-screen keyboard: every letter of every language, large enough, beside the field and never over it."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible

from kiosk.ui.application import LANDSCAPE, PORTRAIT
from kiosk.ui.ethiopic import orders_of
from kiosk.ui.keyboards import Act, Board, Shift, key_rows, letter_rows, vowels, with_vowel
from tests.ui.conftest import OpenKiosk
from tests.ui.driver import Driver
from tests.ui.looking import controls, name_faults, scene_rect, target_faults, text_faults

ALPHABETS = {
    "nl": "abcdefghijklmnopqrstuvwxyz",
    "en": "abcdefghijklmnopqrstuvwxyz",
    "pl": "aąbcćdeęfghijklłmnńoóprsśtuwyzźż",
    "tr": "abcçdefgğhıijklmnoöprsştuüvyz",
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
    "ar": "ابتثجحخدذرزسشصضطظعغفقكلمنهويةىءأإآؤئ",
    "ti": "ሀለሐመረሰሸቀቐበተቸነኘአከኸወዐዘዠየደጀገጠጨጸፀፈፐ",
}


PLAIN = Shift()


def typed_by(language: str, board: Board = Board.TEXT, shift: Shift = PLAIN) -> list[str]:
    return [key.types for row in key_rows(language, board, shift) for key in row if key.act is Act.TYPE]


@pytest.mark.parametrize("language", ALPHABETS)
def test_every_letter_of_the_alphabet_has_one_key(language: str) -> None:
    keys = typed_by(language)
    assert [letter for letter in ALPHABETS[language] if keys.count(letter) != 1] == []


def test_turkish_capitals_are_turkish() -> None:
    assert {"İ", "I"} <= {sign for row in letter_rows("tr", capitals=True) for sign in row}
    assert letter_rows("nl", capitals=True)[0][7] == "I"


def test_every_tigrinya_syllable_is_two_keys_away() -> None:
    everything = {one for base in ALPHABETS["ti"] for one in (base, *orders_of(base))}
    wanted = "ሰላም ብኸመይ ኣለኹም ቋንቋ ጓል ኩነታት ትግርኛ ዝኾነ እዩ ሕቶ"
    assert set(wanted) - {" "} <= everything
    assert with_vowel("ከ", "ኳ") == "ኳ"
    assert with_vowel("ሰላመ", "ም") == "ሰላም"
    assert with_vowel("abc", "ም") == "abc"
    assert vowels("ti", Board.TEXT, Shift(), "ኳ")[:2] == ("ከ", "ኩ")
    assert vowels("ti", Board.TEXT, Shift(latin=True), "ከ") == vowels("nl", Board.TEXT, Shift(), "") == ()


def test_an_address_has_its_signs_at_hand_in_every_language() -> None:
    for language in ALPHABETS:
        keys = typed_by(language, Board.EMAIL)
        assert set("abcdefghijklmnopqrstuvwxyz0123456789@.-_") <= set(keys)
        assert {".nl", ".com"} <= set(keys)


@pytest.mark.parametrize("language", ["ar", "uk", "ti"])
def test_other_scripts_can_type_latin_names(language: str) -> None:
    assert set("abcdefghijklmnopqrstuvwxyz") <= set(typed_by(language, shift=Shift(latin=True)))


def to_words(kiosk: Driver) -> None:
    kiosk.begin()
    kiosk.answer("first")
    kiosk.answer("second")
    kiosk.type_keys("34")
    kiosk.tap("next")


@pytest.mark.accessibility("A-28", "A-80", "A-82")
@pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE], ids=["portrait", "landscape"])
@pytest.mark.parametrize("large", [False, True], ids=["small", "large"])
def test_keys_are_large_apart_named_still_and_beside_the_field(open_kiosk: OpenKiosk, size: QSize, large: bool) -> None:
    QAccessible.setActive(True)
    kiosk = open_kiosk(size=size)
    to_words(kiosk)
    if large:
        kiosk.tap("letters")
    faults = []
    for language in ALPHABETS:
        kiosk.bridges.display.chooseLanguage(language)
        kiosk.settle()
        assert kiosk.page.shows("key-space")
        faults += [f"{language}: {one}" for one in (*text_faults(kiosk), *target_faults(kiosk), *name_faults(kiosk))]
        field = scene_rect(kiosk.page.item("entry"))
        faults += [
            f"{language}: {one.name} lies over the field" for one in controls(kiosk) if one.rect.intersects(field)
        ]
        faults += [f"{language}: {one.name} repeats" for one in controls(kiosk) if one.item.property("autoRepeat")]
    assert not faults, "\n".join(faults)


def test_a_syllable_is_typed_in_two_steps(kiosk: Driver) -> None:
    to_words(kiosk)
    kiosk.bridges.display.chooseLanguage("ti")
    kiosk.settle()
    kiosk.type_keys("ለ")
    kiosk.tap("vowel-4")
    kiosk.type_keys("መ")
    kiosk.tap("vowel-6")
    assert kiosk.bridges.sheet.property("entry") == "ላም"
    kiosk.tap("key-erase")
    assert kiosk.page.text("vowel-4") == "ላ"


def test_a_keyboard_on_a_later_page_is_as_high_as_one_in_sight(kiosk: Driver) -> None:
    """Else it fits the page only as long as it is not there, and the page never comes to rest."""
    to_words(kiosk)
    kiosk.bridges.display.chooseLanguage("ti")
    kiosk.settle()
    board = kiosk.page.item("vowel-1").parentItem().parentItem().parentItem()
    place = board.parentItem()
    height, lines = board.implicitHeight(), board.property("lines")
    place.setVisible(False)
    kiosk.settle()
    assert not kiosk.page.shows("vowel-1")
    assert (board.implicitHeight(), board.property("lines")) == (height, lines)


def ink_begins(kiosk: Driver) -> int:
    """The leftmost dark pixel within the field."""
    picture, inner = kiosk.window.picture(), scene_rect(kiosk.page.item("entry")).adjusted(20, 20, -20, -20).toRect()
    dark = (
        x
        for x in range(inner.left(), inner.right())
        for y in range(inner.top(), inner.bottom(), 3)
        if picture.pixelColor(x, y).lightness() < 128
    )
    return next(dark)


def test_arabic_letters_join_and_stand_at_the_right(kiosk: Driver) -> None:
    to_words(kiosk)
    kiosk.bridges.display.chooseLanguage("ar")
    kiosk.settle()
    kiosk.type_keys("سلام")
    shown = next(one for one in kiosk.page.text_items() if str(one.property("text")).startswith("سلام"))
    assert ink_begins(kiosk) > scene_rect(kiosk.page.item("entry")).center().x()
    joined = float(shown.property("contentWidth"))
    kiosk.tap("key-erase")
    kiosk.tap("key-space")
    kiosk.type_keys("م")
    apart = next(one for one in kiosk.page.text_items() if str(one.property("text")).startswith("سلا م"))
    assert joined < float(apart.property("contentWidth"))


def test_the_keyboard_follows_the_script_key_and_forgets_it_with_the_page(kiosk: Driver) -> None:
    to_words(kiosk)
    kiosk.bridges.display.chooseLanguage("uk")
    kiosk.settle()
    kiosk.tap("key-script")
    kiosk.type_keys("w")
    kiosk.tap("key-script")
    kiosk.type_keys("ї")
    assert kiosk.bridges.sheet.property("entry") == "wї"
    kiosk.tap("key-script")
    kiosk.tap("back")
    kiosk.tap("next")
    assert kiosk.page.shows("key-ї")


@pytest.mark.accessibility("A-53")
def test_arrows_move_between_keys_as_they_lie(kiosk: Driver) -> None:
    to_words(kiosk)
    while kiosk.page.focused() != "key-q":
        kiosk.key(Qt.Key.Key_Tab)
    seen = []
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Up):
        kiosk.key(key)
        seen.append(kiosk.page.focused())
    assert seen == ["key-w", "key-s", "key-x", "key-z", "key-a", "key-q"]
    kiosk.key(Qt.Key.Key_Up)
    assert kiosk.page.focused() == "entry"


@pytest.mark.accessibility("A-80", "A-82")
@pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE], ids=["portrait", "landscape"])
def test_an_address_is_typed_with_keys_of_its_own(open_kiosk: OpenKiosk, size: QSize) -> None:
    kiosk = open_kiosk(size=size)
    to_words(kiosk)
    sheet = kiosk.bridges.sheet
    sheet.ask(replace(sheet.answer.question, appearance="email"))
    kiosk.settle()
    kiosk.type_keys("jo1@a")
    kiosk.tap("key-.nl")
    assert sheet.property("entry") == "jo1@a.nl"
    assert not kiosk.page.shows("key-space")
    assert not [*text_faults(kiosk), *target_faults(kiosk)]
