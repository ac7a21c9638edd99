# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Staff's list of the referrals on this kiosk: for whom, since when, how it goes; never whom they are about.

Below it what the store refused, with what staff may do about it.
"""

from dataclasses import asdict
from functools import partial

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
from kiosk.ui.refused_messages import AGAIN, DROP, KEEP, OTHER, RefusedView, choices_of, rows_of
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
        self._refused_port = ports.refused
        self._stage = stage
        self._display = display
        self._jobs = jobs
        self._waiting: tuple[Waiting, ...] = ()
        self._note = ""
        self._refused: tuple[RefusedView, ...] = ()
        self._at = 0
        self._dropping = False
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
        self._look()

    @Slot(str)
    def mend(self, choice: str) -> None:
        """One of the choices about the refused message that is shown, by its name; dropping takes two."""
        if choice in (DROP, KEEP, OTHER):
            self._dropping = choice == DROP
            self._at += choice == OTHER
            self.changed.emit()
            return
        message = self._refused[self._at % len(self._refused)].id
        port = self._refused_port
        act = partial(port.send_again, message) if choice == AGAIN else partial(port.drop, message, choice)
        self._jobs.start(act, self._mended)

    def _mended(self, found: OSError | None) -> None:
        self._look()
        if isinstance(found, OSError):
            self._note = "code_trouble"

    def _look(self) -> None:
        self._dropping = False
        self.changed.emit()
        self._jobs.start(self._port.waiting, self._looked_up)
        self._jobs.start(self._refused_port.look, self._refused_found)

    def _refused_found(self, found: tuple[RefusedView, ...] | OSError) -> None:
        self._refused = () if isinstance(found, OSError) else found
        self.changed.emit()

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

    def _shown(self) -> tuple[RefusedView, ...]:
        """One at a time: each has its own choices, and a page may be small."""
        return (self._refused[self._at % len(self._refused)],) if self._refused else ()

    def _refused_title(self) -> list[str]:
        title = self._display.words.say("staff_refused_title")
        return [f"{title} ({self._at % len(self._refused) + 1}/{len(self._refused)})"] if self._refused else []

    def _refused_rows(self) -> list[dict[str, str]]:
        return [row for one in self._shown() for row in row_maps(rows_of(one, self._display.words))]

    def _refused_asks(self) -> list[str]:
        return [self._display.words.say("staff_drop_why")] if self._dropping and self._refused else []

    def _refused_choices(self) -> list[dict[str, str]]:
        words, more = self._display.words, len(self._refused) > 1
        choices = choices_of(words, dropping=self._dropping, more=more) if self._refused else ()
        return [asdict(choice) for choice in choices]

    refusedTitle = Property(list, _refused_title, notify=changed)
    refusedRows = Property(list, _refused_rows, notify=changed)
    refusedAsks = Property(list, _refused_asks, notify=changed)
    refusedChoices = Property(list, _refused_choices, notify=changed)
    rows = Property(list, _rows, notify=changed)
    note = Property(str, lambda self: self._display.words.say(self._note) if self._note else "", notify=changed)
