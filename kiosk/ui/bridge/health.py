# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The volunteer's light: looked after in the worker at long intervals, shown small where no visitor is busy."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton, QQmlEngine

from kiosk.ui.bridge import bridges_of
from kiosk.ui.bridge.display import Display
from kiosk.ui.bridge.jobs import Jobs
from kiosk.ui.condition import OFFLINE, Condition, Facts, Probed, condition
from kiosk.ui.ports import Ports

if TYPE_CHECKING:
    from kiosk.sync.status import SyncStatus

QML_IMPORT_NAME = "Kiosk.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

PROBE_EVERY_MS = 120_000


@QmlElement
@QmlSingleton
class Health(QObject):
    """One light with one word, and the sentence for staff mode."""

    changed = Signal()

    def __init__(self, ports: Ports, display: Display, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._ports = ports
        self._display = display
        self._jobs = jobs
        self._probed = Probed()
        ports.watch_sync(self._synced)
        display.languageChanged.connect(self.changed)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.probe)
        self._timer.start(PROBE_EVERY_MS)

    @staticmethod
    def create(engine: QQmlEngine) -> "Health":
        """The object of this engine, for QML."""
        return bridges_of(engine).health

    @property
    def condition(self) -> Condition:
        """The light and its reasons, as far as is known."""
        has_store = self._ports.settings.store_url is not None
        status = self._ports.sync_status()
        return condition(
            Facts(
                probed=self._probed,
                unwritten=self._ports.reception.ledger.trouble is not None,
                offline=has_store and bool(status.last_error),
                turned_away=status.is_turned_away,
                queue_full=status.is_full,
            )
        )

    @property
    def sentences(self) -> tuple[str, ...]:
        """All that is to be said to staff, gravest first."""
        words = self._display.words
        said = (self._offline() if key == OFFLINE else words.say(key) for key in self.condition.troubles)
        return tuple(said) or (words.say("condition_good"),)

    def _offline(self) -> str:
        """How much waits and why, in the languages that tell it; in others that it waits."""
        words = self._display.words
        return self._ports.sync_status().sentence(words.language) or words.say(OFFLINE)

    @Slot()
    def probe(self) -> None:
        """Asks the machine, unless it is still busy with what was asked before."""
        if not self._jobs.busy:
            self._jobs.start(self._ports.probe, self._found)

    def _found(self, probed: Probed | OSError) -> None:
        if isinstance(probed, Probed):
            self._probed = probed
        self.changed.emit()

    def _synced(self, _status: "SyncStatus") -> None:
        self.changed.emit()

    def _word(self) -> str:
        return self._display.words.say(f"light_{self.condition.light.value}")

    light = Property(str, lambda self: self.condition.light.value, notify=changed)
    word = Property(str, _word, notify=changed)
