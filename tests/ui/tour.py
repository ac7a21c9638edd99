# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every screen, one after the other, in the state in which it is fullest: for tests that look at all of them."""

from collections.abc import Iterator
from datetime import timedelta

from tests.ui.driver import COLUMNS, Driver
from tests.ui.errands import open_staff, printed, take_call, to_crisis
from tests.ui.handing import CODE, OFFERED, WITH_SEVERAL
from tests.ui.handing_errands import NAME, PHONE, say_yes

ON_ITS_KEYS = {"ar": "ض", "uk": "й", "ti": "ለ"}
"""A letter of the keyboards without Latin letters."""


def every_screen(kiosk: Driver, language: str, *, large: bool) -> Iterator[str]:
    """Walks the kiosk through its screens and yields a name at each; pages of a long screen come as `name-2`."""
    if large:
        kiosk.tap("letters")
    kiosk.behind.handing.offer = OFFERED
    yield from _start(kiosk, language)
    yield from _questions(kiosk, language)
    yield from _result(kiosk)
    yield from _handover(kiosk)
    yield from _guide(kiosk)
    yield from _idle(kiosk)
    yield from _crisis(kiosk, language, large=large)
    yield from _staff(kiosk, language, large=large)


def pages(kiosk: Driver, name: str) -> Iterator[str]:
    """The screen, and its further pages where it has them."""
    yield name
    for column in range(COLUMNS):
        page = 1
        while kiosk.turn(column, "pageDown"):
            page += 1
            yield f"{name}-{page}{'ab'[column]}"


def _start(kiosk: Driver, language: str) -> Iterator[str]:
    kiosk.tap("language")
    yield "languages"
    kiosk.tap(f"language-{language}")
    yield from pages(kiosk, "start")
    kiosk.page_to("privacy")
    kiosk.tap("privacy")
    yield from pages(kiosk, "privacy")
    kiosk.tap("back")
    kiosk.begin(language)


def _questions(kiosk: Driver, language: str) -> Iterator[str]:
    yield from pages(kiosk, "one")
    kiosk.tap("next")
    yield from pages(kiosk, "one-error")
    kiosk.answer("first")
    kiosk.page_to("answer-second")
    kiosk.tap("answer-second")
    yield from pages(kiosk, "several")
    kiosk.tap("next")
    kiosk.type_keys("34")
    yield from pages(kiosk, "number")
    kiosk.tap("next")
    kiosk.type_keys(ON_ITS_KEYS.get(language, "w"))
    yield from pages(kiosk, "words")
    kiosk.tap("key-signs")
    yield from pages(kiosk, "signs")
    kiosk.tap("next")
    if kiosk.bridges.sheet.property("name") == "day":
        yield from _date(kiosk)
        yield from _search(kiosk)
    yield from pages(kiosk, "note")
    kiosk.tap("next")


def _date(kiosk: Driver) -> Iterator[str]:
    yield from pages(kiosk, "date-day")
    kiosk.page_to("day-31")
    kiosk.tap("day-31")
    yield from pages(kiosk, "date-month")
    kiosk.page_to("month-2")
    kiosk.tap("month-2")
    kiosk.type_keys("1985")
    yield from pages(kiosk, "date-year")
    kiosk.tap("next")
    yield from pages(kiosk, "date-impossible")
    kiosk.page_to("answer-weet_niet")
    kiosk.tap("answer-weet_niet")
    kiosk.tap("next")


def _search(kiosk: Driver) -> Iterator[str]:
    kiosk.tap("next")
    yield from pages(kiosk, "search-error")
    kiosk.bridges.sheet.type("qqqq")
    kiosk.settle()
    yield from pages(kiosk, "search-none")
    for _ in "qqqq":
        kiosk.tap("key-erase")
    kiosk.tap("key-0")
    yield from pages(kiosk, "search")
    kiosk.page_to("answer-rivierstad")
    kiosk.tap("answer-rivierstad")
    yield from pages(kiosk, "search-chosen")
    kiosk.tap("next")


def _result(kiosk: Driver) -> Iterator[str]:
    yield from pages(kiosk, "result")
    kiosk.bridges.advice.printSlip()
    printed(kiosk)
    yield "result-printed"
    kiosk.page_to("seeAnswers")
    kiosk.tap("seeAnswers")
    yield from pages(kiosk, "answers")
    kiosk.tap("back")


