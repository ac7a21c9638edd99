# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Visitors who tell everything about themselves, and end their visit in every way there is."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta

from kiosk.app import Kiosk, opened_kiosk
from kiosk.settings import Settings
from kiosk.ui.application import PORTRAIT
from kiosk.ui.bridge.stage import Screen
from kiosk.ui.walker import Walker, wait_for
from tests.ui.world import Hands

NAME = "zwaanhilde"
PHONE = "06-98765432"
STORY = "MARKERontslagen door Jürgen Müller"
AGE = "71"
"""Too short to look for; it makes the path whole."""
PIN = "174293"
WRONG_PIN = "908172"
MARKERS = (NAME, PHONE, "MARKERontslagen", "Jürgen", PIN, WRONG_PIN)
SEEN_WITHIN_MS = 20_000


@dataclass
class Traced:
    """A kiosk, a visitor's hands and the time."""

    kiosk: Kiosk
    hands: Hands
    walker: Walker

    def tell_all(self) -> None:
        """From the start screen to the last question; the name is typed key by key."""
        self.walker.begin("nl")
        self.walker.give("werk")
        for letter in NAME:
            self.walker.tap(f"key-{letter}")
        self.walker.give("")
        for told in (PHONE, STORY):
            self.kiosk.window.bridges.sheet.type(told)
            self.walker.give("")

    def to_result(self) -> None:
        """All told, and the result on the screen."""
        self.tell_all()
        self.walker.give(AGE)
        assert self.walker.screen is Screen.RESULT

    def print_slip(self) -> None:
        """Until the slip lies in the folder."""
        self.walker.tap("print")
        self.wait(lambda: bool(self.slips()))
        self.wait(lambda: not self.kiosk.window.bridges.advice.property("printing"))

    def slips(self) -> list[str]:
        folder = self.kiosk.rooms.settings.slips_dir
        return [one.name for one in folder.iterdir()] if folder.exists() else []

    def nobody_for(self, seconds: float) -> None:
        """Time passes and the kiosk looks."""
        self.hands.passes(seconds)
        self.kiosk.window.bridges.idle.look()

    def give_wrong_pin(self) -> None:
        """At the hidden door; the kiosk says no, and goes back to the start when nobody is there any more."""
        self.walker.open_staff_mode(WRONG_PIN)
        staff = self.kiosk.window.bridges.staff
        self.wait(lambda: not staff.property("checking") and bool(staff.property("message")))
        self.nobody_for(self.kiosk.rooms.settings.staff_lock_after_s + 1)

    def close_the_week(self) -> None:
        """A week later, the sending has made its message, and has tried to send it."""
        self.hands.moment += timedelta(days=7)
        self.kiosk.syncing.wake()
        # The status is told after the round; what the kiosk tells of itself does not count in it.
        self.wait(lambda: bool(self.kiosk.syncing.status().waiting))
        assert "Geen verbinding" in self.kiosk.syncing.status().last_error

    @staticmethod
    def wait(seen: Callable[[], bool]) -> None:
        assert wait_for(seen, SEEN_WITHIN_MS)


@contextmanager
def opened_traced(settings: Settings) -> Iterator[Traced]:
    """The real kiosk, its window on the screen that is not there."""
    hands = Hands()
    with opened_kiosk(settings, clock=hands.clock, monotonic=hands.monotonic) as kiosk:
        kiosk.window.show(PORTRAIT)
        yield Traced(kiosk, hands, Walker(kiosk.window, lambda: hands.passes(1.0)))
