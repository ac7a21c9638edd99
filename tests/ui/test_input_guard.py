# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Shaking hands, leaning hands, keyboards with keys that lead out."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QInputDevice, QKeyEvent, QPointingDevice
from PySide6.QtTest import QTest

from kiosk import places
from kiosk.ui.input_guard import (
    AGAIN_S,
    MOVES_PX,
    STAYS_S,
    TWICE_S,
    Chosen,
    Dropped,
    Heard,
    Meaning,
    Through,
    TouchGuard,
)
from kiosk.ui.keypad import Action, KeyGuard, Keypad, KeypadError, key_allowed, load_keypad
from tests.ui.driver import Driver

NONE = Qt.KeyboardModifier.NoModifier
HELD_MS = 700
"""Longer than a keyboard waits before it repeats a key."""


class Stopwatch:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def tap(guard: TouchGuard, x: float, y: float, *, typing: bool = False, by_ear: bool = False) -> Meaning:
    """A short touch; what it means when it comes, or for who listens, when it goes."""
    came = guard.down(x, y, typing=typing, by_ear=by_ear)
    gone = guard.up()
    return gone if by_ear else came


def test_a_second_tap_at_the_same_place_is_the_same_tap() -> None:
    watch = Stopwatch()
    guard = TouchGuard(watch)
    assert tap(guard, 100, 100) == Through()
    watch.now += AGAIN_S - 0.01
    assert tap(guard, 110, 105) == Dropped()
    watch.now += 0.02
    assert tap(guard, 110, 105) == Through()


def test_a_tap_elsewhere_counts_at_once() -> None:
    guard = TouchGuard(Stopwatch())
    assert tap(guard, 100, 100) == Through()
    assert tap(guard, 600, 900) == Through()


def test_no_tap_counts_just_after_a_new_page_came() -> None:
    watch = Stopwatch()
    guard = TouchGuard(watch)
    guard.page_turned()
    watch.now += 0.1
    assert tap(guard, 600, 900) == Dropped()
    assert tap(guard, 600, 900, by_ear=True) == Dropped()


def test_eleven_may_be_typed_fast() -> None:
    watch = Stopwatch()
    guard = TouchGuard(watch)
    assert tap(guard, 100, 100, typing=True) == Through()
    watch.now += 0.2
    assert tap(guard, 100, 100, typing=True) == Through()


@pytest.mark.accessibility("A-20")
def test_who_listens_hears_what_one_tap_is_on_and_chooses_with_two_anywhere() -> None:
    watch = Stopwatch()
    guard = TouchGuard(watch)
    assert tap(guard, 100, 100, by_ear=True) == Dropped()
    watch.now += TWICE_S
    assert guard.waited() == Heard(100, 100, anew=True)
    watch.now += 3
    assert tap(guard, 700, 900, by_ear=True) == Dropped()
    watch.now += TWICE_S - 0.1
    assert tap(guard, 30, 40, by_ear=True) == Chosen()
    assert guard.wakes_in is None


def test_a_finger_that_stays_or_slides_hears_and_chooses_nothing() -> None:
    watch = Stopwatch()
    guard = TouchGuard(watch)
    guard.down(100, 100, typing=False, by_ear=True)
    assert guard.moved(100 + MOVES_PX / 2, 100) == Dropped()
    watch.now += STAYS_S
    assert guard.waited() == Heard(100, 100, anew=True)
    assert guard.moved(100, 400) == Heard(100, 400, anew=False)
    assert guard.up() == Dropped()
    guard.down(100, 400, typing=False, by_ear=True)
    assert guard.moved(100, 600) == Heard(100, 600, anew=True)
    assert guard.up() == Dropped()


def test_the_second_of_two_taps_that_slides_away_chooses_nothing() -> None:
    guard = TouchGuard(Stopwatch())
    tap(guard, 100, 100, by_ear=True)
    guard.down(100, 100, typing=False, by_ear=True)
    assert guard.moved(100, 300) == Heard(100, 300, anew=True)
    assert guard.up() == Dropped()


