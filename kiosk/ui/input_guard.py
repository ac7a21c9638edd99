# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which touches and keys count. Pure but for the clock that is passed in.

A shaking hand touches twice, a leaning one with two fingers; a keyboard on a public machine has keys that lead out of
the program. None of these may do anything.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt

AGAIN_S = 0.35
"""A second touch at the same place within this time is the same touch; so is any touch just after a new page came."""
KEYPAD_AGAIN_S = 0.12
"""On a keypad "11" is typed fast; only a bounce is refused."""
SAME_PLACE_PX = 120.0

_KEYS = frozenset(
    {
        Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Escape,
        Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Backspace,
    }
)  # fmt: skip
_WITH_LETTERS = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.KeypadModifier,
    Qt.KeyboardModifier.GroupSwitchModifier,
)


class TapGuard:
    """Refuses the second touch of a double one."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._touched_at = float("-inf")
        self._place = (0.0, 0.0)
        self._turned_at = float("-inf")

    def page_turned(self) -> None:
        """Another page is on the screen: what is under the finger is not what was aimed at."""
        self._turned_at = self._monotonic()

    def accepts(self, x: float, y: float, *, typing: bool) -> bool:
        """Whether a touch here and now is meant."""
        now = self._monotonic()
        if now - self._turned_at < AGAIN_S:
            return False
        near = abs(x - self._place[0]) < SAME_PLACE_PX and abs(y - self._place[1]) < SAME_PLACE_PX
        again = KEYPAD_AGAIN_S if typing else AGAIN_S
        if near and now - self._touched_at < again:
            return False
        self._touched_at, self._place = now, (x, y)
        return True


def key_allowed(key: int, modifiers: Qt.KeyboardModifier, text: str) -> bool:
    """Whether a key may do anything: moving, choosing, and plain signs; no shortcut, no function key."""
    if modifiers not in _WITH_LETTERS:
        return False
    return key in _KEYS or (len(text) == 1 and text.isprintable())