def _handover(kiosk: Driver) -> Iterator[str]:
    """Its pages of typing and choosing are those of any question: here are the texts that have most to say."""
    kiosk.bridges.handover.open()
    kiosk.bridges.sheet.type(NAME)
    kiosk.bridges.handover.next()
    kiosk.settle()
    yield from pages(kiosk, "handover-way")
    kiosk.bridges.sheet.choose("bellen")
    kiosk.bridges.handover.next()
    kiosk.bridges.sheet.type(PHONE)
    kiosk.bridges.handover.next()
    kiosk.settle()
    yield from pages(kiosk, "handover-question")
    for choice in ("zelf", "", "weet_niet"):
        kiosk.bridges.sheet.choose(choice) if choice else kiosk.bridges.sheet.type("x")
        kiosk.bridges.handover.next()
    kiosk.settle()
    yield from pages(kiosk, "handover-check")
    kiosk.tap("next")
    yield from pages(kiosk, "consent")
    say_yes(kiosk)
    yield from pages(kiosk, "handover-done")
    kiosk.bridges.receipt.withdraw()
    kiosk.wait(lambda: kiosk.bridges.receipt.property("withdrawn"))
    yield from pages(kiosk, "handover-withdrawn")
    kiosk.tap("back")


def _guide(kiosk: Driver) -> Iterator[str]:
    kiosk.tap("askGuide")
    yield from pages(kiosk, "guide-calls")
    kiosk.tap("back")
    yield from pages(kiosk, "result-with-call")
    kiosk.tap("language")
    yield "languages-in-visit"
    kiosk.tap("closeLanguages")
    take_call(kiosk)
    yield from pages(kiosk, "staff-call")
    kiosk.bridges.staff.leave()
    kiosk.settle()
    kiosk.bridges.feedback.nothingFits()
    kiosk.settle()
    yield from pages(kiosk, "nothing-fits")
    kiosk.tap("back")
    kiosk.behind.hands.moment += timedelta(hours=12)
    kiosk.tap("askGuide")
    yield from pages(kiosk, "guide-closed")
    kiosk.behind.hands.moment -= timedelta(hours=12)
    kiosk.tap("back")


def _idle(kiosk: Driver) -> Iterator[str]:
    kiosk.nobody_for(91)
    yield "idle-warning"
    kiosk.bridges.idle.touched()
    kiosk.settle()
    kiosk.tap("next")
    yield from pages(kiosk, "rating")
    kiosk.tap("skipRating")
    yield from pages(kiosk, "start-wiped")
    yield from _code(kiosk)
    kiosk.nobody_for(100)
    yield "attract"
    kiosk.bridges.idle.touched()
    kiosk.settle()


def _code(kiosk: Driver) -> Iterator[str]:
    kiosk.bridges.codes.open()
    kiosk.settle()
    yield from pages(kiosk, "code")
    kiosk.bridges.sheet.type(CODE)
    kiosk.bridges.codes.next()
    kiosk.wait(lambda: not kiosk.bridges.codes.property("busy"))
    yield from pages(kiosk, "code-status")
    kiosk.tap("stop")


def _crisis(kiosk: Driver, language: str, *, large: bool) -> Iterator[str]:
    to_crisis(kiosk, language)
    if large:
        kiosk.tap("letters")
    yield from pages(kiosk, "crisis")
    kiosk.tap("stop")


def _staff(kiosk: Driver, language: str, *, large: bool) -> Iterator[str]:
    kiosk.bridges.display.chooseLanguage(language)
    if large:
        kiosk.bridges.display.nextTextSize()
    kiosk.settle()
    open_staff(kiosk, "000000")
    yield from pages(kiosk, "staff-door")
    kiosk.bridges.staff.leave()
    kiosk.settle()
    open_staff(kiosk)
    kiosk.page_to("syncNow")
    kiosk.tap("syncNow")
    yield from pages(kiosk, "staff-panel")
    kiosk.bridges.referrals.open()
    kiosk.wait(lambda: not kiosk.bridges.jobs.busy)
    yield from pages(kiosk, "staff-referrals")
    kiosk.bridges.together.open()
    kiosk.settle()
    yield from pages(kiosk, "staff-together")
    kiosk.bridges.together.choose(WITH_SEVERAL.id)
    kiosk.settle()
    yield from pages(kiosk, "staff-together-services")
    kiosk.bridges.together.choose(WITH_SEVERAL.services[0][0])
    kiosk.settle()
    yield from pages(kiosk, "handover-together")
    kiosk.tap("stop")
