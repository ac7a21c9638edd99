# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the keys of a keyboard or keypad do: some on every screen, some only for who goes by ear."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from kiosk.ui.bridge import Bridges
from kiosk.ui.bridge.stage import STAFF_SCREENS, Screen
from kiosk.ui.keypad import Action, KeyGuard, Keypad, key_allowed

_SIGNS = {
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
    Qt.Key.Key_Left: "left",
    Qt.Key.Key_Right: "right",
    Qt.Key.Key_Escape: "escape",
}
"""The keys of the hidden door, as `Staff` knows them."""
_MEANT = {
    Action.NEXT: Qt.Key.Key_Down,
    Action.PREVIOUS: Qt.Key.Key_Up,
    Action.CHOOSE: Qt.Key.Key_Return,
    Action.BACK: Qt.Key.Key_Escape,
}
"""What the window itself knows these actions by."""
_MOVES = {Qt.Key.Key_Tab: Action.NEXT, Qt.Key.Key_Backtab: Action.PREVIOUS, Qt.Key.Key_Space: Action.CHOOSE}
"""For who listens these do as the arrows and Enter do."""
_WAKING = frozenset({Action.SPEECH, Action.HEADSET_IN})
"""These do what they are for also where any key would only say that somebody is there."""


class KeyActs:
    """The keys of one window."""

    def __init__(self, bridges: Bridges, keypad: Keypad, guard: KeyGuard) -> None:
        self._bridges = bridges
        self._keypad = keypad
        self._guard = guard
        narration = bridges.narration
        self._everywhere: dict[Action, Callable[[], None]] = {
            Action.SPEECH: narration.toggle,
            Action.STOP: narration.reader.hush,
            Action.REPEAT: narration.reader.repeat,
            Action.LOUDER: lambda: narration.change_volume(+1),
            Action.SOFTER: lambda: narration.change_volume(-1),
            Action.LETTERS: self._enlarge,
            Action.COLOURS: self._colour,
            Action.HEADSET_IN: narration.switch_on,
            Action.HEADSET_OUT: narration.switch_off,
            Action.GUIDE: self._ask_guide,
        }

    def drops(self, window: QObject, event: QKeyEvent) -> bool:
        """Does what a key is for on every screen; False: the window itself knows what it means."""
        key, modifiers = event.key(), event.modifiers()
        action = self._keypad.action(key, modifiers)
        if event.isAutoRepeat() or not (action or key_allowed(key, modifiers, event.text())):
            return True
        if event.type() != QEvent.Type.KeyPress:
            return False
        if not self._guard.accepts(key):
            return True
        warned = self._bridges.idle.shows_something
        self._somebody()
        if warned and action not in _WAKING:
            return True
        if self._opens_the_door(key):
            return True
        return self._does(action, key) or self._is_another_key(window, action, event)

    def _somebody(self) -> None:
        self._bridges.stage.set_by_keys(by_keys=True)
        self._bridges.idle.touched()
        self._bridges.narration.reader.hush()

    def _opens_the_door(self, key: int) -> bool:
        """The key that opened the staff door must not be Escape on the other side of it."""
        stage = self._bridges.stage
        if stage.current is not Screen.START or (sign := _SIGNS.get(Qt.Key(key))) is None:
            return False
        self._bridges.staff.keyPressed(sign)
        return stage.current is not Screen.START

    def _does(self, action: Action | None, key: int) -> bool:
        if (act := self._everywhere.get(action) if action else None) is not None:
            act()
            return True
        return self._bridges.narration.by_ear and self._goes(action or _MOVES.get(Qt.Key(key)))

    def _ask_guide(self) -> None:
        if self._bridges.stage.current not in STAFF_SCREENS:
            self._bridges.navigation.askGuide()

    def _enlarge(self) -> None:
        display = self._bridges.display
        display.nextTextSize()
        self._bridges.narration.tell("aid_letters", f"aid_letters_{display.property('textStep') + 1}")

    def _colour(self) -> None:
        display = self._bridges.display
        display.nextTheme()
        self._bridges.narration.tell("aid_colours", f"aid_colours_{display.property('theme')}")

    def _goes(self, action: Action | None) -> bool:
        """Who listens goes from element to element, also to those that cannot be pressed."""
        reader = self._bridges.narration.reader
        match action:
            case Action.NEXT | Action.PREVIOUS:
                reader.step(forward=action is Action.NEXT)
                return True
            case Action.CHOOSE:
                return reader.press()
        return False

    def _is_another_key(self, window: QObject, action: Action | None, event: QKeyEvent) -> bool:
        """A key of the keypad that the window does not know by itself becomes the one that it knows."""
        meant = _MEANT.get(action) if action else None
        if meant is None or event.key() in _SIGNS or event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            return False
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QCoreApplication.sendEvent(window, QKeyEvent(kind, meant, Qt.KeyboardModifier.NoModifier))
        return True
