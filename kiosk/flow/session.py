# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""One visitor's way through a form: a pure function of the form, the answers so far and the day.

The current question is found by replay: the first relevant question, in document order, without an answer that stands.
So going back, changing an answer and taking up a draft need no memory of their own.
"""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time
from functools import lru_cache
from types import MappingProxyType
from unicodedata import decimal

from kiosk.flow.answered import Answered, Fallen, Why, fallen_between, way
from kiosk.flow.form import Field, Form, Option, QuestionKind
from kiosk.flow.lexical import Fault, day_of
from kiosk.flow.messages import words_for
from kiosk.flow.outcomes import Outcome, Reason, outcomes_of
from kiosk.flow.spoken import cells_in
from kiosk.flow.state import State, advanced, evaluated, fault_in
from kiosk.flow.xpath.code import Context, Setting

__all__ = [
    "Answered",
    "Changed",
    "Choice",
    "Fallen",
    "Outcome",
    "Question",
    "QuestionKind",
    "Reason",
    "Session",
    "Violation",
    "Why",
    "begin",
    "replay",
]


@dataclass(frozen=True, slots=True)
class Choice:
    """An option that may be chosen, in the visitor's language; `image` and `audio` are names of files, or ''."""

    name: str
    label: str
    image: str = ""
    audio: str = ""


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
    guidance: str = ""
    image: str = ""
    audio: str = ""
    unchecked: bool = False
    """No person has checked these words in this language."""
    appearance: str = ""


@dataclass(frozen=True, slots=True)
class Violation:
    """An answer that does not stand, and what to tell the visitor."""

    question: str
    message: str


@dataclass(frozen=True, slots=True)
class Changed:
    """The session after an earlier answer was changed, and the other answers that count no more because of it."""

    session: "Session"
    fallen: tuple[Fallen, ...]


