# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The way to a warm handover: what is offered beside an advice, the particulars one by one, and a look over them."""

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton, QQmlEngine

from kiosk.flow.session import Question
from kiosk.policy.matrix import Field, Role
from kiosk.policy.offer import sentence
from kiosk.ui.bridge import bridges_of
from kiosk.ui.bridge.advice import Advice
from kiosk.ui.bridge.display import Display
from kiosk.ui.bridge.sheet import Sheet
from kiosk.ui.bridge.stage import FORM_SCREENS, Screen, Stage
from kiosk.ui.handover import Asked, NotAllowed, NotNow, Offer, Offered
from kiosk.ui.handover_form import OWN, HandoverForm, Step, field_of, opened_form, question_of, shown
from kiosk.ui.ports import Ports

QML_IMPORT_NAME = "Kiosk.Bridge"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlSingleton
class Handover(QObject):
    """What is filled in lives here until the visitor says yes or no, or goes; nothing of it is written down."""

    changed = Signal()
    filled = Signal()
    """All is there and looked over: consent may be asked."""
    left = Signal()
    """Back from it, or a no: to where it began."""
    codeAsked = Signal()
    """It was given before: the visitor wants to see the code again."""

    def __init__(
        self, ports: Ports, stage: Stage, display: Display, sheet: Sheet, advice: Advice, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._port = ports.handover
        self._stage = stage
        self._display = display
        self._sheet = sheet
        self._advice = advice
        self._offer: Offer = None
        self._form = HandoverForm()
        self._warned = ""
        self._given_to = ""
        self._role = Role.VISITOR
        advice.changed.connect(self._look)
        display.languageChanged.connect(self._translate)

    @staticmethod
    def create(engine: QQmlEngine) -> "Handover":
        """The object of this engine, for QML."""
        return bridges_of(engine).handover

    @property
    def offer(self) -> Offered | None:
        """What is offered beside the advice on the screen."""
        return self._offer if isinstance(self._offer, Offered) else None

    @property
    def speaks(self) -> bool:
        """Whether there is anything to show: what may be asked, or why nothing may."""
        return self._offer is not None

    def values(self) -> dict[Field, str]:
        """What would go along; do not keep it."""
        told = self._form.values(self._display.dutch)
        if self.offer is not None and Field.LANGUAGE in self.offer.fields:
            told[Field.LANGUAGE] = self._display.words.language
        return told

    def began_by(self, role: Role) -> None:
        """Who begins it, from the next advice on."""
        self._role = role

    @Slot()
    def open(self) -> None:
        """To the first particular, or to why it may not be."""
        if self._given_to:
            self.codeAsked.emit()
        elif self.offer is None:
            self._stage.show(Screen.HANDOVER_NOT)
        else:
            self._form = opened_form(self.offer.fields)
            self._ask()

    @Slot(str)
    def change(self, step: str) -> None:
        """Back to one particular, from the look over them."""
        self._form = self._form.revised(Step(step))
        self._ask()

    def next(self) -> None:
        """Verder: takes the entry, or says what is wrong with it."""
        if self._stage.current is Screen.HANDOVER_TOGETHER:
            self.open()
            return
        if self._stage.current is Screen.HANDOVER_CHECK:
            self.filled.emit()
            return
        value = self._sheet.answer.given()
        if trouble := self._trouble(value):
            self._sheet.refuse(lambda: self._display.words.say(trouble))
            return
        self._form = self._form.answered(value)
        self._ask()

    def back(self) -> None:
        """Terug: the particular before, or where it began."""
        before = self._form.before() if self._stage.current in FORM_SCREENS else None
        if before is None:
            self.leave()
            return
        self._form = before
        self._ask()

    def leave(self) -> None:
        """Nothing of what was filled in stays; the visitor goes on where this began."""
        self._leave_form()
        self.left.emit()

    def forget(self, given_to: str = "") -> None:
        """The visit is over, or yes or no was said: what was filled in is gone; what is offered stays with the advice.

        `given_to`: whom it was given to, of whom nothing more is asked in this visit.
        """
        self._leave_form()
        self._given_to = given_to
        self.changed.emit()

    def reopen(self) -> None:
        """The yes was taken back: another may be given."""
        self.forget()

    def _leave_form(self) -> None:
        self._form, self._warned = HandoverForm(), ""
        if self._sheet.personal:
            self._sheet.clear()

    def _look(self) -> None:
        """What may be offered beside this advice, today."""
        asked = Asked(self._advice.key, self._advice.municipality, self._advice.age, self._role)
        self._offer = self._port.offer(asked) if asked.service else None
        self.changed.emit()

    def _trouble(self, value: str) -> str:
        """The text of what is wrong with an entry; a warning is given once, and who goes on then means it."""
        field = field_of(self._form.at) if self._form.at else None
        if not value:
            return "handover_fault_empty"
        fault = self._port.check(field, value) if field is not None and self._form.at in OWN else None
        if fault is None or (not fault.refuses and value == self._warned):
            return ""
        self._warned = "" if fault.refuses else value
        return f"handover_fault_{fault.code}"

    def _ask(self) -> None:
        if self._form.at is None:
            self._sheet.clear()
            self._stage.show(Screen.HANDOVER_CHECK)
        else:
            self._sheet.ask(self._question(self._form.at), personal=True)
            self._stage.show(Screen.PARTICULARS)
        self._stage.turn()
        self.changed.emit()

    def _question(self, step: Step) -> Question:
        organisation = self.offer.organisation if self.offer is not None else ""
        return question_of(self._form, step, organisation, self._display.words)

    def _translate(self) -> None:
        if self._sheet.personal and self._form.at is not None:
            self._sheet.translate(self._question(self._form.at))
        self.changed.emit()

    def _rows(self) -> list[dict[str, str | bool]]:
        return [self._row(step) for step in self._form.steps()] if self._form.at is None else []

    def _row(self, step: Step) -> dict[str, str | bool]:
        words, question = self._display.words, self._question(step)
        return {
            "name": step.value,
            "question": words.led(question.label),
            "answer": words.led(shown(step, self._form.given[step], words)),
            "own": step in OWN,
            "spoken": words.say("change_name", question=question.label),
        }

    def _label(self) -> str:
        if self._given_to:
            return self._display.words.say("handover_given", organisation=self._given_to)
        match self._offer:
            case Offered(organisation=name):
                return self._display.words.say("handover_offer", organisation=name)
            case NotAllowed(organisation=name) | NotNow(organisation=name):
                return self._display.words.say("handover_may", organisation=name)
        return ""

    def _why_not(self) -> list[str]:
        words = self._display.words
        if isinstance(self._offer, NotNow):
            not_now = words.say("handover_now_body", organisation=self._offer.organisation)
            return [words.led(one) for one in (not_now, words.say("forbidden_instead"))]
        if not isinstance(self._offer, NotAllowed):
            return []
        not_given = words.say("handover_not_body", organisation=self._offer.organisation)
        return [words.led(one) for one in (not_given, sentence(self._offer.forbidden, words))]

    def _why_not_title(self) -> str:
        return self._display.words.say(f"handover_{'now' if isinstance(self._offer, NotNow) else 'not'}_title")

    whyNotTitle = Property(str, _why_not_title, notify=changed)
    label = Property(str, _label, notify=changed)
    whyNot = Property(list, _why_not, notify=changed)
    rows = Property(list, _rows, notify=changed)
