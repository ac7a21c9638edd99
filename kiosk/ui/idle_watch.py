# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""How long nobody has touched the screen, and what that means. Pure but for the clock that is passed in."""

from collections.abc import Callable
from dataclasses import dataclass

LEAST_WARNING_S = 20.0
"""WCAG 2.2.1: this long at least to say "I am still here"."""


@dataclass(frozen=True, slots=True)
class Busy:
    """Somebody is there, or was a moment ago."""


@dataclass(frozen=True, slots=True)
class Warned:
    """The warning stands; the wipe comes in `seconds_left`, rounded up."""

    seconds_left: int


@dataclass(frozen=True, slots=True)
class Gone:
    """Nobody answered the warning."""


Presence = Busy | Warned | Gone


class IdleWatch:
    """Counts from the last touch; a touch during the warning starts all over, as often as the visitor likes."""

    def __init__(self, monotonic: Callable[[], float], quiet_s: float, warning_s: float) -> None:
        self._monotonic = monotonic
        self._quiet_s = quiet_s
        self._warning_s = max(warning_s, LEAST_WARNING_S) if warning_s else 0.0
        self._touched_at = monotonic()

    def touched(self) -> None:
        """Somebody did something."""
        self._touched_at = self._monotonic()

    def quiet_for(self) -> float:
        """Seconds since the last touch."""
        return self._monotonic() - self._touched_at

    def presence(self) -> Presence:
        """Whether anybody is there, at this moment."""
        left = self._quiet_s + self._warning_s - self.quiet_for()
        if left <= 0:
            return Gone()
        return Warned(int(-(-left // 1))) if left <= self._warning_s else Busy()
