# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The way past every screen, in the state in which it is fullest. Each stop is shown as the visitor would see it."""

from collections.abc import Callable, Iterator, Mapping
from datetime import time

from kiosk.app import Kiosk
from kiosk.tour import SEVERAL_WISHES, YOUNG_SEEKER, TourClock
from kiosk.ui.bridge.stage import Screen
from kiosk.ui.walker import Walker, wait_for

PRINTED_WITHIN_MS = 20_000
MORNING, NIGHT = time(10, 30), time(22, 0)


def visitor_stops(kiosk: Kiosk, walker: Walker, clock: TourClock) -> Iterator[str]:
    """The shipped flow, the result, the guide, what comes by itself, and the staff's screens."""
    yield "start"
    kiosk.window.bridges.privacy.open()
    yield "privacy"
    kiosk.window.bridges.navigation.back()
    walker.tap("language")
    yield "languages"
    walker.tap("closeLanguages")
    walker.begin("nl")
    walker.tap("next")
    yield "error"
    yield from _questions(walker, YOUNG_SEEKER)
    yield "result"
    yield from _taken_along(kiosk)
    yield from _guide(kiosk, walker, clock)
    yield from _by_itself(kiosk, walker, clock)
    yield from _several(walker)
    yield from _staff(kiosk)


def question_stops(walker: Walker) -> Iterator[str]:
    """Every question of a form in which none needs an answer."""
    walker.begin("nl")
    while walker.screen is Screen.QUESTION:
        name = walker.question
        yield f"kind-{name}"
        walker.give("")
    yield walker.screen.lower()


def _questions(walker: Walker, answers: Mapping[str, str]) -> Iterator[str]:
    while walker.screen is Screen.QUESTION:
        yield f"question-{walker.question}"
        walker.give(answers[walker.question])


def _several(walker: Walker) -> Iterator[str]:
    walker.begin("nl")
    for name, answer in SEVERAL_WISHES.items():
        if walker.question == name:
            walker.give(answer)
    walker.tap("answer-cv")
    walker.tap("answer-gesprek")
    yield "several"
    walker.tap("stop")
    yield "wiped"


def _taken_along(kiosk: Kiosk) -> Iterator[str]:
    kiosk.window.bridges.advice.printSlip()
    wait_for(lambda: not kiosk.window.bridges.advice.property("printing"), PRINTED_WITHIN_MS)
    yield "result-printed"
    kiosk.window.bridges.answers.show()
    yield "answers"
    kiosk.window.bridges.navigation.back()


def _guide(kiosk: Kiosk, walker: Walker, clock: TourClock) -> Iterator[str]:
    walker.tap("askGuide")
    yield "guide-calls"
    walker.tap("back")
    yield "result-with-call"
    kiosk.window.bridges.guide.clear()
    kiosk.window.bridges.feedback.nothingFits()
    yield "nothing-fits"
    kiosk.window.bridges.navigation.back()
    day = clock.now().date()
    clock.go_to(day, NIGHT)
    walker.tap("askGuide")
    yield "guide-closed"
    clock.go_to(day, MORNING)
    walker.tap("back")


def _by_itself(kiosk: Kiosk, walker: Walker, clock: TourClock) -> Iterator[str]:
    idle, settings = kiosk.window.bridges.idle, kiosk.rooms.settings
    idle.touched()
    yield from _after(settings.idle_after_s, clock, idle.look, "idle-warning")
    walker.tap("stay")
    walker.tap("next")
    yield "rating"
    walker.tap("skipRating")
    yield from _after(settings.attract_after_s, clock, idle.look, "attract")
    walker.tap("touch")


def _after(seconds: float, clock: TourClock, look: Callable[[], None], name: str) -> Iterator[str]:
    clock.pass_time(seconds + 1)
    look()
    yield name


def _staff(kiosk: Kiosk) -> Iterator[str]:
    bridges = kiosk.window.bridges
    bridges.stage.show(Screen.STAFF_DOOR)
    yield "staff-door"
    bridges.panel.show()
    bridges.stage.show(Screen.STAFF_PANEL)
    yield "staff-panel"
    bridges.staff.leave()
