# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Fifty thousand taps, keys and drags at random: never off the screens, no exception, no warning."""

import pytest

from kiosk.ui.bridge.stage import Screen
from tests.ui.conftest import OpenKiosk
from tests.ui.driver import Driver
from tests.ui.monkey import Monkey

SEED = 20261127
DRAWN_EVERY = 25


def let_loose(kiosk: Driver, deeds: int) -> set[str]:
    """The screens that were seen. Exceptions and Qt's warnings fail the test by themselves."""
    seen: set[str] = set()
    monkey = Monkey(kiosk, SEED)
    for number in range(deeds):
        monkey.does_something()
        seen.add(kiosk.page.screen())
        if number % DRAWN_EVERY == 0:
            kiosk.settle()
            assert kiosk.window.window.isVisible()
            assert kiosk.page.names(), f"an empty page after {number} deeds"
    assert not kiosk.bridges.stage.property("mayClose")
    return seen


def test_five_hundred_deeds_of_a_monkey_stay_on_the_screens(kiosk: Driver) -> None:
    seen = let_loose(kiosk, 500)
    assert {Screen.START, Screen.QUESTION} <= seen
    assert Screen.STAFF_PANEL not in seen
    assert Screen.MISHAP not in seen


@pytest.mark.full
@pytest.mark.timeout(7_200)
def test_fifty_thousand_deeds_of_a_monkey_stay_on_the_screens(open_kiosk: OpenKiosk) -> None:
    seen = let_loose(open_kiosk(), 50_000)
    assert {Screen.START, Screen.QUESTION, Screen.RESULT, Screen.GUIDE} <= seen
    assert Screen.STAFF_PANEL not in seen
    assert Screen.MISHAP not in seen