def test_a_second_finger_of_who_listens_chooses_nothing() -> None:
    guard = TouchGuard(Stopwatch())
    tap(guard, 100, 100, by_ear=True)
    guard.down(100, 100, typing=False, by_ear=True)
    assert guard.second_finger() == Dropped()
    assert guard.up() == Dropped()


def test_a_double_tap_on_verder_moves_one_page(kiosk: Driver) -> None:
    kiosk.begin()
    kiosk.answer("first")
    kiosk.tap("answer-second")
    place = kiosk.page.centre("next")
    kiosk.behind.hands.passes(1)
    kiosk.tap_now(place)
    kiosk.behind.hands.passes(0.2)
    kiosk.tap_now(place)
    assert kiosk.page.reads("Vraag 3")
    assert not kiosk.page.shows("error")


def test_a_double_tap_on_a_language_begins_one_visit_and_chooses_nothing(kiosk: Driver) -> None:
    place = kiosk.page.centre("begin-nl")
    kiosk.behind.hands.passes(1)
    kiosk.tap_now(place)
    kiosk.tap_now(place)
    assert kiosk.page.screen() == "Question"
    assert not any(one.property("chosen") for one in kiosk.page.items() if one.objectName().startswith("answer-"))


@pytest.fixture
def touch() -> QPointingDevice:
    return QTest.createTouchDevice(QInputDevice.DeviceType.TouchScreen)


def test_a_finger_presses_as_a_mouse_does(kiosk: Driver, touch: QPointingDevice) -> None:
    kiosk.behind.hands.passes(1)
    place = kiosk.page.centre("begin-nl")
    QTest.touchEvent(kiosk.window.window, touch).press(0, place).commit()
    QTest.touchEvent(kiosk.window.window, touch).release(0, place).commit()
    kiosk.settle()
    assert kiosk.page.screen() == "Question"


def test_two_fingers_on_two_answers_choose_none(kiosk: Driver, touch: QPointingDevice) -> None:
    kiosk.begin()
    kiosk.behind.hands.passes(1)
    first, second = kiosk.page.centre("answer-first"), kiosk.page.centre("answer-third")
    window = kiosk.window.window
    QTest.touchEvent(window, touch).press(0, first).commit()
    QTest.touchEvent(window, touch).stationary(0).press(1, second).commit()
    QTest.touchEvent(window, touch).release(0, first).stationary(1).commit()
    QTest.touchEvent(window, touch).release(1, second).commit()
    kiosk.settle()
    assert not kiosk.page.item("answer-first").property("chosen")
    assert not kiosk.page.item("answer-third").property("chosen")
    kiosk.tap("answer-second")
    assert kiosk.page.item("answer-second").property("chosen")


@pytest.mark.accessibility("A-60")
def test_a_press_acts_when_it_is_let_go_and_sliding_off_takes_it_back(kiosk: Driver) -> None:
    kiosk.begin()
    window, place = kiosk.window.window, kiosk.page.centre("answer-first")
    aside = QPoint(4, kiosk.page.centre("answer-third").y())
    for let_go, chosen in ((aside, False), (place, True)):
        kiosk.behind.hands.passes(1)
        QTest.mousePress(window, Qt.MouseButton.LeftButton, NONE, place)
        kiosk.settle()
        assert not kiosk.page.item("answer-first").property("chosen")
        QTest.mouseMove(window, let_go)
        QTest.mouseRelease(window, Qt.MouseButton.LeftButton, NONE, let_go)
        kiosk.settle()
        assert kiosk.page.item("answer-first").property("chosen") is chosen
        assert not kiosk.page.item("answer-third").property("chosen")


