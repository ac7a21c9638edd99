# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Staff's list of the referrals on this kiosk: for whom, since when, how it goes; never whom they are about."""

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton, QQmlEngine

from kiosk.ui.bridge import bridges_of
from kiosk.ui.bridge.display import Display
from kiosk.ui.bridge.jobs import Jobs
from kiosk.ui.bridge.panel import row_maps
from kiosk.ui.bridge.stage import Screen, Stage
from kiosk.ui.consent_text import full_date
from kiosk.ui.handover import Waiting
from kiosk.ui.ports import Ports
from kiosk.ui.views import RowView

QML_IMPORT_NAME = "Kiosk.Bridge"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlSingleton
class Referrals(QObject):
    """Looked up anew each time the list is opened."""

    changed = Signal()

    def __init__(self, ports: Ports, stage: Stage, display: Display, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._port = ports.handover
        self._stage = stage
        self._display = display
        self._jobs = jobs
        self._waiting: tuple[Waiting, ...] = ()
        self._note = ""
        display.languageChanged.connect(self.changed)

    @staticmethod
    def create(engine: QQmlEngine) -> "Referrals":
        """The object of this engine, for QML."""
        return bridges_of(engine).referrals

    @Slot()
    def open(self) -> None:
        """The list, once it is looked up."""
        self._waiting, self._note = (), "code_checking"
        self._stage.show(Screen.STAFF_REFERRALS)
        self.changed.emit()
        self._jobs.start(self._port.waiting, self._looked_up)

    def _looked_up(self, found: tuple[Waiting, ...] | OSError) -> None:
        if isinstance(found, OSError):
            self._waiting, self._note = (), "code_trouble"
        else:
            self._waiting, self._note = found, "" if found else "staff_referrals_none"
        self.changed.emit()

    def _rows(self) -> list[dict[str, str]]:
        words = self._display.words
        return row_maps(
            tuple(
                RowView(
                    full_date(one.day, words),
                    f"{one.organisation}: {words.say(f'staff_referral_{one.state}')}",
                    "notice" if one.state == "refused" else "",
                )
                for one in self._waiting
            )
        )

    rows = Property(list, _rows, notify=changed)
    note = Property(str, lambda self: self._display.words.say(self._note) if self._note else "", notify=changed)
