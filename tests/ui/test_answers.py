# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Looking over what was answered: every line can be changed, and what falls away because of it is said."""

import pytest
from PySide6.QtCore import Qt

from kiosk.ui.answer_list import answer_rows
from tests.ui.blind import Ears
from tests.ui.conftest import OpenKiosk
from tests.ui.driver import Driver
from tests.ui.errands import all_pages, to_result
from tests.ui.every_kind import longer_form
from tests.ui.world import content


def to_answers(kiosk: Driver) -> None:
    kiosk.page_to("seeAnswers")
    kiosk.tap("seeAnswers")
    assert kiosk.page.screen() == "Answers"


def in_list(kiosk: Driver) -> dict[str, str]:
    rows: list[dict[str, str | bool]] = kiosk.bridges.answers.property("rows")
    return {str(row["name"]): str(row["answer"]) for row in rows}


@pytest.mark.accessibility("A-63", "A-92")
def test_every_question_stands_there_with_its_answer_in_words(kiosk: Driver) -> None:
    to_result(kiosk)
    to_answers(kiosk)
    said = all_pages(kiosk)
    for words in ("Klopt dit?", "Waar wilt u hulp bij?", "Uitkering, inkomen of schulden", "Hoe oud bent u?", "34"):
        assert words in said
    assert in_list(kiosk)["words"] == "Niet ingevuld"
    assert "note" not in in_list(kiosk)


@pytest.mark.accessibility("A-63", "A-84")
def test_a_change_opens_the_question_filled_in_and_comes_back_to_the_list(kiosk: Driver) -> None:
    to_result(kiosk)
    to_answers(kiosk)
    kiosk.tap("change-age")
    assert kiosk.bridges.sheet.property("entry") == "34"
    kiosk.tap("key-erase")
    kiosk.type_keys("5")
    kiosk.tap("next")
    assert kiosk.page.screen() == "Answers"
    assert in_list(kiosk)["age"] == "35"
    assert not kiosk.page.shows("fallen")
    kiosk.tap("next")
    assert kiosk.page.screen() == "Result"


def test_back_from_a_change_leaves_the_answer_as_it_was(kiosk: Driver) -> None:
    to_result(kiosk)
    to_answers(kiosk)
    kiosk.tap("change-age")
    kiosk.type_keys("5")
    kiosk.tap("back")
    assert kiosk.page.screen() == "Answers"
    assert in_list(kiosk)["age"] == "34"
    kiosk.tap("back")
    assert kiosk.page.screen() == "Result"


def test_a_change_that_does_not_stand_is_refused_on_the_spot(kiosk: Driver) -> None:
    to_result(kiosk)
    to_answers(kiosk)
    kiosk.tap("change-age")
    kiosk.type_keys("5")
    kiosk.tap("next")
    assert kiosk.page.shows("error")
    assert kiosk.page.screen() == "Question"


@pytest.mark.accessibility("A-63")
def test_what_falls_away_is_named_and_only_what_is_new_is_asked(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk(form=content().form)
    kiosk.begin()
    for answer in ("zoeken", "begin", "ww"):
        kiosk.answer(answer)
    to_answers(kiosk)
    kiosk.page_to("change-uitkering")
    kiosk.tap("change-tegel")
    kiosk.answer("leren")
    assert kiosk.page.screen() == "Question"
    while kiosk.page.screen() == "Question":
        kiosk.answer("weet_niet")
    assert kiosk.page.screen() == "Answers"
    assert "Dit telt niet meer mee, omdat u iets wijzigde" in kiosk.page.text("fallen")
    assert "uitkering" not in in_list(kiosk)


@pytest.mark.accessibility("A-53")
def test_keys_alone_change_an_answer(kiosk: Driver) -> None:
    to_result(kiosk)
    to_answers(kiosk)
    for _ in range(30):
        if kiosk.page.focused() == "change-age":
            break
        kiosk.key(Qt.Key.Key_Tab)
    kiosk.key(Qt.Key.Key_Return)
    assert kiosk.page.reads("Hoe oud bent u?")
    assert kiosk.page.screen() == "Question"


@pytest.mark.accessibility("A-10")
def test_a_loudspeaker_does_not_say_what_was_typed(kiosk: Driver) -> None:
    kiosk.begin()
    kiosk.answer("first")
    kiosk.answer("second")
    kiosk.type_keys("34")
    kiosk.tap("next")
    kiosk.type_keys("geheim")
    kiosk.tap("next")
    kiosk.tap("next")
    to_answers(kiosk)
    kiosk.key(Qt.Key.Key_F2)
    said = " ".join(Ears(kiosk).listen())
    assert "Waar wilt u hulp bij?" in said
    assert "geheim" not in said


def test_the_list_is_gone_with_the_visit(kiosk: Driver) -> None:
    to_result(kiosk)
    to_answers(kiosk)
    kiosk.tap("stop")
    assert kiosk.page.screen() == "Start"
    assert in_list(kiosk) == {}
    to_result(kiosk)
    assert kiosk.page.screen() == "Result"


def test_a_day_and_a_place_are_read_as_words(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk(form=longer_form())
    kiosk.begin("en")
    kiosk.answer("first")
    kiosk.answer("second")
    kiosk.type_keys("34")
    kiosk.tap("next")
    kiosk.tap("next")
    kiosk.bridges.sheet.fill("1985-03-17")
    kiosk.tap("next")
    kiosk.bridges.sheet.fill("rivierstad")
    kiosk.tap("next")
    session = kiosk.bridges.visitor._reception.session
    assert session is not None
    rows = {row["name"]: row for row in answer_rows(session, kiosk.bridges.display.words)}
    assert (rows["day"]["answer"], rows["place"]["answer"]) == ("17 March 1985", "Rivierstad")
    assert rows["day"]["spoken"] == "Change: When were you born?"
