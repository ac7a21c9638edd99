# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The question on the screen and the answer that is being given to it."""

from dataclasses import replace

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton, QQmlEngine

from kiosk.flow.session import Question, QuestionKind
from kiosk.ui.answer_sheet import AnswerSheet, sheet_of
from kiosk.ui.bridge import bridges_of
from kiosk.ui.bridge.choices import Choices
from kiosk.ui.bridge.display import Display
from kiosk.ui.questions import hint_words

QML_IMPORT_NAME = "Kiosk.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

PAGES = {
    QuestionKind.ONE: "Choices",
    QuestionKind.SEVERAL: "SeveralChoices",
    QuestionKind.INTEGER: "NumberPad",
    QuestionKind.TEXT: "TextEntry",
    QuestionKind.NOTE: "Note",
}
"""The QML file of each kind of question."""


@QmlElement
@QmlSingleton
class Sheet(QObject):
    """What is chosen and typed now. Holds nothing of an answer that was given, and never goes to another page."""

    questionChanged = Signal()
    pageChanged = Signal()
    """Another question: its page is built anew, and the old one is gone with all that was on it."""
    answerChanged = Signal()
    wordsTyped = Signal()
    """Something was typed that may be about a person: all but a number."""

    def __init__(self, display: Display, icons: frozenset[str], parent: QObject) -> None:
        super().__init__(parent)
        self._display = display
        self._icons = icons
        self._sheet = AnswerSheet()
        self._choices = Choices(self)
        self._quiet_choices = Choices(self)

    @staticmethod
    def create(engine: QQmlEngine) -> "Sheet":
        """The object of this engine, for QML."""
        return bridges_of(engine).sheet

    @property
    def page_name(self) -> str:
        """The QML file of the question on the screen."""
        return PAGES[self._sheet.question.kind]

    def ask(self, question: Question) -> None:
        """A question, with the answer it had before, if any."""
        self._show(sheet_of(question, self._icons))

    def clear(self) -> None:
        """Nothing is asked: forgets the question and the answer."""
        self._show(AnswerSheet())

    def translate(self, question: Question | None) -> None:
        """The same question in another language, with what is chosen and typed; None: nothing is asked."""
        if question is not None and question.name == self._sheet.question.name:
            self._change(self._sheet.translated(question, self._icons))
        self.questionChanged.emit()

    def given(self) -> str:
        """The answer in the lexical form of XForms."""
        return self._sheet.given()

    def refuse(self, message: str) -> None:
        """The answer does not stand."""
        self._change(self._sheet.with_error(self._display.words.led(message)))

    @Slot(str)
    def choose(self, name: str) -> None:
        """Chooses an answer, or takes the choice back where several may be chosen."""
        self._change(self._sheet.chosen(name))

    @Slot(str)
    def type(self, signs: str) -> None:
        """Adds what was typed to the entry."""
        if self._sheet.question.kind is not QuestionKind.INTEGER:
            self.wordsTyped.emit()
        self._change(self._sheet.with_typed(signs))

    @Slot()
    def erase(self) -> None:
        """Takes back the last sign."""
        self._change(self._sheet.without_last())

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

    def _hint(self) -> str:
        return self._display.words.led(hint_words(self._sheet.question, self._display.words))

    def _label(self) -> str:
        return self._display.words.led(self._sheet.question.label)

    def _number(self) -> str:
        words, question = self._display.words, self._sheet.question
        return words.marked(words.say("question_number", number=question.number), unchecked=question.unchecked)

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
