# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The ways to a warm handover and back, made of a visitor's taps and keys."""

from kiosk.ui.handover import Offer
from tests.ui.driver import Driver
from tests.ui.errands import to_result
from tests.ui.handing import OFFERED

NAME, PHONE = "Zoë Jansen", "0612345678"


def to_offer(kiosk: Driver, offer: Offer = OFFERED) -> None:
    """To the result, beside which this is offered; then one tap."""
    kiosk.behind.handing.offer = offer
    to_result(kiosk)
    kiosk.page_to("handover")
    kiosk.tap("handover")


def fill_in(kiosk: Driver, text: str) -> None:
    """Types as a visitor with a keyboard does, and goes on."""
    kiosk.bridges.sheet.type(text)
    kiosk.settle()
    kiosk.tap("next")


def to_check(kiosk: Driver) -> None:
    """Everything filled in, to be called about work, at any time."""
    to_offer(kiosk)
    fill_in(kiosk, NAME)
    kiosk.answer("bellen")
    fill_in(kiosk, PHONE)
    kiosk.answer("werk")
    kiosk.answer("weet_niet")
    assert kiosk.page.screen() == "HandoverCheck"


def to_consent(kiosk: Driver) -> None:
    """To the question."""
    to_check(kiosk)
    kiosk.tap("next")
    assert kiosk.page.screen() == "Consent"


def say_yes(kiosk: Driver) -> None:
    """Until it is sealed."""
    kiosk.page_to("consentYes")
    kiosk.tap("consentYes")
    kiosk.wait(lambda: not kiosk.bridges.consent.property("busy"))


def give_handover_code(kiosk: Driver, code: str) -> None:
    """From the page on which it is typed, until it is looked up."""
    fill_in(kiosk, code)
    kiosk.wait(lambda: not kiosk.bridges.codes.property("busy"))
