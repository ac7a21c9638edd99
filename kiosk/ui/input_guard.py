# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a touch means. Pure but for the clock that is passed in.

A shaking hand touches twice, a leaning one with two fingers: neither may do anything. Who listens touches to hear, and
touches twice to choose. One machine tells all of these apart.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

AGAIN_S = 0.35
"""A second touch at the same place within this time is the same touch; so is any touch just after a new page came."""
KEYPAD_AGAIN_S = 0.12
"""On a keypad "11" is typed fast; only a bounce is refused."""
SAME_PLACE_PX = 120.0
TWICE_S = 0.5
"""For who listens: a second touch within this time chooses. Slow hands need it long."""
STAYS_S = 0.2
"""For who listens: a finger that stays this long, or moves, wants to hear what is under it."""
MOVES_PX = 24.0


@dataclass(frozen=True, slots=True)
class Through:
    """The window gets it."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """Nothing happens."""


@dataclass(frozen=True, slots=True)
class Cancelled:
    """Nothing happens, and what the window already has of this touch is taken back."""


@dataclass(frozen=True, slots=True)
class Heard:
    """Who listens wants to hear what is here; `anew`: the finger just came."""

    x: float
    y: float
    anew: bool


@dataclass(frozen=True, slots=True)
class Chosen:
    """Who listens chooses what was heard last."""


Meaning = Through | Dropped | Cancelled | Heard | Chosen


class Touch(Enum):
    """Where a touch is."""

    NONE = auto()
    PRESSING = auto()
    """The window has it."""
    REFUSED = auto()
    """Until all fingers are off."""
    STAYING = auto()
    """Who listens put a finger down: to hear, or the first of two taps."""
    SLIDING = auto()
    TAPPED = auto()
    """The finger was off at once: a second tap may follow."""
    TAPPING_AGAIN = auto()


class TouchGuard:
    """One touch after the other. `wakes_in`: seconds after which `waited` wants to be called."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._touch = Touch.NONE
        self._since = float("-inf")
        self._place = (0.0, 0.0)
        self._turned_at = float("-inf")

    def page_turned(self) -> None:
        """Another page is on the screen: what is under the finger is not what was aimed at."""
        self._turned_at = self._monotonic()

    @property
    def wakes_in(self) -> float | None:
        """How long until a touch means something by time alone; None: it waits for the finger."""
        limit = {Touch.STAYING: STAYS_S, Touch.TAPPED: TWICE_S}.get(self._touch)
        return None if limit is None else max(0.0, self._since + limit - self._monotonic())

    def down(self, x: float, y: float, *, typing: bool, by_ear: bool) -> Meaning:
        """A finger came. `typing`: on keys that are touched fast. `by_ear`: who touches listens."""
        now = self._monotonic()
        if now - self._turned_at < AGAIN_S:
            return self._to(Touch.REFUSED, Dropped())
        if by_ear:
            return self._down_by_ear(x, y, now)
        if self._near(x, y, SAME_PLACE_PX) and now - self._since < (KEYPAD_AGAIN_S if typing else AGAIN_S):
            return self._to(Touch.REFUSED, Dropped())
        self._since, self._place = now, (x, y)
        return self._to(Touch.PRESSING, Through())

    def _down_by_ear(self, x: float, y: float, now: float) -> Meaning:
        again = self._touch is Touch.TAPPED and now - self._since < TWICE_S
        self._since, self._place = now, (x, y)
        return self._to(Touch.TAPPING_AGAIN if again else Touch.STAYING, Dropped())

    def moved(self, x: float, y: float) -> Meaning:
        """The finger is elsewhere."""
        if self._touch is Touch.SLIDING:
            return Heard(x, y, anew=False)
        if self._touch in {Touch.STAYING, Touch.TAPPING_AGAIN} and not self._near(x, y, MOVES_PX):
            return self._to(Touch.SLIDING, Heard(x, y, anew=True))
        return Through() if self._touch is Touch.PRESSING else Dropped()

    def waited(self) -> Meaning:
        """Time passed. A finger that stays, or a tap that no second one followed, wants to hear."""
        if self.wakes_in != 0.0:
            return Dropped()
        after = Touch.SLIDING if self._touch is Touch.STAYING else Touch.NONE
        return self._to(after, Heard(*self._place, anew=True))

    def second_finger(self) -> Meaning:
        """Another finger came beside the first: neither counts."""
        return self._to(Touch.REFUSED, Cancelled() if self._touch is Touch.PRESSING else Dropped())

    def up(self) -> Meaning:
        """The finger is off."""
        match self._touch:
            case Touch.PRESSING:
                return self._to(Touch.NONE, Through())
            case Touch.STAYING:
                self._since = self._monotonic()
                return self._to(Touch.TAPPED, Dropped())
            case Touch.TAPPING_AGAIN:
                return self._to(Touch.NONE, Chosen())
        return self._to(Touch.NONE, Dropped())

    def _near(self, x: float, y: float, px: float) -> bool:
        return abs(x - self._place[0]) < px and abs(y - self._place[1]) < px

    def _to(self, touch: Touch, meaning: Meaning) -> Meaning:
        self._touch = touch
        return meaning
