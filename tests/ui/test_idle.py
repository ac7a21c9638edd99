# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Nobody there: the warning, the wipe, the attract picture."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt

from tests.ui.driver import Driver
from tests.ui.errands import to_result


@pytest.mark.accessibility("A-19", "A-56")
def test_the_warning_is_seen_and_heard_and_counts_down(kiosk: Driver) -> None:
    kiosk.begin()
    kiosk.nobody_for(89)
    assert not kiosk.page.shows("stay")
    kiosk.nobody_for(1.5)
    assert kiosk.page.shows("stay")
    assert kiosk.behind.played == ["still-there.wav"]
    assert "30 seconden" in kiosk.page.text("idleBody")
    kiosk.nobody_for(10)
    assert "20 seconden" in kiosk.page.text("idleBody")
    assert kiosk.behind.played == ["still-there.wav"]


@pytest.mark.accessibility("A-56")
def test_one_tap_anywhere_extends_as_often_as_the_visitor_likes(kiosk: Driver) -> None:
    kiosk.begin()
    kiosk.tap("answer-third")
    for _ in range(12):
        kiosk.nobody_for(115)
        assert kiosk.page.shows("stay")
        kiosk.tap_now(QPoint(40, 300))
        assert not kiosk.page.shows("stay")
    assert kiosk.page.screen() == "Question"
    assert kiosk.page.item("answer-third").property("chosen")


def test_the_tap_that_extends_presses_nothing_underneath(kiosk: Driver) -> None:
    kiosk.begin()
    place = kiosk.page.centre("stop")
    kiosk.nobody_for(95)
    kiosk.tap_now(place)
    assert kiosk.page.screen() == "Question"


def test_any_key_extends_and_does_nothing_else(kiosk: Driver) -> None:
    kiosk.begin()
    kiosk.nobody_for(95)
    kiosk.key(Qt.Key.Key_Escape)
    assert not kiosk.page.shows("stay")
    assert kiosk.page.screen() == "Question"


@pytest.mark.accessibility("A-56")
def test_the_warning_stands_at_least_twenty_seconds_then_all_is_wiped(kiosk: Driver) -> None:
    kiosk.begin("en")
    kiosk.tap("answer-first")
    kiosk.nobody_for(91)
    kiosk.nobody_for(19)
    assert kiosk.page.shows("stay")
    kiosk.nobody_for(12)
    assert kiosk.page.screen() == "Start"
    assert kiosk.page.reads("Hebt u een vraag over werk?")
    assert not kiosk.bridges.sheet.property("label")


def test_typing_counts_as_being_there(kiosk: Driver) -> None:
    kiosk.begin()
    for _ in range(4):
        kiosk.behind.hands.passes(60)
        kiosk.key(Qt.Key.Key_Down)
        kiosk.nobody_for(1)
    assert not kiosk.page.shows("stay")


def test_a_guide_screen_without_a_visit_goes_back_to_the_start_by_itself(kiosk: Driver) -> None:
    kiosk.tap("askGuide")
    kiosk.nobody_for(121)
    assert kiosk.page.screen() == "Start"


def test_a_visitor_who_walks_away_from_the_result_counts_as_finished(kiosk: Driver) -> None:
    to_result(kiosk)
    kiosk.nobody_for(121)
    assert kiosk.page.screen() == "Start"
    assert [row["count"] for row in kiosk.bridges.panel.property("today")] == [1]


@pytest.mark.accessibility("A-57")
def test_the_attract_picture_comes_and_a_touch_ends_it_without_starting_anything(kiosk: Driver) -> None:
    place = kiosk.page.centre("begin-nl")
    kiosk.nobody_for(61)
    assert kiosk.page.shows("touch")
    kiosk.tap_now(place)
    assert not kiosk.page.shows("touch")
    assert kiosk.page.screen() == "Start"


def test_the_attract_picture_says_no_line_twice(kiosk: Driver) -> None:
    kiosk.nobody_for(61)
    texts = [str(one.property("text")) for one in kiosk.page.text_items() if one.isEnabled()]
    invitations = [one["text"] for one in kiosk.bridges.display.property("invitations")]
    assert len(invitations) == 7, "eenvoudig Nederlands invites in the words of Nederlands"
    assert [texts.count(one) for one in invitations] == [1] * 7


def moving(kiosk: Driver) -> bool:
    """Whether the picture moves."""
    scenes = [one for one in kiosk.page.items() if one.property("moving") is not None]
    return any(bool(one.property("moving")) for one in scenes)


@pytest.mark.accessibility("A-57")
def test_the_picture_stands_still_for_who_wants_less_motion(kiosk: Driver) -> None:
    kiosk.nobody_for(61)
    assert moving(kiosk)
    kiosk.tap("still")
    assert not moving(kiosk)
    kiosk.bridges.idle.touched()
    kiosk.nobody_for(61)
    assert not moving(kiosk)


def test_the_words_that_all_is_wiped_go_when_the_picture_comes(kiosk: Driver) -> None:
    kiosk.begin()
    kiosk.tap("stop")
    assert kiosk.page.reads("Uw antwoorden zijn gewist.")
    kiosk.nobody_for(61)
    kiosk.bridges.idle.touched()
    kiosk.settle()
    assert not kiosk.page.reads("Uw antwoorden zijn gewist.")


def test_the_clock_that_jumps_does_not_end_a_visit(kiosk: Driver) -> None:
    kiosk.begin()
    kiosk.behind.hands.moment += timedelta(days=1)
    kiosk.bridges.idle.look()
    kiosk.settle()
    assert kiosk.page.screen() == "Question"
