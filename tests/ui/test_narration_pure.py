# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""From what stands on the screen to what is said: words, order, and what is new."""

from dataclasses import replace

import pytest

from kiosk import places
from kiosk.speech.port import Utterance
from kiosk.ui.narration import Element, Kind, Line, Seen, Teller
from kiosk.ui.spoken_form import language_of, spoken_form
from kiosk.ui.texts import Words, load_words

WORDS = load_words(places.resources() / "texts", ("nl", "ar", "uk", "pl"))
DUTCH: Words = WORDS["nl"]
TELLER = Teller(DUTCH)


@pytest.mark.parametrize(
    ("read", "heard"),
    [
        ("Bel 0199 10 10 10", "Bel 0 1 9 9, 1 0, 1 0, 1 0"),
        ("Ruzie thuis. 0800 2000. Dag en nacht.", "Ruzie thuis. 0 8 0 0, 2 0 0 0. Dag en nacht."),
        ("Bel 112.", "Bel 1 1 2."),
        ("088-1234567 (gratis)", "0 8 8, 1 2 3 4 5 6 7 (gratis)"),
        ("Nu open, tot 17.05 uur", "Nu open, tot 17 uur 5"),
        ("Open om 9 uur", "Open om 9 uur"),
        ("0110 RM Rivierstad", "0 1 1 0 RM Rivierstad"),
        ("Vraag 1 · vertaling niet nagekeken", "Vraag 1. vertaling niet nagekeken"),
        ("omdat u ‘Ja’ koos", "omdat u Ja koos"),
        ("werk.nl/begin", "werk punt nl streep begin"),
        ("Stationsplein 12", "Stationsplein 12"),
        ("1 van 12", "1 van 12"),
        ("\u2068أ\u2069 \u200f", "أ"),
    ],
)
def test_a_text_is_said_as_a_person_would(read: str, heard: str) -> None:
    assert spoken_form(read, DUTCH) == heard


@pytest.mark.accessibility("A-15")
@pytest.mark.parametrize(
    ("language", "text", "said_in"),
    [
        ("ar", "Stationsplein 12", "nl"),
        ("ar", "مرحبا", "ar"),
        ("ar", "UWV: مرحبا", "ar"),
        ("ar", "12", "ar"),
        ("uk", "Rivierstad", "nl"),
        ("pl", "Pomoc", "pl"),
    ],
)
def test_a_text_in_another_script_is_said_in_dutch(language: str, text: str, said_in: str) -> None:
    assert language_of(text, WORDS[language]) == said_in


def element(key: int, kind: Kind = Kind.TEXT, name: str = "", **more: object) -> Element:
    return replace(Element(key, kind, name or f"name {key}"), **more)  # type: ignore[arg-type] # any of its fields


STOP = element(1, Kind.BUTTON, "Stop en wis", bar=True)
QUESTION = element(2, Kind.HEADING, "Hoe oud bent u?")
YES = element(3, Kind.CHOICE, "Ja", place=(1, 2))
NO = element(4, Kind.CHOICE, "Nee", place=(2, 2))
NEXT = element(5, Kind.BUTTON, "Verder", bar=True)
PAGE = Seen("nl", (STOP, QUESTION, YES, NO, NEXT))


def texts(lines: list[Line]) -> list[str]:
    return [line.utterance.text for line in lines]


@pytest.mark.accessibility("A-40")
def test_a_page_is_read_in_the_order_of_the_tree_from_its_own_first_words_and_the_bar_above_it_last() -> None:
    assert texts(TELLER.news(None, PAGE, 0)) == [
        "Hoe oud bent u?", "Ja", "1 van 2", "Nee", "2 van 2", "Verder", "Stop en wis",
    ]  # fmt: skip


@pytest.mark.accessibility("A-21", "A-54")
def test_steps_lead_round_to_where_they_began() -> None:
    for forward in (True, False):
        key, keys = 2, []
        for _ in PAGE.elements:
            found = PAGE.after(key, forward=forward)
            assert found is not None
            key = found.key
            keys.append(key)
        assert sorted(keys) == [1, 2, 3, 4, 5]
        assert key == 2
    assert Seen("nl", ()).after(0, forward=True) is None
    first, last = PAGE.after(0, forward=True), PAGE.after(0, forward=False)
    assert first is QUESTION
    assert last is STOP


