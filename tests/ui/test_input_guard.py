# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Shaking hands, leaning hands, keyboards with keys that lead out."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QInputDevice, QPointingDevice
from PySide6.QtTest import QTest

from kiosk.ui.input_guard import AGAIN_S, TapGuard, key_allowed
from tests.ui.driver import Driver

NONE = Qt.KeyboardModifier.NoModifier


class Stopwatch:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_a_second_tap_at_the_same_place_is_the_same_tap() -> None:
    watch = Stopwatch()
    guard = TapGuard(watch)
    assert guard.accepts(100, 100, typing=False)
    watch.now += AGAIN_S - 0.01
    assert not guard.accepts(110, 105, typing=False)
    watch.now += 0.02
    assert guard.accepts(110, 105, typing=False)


def test_a_tap_elsewhere_counts_at_once() -> None:
    guard = TapGuard(Stopwatch())
    assert guard.accepts(100, 100, typing=False)
    assert guard.accepts(600, 900, typing=False)


def test_no_tap_counts_just_after_a_new_page_came() -> None:
    watch = Stopwatch()
    guard = TapGuard(watch)
    guard.page_turned()
    watch.now += 0.1
    assert not guard.accepts(600, 900, typing=False)


def test_eleven_may_be_typed_fast() -> None:
    watch = Stopwatch()
    guard = TapGuard(watch)
    assert guard.accepts(100, 100, typing=True)
    watch.now += 0.2
    assert guard.accepts(100, 100, typing=True)


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
