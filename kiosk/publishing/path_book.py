# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The path book: visitors who together give every answer and reach every outcome, told in words.

Each path is walked anew in the real engine; what stands in the book is what a visitor gets.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

from kiosk.flow.form import Form
from kiosk.flow.said import Said
from kiosk.flow.session import Outcome, Question, QuestionKind, Session, begin

KEY_LETTERS = 8
"""Length of a path's key without its dash: 32 ** 8, so that a thousand paths share one less than once in a million."""
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's: no letter that looks like a digit, because keys are read aloud and typed over."""
SKIPPED = Said("(overgeslagen)", "(skipped)")
SEEN = Said("(gelezen)", "(read)")


class Halt(Enum):
    """Why a path ends before its outcome."""

    ASKS = "asks"
    """The form asks something that the path has no answer to."""
    REFUSES = "refuses"
    """The form does not take the path's answer."""


@dataclass(frozen=True, slots=True)
class Step:
    """One screen: the question, and the answer as code and in words."""

    question: str
    label: str
    kind: QuestionKind
    value: str
    answer: str


@dataclass(frozen=True, slots=True)
class Ending:
    """An outcome that a path reaches."""

    name: str
    title: str
    services: tuple[str, ...]
    theme: str
    person: bool


@dataclass(frozen=True, slots=True)
class Stop:
    """Where a path breaks off; `answer` is what was refused, '' where there was none."""

    halt: Halt
    question: str
    label: str
    answer: str


@dataclass(frozen=True, slots=True)
class Walk:
    """Answers walked through a form: the screens, and the outcomes or where it broke off."""

    answers: Mapping[str, str]
    steps: tuple[Step, ...]
    endings: tuple[Ending, ...]
    stop: Stop | None

    @property
    def key(self) -> str:
        """Names this path in every version of the flow."""
        return path_key(self.answers)

    @property
    def outcomes(self) -> tuple[str, ...]:
        """The names of its outcomes."""
        return tuple(ending.name for ending in self.endings)


@dataclass(frozen=True, slots=True)
class PathBook:
    """The paths of one version of a flow, in one language."""

    flow: str
    version: str
    title: str
    language: str
    made_on: date
    questions: tuple[str, ...]
    """Every question of the flow that the paths meet, in the order of the form."""
    walks: tuple[Walk, ...]
    undecided: tuple[str, ...] = ()
    """Options (`question/option`) and outcomes that may be missing in it."""


def path_key(answers: Mapping[str, str]) -> str:
    """A short name for these answers, the same in every order and every version of the flow.

    What was skipped or only read does not count: a new notice leaves the keys as they are.
    """
    given = json.dumps({name: value for name, value in sorted(answers.items()) if value}, ensure_ascii=True)
    number = int.from_bytes(hashlib.sha256(given.encode("ascii")).digest()[:8])
    letters = "".join(_ALPHABET[(number >> (5 * at)) & 31] for at in range(KEY_LETTERS))
    return f"{letters[:4]}-{letters[4:]}"


def path_book(form: Form, paths: Iterable[Mapping[str, str]], today: date, language: str) -> PathBook:
    """The book of these paths (their answers); one that stands twice comes once."""
    walks = {walk.key: walk for walk in (walked(form, answers, today, language) for answers in paths)}
    met = {step.question for walk in walks.values() for step in walk.steps if step.kind is not QuestionKind.NOTE}
    questions = tuple(field.name for field in form.fields if field.name in met)
    return PathBook(form.id, form.version, form.title, language, today, questions, tuple(walks.values()))


def walked(form: Form, answers: Mapping[str, str], today: date, language: str) -> Walk:
    """These answers, given as they are asked: one never asked is passed over, a question without one is skipped."""
    session, steps = begin(form, today), list[Step]()
    while (question := session.question(language)) is not None:
        value = answers.get(question.name)
        if value is None and question.required and question.kind is not QuestionKind.NOTE:
            return Walk(answers, tuple(steps), (), Stop(Halt.ASKS, question.name, question.label, ""))
        after = session.answer(value or "", language)
        if not isinstance(after, Session):
            refused = Stop(Halt.REFUSES, question.name, question.label, _in_words(question, value or "", language))
            return Walk(answers, tuple(steps), (), refused)
        steps.append(_step(question, after.answers[question.name], language))
        session = after
    return Walk(answers, tuple(steps), tuple(map(_ending, session.outcomes(language))), None)


def _step(question: Question, value: str, language: str) -> Step:
    return Step(question.name, question.label, question.kind, value, _in_words(question, value, language))


def _in_words(question: Question, value: str, language: str) -> str:
    if question.kind is QuestionKind.NOTE:
        return SEEN.shown(language)
    if not value:
        return SKIPPED.shown(language)
    labels = {choice.name: choice.label for choice in question.choices}
    if question.kind in {QuestionKind.ONE, QuestionKind.SEVERAL}:
        return ", ".join(labels.get(code) or code for code in value.split())
    return value


def _ending(outcome: Outcome) -> Ending:
    return Ending(outcome.name, outcome.title, outcome.services, outcome.theme, outcome.person)
