# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The one event filter of the window. An error in it would end the program, so every path through it is guarded."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent, QTouchEvent

from kiosk.logs import Event, record_error
from kiosk.ui.bridge import Bridges
from kiosk.ui.bridge.stage import Screen
from kiosk.ui.input_guard import Cancelled, Chosen, Heard, Meaning, Through, TouchGuard
from kiosk.ui.key_acts import KeyActs

_TYPING_PAGES = frozenset({"NumberPad", "TextEntry", "DateSteps", "Search"})
_PRESSES = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick})
_MOUSE = _PRESSES | {QEvent.Type.MouseButtonRelease, QEvent.Type.MouseMove}
_TOUCHES = frozenset({QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd})
_KEYS = frozenset({QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride})
_NEVER = frozenset({QEvent.Type.Wheel, QEvent.Type.ContextMenu, QEvent.Type.NativeGesture, QEvent.Type.Drop})


class InputFilter(QObject):
    """Lets through what is meant, drops what is not, and tells the idle watch that somebody is there."""

    def __init__(self, bridges: Bridges, guard: TouchGuard, keys: KeyActs, parent: QObject) -> None:
        super().__init__(parent)
        self._bridges = bridges
        self._guard = guard
        self._keys = keys
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.waited)
        bridges.stage.changed.connect(guard.page_turned)
        bridges.sheet.pageChanged.connect(guard.page_turned)
        bridges.dates.stepChanged.connect(guard.page_turned)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 -- Qt's name
        """Qt: True drops the event."""
        try:
            return self._drops(watched, event)
        except Exception as error:  # noqa: BLE001 -- an exception that leaves an event filter ends the program
            record_error(Event.UNEXPECTED, error)
            self._bridges.mishap.tell()
            return True

    def waited(self) -> None:
        """Time alone may have made something of a touch: for who listens."""
        self._act(self._guard.waited())

    def _drops(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in _NEVER:
            return True
        if kind in _MOUSE and isinstance(event, QMouseEvent):
            return self._mouse(event)
        if kind in _TOUCHES and isinstance(event, QTouchEvent):
            return self._touch(watched, event)
        if kind in _KEYS and isinstance(event, QKeyEvent):
            return self._keys.drops(watched, event)
        return False

    def _mouse(self, event: QMouseEvent) -> bool:
        place = event.position()
        match event.type():
            case QEvent.Type.MouseButtonRelease:
                return self._act(self._guard.up())
            case QEvent.Type.MouseMove:
                return self._act(self._guard.moved(place.x(), place.y()))
        left = event.button() == Qt.MouseButton.LeftButton
        return self._act(self._down(place.x(), place.y()) if left else self._guard.second_finger())

    def _touch(self, watched: QObject, event: QTouchEvent) -> bool:
        place = event.points()[0].position()
        kind = event.type()
        if kind == QEvent.Type.TouchEnd:
            meaning = self._guard.up()
        elif event.pointCount() > 1:
            meaning = self._guard.second_finger()
        elif kind == QEvent.Type.TouchBegin:
            meaning = self._down(place.x(), place.y())
        else:
            meaning = self._guard.moved(place.x(), place.y())
        if isinstance(meaning, Cancelled):
            QCoreApplication.sendEvent(watched, QTouchEvent(QEvent.Type.TouchCancel, event.pointingDevice()))
        return self._act(meaning)

    def _down(self, x: float, y: float) -> Meaning:
        stage, idle, narration = self._bridges.stage, self._bridges.idle, self._bridges.narration
        typing = stage.current in {Screen.START, Screen.STAFF_DOOR} or self._bridges.sheet.page_name in _TYPING_PAGES
        stage.set_by_keys(by_keys=False)
        if idle.shows_something:  # a touch anywhere is a yes, also for who listens
            return self._guard.down(x, y, typing=typing, by_ear=False)
        idle.touched()
        narration.reader.hush()
        return self._guard.down(x, y, typing=typing, by_ear=narration.by_ear)

    def _act(self, meaning: Meaning) -> bool:
        """Does what a touch means; True drops the event."""
        reader = self._bridges.narration.reader
        match meaning:
            case Heard(x, y, anew):
                reader.explore(x, y, anew=anew)
            case Chosen():
                reader.press()
        if (wait := self._guard.wakes_in) is not None:
            self._timer.start(int(wait * 1000) + 1)
        else:
            self._timer.stop()
        return not isinstance(meaning, Through)
