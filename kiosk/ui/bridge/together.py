# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A handover that staff begin beside a visitor: whom and what staff choose; all that follows is the visitor's own."""

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton, QQmlEngine

from kiosk.policy.matrix import Role
from kiosk.ui.bridge import bridges_of
from kiosk.ui.bridge.advice import Advice
from kiosk.ui.bridge.display import Display
from kiosk.ui.bridge.handover import Handover
from kiosk.ui.bridge.staff import Staff
from kiosk.ui.bridge.stage import Screen, Stage
from kiosk.ui.handover import Partner
from kiosk.ui.ports import Ports

QML_IMPORT_NAME = "Kiosk.Bridge"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class Joined:
    """What it brings together."""

    staff: Staff
    advice: Advice
    handover: Handover


@QmlElement
@QmlSingleton
class Together(QObject):
    """Staff mode is over once a service is chosen: the visitor gets the screen."""

    changed = Signal()
    over = Signal()
    """The visitor goes on where staff came in: a visit with its own advice, or nothing at all."""

    def __init__(self, ports: Ports, stage: Stage, display: Display, joined: Joined, parent: QObject) -> None:
        super().__init__(parent)
        self._port = ports.handover
        self._stage = stage
        self._display = display
        self._staff = joined.staff
        self._advice = joined.advice
        self._handover = joined.handover
        self._partners: tuple[Partner, ...] = ()
        self._partner: Partner | None = None
        self._opened_from = Screen.STAFF_REFERRALS
        self._had_advice = False
        self._message = ""
        self.came_from = Screen.START
        """Where the visitor was when staff came in."""
        self.active = False
        """A service was chosen, and the visitor has not left it."""
        display.languageChanged.connect(self.changed)

    @staticmethod
    def create(engine: QQmlEngine) -> "Together":
        """The object of this engine, for QML."""
        return bridges_of(engine).together

    @Slot()
    def open(self) -> None:
        """The organisations of which the matrix says something to this member of staff today."""
        self._opened_from, self._partner, self._message = self._stage.current, None, ""
        self._partners = self._port.partners(self._staff.role)
        self._stage.show(Screen.STAFF_TOGETHER)
        self.changed.emit()

    @Slot(str)
    def choose(self, key: str) -> None:
        """An organisation, or one of its services: where there is but one, that one."""
        found = next((one for one in self._partners if one.id == key), None)
        if found is None:
            self._begin(key)
        elif len(found.services) == 1:
            self._begin(found.services[0][0])
        else:
            self._partner = found
            self._stage.turn()
            self.changed.emit()

    def back(self) -> None:
        """Terug, in staff mode."""
        if self._partner is None:
            self._stage.show(self._opened_from)
            return
        self._partner = None
        self._stage.turn()
        self.changed.emit()

    def left(self) -> None:
        """Terug or a no, with the visitor: to what was proposed, and from there to where staff came in."""
        if self._stage.current in {Screen.HANDOVER_TOGETHER, Screen.HANDOVER_NOT}:
            self.end()
        else:
            self._stage.show(Screen.HANDOVER_TOGETHER)

    def end(self) -> None:
        """The advice of the visit is back, where there was one."""
        self.forget()
        self._put_back()
        self.over.emit()

    def forget(self) -> None:
        """What staff chose counts no more."""
        self.active, self._partners, self._partner = False, (), None
        self._handover.began_by(Role.VISITOR)

    def _begin(self, service: str) -> None:
        """To the visitor; where nothing may be offered after all, staff stay and are told."""
        self._had_advice = self._advice.key != ""
        self._handover.began_by(self._staff.role)
        self.active = self._advice.make(service) and self._handover.speaks
        if not self.active:
            self._handover.began_by(Role.VISITOR)
            self._put_back()
            self._message = "staff_together_cannot"
            self.changed.emit()
            return
        self._handover.forget()
        self.came_from = self._staff.came_from
        self._staff.forget()
        self._stage.show(Screen.HANDOVER_TOGETHER if self._handover.offer is not None else Screen.HANDOVER_NOT)
        self.changed.emit()

    def _put_back(self) -> None:
        if self._had_advice:
            self._advice.make()
        else:
            self._advice.clear()

    def _rows(self) -> list[dict[str, str]]:
        if self._partner is not None:
            return [{"key": key, "words": name, "note": ""} for key, name in self._partner.services]
        not_allowed = self._display.dutch.say("staff_together_not")
        return [
            {"key": one.id, "words": one.name, "note": "" if one.allowed else not_allowed} for one in self._partners
        ]

    def _title(self) -> str:
        dutch = self._display.dutch
        return self._partner.name if self._partner is not None else dutch.say("staff_together_title")

    def _note(self) -> str:
        dutch = self._display.dutch
        if self._partner is not None:
            return dutch.say("staff_together_service")
        return dutch.say("staff_together_hint" if self._partners else "staff_together_none")

    def _proposed(self) -> str:
        words, service = self._display.words, str(self._advice.property("name"))
        return words.led(words.say("together_body", service=service)) if self.active else ""

    rows = Property(list, _rows, notify=changed)
    title = Property(str, _title, notify=changed)
    note = Property(str, _note, notify=changed)
    message = Property(
        str, lambda self: self._display.dutch.say(self._message) if self._message else "", notify=changed
    )
    opens = Property(str, lambda self: self._display.dutch.say("staff_together"), constant=True)
    proposed = Property(str, _proposed, notify=changed)
