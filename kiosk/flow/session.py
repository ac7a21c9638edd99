# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""One visitor's way through a form: a pure function of the form, the answers so far and the day.

The current question is found by replay: the first relevant question, in document order, without an answer that stands.
So going back, changing an answer and taking up a draft need no memory of their own.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time
from types import MappingProxyType
from unicodedata import decimal

from kiosk.flow.form import Field, Form, Option, QuestionKind
from kiosk.flow.lexical import Fault
from kiosk.flow.messages import words_for
from kiosk.flow.outcomes import Outcome, Reason, outcomes_of
from kiosk.flow.state import State, advanced, evaluated, fault_in
from kiosk.flow.xpath.code import Context, Setting

__all__ = ["Choice", "Outcome", "Question", "QuestionKind", "Reason", "Session", "Violation", "begin", "replay"]


@dataclass(frozen=True, slots=True)
class Choice:
    """An option that may be chosen, in the visitor's language."""

    name: str
    label: str


@dataclass(frozen=True, slots=True)
class Question:
    """What one screen asks. `value` is the answer so far in the lexical form of XForms; `number` counts from 1."""

    name: str
    kind: QuestionKind
    label: str
    hint: str
    choices: tuple[Choice, ...]
    required: bool
    value: str
    number: int


@dataclass(frozen=True, slots=True)
class Violation:
    """An answer that does not stand, and what to tell the visitor."""

    question: str
    message: str


@dataclass(frozen=True)
class Session:
    """Made by `begin` and `replay`; never changed, each step gives the next one."""

    form: Form = field(repr=False)
    today: date
    answers: Mapping[str, str] = field(repr=False)
    """By name of question, also of those that are not relevant now: they count again when they are."""
    position: str = ""
    """The question that `back` went to; '' at the first open one."""
    _state: State = field(repr=False, compare=False, kw_only=True)

    def question(self, language: str) -> Question | None:
        """The current question in this language; None when the path has ended."""
        current = self._current()
        if current is None:
            return None
        context = self._context(language)
        required = current.rules.required
        return Question(
            name=current.name,
            kind=current.kind or QuestionKind.NOTE,
            label=current.wording.label.shown(context),
            hint=current.wording.hint.shown(context),
            choices=tuple(_choice(option, context) for option in _offered(current, context)),
            required=required is not None and required.holds(context),
            value=self._state.cells[current.index],
            number=1 + sum(index < current.index for index in self._path()),
        )

    def answer(self, value: str, language: str) -> "Session | Violation":
        """The next session, or why this answer to the current question does not stand.

        `value`: one code, codes with spaces between, digits, or text; '' to skip, or when a note was seen.

        Raises:
            LookupError: when the path has ended.
        """
        current = self._current()
        if current is None:
            raise LookupError("the path has ended; there is no question to answer")
        given = canonical(current, value)
        answers = MappingProxyType({**self.answers, current.name: given})
        state = advanced(self.form, self._state, current.name, answers, self._setting(self.form.default_language))
        context = Context(self._setting(language), state.cells)
        fault = fault_in(current, state, given, context)
        if fault is not None:
            return Violation(current.name, _words(current, fault, context))
        return replace(self, answers=answers, position="", _state=state)

    def back(self) -> "Session":
        """At the question before this one, with its answer kept; itself at the first."""
        before = self._before()
        return self if before is None else replace(self, position=self.form.fields[before].name)

    @property
    def can_go_back(self) -> bool:
        """Whether there is a question before this one."""
        return self._before() is not None

    def outcomes(self, language: str) -> tuple[Outcome, ...]:
        """The relevant outcomes in sheet order; the first is the main destination."""
        return outcomes_of(self.form, self._state, self._context(language))

    def value(self, name: str) -> str:
        """What a question or calculate reads as; '' when it is not relevant, or not of this form."""
        index = self.form.by_name.get(name)
        return "" if index is None else self._state.cells[index]

    def _path(self) -> list[int]:
        relevant = self._state.relevant
        return [index for index in self.form.questions if relevant[index]]

    def _current(self) -> Field | None:
        fields = self.form.fields
        if self.position:
            return self.form.field(self.position)
        settled = self._state.settled
        return next((fields[index] for index in self.form.questions if not settled[index]), None)

    def _before(self) -> int | None:
        current = self._current()
        end = len(self.form.fields) if current is None else current.index
        return max((index for index in self._path() if index < end), default=None)

    def _context(self, language: str) -> Context:
        return Context(self._setting(language), self._state.cells)

    def _setting(self, language: str) -> Setting:
        return _setting(self.today, language)


def begin(form: Form, today: date) -> Session:
    """A session without answers."""
    return replay(form, {}, today)


def replay(form: Form, answers: Mapping[str, str], today: date) -> Session:
    """The session with these answers; names that the form does not ask are left out."""
    kept = {
        question.name: canonical(question, answers[question.name])
        for question in (form.fields[index] for index in form.questions)
        if question.name in answers
    }
    known = MappingProxyType(kept)
    return Session(form, today, known, _state=evaluated(form, known, _setting(today, form.default_language)))


def canonical(question: Field, value: str) -> str:
    """An answer as it is kept: no spaces around it, digits of any script as 0-9, codes once each in list order."""
    if question.kind is QuestionKind.INTEGER:
        return "".join(str(decimal(sign, sign)) for sign in value.strip())
    if question.kind is not QuestionKind.SEVERAL or question.options is None:
        return value.strip()
    given = value.split()
    known = [name for name in question.options.all if name in given]
    return " ".join(known + sorted(set(given) - set(known)))


def _setting(today: date, language: str) -> Setting:
    return Setting(datetime.combine(today, time(), UTC), language=language)


def _offered(question: Field, context: Context) -> tuple[Option, ...]:
    return () if question.options is None else question.options.offered(context)


def _choice(option: Option, context: Context) -> Choice:
    return Choice(option.name, option.label.shown(context))


def _words(question: Field, fault: Fault, context: Context) -> str:
    own = {Fault.CONSTRAINT: question.wording.constraint, Fault.REQUIRED: question.wording.required}.get(fault)
    return (own.shown(context) if own else "") or words_for(fault, context.setting.language)