@dataclass(frozen=True)
class Session:
    """Made by `begin` and `replay`; never changed, each step gives the next one."""

    form: Form = field(repr=False)
    today: date
    answers: MappingProxyType[str, str] = field(repr=False)
    """By name of question, also of those that are not relevant now: they count again when they are."""
    position: str = ""
    """The question that `back` went to; '' at the first open one."""
    state: State = field(repr=False, compare=False, kw_only=True)
    """What follows from the answers; never to be changed."""

    def question(self, language: str) -> Question | None:
        """The current question in this language; None when the path has ended."""
        current = self._current()
        if current is None:
            return None
        context, own = self.context(language), self.context(self.form.default_language)
        required, wording = current.rules.required, current.wording
        return Question(
            name=current.name,
            kind=current.kind or QuestionKind.NOTE,
            label=wording.label.shown(context),
            hint=wording.hint.shown(context),
            choices=tuple(_choice(option, context) for option in _offered(current, own)),
            required=required is not None and required.holds(own),
            value=self.state.cells[current.index],
            number=1 + self._asked_before(current.index),
            guidance=wording.guidance.shown(context),
            image=wording.media.image_in(language),
            audio=wording.media.audio_in(language),
            unchecked=current.unchecked_in(language),
            appearance=current.appearance,
        )

    def answer(self, value: str, language: str) -> "Session | Violation":
        """The next session, or why this answer to the current question does not stand.

        `value`: one code, codes with spaces between, digits, a day as 2026-11-23, or text; '' to skip, or when a note
        was seen.

        Raises:
            LookupError: when the path has ended.
        """
        current = self._current()
        if current is None:
            raise LookupError("the path has ended; there is no question to answer")
        return self._with(current, value, language)

    def change(self, name: str, value: str, language: str) -> "Changed | Violation":
        """The session with another answer to a question of the way so far, at the first question open after that.

        Raises:
            LookupError: when the way does not have this question.
        """
        after = self._with(self._of_the_way(name), value, language)
        if isinstance(after, Violation):
            return after
        before, answers = self.state, after.answers
        return Changed(after, fallen_between(self.form, before, after.state, answers, after.context(language)))

    def path(self, language: str) -> tuple[Answered, ...]:
        """The questions answered so far with their answers, in words: to check before going on."""
        return way(self.form, self.state, self.context(language))

    def at(self, name: str) -> "Session":
        """At a question of the way so far, with its answer kept.

        Raises:
            LookupError: when the way does not have this question.
        """
        return replace(self, position=self._of_the_way(name).name)

    def onward(self) -> "Session":
        """At the first open question, wherever it was."""
        return replace(self, position="")

    def back(self) -> "Session":
        """At the question before this one, with its answer kept; itself at the first."""
        before = self._before()
        return self if before is None else replace(self, position=self.form.fields[before].name)

    @property
    def can_go_back(self) -> bool:
        """Whether there is a question before this one."""
        return self._before() is not None

    def outcomes(self, language: str) -> tuple[Outcome, ...]:
        """The relevant outcomes, what cannot wait first, else in sheet order; the first is the main destination."""
        return outcomes_of(self.form, self.state, self.context(language))

    def value(self, name: str) -> str:
        """What a question or calculate reads as; '' when it is not relevant, or not of this form."""
        index = self.form.by_name.get(name)
        return "" if index is None else self.state.cells[index]

    def context(self, language: str) -> Context:
        """What texts in this language see of this session; in the form's own language, what its rules see."""
        return _context(self.form, self.state, _setting(self.today, language))

    def _with(self, question: Field, value: str, language: str) -> "Session | Violation":
        given = canonical(question, value)
        answers = MappingProxyType(self.answers | {question.name: given})
        setting = _setting(self.today, self.form.default_language)
        state = advanced(self.form, self.state, question.name, answers, setting)
        settled = state.settled[question.index]
        fault = None if settled else fault_in(question, state, given, Context(setting, state.cells))
        if fault is None:
            return Session(self.form, self.today, answers, state=state)
        return Violation(
            question.name, _words(question, fault, _context(self.form, state, _setting(self.today, language)))
        )

    def _of_the_way(self, name: str) -> Field:
        index = self.form.by_name.get(name, -1)
        if index not in self.form.questions or not self.state.relevant[index]:
            raise LookupError(f"the way has no question {name!r}")
        return self.form.fields[index]

    def _asked_before(self, index: int) -> int:
        relevant, questions = self.state.relevant, self.form.questions
        return sum(relevant[earlier] for earlier in questions[: bisect_left(questions, index)])

    def _current(self) -> Field | None:
        if self.position:
            return self.form.field(self.position)
        index = self.state.first_open()
        return None if index is None else self.form.fields[index]

    def _before(self) -> int | None:
        current, questions, relevant = self._current(), self.form.questions, self.state.relevant
        place = len(questions) if current is None else bisect_left(questions, current.index)
        return next((questions[at] for at in range(place - 1, -1, -1) if relevant[questions[at]]), None)


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
    return Session(form, today, known, state=evaluated(form, known, _setting(today, form.default_language)))


def canonical(question: Field, value: str) -> str:
    """An answer as it is kept: no spaces around it, digits of any script as 0-9, codes once each in list order."""
    if question.kind is QuestionKind.INTEGER:
        return "".join(str(decimal(sign, sign)) for sign in value.strip())
    if question.kind is QuestionKind.DATE:
        return day_of(value.strip())
    if question.kind is not QuestionKind.SEVERAL or question.options is None:
        return value.strip()
    given = value.split()
    known = [name for name in question.options.all if name in given]
    return " ".join(known + sorted(set(given) - set(known)))


@lru_cache(maxsize=64)
def _setting(today: date, language: str) -> Setting:
    return Setting(datetime.combine(today, time(), UTC), language=language)


def _context(form: Form, state: State, setting: Setting) -> Context:
    return Context(setting, cells_in(form, state, setting))


def _offered(question: Field, context: Context) -> tuple[Option, ...]:
    return () if question.options is None else question.options.offered(context)


def _choice(option: Option, context: Context) -> Choice:
    language = context.setting.language
    media = option.media
    return Choice(option.name, option.label.shown(context), media.image_in(language), media.audio_in(language))


def _words(question: Field, fault: Fault, context: Context) -> str:
    own = {Fault.CONSTRAINT: question.wording.constraint, Fault.REQUIRED: question.wording.required}.get(fault)
    return (own.shown(context) if own else "") or words_for(fault, context.setting.language)
