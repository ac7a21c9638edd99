# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The visitor's way: from the language on the start screen, through the questions, to the result and out again."""

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton, QQmlEngine

from kiosk.flow.session import Question, QuestionKind, Violation
from kiosk.ui.bridge import bridges_of
from kiosk.ui.bridge.choices import Choices
from kiosk.ui.bridge.display import Display
from kiosk.ui.bridge.stage import Screen, Stage
from kiosk.ui.entry import LONGEST_NUMBER, LONGEST_TEXT, erased, typed
from kiosk.ui.ports import Ports
from kiosk.ui.questions import after_choosing, choice_views, hint_words
from kiosk.ui.views import ChoiceView
from kiosk.visits.reception import Reception

QML_IMPORT_NAME = "Kiosk.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

NOTHING_ASKED = Question(
    name="", kind=QuestionKind.NOTE, label="", hint="", choices=(), required=False, value="", number=0
)

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
        self._question = NOTHING_ASKED
        self._views: tuple[ChoiceView, ...] = ()
        self._choices = Choices(self)
        self._quiet_choices = Choices(self)
        self._entry = ""
        self._error = ""
        self._wiped = False
        display.languageChanged.connect(self._translate)

    @staticmethod
    def create(engine: QQmlEngine) -> "Visitor":
        """The object of this engine, for QML."""
        return bridges_of(engine).visitor

    @property
    def page_name(self) -> str:
        """The QML file of the question on the screen."""
        return PAGES[self._question.kind]

    @Slot(str)
    def begin(self, language: str) -> None:
        """Starts a visit in a language."""
        self._display.chooseLanguage(language)
        self._reception.begin(language)
        for aid in self._display.aids:
            self._reception.use_aid(aid)
        self._tell(wiped=False)
        self._stage.set_visiting(visiting=True)
        self._ask()

    @Slot(str)
    def choose(self, name: str) -> None:
        """Chooses an answer, or takes the choice back where several may be chosen. Never goes to another page."""
        several = self._question.kind is QuestionKind.SEVERAL
        self._show_choices(after_choosing(self._views, name, several=several))
        self._complain("")

    @Slot(str)
    def type(self, signs: str) -> None:
        """Adds what was typed to the entry."""
        if self._question.kind is QuestionKind.INTEGER:
            self._set_entry(typed(self._entry, "".join(one for one in signs if one.isdecimal()), LONGEST_NUMBER))
        elif self._question.kind is QuestionKind.TEXT:
            self._set_entry(typed(self._entry, signs, LONGEST_TEXT))

    @Slot()
    def erase(self) -> None:
        """Takes back the last sign."""
        self._set_entry(erased(self._entry))

    @Slot()
    def next(self) -> None:
        """Verder: gives the answer, or says what is wrong with it."""
        violation = self._reception.answer(self._given())
        if isinstance(violation, Violation):
            self._complain(violation.message)
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
        try:
            self._reception.stop()
        finally:
            self._end()

    @Slot()
    def finish(self) -> None:
        """Klaar: the visit counts."""
        try:
            self._reception.finish()
        finally:
            self._end()

    def walk_away(self) -> None:
        """Nobody answered the warning."""
        try:
            self._reception.idle()
        finally:
            self._end()

    @property
    def at_end(self) -> bool:
        """Whether every question is answered."""
        return self._stage.visiting and self._current() is None

    def forget_notice(self) -> None:
        """Takes away "your answers have been erased"."""
        self._tell(wiped=False)

    def _end(self) -> None:
        self._question = NOTHING_ASKED
        self._show_question()
        self._stage.set_visiting(visiting=False)
        self._stage.show(Screen.START)
        self._tell(wiped=True)
        self.visitEnded.emit()

    def _ask(self) -> None:
        question = self._current()
        if question is None:
            self._question = NOTHING_ASKED
            self._show_question()
            self.pathEnded.emit()
            return
        self._question = question
        self._show_question()
        self._stage.show(Screen.QUESTION)

    def _current(self) -> Question | None:
        session = self._reception.session
        return session.question(self._display.words.language) if session is not None else None

    def _show_question(self) -> None:
        self._show_choices(choice_views(self._question, self._icons))
        self._entry = self._question.value if self._question.kind in {QuestionKind.INTEGER, QuestionKind.TEXT} else ""
        self._error = ""
        self.questionChanged.emit()
        self.answerChanged.emit()
        self.pageChanged.emit()

    def _show_choices(self, views: tuple[ChoiceView, ...]) -> None:
        self._views = views
        self._choices.show([one for one in views if not one.quiet])
        self._quiet_choices.show([one for one in views if one.quiet])

    def _translate(self) -> None:
        self._reception.use_language(self._display.words.language)
        question = self._current()
        if question is not None and question.name == self._question.name:
            self._question = question
            self._show_choices(choice_views(question, self._icons, self._marked()))
            self._error = ""
            self.answerChanged.emit()
        self.questionChanged.emit()

    def _given(self) -> str:
        if self._question.kind in {QuestionKind.ONE, QuestionKind.SEVERAL}:
            return " ".join(self._marked())
        return self._entry.strip()

    def _marked(self) -> tuple[str, ...]:
        return tuple(one.name for one in self._views if one.chosen)

    def _set_entry(self, entry: str) -> None:
        self._entry = entry
        self._error = ""
        self.answerChanged.emit()

    def _complain(self, message: str) -> None:
        self._error = message
        self.answerChanged.emit()

    def _tell(self, *, wiped: bool) -> None:
        if wiped is not self._wiped:
            self._wiped = wiped
            self.noticeChanged.emit()

    name = Property(str, lambda self: self._question.name, notify=questionChanged)
    kind = Property(str, lambda self: self._question.kind.name, notify=questionChanged)
    label = Property(str, lambda self: self._question.label, notify=questionChanged)
    hint = Property(str, lambda self: hint_words(self._question, self._display.words), notify=questionChanged)
    number = Property(
        str,
        lambda self: self._display.words.say("question_number", number=self._question.number),
        notify=questionChanged,
    )
    choices = Property(QObject, lambda self: self._choices, constant=True)
    quietChoices = Property(QObject, lambda self: self._quiet_choices, constant=True)
    page = Property(str, lambda self: self.page_name, notify=pageChanged)
    loudCount = Property(int, lambda self: self._choices.rowCount(), notify=pageChanged)
    typing = Property(bool, lambda self: self._question.kind is QuestionKind.TEXT, notify=pageChanged)
    entry = Property(str, lambda self: self._entry, notify=answerChanged)
    error = Property(str, lambda self: self._error, notify=answerChanged)
    wiped = Property(bool, lambda self: self._wiped, notify=noticeChanged)
