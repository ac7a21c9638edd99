# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The question on the screen and the answer that is being given to it."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton, QQmlEngine

from kiosk.directory.region import Municipality
from kiosk.flow.session import Question, QuestionKind
from kiosk.ui.answer_sheet import AnswerSheet, sheet_of
from kiosk.ui.bridge import bridges_of
from kiosk.ui.bridge.choices import Choices
from kiosk.ui.bridge.display import Display
from kiosk.ui.finding import hits
from kiosk.ui.questions import hint_words
from kiosk.ui.views import ChoiceView

QML_IMPORT_NAME = "Kiosk.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

PAGES = {
    QuestionKind.ONE: "Choices",
    QuestionKind.SEVERAL: "Choices",
    QuestionKind.INTEGER: "NumberPad",
    QuestionKind.TEXT: "TextEntry",
    QuestionKind.DATE: "DateSteps",
    QuestionKind.NOTE: "Note",
}
"""The QML file of each kind of question."""
KEPT = "Choices"
"""A page that the next question of its kind takes over: nothing is ever typed on it."""


@QmlElement
@QmlSingleton
class Sheet(QObject):
    """What is chosen and typed now. Holds nothing of an answer that was given, and never goes to another page."""

    questionChanged = Signal()
    pageChanged = Signal()
    """Another question: its page is built anew, and the old one is gone with all that was on it (but `KEPT`)."""
    bodyChanged = Signal()
    """The drawn page goes, or comes: it is gone while the question changes, so that none is built for nothing."""
    answerChanged = Signal()
    wordsTyped = Signal()
    """Something was typed that may be about a person: all but a number."""

    def __init__(
        self, display: Display, icons: frozenset[str], places: tuple[Municipality, ...], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._display = display
        self._icons = icons
        self._places = places
        self._search_note = ""
        self.personal = False
        """Whether it is asked of the person, for a warm handover: nobody beside the visitor hears what is typed."""
        self._sheet = AnswerSheet()
        self._wrong: Callable[[], str] | None = None
        self._body = ""
        self._choices = Choices(self)
        self._quiet_choices = Choices(self)

    @staticmethod
    def create(engine: QQmlEngine) -> "Sheet":
        """The object of this engine, for QML."""
        return bridges_of(engine).sheet

    @property
    def page_name(self) -> str:
        """The QML file of the question on the screen; '' for none."""
        return _page_of(self._sheet)

    def ask(self, question: Question, *, personal: bool = False) -> None:
        """A question, with the answer it had before, if any."""
        self.personal = personal
        self._show(sheet_of(question, self._icons, self._display.words))

    def clear(self) -> None:
        """Nothing is asked: forgets the question and the answer."""
        self.personal = False
        self._show(AnswerSheet())

    def translate(self, question: Question | None) -> None:
        """The same question in another language, with what is chosen, typed and wrong; None: nothing is asked."""
        if question is not None and question.name == self._sheet.question.name:
            self._put(self._sheet.translated(question, self._icons, self._display.words))
            if self._wrong is not None:
                self.refuse(self._wrong)
        self.questionChanged.emit()

    def fill(self, value: str) -> None:
        """Gives the answer in the lexical form of XForms; what the question does not take has no effect."""
        question = replace(self._sheet.question, value=value)
        self.change(sheet_of(question, self._icons, self._display.words))

    @property
    def answer(self) -> AnswerSheet:
        """What is chosen and typed now; do not keep it."""
        return self._sheet

    def refuse(self, wrong: Callable[[], str]) -> None:
        """The answer does not stand. `wrong` says why in the visitor's language, also when that becomes another."""
        self._wrong = wrong
        self._put(self._sheet.with_error(wrong()))

    @Slot(str)
    def choose(self, name: str) -> None:
        """Chooses an answer, or takes the choice back where several may be chosen."""
        self.change(self._sheet.chosen(name))

    @Slot(str)
    def type(self, signs: str) -> None:
        """Adds what was typed to the entry."""
        if self._sheet.question.kind is not QuestionKind.INTEGER:
            self.wordsTyped.emit()
        self.change(self._sheet.with_typed(signs))

    @Slot()
    def erase(self) -> None:
        """Takes back the last sign."""
        self.change(self._sheet.without_last())

    def _show(self, sheet: AnswerSheet) -> None:
        page = _page_of(sheet)
        if page != KEPT:
            self._draw("")
        self.change(sheet)
        self.questionChanged.emit()
        self.pageChanged.emit()
        if page != self._body:
            self._draw(page)

    def _draw(self, body: str) -> None:
        self._body = body
        self.bodyChanged.emit()

    def change(self, sheet: AnswerSheet) -> None:
        """Another state of the answer to the question that is on the screen; nothing is wrong with it yet."""
        self._wrong = None
        self._put(sheet)

    def _put(self, sheet: AnswerSheet) -> None:
        self._sheet = sheet
        drawn = [replace(one, label=self._display.words.led(one.label)) for one in sheet.choices]
        self._choices.show(self._found(drawn) if sheet.searched else [one for one in drawn if not one.quiet])
        self._quiet_choices.show([one for one in drawn if one.quiet])
        self.answerChanged.emit()

    def _found(self, drawn: list[ChoiceView]) -> tuple[ChoiceView, ...]:
        words, typed = self._display.words, self._sheet.entry
        found = hits(drawn, typed, self._places)
        self._search_note = words.say("search_none", typed=typed) if found.in_vain else ""
        if found.left:
            self._search_note = words.say("search_more", count=found.left)
        return found.shown

    def _hint(self) -> str:
        return self._display.words.led(hint_words(self._sheet.question, self._display.words))

    def _label(self) -> str:
        return self._display.words.led(self._sheet.question.label)

    def _number(self) -> str:
        words, question = self._display.words, self._sheet.question
        if not question.number:
            return ""
        return words.marked(words.say("question_number", number=question.number), unchecked=question.unchecked)

    asksPerson = Property(bool, lambda self: self.personal, notify=questionChanged)
    name = Property(str, lambda self: self._sheet.question.name, notify=questionChanged)
    kind = Property(str, lambda self: self._sheet.question.kind.name, notify=questionChanged)
    several = Property(bool, lambda self: self._sheet.question.kind is QuestionKind.SEVERAL, notify=questionChanged)
    label = Property(str, _label, notify=questionChanged)
    hint = Property(str, _hint, notify=questionChanged)
    number = Property(str, _number, notify=questionChanged)
    body = Property(str, lambda self: self._body, notify=bodyChanged)
    aside = Property(str, lambda self: "SearchColumn" if self._sheet.searched else "QuestionColumn", notify=pageChanged)
    searchNote = Property(str, lambda self: self._display.words.led(self._search_note), notify=answerChanged)
    choices = Property(QObject, lambda self: self._choices, constant=True)
    quietChoices = Property(QObject, lambda self: self._quiet_choices, constant=True)
    loudCount = Property(int, lambda self: self._choices.rowCount(), notify=pageChanged)
    entry = Property(str, lambda self: self._sheet.entry, notify=answerChanged)
    error = Property(str, lambda self: self._display.words.led(self._sheet.error), notify=answerChanged)


def _page_of(sheet: AnswerSheet) -> str:
    if not sheet.question.name:
        return ""
    if sheet.searched:
        return "Search"
    return "NumberPad" if sheet.question.appearance == "numbers" else PAGES[sheet.question.kind]