@pytest.mark.accessibility("A-60")
def test_a_finger_that_slides_from_one_answer_to_another_chooses_none(kiosk: Driver, touch: QPointingDevice) -> None:
    kiosk.begin()
    kiosk.behind.hands.passes(1)
    first, third = kiosk.page.centre("answer-first"), kiosk.page.centre("answer-third")
    QTest.touchEvent(kiosk.window.window, touch).press(0, first).commit()
    QTest.touchEvent(kiosk.window.window, touch).move(0, third).commit()
    QTest.touchEvent(kiosk.window.window, touch).release(0, third).commit()
    kiosk.settle()
    assert not kiosk.page.item("answer-first").property("chosen")
    assert not kiosk.page.item("answer-third").property("chosen")


def test_a_palm_that_rests_on_the_screen_chooses_nothing(kiosk: Driver, touch: QPointingDevice) -> None:
    kiosk.begin()
    kiosk.behind.hands.passes(1)
    place = kiosk.page.centre("answer-first")
    parts = [place, place + QPoint(40, 30), place + QPoint(-50, 60)]
    palm = QTest.touchEvent(kiosk.window.window, touch)
    for number, part in enumerate(parts):
        palm.press(number, part)
    palm.commit()
    for number, part in enumerate(parts):
        palm.release(number, part)
    palm.commit()
    kiosk.settle()
    assert not kiosk.page.item("answer-first").property("chosen")
    assert kiosk.page.reads("Vraag 1")


@pytest.mark.accessibility("A-28")
def test_a_figure_that_is_held_is_typed_once(kiosk: Driver) -> None:
    kiosk.begin()
    kiosk.answer("first")
    kiosk.answer("second")
    press, release = QEvent.Type.KeyPress, QEvent.Type.KeyRelease
    for kind, repeats in ((press, False), (press, True), (press, True), (press, True), (release, False)):
        event = QKeyEvent(kind, Qt.Key.Key_3, NONE, "3", repeats)
        QCoreApplication.sendEvent(kiosk.window.window, event)
    kiosk.settle()
    assert kiosk.bridges.sheet.property("entry") == "3"


@pytest.mark.accessibility("A-28")
def test_a_key_of_the_screen_that_is_held_down_types_once(kiosk: Driver) -> None:
    kiosk.begin()
    kiosk.answer("first")
    kiosk.answer("second")
    kiosk.behind.hands.passes(1)
    place = kiosk.page.centre("key-7")
    QTest.mousePress(kiosk.window.window, Qt.MouseButton.LeftButton, NONE, place)
    QTest.qWait(HELD_MS)
    assert kiosk.bridges.sheet.property("entry") == ""
    QTest.mouseRelease(kiosk.window.window, Qt.MouseButton.LeftButton, NONE, place)
    kiosk.settle()
    assert kiosk.bridges.sheet.property("entry") == "7"
    buttons = [one for one in kiosk.page.items() if one.property("autoRepeat") is not None]
    assert buttons
    assert not any(one.property("autoRepeat") for one in buttons)


@pytest.mark.parametrize(
    ("key", "modifiers", "text"),
    [
        (Qt.Key.Key_F4, Qt.KeyboardModifier.AltModifier, ""),
        (Qt.Key.Key_F1, NONE, ""),
        (Qt.Key.Key_Menu, NONE, ""),
        (Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier, "\x03"),
        (Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier, ""),
        (Qt.Key.Key_Super_L, NONE, ""),
        (Qt.Key.Key_Print, NONE, ""),
    ],
)
def test_keys_that_lead_out_do_nothing(key: Qt.Key, modifiers: Qt.KeyboardModifier, text: str) -> None:
    assert not key_allowed(key, modifiers, text)


def shipped_keypad() -> Keypad:
    return load_keypad(places.resources() / "keypad.json")


@pytest.mark.accessibility("A-30")
@pytest.mark.parametrize("modifiers", [Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier])
def test_no_action_needs_or_takes_two_keys_at_once(modifiers: Qt.KeyboardModifier) -> None:
    keypad = shipped_keypad()
    assert set(keypad.actions.values()) == set(Action)
    assert all(keypad.action(key, NONE) is not None for key in keypad.actions)
    assert all(keypad.action(key, modifiers) is None for key in keypad.actions)