def test_of_what_is_chosen_only_that_is_said() -> None:
    chosen = replace(YES, chosen=True, state="gekozen")
    after = Seen("nl", (STOP, QUESTION, chosen, NO, NEXT))
    assert texts(TELLER.news(PAGE, after, YES.key)) == ["gekozen"]
    assert texts(TELLER.news(after, PAGE, YES.key)) == ["niet gekozen"]
    assert texts(TELLER.news(PAGE, after, NO.key)) == []


def test_a_message_is_said_when_it_comes_and_when_it_changes_but_not_when_it_goes() -> None:
    told = Seen("nl", (element(9, Kind.ALERT, "Er is iets mis."), *PAGE.elements))
    assert texts(TELLER.news(PAGE, told, 0)) == ["Er is iets mis."]
    assert texts(TELLER.news(told, told, 0)) == []
    assert texts(TELLER.news(told, PAGE, 0)) == []


def test_another_language_is_the_whole_page_again() -> None:
    assert len(Teller(WORDS["pl"]).news(PAGE, replace(PAGE, language="pl"), 0)) == 7


def test_a_button_that_the_page_before_had_too_is_said_with_the_new_page_and_not_before_it() -> None:
    chosen = element(1, Kind.CHOICE, "Werk", chosen=True, state="gekozen")
    before, seen = Seen("nl", (chosen,)), Seen("nl", (element(1, Kind.CHOICE, "Dag"),))
    assert TELLER.news(before, seen, at=1) == TELLER.arrival(seen)


def test_the_keys_of_a_keyboard_are_read_one_by_one_only_to_who_goes_there() -> None:
    keys = Seen("nl", (element(6, Kind.GROUP, "Toetsenbord"), element(7, Kind.KEY, "Toets q")))
    assert texts(TELLER.arrival(keys)) == ["Toetsenbord"]
    assert texts(TELLER.full(keys.elements[1], keys)) == ["Toets q"]


@pytest.mark.accessibility("A-09")
def test_beside_a_secret_the_keys_have_names_in_a_headset_only() -> None:
    key, secret = element(7, Kind.KEY, "Toets 4"), element(8, Kind.SECRET, "Typ uw code", state="••")
    door = Seen("nl", (secret, key))
    assert texts(TELLER.full(key, door)) == ["toets"]
    assert texts(Teller(DUTCH, private=True).full(key, door)) == ["Toets 4"]
    assert texts(Teller(DUTCH, private=True).full(secret, door)) == ["Typ uw code", "invulveld, 2 tekens getypt"]
    typed = Seen("nl", (replace(secret, state="•••"), key))
    assert texts(Teller(DUTCH, private=True).news(door, typed, 0)) == ["teken"]


def test_a_switch_and_a_button_that_cannot_be_pressed_say_so() -> None:
    button = element(7, Kind.BUTTON, "Print op papier", possible=False)
    assert texts(TELLER.full(button, Seen("nl", (button,)))) == ["Print op papier", "knop, kan nu niet"]
    switch = element(8, Kind.BUTTON, "Meer contrast", state="uit")
    assert texts(TELLER.brief(switch)) == ["Meer contrast", "uit"]


def test_an_address_is_said_line_by_line_each_in_its_language() -> None:
    fact = element(7, Kind.TEXT, "أين:\nStationsplein 12")
    assert [line.utterance for line in Teller(WORDS["ar"]).brief(fact)] == [
        Utterance("أين:", "ar"),
        Utterance("Stationsplein 12", "nl"),
    ]


def test_under_a_finger_lies_the_smallest_of_what_lies_there() -> None:
    card = element(1, rect=(0.0, 0.0, 100.0, 100.0))
    button = element(2, Kind.BUTTON, rect=(10.0, 10.0, 20.0, 20.0))
    seen = Seen("nl", (card, button))
    assert seen.under(15, 15) is button
    assert seen.under(50, 50) is card
    assert seen.under(100, 50) is None
