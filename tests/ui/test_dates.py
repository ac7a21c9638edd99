# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A day in three steps: what becomes of taps and keys, and what the visitor is told of a day that is none."""

import pytest
from PySide6.QtCore import Qt

from kiosk import places
from kiosk.ui.date_entry import DateEntry, DatePart, date_entry, date_trouble, date_words
from kiosk.ui.texts import Words, load_words
from tests.ui.conftest import OpenKiosk
from tests.ui.driver import Driver
from tests.ui.every_kind import longer_form


@pytest.fixture(scope="module")
def words() -> dict[str, Words]:
    return load_words(places.resources() / "texts", ("nl", "ar", "pl"))


@pytest.fixture
def kiosk(open_kiosk: OpenKiosk) -> Driver:
    """A kiosk that asks for a day and a place."""
    return open_kiosk(form=longer_form())


def to_date(kiosk: Driver) -> None:
    kiosk.begin()
    kiosk.answer("first")
    kiosk.answer("second")
    kiosk.type_keys("34")
    kiosk.tap("next")
    kiosk.tap("next")
    assert kiosk.page.text("question") == "Wanneer bent u geboren?"


def asked(kiosk: Driver) -> str:
    return kiosk.bridges.sheet.answer.question.name


def given(kiosk: Driver) -> str:
    session = kiosk.window.bridges.visitor._reception.session
    assert session is not None
    return session.value("day")


def test_a_day_is_three_choices_and_an_iso_date() -> None:
    entry = DateEntry().with_day(3).with_month(3)
    assert entry.part is DatePart.YEAR
    entry = entry.with_typed("19x8").with_typed("57")
    assert (entry.given, entry.missing) == ("1985-03-03", ())
    assert date_entry(entry.given) == DateEntry(3, 3, "1985")
    assert date_entry("gisteren") == DateEntry()


@pytest.mark.accessibility("A-63")
@pytest.mark.parametrize(
    ("entry", "part", "said"),
    [
        (DateEntry(31, 2, "1985"), DatePart.DAY, "31 februari 1985 bestaat niet. Kies een andere dag."),
        (DateEntry(29, 2, "2023"), DatePart.DAY, "29 februari 2023 bestaat niet. Kies een andere dag."),
        (DateEntry(0, 2, "1985"), DatePart.DAY, "Kies ook de dag."),
        (DateEntry(31, 0, "1985"), DatePart.MONTH, "Kies ook de maand."),
        (DateEntry(31, 1, ""), DatePart.YEAR, "Typ ook het jaar."),
        (DateEntry(31, 1, "85"), DatePart.YEAR, "Typ het jaar met vier cijfers, zoals 1985."),
        (DateEntry(31, 1, "0198"), DatePart.YEAR, "Typ het jaar met vier cijfers, zoals 1985."),
    ],
)
def test_a_day_that_is_none_says_what_to_put_right_and_where(
    words: dict[str, Words], entry: DateEntry, part: DatePart, said: str
) -> None:
    found = date_trouble(entry, words["nl"])
    assert found is not None
    assert (found.part, found.said) == (part, said)


def test_nothing_chosen_and_a_real_day_are_no_trouble(words: dict[str, Words]) -> None:
    assert date_trouble(DateEntry(), words["nl"]) is None
    assert date_trouble(DateEntry(29, 2, "2024"), words["nl"]) is None


def test_a_day_is_read_in_the_language_of_the_visitor(words: dict[str, Words]) -> None:
    assert date_words("1985-03-03", words["nl"]) == "3 maart 1985"
    assert date_words("1985-03-03", words["pl"]) == "3 marca 1985"
    assert date_words("1985-03-03", words["ar"]) == "3 مارس 1985"
    assert date_words("", words["nl"]) == ""


def test_three_taps_and_a_year_give_a_day(kiosk: Driver) -> None:
    to_date(kiosk)
    kiosk.tap("day-17")
    kiosk.tap("month-3")
    kiosk.type_keys("1985")
    kiosk.tap("step-Day")
    kiosk.tap("day-18")
    kiosk.tap("next")
    assert (asked(kiosk), given(kiosk)) == ("place", "1985-03-18")
    kiosk.tap("back")
    assert [step["taken"] for step in kiosk.bridges.dates.property("steps")] == ["18", "maart", "1985"]


@pytest.mark.accessibility("A-63")
def test_31_february_is_refused_and_the_days_are_shown_again(kiosk: Driver) -> None:
    to_date(kiosk)
    kiosk.tap("day-31")
    kiosk.tap("month-2")
    kiosk.type_keys("1985")
    kiosk.tap("next")
    assert kiosk.page.reads("31 februari 1985 bestaat niet")
    kiosk.tap("day-28")
    assert not kiosk.page.reads("bestaat niet")
    kiosk.tap("next")
    assert (asked(kiosk), given(kiosk)) == ("place", "1985-02-28")


def test_not_knowing_takes_the_day_away_and_goes_on(kiosk: Driver) -> None:
    to_date(kiosk)
    kiosk.tap("day-31")
    kiosk.tap("answer-weet_niet")
    kiosk.tap("next")
    assert (asked(kiosk), given(kiosk)) == ("place", "")


@pytest.mark.accessibility("A-53")
def test_keys_alone_choose_a_day(kiosk: Driver) -> None:
    to_date(kiosk)
    while kiosk.page.focused() != "day-1":
        kiosk.key(Qt.Key.Key_Tab)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Return):
        kiosk.key(key)
    assert kiosk.bridges.dates.property("day") == 16
    assert kiosk.page.focused() == "month-1"
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return):
        kiosk.key(key)
    assert kiosk.bridges.dates.property("month") == 4
    for key in (Qt.Key.Key_1, Qt.Key.Key_9, Qt.Key.Key_9, Qt.Key.Key_Backspace, Qt.Key.Key_8, Qt.Key.Key_5):
        kiosk.key(key)
    assert kiosk.bridges.sheet.answer.date.given == "1985-04-16"


@pytest.mark.accessibility("A-21", "A-54")
def test_the_arrows_leave_the_days_at_both_ends(kiosk: Driver) -> None:
    to_date(kiosk)
    while kiosk.page.focused() != "day-29":
        kiosk.key(Qt.Key.Key_Tab)
    kiosk.key(Qt.Key.Key_Down)
    assert kiosk.page.focused() == "answer-weet_niet"
    kiosk.key(Qt.Key.Key_Up)
    kiosk.key(Qt.Key.Key_Up)
    assert kiosk.page.focused().startswith("day-2")
    while kiosk.page.focused().startswith("day-"):
        kiosk.key(Qt.Key.Key_Up)
    assert kiosk.page.focused() == "step-Year"


def test_a_bounce_after_a_day_chooses_no_month(kiosk: Driver) -> None:
    to_date(kiosk)
    place = kiosk.page.centre("day-10")
    kiosk.behind.hands.passes(1)
    kiosk.tap_now(place)
    kiosk.behind.hands.passes(0.2)
    kiosk.tap_now(place)
    assert kiosk.bridges.dates.property("day") == 10
    assert kiosk.bridges.dates.property("month") == 0


def test_what_is_missing_of_a_day_is_said_in_the_language_that_is_chosen_next(kiosk: Driver) -> None:
    to_date(kiosk)
    kiosk.tap("day-3")
    kiosk.tap("next")
    assert kiosk.page.reads("Kies ook de maand.")
    kiosk.bridges.display.chooseLanguage("en")
    kiosk.settle()
    assert kiosk.page.reads("Choose the month as well.")
