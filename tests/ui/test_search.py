# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A long list: found by letters or by the digits of a postcode, and a way on for who finds nothing."""

import pytest
from PySide6.QtCore import Qt

from kiosk.directory.postcodes import PostcodeRange
from kiosk.directory.region import Municipality
from kiosk.ui.finding import MOST_FOUND, Findable, findables, folded, found, hits
from kiosk.ui.views import ChoiceView
from tests.ui.conftest import OpenKiosk
from tests.ui.driver import Driver
from tests.ui.every_kind import longer_form

PLACES = (
    Municipality("hage", "'s-Gravenhage", (PostcodeRange("2491", "2599"),)),
    Municipality("fryske", "De Fryske Marren"),
    Municipality("sudwest", "Súdwest-Fryslân", (PostcodeRange("8600", "8658"), PostcodeRange("8711", "8711"))),
    Municipality("oss", "Oss"),
)
AMONG = findables({"hage": "لاهاي", "fryske": "De Fryske Marren", "sudwest": "Súdwest", "oss": "Oss"}, PLACES)


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("", ()),
        ("o", ("oss",)),
        ("SUD", ("sudwest",)),
        ("súd", ("sudwest",)),
        ("s grav", ("hage",)),
        ("grav", ("hage",)),
        ("'s-G", ("hage",)),
        ("لاها", ("hage",)),
        ("fry", ("fryske", "sudwest")),
        ("de f", ("fryske",)),
        ("x", ()),
        ("2", ("hage",)),
        ("25", ("hage",)),
        ("2595 AA", ("hage",)),
        ("26", ()),
        ("8", ("sudwest",)),
        ("8711", ("sudwest",)),
        ("871", ("sudwest",)),
        ("8712", ()),
        ("٢٥", ("hage",)),
    ],
)
def test_letters_and_digits_find_places(typed: str, codes: tuple[str, ...]) -> None:
    assert found(typed, AMONG) == codes


def test_a_name_that_begins_so_comes_before_a_word_that_does() -> None:
    among = (Findable("a", ("Nieuw Oss",)), Findable("b", ("Ossendrecht",)), Findable("c", ("Oss",)))
    assert found("oss", among) == ("b", "c", "a")


def test_letters_of_other_alphabets_are_folded_too() -> None:
    assert folded("  ŁÓDŹ-Øst  ") == "lodz ost"
    assert folded("IĞDIR") == folded("ığdır") == "igdir"


def choice(name: str, *, quiet: bool = False, chosen: bool = False) -> ChoiceView:
    return ChoiceView(name, name, "", quiet, chosen)


def test_the_chosen_answer_and_the_way_out_stay_in_sight() -> None:
    names = [f"plaats{at}" for at in range(9)]
    choices = [choice(name, chosen=name == "plaats8") for name in names]
    choices += [choice("ergens_anders"), choice("weet_niet", quiet=True)]
    nothing = hits(choices, "", ())
    assert [one.name for one in nothing.shown] == ["plaats8", "ergens_anders"]
    many = hits(choices, "pl", ())
    assert [one.name for one in many.shown] == ["plaats8", *names[:MOST_FOUND], "ergens_anders"]
    assert (many.left, many.in_vain) == (9 - MOST_FOUND, False)
    assert hits(choices, "x", ()).in_vain


@pytest.fixture
def kiosk(open_kiosk: OpenKiosk) -> Driver:
    """A kiosk that asks for a day and a place."""
    return open_kiosk(form=longer_form())


def to_search(kiosk: Driver) -> None:
    kiosk.begin()
    kiosk.answer("first")
    kiosk.answer("second")
    kiosk.type_keys("34")
    for _ in range(3):
        kiosk.tap("next")
    assert kiosk.page.text("question") == "Waar woont u?"


def offered(kiosk: Driver) -> list[str]:
    return [name.removeprefix("answer-") for name in kiosk.page.names() if name.startswith("answer-")]


def test_letters_narrow_the_list_and_a_tap_chooses(kiosk: Driver) -> None:
    to_search(kiosk)
    always = ["ergens_anders", "weet_niet", "zeg_niet"]
    assert offered(kiosk) == always
    kiosk.type_keys("ri")
    assert offered(kiosk)[:3] == ["rivierstad", "rijnmond", "ritsel"]
    kiosk.type_keys("v")
    assert offered(kiosk) == ["rivierstad", "sint_anna", *always]
    kiosk.answer("rivierstad")
    assert kiosk.page.reads("Vraag 7")
    kiosk.tap("back")
    assert offered(kiosk) == ["rivierstad", *always]
    assert kiosk.page.item("answer-rivierstad").property("chosen")


def test_a_postcode_finds_the_municipality(kiosk: Driver) -> None:
    to_search(kiosk)
    kiosk.type_keys("012")
    assert offered(kiosk)[0] == "zandhoven"


@pytest.mark.accessibility("A-63", "A-92")
def test_who_finds_nothing_is_told_what_to_do_and_has_a_way_on(kiosk: Driver) -> None:
    to_search(kiosk)
    kiosk.type_keys("qq")
    assert kiosk.page.text("searchNote") == "Niets gevonden met ‘qq’. Wis een letter of typ iets anders."
    kiosk.answer("ergens_anders")
    assert kiosk.page.reads("Vraag 7")


@pytest.mark.accessibility("A-53")
def test_keys_alone_find_a_place(kiosk: Driver) -> None:
    to_search(kiosk)
    for _ in range(40):
        if kiosk.page.focused() == "entry":
            break
        kiosk.key(Qt.Key.Key_Tab)
    for key in (Qt.Key.Key_L, Qt.Key.Key_I):
        kiosk.key(key)
    while kiosk.page.focused() != "answer-lindemeer":
        kiosk.key(Qt.Key.Key_Up)
    kiosk.key(Qt.Key.Key_Return)
    assert kiosk.page.item("answer-lindemeer").property("chosen")
