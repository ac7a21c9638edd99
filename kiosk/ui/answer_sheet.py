# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The answer that is being given to the question on the screen. Pure: each step gives the next sheet."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from kiosk.flow.session import Question, QuestionKind
from kiosk.ui.entry import LONGEST_NUMBER, LONGEST_TEXT, erased, typed
from kiosk.ui.questions import after_choosing, choice_views
from kiosk.ui.views import ChoiceView

NOTHING_ASKED = Question(
    name="", kind=QuestionKind.NOTE, label="", hint="", choices=(), required=False, value="", number=0
)
_CHOOSING = frozenset({QuestionKind.ONE, QuestionKind.SEVERAL})


@dataclass(frozen=True, slots=True)
class AnswerSheet:
    """A question, what is chosen or typed so far, and what is wrong with it, in the visitor's words."""

    question: Question = NOTHING_ASKED
    choices: tuple[ChoiceView, ...] = ()
    entry: str = ""
    error: str = ""

    def chosen(self, name: str) -> "AnswerSheet":
        """After a tap on an answer."""
        several = self.question.kind is QuestionKind.SEVERAL
        return replace(self, choices=after_choosing(self.choices, name, several=several), error="")

    def with_typed(self, signs: str) -> "AnswerSheet":
        """After keys; what the kind of question does not take is dropped."""
        if self.question.kind is QuestionKind.INTEGER:
            digits = "".join(one for one in signs if one.isdecimal())
            return replace(self, entry=typed(self.entry, digits, LONGEST_NUMBER), error="")
        if self.question.kind in {QuestionKind.TEXT, QuestionKind.DATE}:
            return replace(self, entry=typed(self.entry, signs, LONGEST_TEXT), error="")
        return self

    def without_last(self) -> "AnswerSheet":
        """After the erase key."""
        return replace(self, entry=erased(self.entry), error="")

    def with_error(self, error: str) -> "AnswerSheet":
        """The answer does not stand."""
        return replace(self, error=error)

    def translated(self, question: Question, icons: Collection[str]) -> "AnswerSheet":
        """The same question in another language, with what is chosen and typed."""
        return replace(self, question=question, choices=choice_views(question, icons, self._marked()), error="")

    def given(self) -> str:
        """The answer in the lexical form of XForms."""
        return " ".join(self._marked()) if self.question.kind in _CHOOSING else self.entry.strip()

    def _marked(self) -> tuple[str, ...]:
        return tuple(one.name for one in self.choices if one.chosen)


def sheet_of(question: Question, icons: Collection[str]) -> AnswerSheet:
    """A question with the answer it had before, if any."""
    entry = "" if question.kind in _CHOOSING else question.value
    return AnswerSheet(question, choice_views(question, icons), entry)
