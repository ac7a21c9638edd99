# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Difficult words on the screen, explained over it: the page under it and its answer stay as they are."""

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton, QQmlEngine

from kiosk.flow.explained import Explanation, explained
from kiosk.flow.session import Question, Session
from kiosk.ui.bridge import bridges_of
from kiosk.ui.bridge.advice import Advice
from kiosk.ui.bridge.display import Display
from kiosk.ui.bridge.sheet import Sheet
from kiosk.ui.bridge.stage import Screen, Stage
from kiosk.ui.ports import Ports

QML_IMPORT_NAME = "Kiosk.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

MOST_NAMED = 3
"""Words on the button; the panel has them all."""


@QmlElement
@QmlSingleton
class Meanings(QObject):
    """The words of the glossary that the question, or the result, uses."""

    changed = Signal()
    openChanged = Signal()

    def __init__(
        self, ports: Ports, stage: Stage, display: Display, sheet: Sheet, advice: Advice, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._reception = ports.reception
        self._stage = stage
        self._display = display
        self._advice = advice
        self._open = False
        for turned in (stage.changed, sheet.pageChanged):
            turned.connect(self.hide)
        for other in (stage.changed, sheet.questionChanged, advice.changed, display.languageChanged):
            other.connect(self.changed)

    @staticmethod
    def create(engine: QQmlEngine) -> "Meanings":
        """The object of this engine, for QML."""
        return bridges_of(engine).meanings

    @Slot()
    def show(self) -> None:
        """Opens the panel."""
        self._set_open(opened=True)

    @Slot()
    def hide(self) -> None:
        """Closes the panel."""
        self._set_open(opened=False)

    def _set_open(self, *, opened: bool) -> None:
        if opened is not self._open:
            self._open = opened
            self.openChanged.emit()

    def _found(self) -> tuple[Explanation, ...]:
        session = self._reception.session
        if session is None or not session.form.glossary:
            return ()
        return explained(session.form, self._texts(session), session.context(self._display.words.language))

    def _texts(self, session: Session) -> list[str]:
        """Also in the form's own language: a translation uses another word for what the visitor will hear here."""
        if self._stage.current is Screen.RESULT:
            return self._advice.texts()
        if self._stage.current is not Screen.QUESTION:
            return []
        languages = (self._display.words.language, session.form.default_language)
        return [text for one in languages for text in _said(session.question(one))]

    def _label(self) -> str:
        words, found = self._display.words, [one.word for one in self._found()]
        if len(found) < 2:
            return "".join(words.say("explain_one", word=word) for word in found)
        named = ", ".join(found[:MOST_NAMED]) + ("\u00a0…" if len(found) > MOST_NAMED else "")
        return words.say("explain_more", words=named)

    def _rows(self) -> list[dict[str, str]]:
        led = self._display.words.led
        return [{"word": one.word, "meaning": led(one.meaning)} for one in self._found()]

    label = Property(str, _label, notify=changed)
    rows = Property(list, _rows, notify=changed)
    open = Property(bool, lambda self: self._open, notify=openChanged)


def _said(question: Question | None) -> list[str]:
    if question is None:
        return []
    return [question.label, question.hint, question.guidance, *(choice.label for choice in question.choices)]
