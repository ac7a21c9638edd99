# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every way through two versions of a flow, where there are few enough to walk them all.

An answer that is typed is tried on both sides of every border that a rule of either version draws: a border that moved
from 27 to 23 sends somebody of 25 elsewhere, and no covering path need be 25.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kiosk.flow.form import Form, QuestionKind
from kiosk.flow.proof.candidates import MOST_SUBSETS, Candidates, formulas, subsets
from kiosk.flow.session import Question, Session, begin

MOST_WAYS = 4_000
"""Of one version. Whoever compares waits for it: some ten seconds."""

_TYPED = frozenset({QuestionKind.INTEGER, QuestionKind.DATE, QuestionKind.TEXT})

Answers = Mapping[str, str]
Progress = Callable[[int], None]
"""Is told how many ways were walked so far."""


@dataclass(frozen=True, slots=True)
class Ways:
    """The ways of one version; `every` where no choice or border is left out."""

    answers: tuple[Answers, ...]
    every: bool


class _TooManyError(Exception):
    """There are more ways than anybody waits for."""


def every_way(forms: tuple[Form, Form], today: date, told: Progress) -> tuple[Ways, Ways] | None:
    """All ways through the old form and through the new one; None where either has too many."""
    typed = _Typed(forms, today)
    try:
        old, new = (_Walker(form, typed, told).ways(today) for form in forms)
    except _TooManyError:
        return None
    return old, new


class _Typed:
    """What is worth typing at a question, by what the rules of both versions speak of."""

    def __init__(self, forms: tuple[Form, Form], today: date) -> None:
        self._spoken = [(form, Candidates(form, today)) for form in forms]
        self._read = {name for form in forms for name in _read_names(form)}

    def counts(self, question: Question) -> bool:
        """Whether it matters what is typed here: a rule of another field reads it."""
        return question.name in self._read

    def at(self, question: Question) -> Sequence[str]:
        found: dict[str, None] = {}
        for form, candidates in self._spoken:
            index = form.by_name.get(question.name)
            if index is not None and form.fields[index].kind is question.kind:
                found.update(dict.fromkeys(candidates.typed(form.fields[index])))
        return list(found)


def _read_names(form: Form) -> Iterator[str]:
    for field in form.fields:
        for formula in formulas(field).values():
            yield from (form.fields[index].name for index in formula.code.reads if index != field.index)


class _Walker:
    """Goes through one form, screen by screen, over every answer worth giving."""

    def __init__(self, form: Form, typed: _Typed, told: Progress) -> None:
        self._form, self._typed, self._told = form, typed, told
        self._language = form.default_language
        self._every = True

    def ways(self, today: date) -> Ways:
        found: list[Answers] = []
        for answers in self._from(begin(self._form, today)):
            found.append(answers)
            self._told(len(found))
            if len(found) > MOST_WAYS:
                raise _TooManyError
        return Ways(tuple(found), self._every)

    def _from(self, session: Session) -> Iterator[Answers]:
        question = session.question(self._language)
        if question is None:
            yield dict(session.answers)
            return
        for value in self._values(question):
            after = session.answer(value, self._language)
            if isinstance(after, Session):
                yield from self._from(after)
                if question.kind in _TYPED and not self._typed.counts(question):
                    return

    def _values(self, question: Question) -> Iterator[str]:
        if question.kind is QuestionKind.NOTE or not question.required:
            yield ""
        codes = [choice.name for choice in question.choices]
        match question.kind:
            case QuestionKind.NOTE:
                return
            case QuestionKind.ONE:
                yield from codes
            case QuestionKind.SEVERAL:
                self._every &= len(codes) <= MOST_SUBSETS
                yield from subsets(codes)
            case QuestionKind.TEXT:
                self._every &= not self._typed.counts(question)
                yield from self._typed.at(question)
            case _:
                yield from self._typed.at(question)
