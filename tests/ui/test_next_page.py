# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""From one question to the next: what takes long to make is kept, and nothing of the question before is."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QSignalSpy

from kiosk.ui.bridge.choices import Choices
from kiosk.ui.views import ChoiceView
from tests.ui.driver import Driver, can_page
from tests.ui.errands import to_result


def choices(names: str) -> tuple[ChoiceView, ...]:
    return tuple(ChoiceView(name, name.upper(), "", quiet=False, chosen=False) for name in names)


def test_other_answers_take_over_the_buttons_in_order(kiosk: Driver) -> None:
    kiosk.begin()
    first, quiet = kiosk.page.item("answer-first"), kiosk.page.item("answer-weet_niet")
    kiosk.answer("first")
    assert kiosk.bridges.sheet.property("name") == "several"
    assert kiosk.page.item("answer-first") == first
    assert kiosk.page.item("answer-weet_niet") == quiet
    assert not first.property("chosen")
    assert first.property("several")


def test_the_next_question_begins_at_its_first_page(kiosk: Driver) -> None:
    for _ in range(2):
        kiosk.tap("letters")
    kiosk.begin()
    kiosk.page_to("answer-fifth")
    kiosk.tap("answer-fifth")
    assert can_page(kiosk, "pageUp")
    kiosk.tap("next")
    assert kiosk.bridges.sheet.property("name") == "several"
    assert not can_page(kiosk, "pageUp")


def test_the_question_before_begins_at_its_first_word_and_not_at_the_answer_that_had_the_focus(kiosk: Driver) -> None:
    kiosk.begin()
    kiosk.answer("first")
    for _ in range(30):
        if kiosk.page.focused() == "answer-third":
            break
        kiosk.key(Qt.Key.Key_Down)
    assert kiosk.page.focused() == "answer-third"
    kiosk.key(Qt.Key.Key_Escape)
    assert kiosk.bridges.sheet.property("name") == "one"
    assert not kiosk.page.focused().startswith("answer-")


def test_the_keyboard_is_made_once_and_comes_to_every_page_that_has_a_place_for_it(kiosk: Driver) -> None:
    kiosk.begin()
    kiosk.answer("first")
    kiosk.answer("second")
    kiosk.type_keys("34")
    kiosk.tap("next")
    key = kiosk.page.item("key-w")
    kiosk.tap("key-w")
    kiosk.tap("back")
    assert not kiosk.page.shows("key-w")
    kiosk.tap("next")
    assert kiosk.page.item("key-w") == key
    kiosk.tap("key-w")
    assert kiosk.bridges.sheet.property("entry") == "w"


def test_a_list_of_answers_changes_row_by_row() -> None:
    owner = QObject()
    model = Choices(owner)
    spies = [QSignalSpy(one) for one in (model.modelReset, model.rowsInserted, model.rowsRemoved, model.dataChanged)]
    said = []
    for names in ("abc", "abd", "ab", "abxyz", ""):
        before = [spy.count() for spy in spies]
        model.show(choices(names))
        said.append([spy.count() - was for spy, was in zip(spies, before, strict=True)])
        assert [model.data(model.index(row), Qt.ItemDataRole.UserRole + 1) for row in range(model.rowCount())] == [
            *names
        ]
    assert said == [[0, 1, 0, 0], [0, 0, 0, 1], [0, 0, 1, 1], [0, 1, 0, 1], [0, 0, 1, 0]]


def all_texts(item: QQuickItem) -> set[str]:
    """Every text in this item, seen or not."""
    own = {str(item.property("text"))} if item.property("text") else set()
    return own.union(*(all_texts(child) for child in item.childItems()))


def test_the_result_is_made_once_and_says_nothing_of_the_visit_before(kiosk: Driver) -> None:
    left = []
    for _ in range(2):
        to_result(kiosk)
        result = kiosk.page.item("result")
        advice = kiosk.bridges.advice
        shown = {str(advice.property("name"))}
        shown |= {str(one[part]) for one in advice.property("facts") for part in ("label", "text")}
        shown |= {str(one[part]) for one in advice.property("others") for part in ("name", "brief")}
        assert shown - {""} <= all_texts(result)
        kiosk.bridges.visitor.finish()
        kiosk.bridges.feedback.leave()
        kiosk.settle()
        left.append((result, all_texts(result)))
        assert not all_texts(result) & (shown - {""})
    assert left[0] == left[1]
