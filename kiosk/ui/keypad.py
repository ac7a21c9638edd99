# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which keys may do what, from `resources/keypad.json`: keys of any keyboard or keypad that needs no driver.

A keyboard on a public machine has keys that lead out of the program, and hands that shake press twice: neither counts.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import Qt

LONGEST_SAME_KEY_S = 1.0
_MOVING = frozenset(
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


class KeypadError(Exception):
    """The keypad's file cannot be used; the message says what to do."""


class Action(StrEnum):
    """What a key is for; the values are the names in the file."""

    NEXT = "next"
    PREVIOUS = "previous"
    CHOOSE = "choose"
    BACK = "back"
    GUIDE = "guide"
    SPEECH = "speech"
    STOP = "stop"
    REPEAT = "repeat"
    LOUDER = "louder"
    SOFTER = "softer"
    LETTERS = "letters"
    COLOURS = "colours"
    HEADSET_IN = "headsetIn"
    HEADSET_OUT = "headsetOut"


@dataclass(frozen=True, slots=True)
class Keypad:
    """The keys of one device. `same_key_s`: the same key within this time is the same press."""

    actions: Mapping[int, Action]
    same_key_s: float

    def action(self, key: int, modifiers: Qt.KeyboardModifier) -> Action | None:
        """What a key does, pressed alone; None: it types, or does nothing."""
        alone = modifiers in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
        return self.actions.get(key) if alone else None


def load_keypad(file: Path) -> Keypad:
    """Reads and checks the file; raises `KeypadError`."""
    try:
        read = json.loads(file.read_text(encoding="utf-8"))
        same_key_s, keys = (
            float(read["sameKeySeconds"]),
            {Action(name): list(keys) for name, keys in read["keys"].items()},
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise KeypadError(
            f"{file}: {error}; it needs 'sameKeySeconds', and 'keys' with a list for each action"
        ) from error
    if not 0 <= same_key_s <= LONGEST_SAME_KEY_S:
        raise KeypadError(f"{file}: sameKeySeconds is {same_key_s:g}; it must be from 0 to {LONGEST_SAME_KEY_S:g}")
    if missing := [action.value for action in Action if not keys.get(action)]:
        raise KeypadError(f"{file}: no key for {', '.join(missing)}; give each at least one")
    return Keypad({_key(file, name): action for action, names in keys.items() for name in names}, same_key_s)


def _key(file: Path, name: object) -> int:
    key = Qt.Key.__members__.get(f"Key_{name}")
    if key is None or (len(str(name)) == 1 and str(name).isalnum()):
        raise KeypadError(
            f"{file}: '{name}' is no key that may be used; take a name of Qt.Key, and no letter or figure"
        )
    return key.value


def key_allowed(key: int, modifiers: Qt.KeyboardModifier, text: str) -> bool:
    """Whether a key without an action may do anything: moving, choosing, and plain signs; no shortcut."""
    if modifiers not in _WITH_LETTERS:
        return False
    return key in _MOVING or (len(text) == 1 and text.isprintable())


class KeyGuard:
    """Refuses the second press of a hand that shakes."""

    def __init__(self, monotonic: Callable[[], float], same_key_s: float) -> None:
        self._monotonic = monotonic
        self._same_key_s = same_key_s
        self._last = (0, float("-inf"))

    def accepts(self, key: int) -> bool:
        """Whether this press is meant: another key, or the same one after a while."""
        last, at = self._last
        now = self._monotonic()
        if key == last and now - at < self._same_key_s:
            return False
        self._last = (key, now)
        return True
