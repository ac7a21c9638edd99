# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The visitor's way: from the language on the start screen, through the questions, to the result and out again."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton, QQmlEngine

from kiosk.flow.session import Question, QuestionKind, Violation
from kiosk.ui.answer_sheet import AnswerSheet, sheet_of
from kiosk.ui.bridge import bridges_of
from kiosk.ui.bridge.choices import Choices
from kiosk.ui.bridge.display import Display
from kiosk.ui.bridge.stage import Screen, Stage
from kiosk.ui.ports import Ports
from kiosk.ui.questions import hint_words
from kiosk.visits.reception import Reception

QML_IMPORT_NAME = "Kiosk.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

PAGES = {
    QuestionKind.ONE: "Choices",
    QuestionKind.SEVERAL: "SeveralChoices",
    QuestionKind.INTEGER: "NumberPad",
    QuestionKind.TEXT: "TextEntry",
    QuestionKind.DATE: "TextEntry",
    QuestionKind.NOTE: "Note",
}
"""The QML file of each kind of question."""


@QmlElement
@QmlSingleton
class Visitor(QObject):
    """What a visitor may do. Holds the answer that is being given, and nothing of an answer that was."""

    questionChanged = Signal()
    pageChanged = Signal()
    """Another question: its page is built anew, and the old one is gone with all that was on it."""
    answerChanged = Signal()
    noticeChanged = Signal()
    pathEnded = Signal()
    """Every question is answered: the result may be made."""
    visitEnded = Signal()
    """The visit is over, however it ended: forget everything."""

    def __init__(self, ports: Ports, stage: Stage, display: Display, icons: frozenset[str], parent: QObject) -> None:
        super().__init__(parent)
        self._reception: Reception = ports.reception
        self._stage = stage
        self._display = display
        self._icons = icons
        self._sheet = AnswerSheet()
        self._choices = Choices(self)
        self._quiet_choices = Choices(self)
        self._wiped = False
        display.languageChanged.connect(self._translate)

    @staticmethod
    def create(engine: QQmlEngine) -> "Visitor":
        """The object of this engine, for QML."""
        return bridges_of(engine).visitor

    @property
    def page_name(self) -> str:
        """The QML file of the question on the screen."""
        return PAGES[self._sheet.question.kind]

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

    @Slot(str)
    def choose(self, name: str) -> None:
        """Chooses an answer, or takes the choice back where several may be chosen. Never goes to another page."""
        self._change(self._sheet.chosen(name))

    @Slot(str)
    def type(self, signs: str) -> None:
        """Adds what was typed to the entry."""
        self._change(self._sheet.with_typed(signs))

    @Slot()
    def erase(self) -> None:
        """Takes back the last sign."""
        self._change(self._sheet.without_last())

    @Slot()
    def next(self) -> None:
        """Verder: gives the answer, or says what is wrong with it."""
        violation = self._reception.answer(self._sheet.given())
        if isinstance(violation, Violation):
            self._change(self._sheet.with_error(self._display.words.led(violation.message)))
        else:
            self._ask()

    @Slot()
    def back(self) -> None:
        """Terug: the question before, or out when there is none."""
        session = self._reception.session
        if session is not None and session.can_go_back:
            self._reception.go_back()
            self._ask()
        else:
            self.stop()

    @Slot()
    def stop(self) -> None:
        """Stop en wis."""
        self._end(self._reception.stop)

    @Slot()
    def finish(self) -> None:
        """Klaar: the visit counts."""
        self._end(self._reception.finish)

    def walk_away(self) -> None:
        """Nobody answered the warning."""
        self._end(self._reception.idle)

    def resume(self) -> None:
        """Back from the guide: where the path led to the guide alone, the last question is what was before it."""
        if self._stage.current is Screen.QUESTION and self._current() is None:
            self.back()

    def forget_notice(self) -> None:
        """Takes away "your answers have been erased"."""
        self._tell(wiped=False)

    def _end(self, leave: Callable[[], None]) -> None:
        """Whatever goes wrong with counting the visit, the screen forgets it."""
        try:
            leave()
        finally:
            self._show(AnswerSheet())
            self._stage.set_visiting(visiting=False)
            self._stage.show(Screen.START)
            self._tell(wiped=True)
            self.visitEnded.emit()

    def _ask(self) -> None:
        question = self._current()
        if question is None:
            self._show(AnswerSheet())
            self.pathEnded.emit()
        else:
            self._show(sheet_of(question, self._icons))
            self._stage.show(Screen.QUESTION)

    def _current(self) -> Question | None:
        session = self._reception.session
        return session.question(self._display.words.language) if session is not None else None

    def _show(self, sheet: AnswerSheet) -> None:
        self._change(sheet)
        self.questionChanged.emit()
        self.pageChanged.emit()

    def _change(self, sheet: AnswerSheet) -> None:
        self._sheet = sheet
        drawn = [replace(one, label=self._display.words.led(one.label)) for one in sheet.choices]
        self._choices.show([one for one in drawn if not one.quiet])
        self._quiet_choices.show([one for one in drawn if one.quiet])
        self.answerChanged.emit()

    def _translate(self) -> None:
        self._reception.notes.use_language(self._display.words.language)
        question = self._current()
        if question is not None and question.name == self._sheet.question.name:
            self._change(self._sheet.translated(question, self._icons))
        self.questionChanged.emit()

    def _tell(self, *, wiped: bool) -> None:
        if wiped is not self._wiped:
            self._wiped = wiped
            self.noticeChanged.emit()

    def _hint(self) -> str:
        return self._display.words.led(hint_words(self._sheet.question, self._display.words))

    def _label(self) -> str:
        return self._display.words.led(self._sheet.question.label)

    def _number(self) -> str:
        return self._display.words.say("question_number", number=self._sheet.question.number)

    name = Property(str, lambda self: self._sheet.question.name, notify=questionChanged)
    kind = Property(str, lambda self: self._sheet.question.kind.name, notify=questionChanged)
    label = Property(str, _label, notify=questionChanged)
    hint = Property(str, _hint, notify=questionChanged)
    number = Property(str, _number, notify=questionChanged)
    page = Property(str, lambda self: self.page_name, notify=pageChanged)
    typing = Property(bool, lambda self: self.page_name == "TextEntry", notify=pageChanged)
    choices = Property(QObject, lambda self: self._choices, constant=True)
    quietChoices = Property(QObject, lambda self: self._quiet_choices, constant=True)
    loudCount = Property(int, lambda self: self._choices.rowCount(), notify=pageChanged)
    entry = Property(str, lambda self: self._sheet.entry, notify=answerChanged)
    error = Property(str, lambda self: self._sheet.error, notify=answerChanged)
    wiped = Property(bool, lambda self: self._wiped, notify=noticeChanged)
