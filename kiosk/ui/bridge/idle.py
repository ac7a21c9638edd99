# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Nobody there: the attract picture, the warning before the wipe, and the lock of the staff screens."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton, QQmlEngine

from kiosk.ui.bridge import bridges_of
from kiosk.ui.bridge.display import Display
from kiosk.ui.bridge.stage import STAFF_SCREENS, Screen, Stage
from kiosk.ui.idle_watch import Gone, IdleWatch, Presence, Warned
from kiosk.ui.ports import Ports

QML_IMPORT_NAME = "Kiosk.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

CHIME = Path("audio") / "still-there.wav"
LOOK_EVERY_MS = 250
RATING_WAITS_S = 15.0
"""After that the next visitor may come: nothing is lost."""


@QmlElement
@QmlSingleton
class Idle(QObject):
    """Looks four times a second whether anybody is there. `gone` fires once for each time that nobody is."""

    changed = Signal()
    gone = Signal()
    emptied = Signal()
    """The attract picture came: nobody is left to read a message."""

    def __init__(self, ports: Ports, stage: Stage, display: Display, parent: QObject) -> None:
        super().__init__(parent)
        self._ports = ports
        self._stage = stage
        self._display = display
        self._seconds_left = 0
        self._attract = False
        self._watch = self._new_watch()
        stage.changed.connect(self._begin_again)
        display.languageChanged.connect(self.changed)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(LOOK_EVERY_MS)

    @staticmethod
    def create(engine: QQmlEngine) -> "Idle":
        """The object of this engine, for QML."""
        return bridges_of(engine).idle

    @Slot()
    def touched(self) -> None:
        """Somebody is there: the warning and the attract picture go away."""
        self._watch.touched()
        self._show(seconds_left=0, attract=False)

    @Slot()
    def look(self) -> None:
        """Says what the time without a touch means on this screen."""
        presence = self._watch.presence()
        if self._stage.current is Screen.START:
            self._show(seconds_left=0, attract=isinstance(presence, Gone))
        elif isinstance(presence, Gone):
            self._show(seconds_left=0, attract=False)
            self.gone.emit()
        else:
            self._warn(presence)

    def _warn(self, presence: Presence) -> None:
        seconds = presence.seconds_left if isinstance(presence, Warned) else 0
        if seconds and not self._seconds_left:
            self._ports.play(self._ports.settings.resources_dir / CHIME)
        self._show(seconds_left=seconds, attract=False)

    def _show(self, *, seconds_left: int, attract: bool) -> None:
        if (seconds_left, attract) != (self._seconds_left, self._attract):
            self._seconds_left, self._attract = seconds_left, attract
            self.changed.emit()
            if attract:
                self.emptied.emit()

    def _begin_again(self) -> None:
        self._watch = self._new_watch()
        self._show(seconds_left=0, attract=False)

    def _new_watch(self) -> IdleWatch:
        return new_watch(self._stage.current, self._ports, self._ports.monotonic)

    @property
    def shows_something(self) -> bool:
        """Whether the warning or the attract picture is over the page."""
        return self._attract or self._seconds_left > 0

    warning = Property(bool, lambda self: self._seconds_left > 0, notify=changed)
    warningWords = Property(
        str, lambda self: self._display.words.say("idle_body", count=self._seconds_left), notify=changed
    )
    secondsLeft = Property(int, lambda self: self._seconds_left, notify=changed)
    attract = Property(bool, lambda self: self._attract, notify=changed)


def new_watch(screen: Screen, ports: Ports, monotonic: Callable[[], float]) -> IdleWatch:
    """How long each screen waits: visitors are warned, staff screens lock; with nothing to lose there is no warning."""
    settings = ports.settings
    if screen in {Screen.START, Screen.MISHAP}:
        return IdleWatch(monotonic, settings.attract_after_s, 0.0)
    if screen is Screen.RATING:
        return IdleWatch(monotonic, RATING_WAITS_S, 0.0)
    if screen in STAFF_SCREENS:
        return IdleWatch(monotonic, settings.staff_lock_after_s, 0.0)
    return IdleWatch(monotonic, settings.idle_after_s, settings.idle_warning_s)
