# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The way into staff mode that visitors do not find: five taps on two places, or five keys, within a few seconds."""

from collections.abc import Callable

WITHIN_S = 6.0
TAPS = ("left", "right", "left", "left", "right")
"""Of the two upper corners of the start screen."""
KEYS = ("up", "up", "down", "down", "escape")


class Gesture:
    """Recognises one fixed order of signs; a wrong sign or a pause begins anew."""

    def __init__(self, order: tuple[str, ...], monotonic: Callable[[], float]) -> None:
        self._order = order
        self._monotonic = monotonic
        self._made: list[tuple[str, float]] = []

    def made(self, sign: str) -> bool:
        """Adds a sign; True when the order is complete."""
        now = self._monotonic()
        self._made.append((sign, now))
        self._made = [(one, at) for one, at in self._made if now - at <= WITHIN_S][-len(self._order) :]
        complete = tuple(one for one, _ in self._made) == self._order
        if complete:
            self._made = []
        return complete