@pytest.mark.accessibility("A-55")
def test_no_letter_figure_or_sign_does_anything_but_being_typed(tmp_path: Path) -> None:
    keypad = shipped_keypad()
    assert all(keypad.action(ord(sign), NONE) is None for sign in map(chr, range(32, 127)))
    file = tmp_path / "keypad.json"
    file.write_text((places.resources() / "keypad.json").read_text().replace('"F2"', '"L"'))
    with pytest.raises(KeypadError, match="'L' is no key that may be used"):
        load_keypad(file)


@pytest.mark.accessibility("A-31")
def test_another_keypad_is_another_file(tmp_path: Path) -> None:
    file = tmp_path / "keypad.json"
    shipped = (places.resources() / "keypad.json").read_text()
    file.write_text(shipped.replace('["Down", "Right"]', '["F20"]'))
    assert load_keypad(file).action(Qt.Key.Key_F20, NONE) is Action.NEXT
    file.write_text(shipped.replace('"F2"', '"Foo"'))
    with pytest.raises(KeypadError, match="'Foo' is no key"):
        load_keypad(file)
    file.write_text(shipped.replace('["F4"]', "[]"))
    with pytest.raises(KeypadError, match="no key for repeat"):
        load_keypad(file)
    file.write_text(shipped.replace('"sameKeySeconds": 0', '"sameKeySeconds": 1.5'))
    with pytest.raises(KeypadError, match="must be from 0 to 1"):
        load_keypad(file)
    with pytest.raises(KeypadError, match="it needs"):
        load_keypad(tmp_path / "none.json")


@pytest.mark.accessibility("A-29")
def test_the_same_key_within_the_time_that_was_set_counts_once() -> None:
    watch = Stopwatch()
    guard = KeyGuard(watch, same_key_s=0.5)
    assert guard.accepts(Qt.Key.Key_Down)
    watch.now += 0.4
    assert not guard.accepts(Qt.Key.Key_Down)
    assert guard.accepts(Qt.Key.Key_Return)
    assert guard.accepts(Qt.Key.Key_Down)
    watch.now += 0.6
    assert guard.accepts(Qt.Key.Key_Down)


@pytest.mark.accessibility("A-28")
def test_a_key_that_is_held_counts_once(kiosk: Driver) -> None:
    kiosk.begin()
    kiosk.key(Qt.Key.Key_Down)
    was = kiosk.window.window.activeFocusItem()
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Down, NONE, autorep=True)
    for _ in range(5):
        QCoreApplication.sendEvent(kiosk.window.window, held)
    assert kiosk.window.window.activeFocusItem() is was


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Left, Qt.Key.Key_Escape])
def test_keys_that_move_and_choose_work(key: Qt.Key) -> None:
    assert key_allowed(key, NONE, "")


def test_the_window_stays_whatever_key_is_pressed(kiosk: Driver) -> None:
    for key in (Qt.Key.Key_F4, Qt.Key.Key_Q, Qt.Key.Key_W, Qt.Key.Key_F11):
        for modifiers in (Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier):
            QTest.keyClick(kiosk.window.window, key, modifiers)
    kiosk.settle()
    assert kiosk.window.window.isVisible()
    assert kiosk.page.screen() == "Start"


def test_the_right_button_and_the_wheel_do_nothing(kiosk: Driver) -> None:
    kiosk.behind.hands.passes(1)
    place = kiosk.page.centre("begin-nl")
    QTest.mouseClick(kiosk.window.window, Qt.MouseButton.RightButton, NONE, place)
    QTest.wheelEvent(kiosk.window.window, QPointF(place), QPoint(0, -120))
    kiosk.settle()
    assert kiosk.page.screen() == "Start"
