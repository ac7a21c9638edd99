# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Staff's page for a stick: what is in the machine, put on it what waits, read what the store put on it."""

from collections.abc import Callable

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton, QQmlEngine

from kiosk.ui.bridge import bridges_of
from kiosk.ui.bridge.display import Display
from kiosk.ui.bridge.jobs import Jobs
from kiosk.ui.bridge.staff import Staff
from kiosk.ui.bridge.stage import Screen, Stage
from kiosk.ui.ports import Ports
from kiosk.ui.stick import STICK_ROLES, Medium, StickOutcome, is_wrong, sentence

QML_IMPORT_NAME = "Kiosk.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

LOOK_EVERY_MS = 2_000
"""A stick that is put in is seen this soon."""


@QmlElement
@QmlSingleton
class Stick(QObject):
    """Looks for sticks as long as its page is shown. An errand that has begun ends, also when staff leave."""

    changed = Signal()

    def __init__(self, ports: Ports, stage: Stage, display: Display, staff: Staff, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._port = ports.stick
        self._stage = stage
        self._display = display
        self._staff = staff
        self._jobs = jobs
        self._media: tuple[Medium, ...] = ()
        self._outcome: StickOutcome | None = None
        self._busy = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        display.languageChanged.connect(self.changed)

    @staticmethod
    def create(engine: QQmlEngine) -> "Stick":
        """The object of this engine, for QML."""
        return bridges_of(engine).stick

    @property
    def is_allowed(self) -> bool:
        """Whether who opened staff mode may do this."""
        return self._staff.role in STICK_ROLES

    def open(self) -> None:
        """The page, for who may see it."""
        if self.is_allowed:
            self._outcome = None
            self._stage.show(Screen.STAFF_STICK)
            self._timer.start(LOOK_EVERY_MS)
            self._look()

    @Slot(str)
    def put(self, medium: str) -> None:
        """Puts all that waits on this stick."""
        self._begin(medium, self._port.put)

    @Slot(str)
    def read(self, medium: str) -> None:
        """Reads receipts and new content from it."""
        self._begin(medium, self._port.read)

    def _begin(self, medium: str, errand: Callable[[Medium], StickOutcome]) -> None:
        chosen = next((one for one in self._media if one.id == medium), None)
        if chosen is not None and self.is_allowed and not self._busy:
            self._busy, self._outcome = True, None
            self.changed.emit()
            self._jobs.start(lambda: errand(chosen), self._ended)

    def _ended(self, outcome: StickOutcome | OSError) -> None:
        if isinstance(outcome, OSError):
            raise outcome  # the port classifies them all
        self._busy, self._outcome = False, outcome
        self.changed.emit()

    def _look(self) -> None:
        if self._stage.current is not Screen.STAFF_STICK:
            self._timer.stop()
        elif not self._jobs.busy:
            self._jobs.start(self._port.media, self._found)

    def _found(self, media: tuple[Medium, ...] | OSError) -> None:
        self._media = () if isinstance(media, OSError) else media
        self.changed.emit()

    def _note(self) -> str:
        return sentence(self._outcome, self._display.words) if self._outcome else ""

    def _shown(self) -> list[dict[str, str]]:
        return [{"id": one.id, "name": self._display.words.ltr(one.name)} for one in self._media]

    def _hints(self) -> list[str]:
        words = self._display.words
        if self._busy:
            return [words.say("staff_stick_busy")]
        return [] if self._media else [words.say("staff_stick_none")]

    media = Property(list, _shown, notify=changed)
    hints = Property(list, _hints, notify=changed)
    note = Property(str, _note, notify=changed)
    wrong = Property(bool, lambda self: self._outcome is not None and is_wrong(self._outcome), notify=changed)
    busy = Property(bool, lambda self: self._busy, notify=changed)
