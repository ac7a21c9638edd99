# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The visitor's way: from the language on the start screen, through the questions, to the result and out again."""

from collections.abc import Callable

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton, QQmlEngine

from kiosk.flow.session import Question, Violation
from kiosk.ui.bridge import bridges_of
from kiosk.ui.bridge.display import Display
from kiosk.ui.bridge.sheet import Sheet
from kiosk.ui.bridge.stage import Screen, Stage
from kiosk.ui.ports import Ports
from kiosk.visits.reception import Reception

QML_IMPORT_NAME = "Kiosk.Bridge"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlSingleton
class Visitor(QObject):
    """The steps that a visitor may take; what is answered stands on the sheet."""

    noticeChanged = Signal()
    pathEnded = Signal()
    """Every question is answered: the result may be made."""
    approved = Signal()
    revised = Signal(object)
    """An answer was changed; with the other answers that count no more because of it."""
    visitEnded = Signal()
    """The visit is over, however it ended: forget everything."""

    def __init__(self, ports: Ports, stage: Stage, display: Display, sheet: Sheet, parent: QObject) -> None:
        super().__init__(parent)
        self._reception: Reception = ports.reception
        self._stage = stage
        self._display = display
        self._sheet = sheet
        self._wiped = False
        self._revising = False
        display.languageChanged.connect(self._translate)

    @staticmethod
    def create(engine: QQmlEngine) -> "Visitor":
        """The object of this engine, for QML."""
        return bridges_of(engine).visitor

    @Slot(str)
    def begin(self, language: str) -> None:
        """Starts a visit in a language."""
        self._display.chooseLanguage(language)
        self._reception.begin(language)
        for aid in self._display.aids:
            self._reception.notes.use_aid(aid)
        self._tell(wiped=False)
        self._stage.set_visiting(visiting=True)
        self._ask()

    @Slot()
    def next(self) -> None:
        """Verder: gives the answer, or says what is wrong with it."""
        sheet = self._sheet.answer.checked(self._display.words)
        if sheet.error:
            self._sheet.change(sheet)
            self._sheet.refuse(lambda: sheet.checked(self._display.words).error)
            return
        answer = sheet.given()
        if isinstance(self._give(answer), Violation):
            self._sheet.refuse(lambda: self._objection(answer))
        else:
            self._ask()

    @Slot()
    def back(self) -> None:
        """Terug: the question before, or out when there is none."""
        session = self._reception.session
        if self._revising:
            self._revising = False
            self._reception.keep()
            self._ask()
        elif session is not None and session.can_go_back:
            self._reception.go_back()
            self._ask()
        else:
            self.stop()

    def approve(self) -> None:
        """The answers that were looked over are right."""
        self.approved.emit()

    def revise(self, name: str) -> None:
        """Back to one question of the way; then on to what is open, or to the end."""
        self._revising = True
        self._reception.revise(name)
        self._ask()

    @Slot()
    def stop(self) -> None:
        """Stop en wis."""
        self._end(self._reception.stop)

    @Slot()
    def finish(self) -> None:
        """Klaar: the visit counts, and all but how it went is erased."""
        self._end(self._reception.finish, Screen.RATING)

    def walk_away(self) -> None:
        """Nobody answered the warning."""
        self._end(self._reception.idle)

    def abandon(self) -> None:
        """The program itself went wrong: forgets the visit, and leaves the screen to who says so."""
        try:
            self._reception.stop()
        finally:
            self._revising = False
            self._sheet.clear()
            self._stage.set_visiting(visiting=False)

    def resume(self) -> None:
        """Back from the guide, who may have used the sheet: the question that was on.

        Where the path led to the guide alone, that is the one before it.
        """
        if self._stage.current is not Screen.QUESTION:
            return
        question = self._current()
        if question is None:
            self.back()
        elif self._sheet.answer.question.name != question.name:
            self._ask()

    def forget_notice(self) -> None:
        """Takes away "your answers have been erased"."""
        self._tell(wiped=False)

    def _end(self, leave: Callable[[], None], then: Screen = Screen.START) -> None:
        """Whatever goes wrong with counting the visit, the screen forgets it."""
        try:
            leave()
        finally:
            self._revising = False
            self._sheet.clear()
            self._stage.set_visiting(visiting=False)
            self._stage.show(then)
            self._tell(wiped=True)
            self.visitEnded.emit()

    def _give(self, answer: str) -> Violation | None:
        if not self._revising:
            return self._reception.answer(answer)
        outcome = self._reception.change(answer)
        if isinstance(outcome, Violation):
            return outcome
        self._revising = False
        self.revised.emit(outcome)
        return None

    def _objection(self, answer: str) -> str:
        """Why this answer to the question that is on does not stand."""
        session = self._reception.session
        outcome = session.answer(answer, self._display.words.language) if session is not None else None
        return outcome.message if isinstance(outcome, Violation) else ""

    def _ask(self) -> None:
        question = self._current()
        if question is None:
            self._sheet.clear()
            self.pathEnded.emit()
        else:
            self._sheet.ask(question)
            self._stage.show(Screen.QUESTION)
            self._stage.turn()

    def _current(self) -> Question | None:
        session = self._reception.session
        return session.question(self._display.words.language) if session is not None else None

    def _translate(self) -> None:
        self._reception.notes.use_language(self._display.words.language)
        self._sheet.translate(self._current())

    def _tell(self, *, wiped: bool) -> None:
        if wiped is not self._wiped:
            self._wiped = wiped
            self.noticeChanged.emit()

    wiped = Property(bool, lambda self: self._wiped, notify=noticeChanged)
