# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Staff mode: the hidden gesture, the code, and the panel behind it."""

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton, QQmlEngine

from kiosk.policy.matrix import Role
from kiosk.staff.door import LockedOut, Opened, WrongPin
from kiosk.ui.bridge import bridges_of
from kiosk.ui.bridge.display import Display
from kiosk.ui.bridge.guide_call import Guide
from kiosk.ui.bridge.jobs import Jobs
from kiosk.ui.bridge.panel import row_maps
from kiosk.ui.bridge.stage import Screen, Stage
from kiosk.ui.gesture import KEYS, TAPS, Gesture
from kiosk.ui.phrases import wait_words
from kiosk.ui.ports import Ports
from kiosk.ui.staff_panel import call_rows

QML_IMPORT_NAME = "Kiosk.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

LONGEST_PIN = 12


@QmlElement
@QmlSingleton
class Staff(QObject):
    """The door of staff mode. The code is held only while it is typed."""

    changed = Signal()
    opened = Signal()

    def __init__(self, ports: Ports, stage: Stage, display: Display, guide: Guide, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._ports = ports
        self._stage = stage
        self._display = display
        self._guide = guide
        self._jobs = jobs
        self._taps = Gesture(TAPS, ports.monotonic)
        self._keys = Gesture(KEYS, ports.monotonic)
        self._pin = ""
        self._message = ""
        self._checking = False
        self._for_call = False
        self.came_from = Screen.START
        """Where the visitor was."""
        self.role = Role.GUIDE
        """Whose code opened, in the matrix; counts inside only."""

    @staticmethod
    def create(engine: QQmlEngine) -> "Staff":
        """The object of this engine, for QML."""
        return bridges_of(engine).staff

    @Slot(str)
    def cornerTapped(self, corner: str) -> None:
        """A tap on a corner of the start screen."""
        if self._taps.made(corner):
            self._knock(for_call=False)

    @Slot(str)
    def keyPressed(self, key: str) -> None:
        """A key on the start screen."""
        if self._keys.made(key):
            self._knock(for_call=False)

    @Slot()
    def takeCall(self) -> None:
        """Asks for the code to turn off the call."""
        self._knock(for_call=True)

    @Slot(str)
    def digit(self, digit: str) -> None:
        """Adds a digit to the code."""
        if not self._checking and digit.isdecimal():
            self._pin = (self._pin + digit)[:LONGEST_PIN]
            self._say("")

    @Slot()
    def erase(self) -> None:
        """Takes back a digit."""
        self._pin = self._pin[:-1]
        self._say("")

    @Slot()
    def submit(self) -> None:
        """Tries the code."""
        if self._checking or not self._pin:
            return
        pin, self._pin = self._pin, ""
        self._checking = True
        self._say(self._display.words.say("staff_checking"))
        self._jobs.start(lambda: self._ports.try_pin(pin), self._answered)

    @Slot()
    def leave(self) -> None:
        """Away from the door or the panel."""
        self._pin, self._message = "", ""
        self._stage.show(self.came_from)
        self.changed.emit()

    def forget(self) -> None:
        """Drops what was typed and stops waiting for an answer."""
        self._pin, self._message, self._checking = "", "", False
        self.changed.emit()

    def _knock(self, *, for_call: bool) -> None:
        self.came_from = self._stage.current if for_call else Screen.START
        self._for_call = for_call
        self._pin = ""
        self._say("")
        self._stage.show(Screen.STAFF_DOOR)

    def _answered(self, answer: "Opened | WrongPin | LockedOut | OSError") -> None:
        self._checking = False
        words = self._display.words
        match answer:
            case Opened(role=role):
                self._say("")
                self.role = role
                self._open()
            case LockedOut(wait_s):
                self._say(words.say("staff_locked", wait=wait_words(wait_s, words)))
            case WrongPin():
                self._say(words.say("staff_wrong"))
            case OSError():
                self._say(words.say("staff_trouble"))

    def _open(self) -> None:
        if self._stage.current is not Screen.STAFF_DOOR:
            return  # whoever typed the code has left
        if self._for_call:
            self._guide.clear()
            self._stage.show(Screen.STAFF_CALL)
            return
        self._stage.show(Screen.STAFF_PANEL)
        self.opened.emit()

    def _say(self, message: str) -> None:
        self._message = message
        self.changed.emit()

    def _call(self) -> list[dict[str, str]]:
        words = self._display.dutch
        return row_maps(call_rows(self._guide.told, words)) if self._guide.told is not None else []

    call = Property(list, _call, notify=changed)
    callTitle = Property(str, lambda self: self._display.dutch.say("staff_call_cleared"), constant=True)
    callLeave = Property(str, lambda self: self._display.dutch.say("staff_call_leave"), constant=True)
    typedCount = Property(int, lambda self: len(self._pin), notify=changed)
    message = Property(str, lambda self: self._message, notify=changed)
    checking = Property(bool, lambda self: self._checking, notify=changed)
