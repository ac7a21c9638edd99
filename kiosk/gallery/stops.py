# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The way past every screen, in the state in which it is fullest. Each stop is shown as the visitor would see it."""

from collections.abc import Callable, Iterator, Mapping
from datetime import time

from kiosk.app import Kiosk
from kiosk.gallery.staff_stops import DONE_WITHIN_MS, staff_stops
from kiosk.referrals.withdrawal_code import in_groups, new_code
from kiosk.tour import SEVERAL_WISHES, YOUNG_SEEKER, TourClock
from kiosk.ui.bridge import Bridges
from kiosk.ui.bridge.stage import Screen
from kiosk.ui.walker import Walker, wait_for

PARTICULARS = (
    ("Zoë van den Brink-Oosterhuis", "name"),
    ("bellen", "way"),
    ("0612345678", "phone"),
    ("zelf", "question"),
    ("Kan ik leren en werken tegelijk? En wie betaalt dat?", "own-question"),
    ("ochtend avond", "best-time"),
)
"""What somebody fills in, and the name of its page."""
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
    yield from _handed_over(kiosk, walker)
    yield from _guide(kiosk, walker, clock)
    yield from _by_itself(kiosk, walker, clock)
    yield from _several(walker)
    yield from staff_stops(kiosk)


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
    wait_for(lambda: not kiosk.window.bridges.advice.property("printing"), DONE_WITHIN_MS)
    yield "result-printed"
    kiosk.window.bridges.answers.show()
    yield "answers"
    kiosk.window.bridges.navigation.back()


def _handed_over(kiosk: Kiosk, walker: Walker) -> Iterator[str]:
    """A warm handover from its first particular to its end; then the code that is left of it."""
    bridges = kiosk.window.bridges
    bridges.handover.open()
    for entry, name in PARTICULARS:
        yield f"handover-{name}"
        _fill_in(bridges, entry)
    yield "handover-check"
    bridges.handover.next()
    yield "consent"
    bridges.consent.yes()
    wait_for(lambda: walker.screen is Screen.HANDOVER_DONE, DONE_WITHIN_MS)
    yield "handover-done"
    bridges.receipt.withdraw()
    wait_for(lambda: bool(bridges.receipt.property("withdrawn")), DONE_WITHIN_MS)
    yield "handover-withdrawn"
    bridges.navigation.back()
    bridges.advice.showOption(bridges.advice.property("others")[0]["key"])
    bridges.handover.open()
    yield "handover-not"
    bridges.navigation.back()
    forbidden = bridges.advice.key
    bridges.advice.showOption(bridges.advice.property("others")[1]["key"])
    bridges.handover.open()
    yield "handover-not-now"
    bridges.navigation.back()
    bridges.advice.showOption(forbidden)


def _fill_in(bridges: Bridges, entry: str) -> None:
    bridges.sheet.fill(entry)
    bridges.navigation.next()


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
    yield from _code(kiosk, walker)
    yield from _after(settings.attract_after_s, clock, idle.look, "attract")
    walker.tap("touch")


def _code(kiosk: Kiosk, walker: Walker) -> Iterator[str]:
    bridges = kiosk.window.bridges
    bridges.codes.open()
    yield "code"
    _fill_in(bridges, in_groups(new_code()))
    wait_for(lambda: walker.screen is Screen.CODE_STATUS, DONE_WITHIN_MS)
    yield "code-status"
    bridges.navigation.next()


def _after(seconds: float, clock: TourClock, look: Callable[[], None], name: str) -> Iterator[str]:
    clock.pass_time(seconds + 1)
    look()
    yield name
