# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whole ways through the window, made of a visitor's or a colleague's taps."""

from tests.ui.driver import Driver, can_page
from tests.ui.every_kind import LABELS, PLACES
from tests.ui.world import PIN

KNOCK = ("left", "right", "left", "left", "right")
"""The corners of the hidden door, in their order."""


def to_result(kiosk: Driver) -> None:
    """From the start screen, or the first question, to the result of the form of `every_kind`."""
    if kiosk.page.screen() == "Start":
        kiosk.begin()
    kiosk.answer("first")
    kiosk.answer("second")
    kiosk.type_keys("34")
    kiosk.tap("next")
    kiosk.tap("next")
    kiosk.tap("next")
    assert kiosk.page.screen() == "Result"


def to_crisis(kiosk: Driver, language: str = "nl") -> None:
    """To the card of numbers, as somebody who is in danger; the questions themselves are others' business."""
    kiosk.begin(language)
    sheet, answers = kiosk.bridges.sheet, {"one": "fifth", "several": "second", "place": next(iter(PLACES))}
    for _ in range(len(LABELS)):
        if sheet.property("name") in answers:
            sheet.choose(answers[sheet.property("name")])
        elif sheet.property("name") == "age":
            sheet.type("34")
        if kiosk.page.screen() == "Question":
            kiosk.bridges.visitor.next()
    kiosk.settle()
    assert kiosk.page.screen() == "Crisis"


def print_slip(kiosk: Driver) -> None:
    """Until the printer, or the folder, has answered."""
    kiosk.tap("print")
    printed(kiosk)


def printed(kiosk: Driver) -> None:
    """Waits for what was asked of the printer."""
    kiosk.wait(lambda: not kiosk.bridges.advice.property("printing"))


def knock(kiosk: Driver) -> None:
    """To the staff door."""
    for corner in KNOCK:
        kiosk.tap(f"corner-{corner}")


def give_code(kiosk: Driver, pin: str = PIN) -> None:
    """At the staff door, until the code is checked."""
    kiosk.type_keys(pin)
    kiosk.tap("key-submit")
    kiosk.wait(lambda: not kiosk.bridges.staff.property("checking"))


def open_staff(kiosk: Driver, pin: str = PIN) -> None:
    """From the start screen."""
    knock(kiosk)
    give_code(kiosk, pin)


def take_call(kiosk: Driver) -> None:
    """A colleague takes the call with the code, and sees what the visitor needs."""
    kiosk.bridges.staff.takeCall()
    kiosk.settle()
    give_code(kiosk)


def all_pages(kiosk: Driver) -> list[str]:
    """All that can be read on the pages of this screen."""
    found = kiosk.page.texts()
    while can_page(kiosk, "pageDown"):
        kiosk.tap("pageDown")
        found += kiosk.page.texts()
    return found
