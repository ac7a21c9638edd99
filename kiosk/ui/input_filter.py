# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The one event filter of the window. An error in it would end the program, so every path through it is guarded."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QTouchEvent

from kiosk.logs import Event, record_error
from kiosk.ui.bridge import Bridges
from kiosk.ui.bridge.stage import Screen
from kiosk.ui.input_guard import TapGuard, key_allowed

_KEY_NAMES = {
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
    Qt.Key.Key_Left: "left",
    Qt.Key.Key_Right: "right",
    Qt.Key.Key_Escape: "escape",
}
_TYPING_PAGES = frozenset({"NumberPad", "TextEntry"})
_PRESSES = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick})
_TOUCHES = frozenset({QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd, QEvent.Type.TouchCancel})
_KEYS = frozenset({QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride})
_NEVER = frozenset({QEvent.Type.Wheel, QEvent.Type.ContextMenu, QEvent.Type.NativeGesture, QEvent.Type.Drop})


class InputFilter(QObject):
    """Lets through what is meant, drops what is not, and tells the idle watch that somebody is there."""

    def __init__(self, bridges: Bridges, guard: TapGuard, parent: QObject) -> None:
        super().__init__(parent)
        self._bridges = bridges
        self._guard = guard
        self._dropping_mouse = False
        self._dropping_touch = False
        bridges.stage.changed.connect(guard.page_turned)
        bridges.sheet.pageChanged.connect(guard.page_turned)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 -- Qt's name
        """Qt: True drops the event."""
        try:
            return self._drops(watched, event)
        except Exception as error:  # noqa: BLE001 -- an exception that leaves an event filter ends the program
            record_error(Event.UNEXPECTED, error)
            self._bridges.mishap.tell()
            return True

    def _drops(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in _NEVER:
            return True
        if kind in _PRESSES and isinstance(event, QMouseEvent):
            return self._pressed(event)
        if kind == QEvent.Type.MouseButtonRelease:
            dropped, self._dropping_mouse = self._dropping_mouse, False
            return dropped
        if kind in _TOUCHES and isinstance(event, QTouchEvent):
            return self._touched(watched, event)
        if kind in _KEYS and isinstance(event, QKeyEvent):
            return self._key(event)
        return False

    def _pressed(self, event: QMouseEvent) -> bool:
        self._somebody(by_keys=False)
        place = event.position()
        left = event.button() == Qt.MouseButton.LeftButton
        self._dropping_mouse = not (left and self._accepts(place.x(), place.y()))
        return self._dropping_mouse

    def _touched(self, watched: QObject, event: QTouchEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.TouchBegin:
            self._somebody(by_keys=False)
            place = event.points()[0].position()
            self._dropping_touch = event.pointCount() > 1 or not self._accepts(place.x(), place.y())
        elif kind == QEvent.Type.TouchUpdate and event.pointCount() > 1 and not self._dropping_touch:
            self._dropping_touch = True
            QCoreApplication.sendEvent(watched, QTouchEvent(QEvent.Type.TouchCancel, event.pointingDevice()))
        if kind == QEvent.Type.TouchCancel:
            return False
        return self._dropping_touch

    def _key(self, event: QKeyEvent) -> bool:
        if event.isAutoRepeat() or not key_allowed(event.key(), event.modifiers(), event.text()):
            return True
        if event.type() != QEvent.Type.KeyPress:
            return False
        warned = self._bridges.idle.shows_something
        self._somebody(by_keys=True)
        stage = self._bridges.stage
        if stage.current is Screen.START and (name := _KEY_NAMES.get(Qt.Key(event.key()))):
            self._bridges.staff.keyPressed(name)
            # The key that opened the door must not be Escape on the other side of it.
            return warned or stage.current is not Screen.START
        return warned

    def _accepts(self, x: float, y: float) -> bool:
        stage = self._bridges.stage
        typing = stage.current in {Screen.START, Screen.STAFF_DOOR} or self._bridges.sheet.page_name in _TYPING_PAGES
        return self._guard.accepts(x, y, typing=typing)

    def _somebody(self, *, by_keys: bool) -> None:
        self._bridges.stage.set_by_keys(by_keys=by_keys)
        if by_keys or not self._bridges.idle.shows_something:
            self._bridges.idle.touched()
