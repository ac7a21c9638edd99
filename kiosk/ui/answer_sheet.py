# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The answer that is being given to the question on the screen. Pure: each step gives the next sheet."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from kiosk.flow.session import Question, QuestionKind
from kiosk.ui.date_entry import NO_DATE, DateEntry, date_entry, date_trouble
from kiosk.ui.entry import LONGEST_NUMBER, LONGEST_TEXT, erased, typed
from kiosk.ui.keyboards import Board, with_vowel
from kiosk.ui.questions import after_choosing, choice_views, is_searched
from kiosk.ui.texts import Words
from kiosk.ui.views import ChoiceView

NOTHING_ASKED = Question(
    name="", kind=QuestionKind.NOTE, label="", hint="", choices=(), required=False, value="", number=0
)
_BOARDS = {"email": Board.EMAIL, "code": Board.CODE}
_CHOOSING = frozenset({QuestionKind.ONE, QuestionKind.SEVERAL})


@dataclass(frozen=True, slots=True)
class AnswerSheet:
    """A question, what is chosen or typed so far, and what is wrong with it, in the visitor's words."""

    question: Question = NOTHING_ASKED
    choices: tuple[ChoiceView, ...] = ()
    entry: str = ""
    error: str = ""
    date: DateEntry = NO_DATE

    def chosen(self, name: str) -> "AnswerSheet":
        """After a tap on an answer; "weet ik niet" instead of a day takes the day away."""
        several = self.question.kind is QuestionKind.SEVERAL
        return replace(self, choices=after_choosing(self.choices, name, several=several), date=NO_DATE, error="")

    def with_typed(self, signs: str) -> "AnswerSheet":
        """After keys; what the kind of question does not take is dropped."""
        if self.question.kind is QuestionKind.INTEGER:
            digits = "".join(one for one in signs if one.isdecimal())
            return replace(self, entry=typed(self.entry, digits, LONGEST_NUMBER), error="")
        if self.question.kind is QuestionKind.TEXT or self.searched:
            return replace(self, entry=typed(self.entry, signs, LONGEST_TEXT), error="")
        return self

    def revowelled(self, syllable: str) -> "AnswerSheet":
        """After a key that gives the last letter another order."""
        return replace(self, entry=with_vowel(self.entry, syllable), error="")

    @property
    def board(self) -> Board:
        """The keyboard that this question asks for."""
        if self.searched:
            return Board.SEARCH
        return _BOARDS.get(self.question.appearance, Board.TEXT)

    @property
    def searched(self) -> bool:
        """Whether the answer is found by typing."""
        return is_searched(self.question)

    def without_last(self) -> "AnswerSheet":
        """After the erase key."""
        return replace(self, entry=erased(self.entry), error="")

    def dated(self, date: DateEntry) -> "AnswerSheet":
        """After a step of choosing a day, which takes "weet ik niet" away."""
        unmarked = tuple(replace(one, chosen=False) for one in self.choices)
        return replace(self, date=date, choices=unmarked, error="")

    def with_error(self, error: str) -> "AnswerSheet":
        """The answer does not stand."""
        return replace(self, error=error)

    def translated(self, question: Question, icons: Collection[str], words: Words) -> "AnswerSheet":
        """The same question in another language, with what is chosen and typed."""
        choices = choice_views(question, icons, words, self._marked())
        return replace(self, question=question, choices=choices, error="")

    def checked(self, words: Words) -> "AnswerSheet":
        """With what is wrong before the flow is asked, in the visitor's words; without an error when nothing is."""
        found = date_trouble(self.date, words) if self.question.kind is QuestionKind.DATE else None
        if found is None:
            return replace(self, error="")
        return replace(self, date=self.date.at(found.part), error=found.said)

    def given(self) -> str:
        """The answer in the lexical form of XForms."""
        if self.question.kind is QuestionKind.DATE:
            return self.date.given
        return " ".join(self._marked()) if self.question.kind in _CHOOSING else self.entry.strip()

    def _marked(self) -> tuple[str, ...]:
        return tuple(one.name for one in self.choices if one.chosen)


def sheet_of(question: Question, icons: Collection[str], words: Words) -> AnswerSheet:
    """A question with the answer it had before, if any."""
    choosing, dating = question.kind in _CHOOSING, question.kind is QuestionKind.DATE
    return AnswerSheet(
        question,
        choice_views(question, icons, words),
        entry="" if choosing or dating else question.value,
        date=date_entry(question.value) if dating else NO_DATE,
    )
