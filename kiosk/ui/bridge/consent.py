# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The question of consent: one organisation, one purpose; a yes is sealed at once, a no leaves nothing."""

from dataclasses import replace

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton, QQmlEngine

from kiosk.logs import Event, record_error
from kiosk.ui.bridge import bridges_of
from kiosk.ui.bridge.advice import fact_rows
from kiosk.ui.bridge.display import Display
from kiosk.ui.bridge.handover import Handover
from kiosk.ui.bridge.jobs import Jobs
from kiosk.ui.bridge.stage import Screen, Stage
from kiosk.ui.consent_text import ConsentView, consent_view
from kiosk.ui.handover import Given, ReceiptTaken, Told
from kiosk.ui.ports import Ports
from kiosk.wire.referral import WithdrawnBy

QML_IMPORT_NAME = "Kiosk.Bridge"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlSingleton
class Consent(QObject):
    """Yes and no cost the same; nothing is chosen beforehand."""

    changed = Signal()
    given = Signal(object)
    """It is sealed and kept; with what goes on the receipt."""

    def __init__(
        self, ports: Ports, stage: Stage, display: Display, handover: Handover, jobs: Jobs, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._port = ports.handover
        self._notes = ports.reception.notes
        self._stage = stage
        self._display = display
        self._handover = handover
        self._jobs = jobs
        self._asked = 0
        self._message = ""
        handover.filled.connect(self.ask)
        display.languageChanged.connect(self.changed)

    @staticmethod
    def create(engine: QQmlEngine) -> "Consent":
        """The object of this engine, for QML."""
        return bridges_of(engine).consent

    def ask(self) -> None:
        """Shows what is asked."""
        self._asked += 1
        self._say("")
        self._notes.consent(refused=False)
        self._stage.show(Screen.CONSENT)

    @Slot()
    def yes(self) -> None:
        """Seals and keeps what was filled in; what was typed is forgotten here at once."""
        offer = self._handover.offer
        if offer is None or self._message == "consent_busy":
            return
        values, words = self._handover.values(), self._display.words
        told = Told(offer, values, words.language, consent_view(offer, tuple(values), words).sha256)
        promised, mine = ReceiptTaken(offer, tuple(told.values), told.language, ""), self._asked
        self._say("consent_busy")
        self._jobs.start(lambda: self._port.give(told), lambda answer: self._answered(answer, promised, mine))

    @Slot()
    def no(self) -> None:
        """The same advice, and nothing of what was filled in."""
        self._notes.consent(refused=True)
        self.forget()
        self._handover.forget()
        self._handover.leave()

    def back(self) -> None:
        """Terug: to what was filled in."""
        if self._message != "consent_busy":
            self.forget()
            self._stage.show(Screen.HANDOVER_CHECK)

    def forget(self) -> None:
        """Nothing is asked any more."""
        self._asked += 1  # a seal that comes back late belongs to nobody on the screen
        self._say("")

    def _answered(self, answer: Given | OSError | None, promised: ReceiptTaken, mine: int) -> None:
        match answer:
            case Given(code) if mine == self._asked:
                self._say("")
                self._handover.forget(given_to=promised.offer.organisation)
                self._notes.hand_over()
                self.given.emit(replace(promised, code=code))
            case Given(code):
                # Who left before the code stood there could never withdraw: it must not go.
                self._jobs.start(lambda: self._port.withdraw(code, WithdrawnBy.VISITOR), _not_withdrawn)
            case _ if mine == self._asked:
                self._say("consent_failed" if isinstance(answer, OSError) else "consent_changed")

    def _say(self, key: str) -> None:
        self._message = key
        self.changed.emit()

    def _view(self) -> ConsentView | None:
        offer = self._handover.offer
        if offer is None or self._stage.current is not Screen.CONSENT:
            return None
        return consent_view(offer, tuple(self._handover.values()), self._display.words)

    def _facts(self) -> list[dict[str, str | bool]]:
        view = self._view()
        return fact_rows(view.facts, self._display.words) if view is not None else []

    def _part(self, name: str) -> str:
        view = self._view()
        return self._display.words.led(getattr(view, name)) if view is not None else ""

    title = Property(str, lambda self: self._part("title"), notify=changed)
    facts = Property(list, _facts, notify=changed)
    example = Property(str, lambda self: self._part("example"), notify=changed)
    busy = Property(bool, lambda self: self._message == "consent_busy", notify=changed)
    failed = Property(bool, lambda self: self._message not in {"", "consent_busy"}, notify=changed)
    message = Property(
        str, lambda self: self._display.words.say(self._message) if self._message else "", notify=changed
    )


def _not_withdrawn(outcome: object) -> None:
    if isinstance(outcome, OSError):
        record_error(Event.UNEXPECTED, outcome, reason="referral-not-withdrawn")
