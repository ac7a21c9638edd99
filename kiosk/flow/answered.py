# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Answers in words: the way so far, and what fell away of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from kiosk.flow.form import Field, Form, QuestionKind
from kiosk.flow.state import State
from kiosk.flow.xpath.code import Context


@dataclass(frozen=True, slots=True)
class Answered:
    """A question of the way so far with its answer, as the visitor reads them; `answer` is '' where it was skipped."""

    name: str
    question: str
    answer: str


class Why(Enum):
    """Why an answer counts no more."""

    NOT_ASKED = "not asked"
    """Its question does not belong to the way any more."""
    NOT_OFFERED = "not offered"
    """The option, or one of them, cannot be chosen any more."""
    DOES_NOT_FIT = "does not fit"
    """It breaks a rule of its question."""
    QUESTION_GONE = "question gone"
    """The flow has no such question any more."""


@dataclass(frozen=True, slots=True)
class Fallen:
    """An answer that counts no more. Where the flow no longer has a label, the name or code stands in its place."""

    name: str
    question: str
    answer: str
    why: Why


def in_words(question: Field, value: str, context: Context) -> str:
    """An answer as the visitor knows it: the labels of options, anything else as it was given."""
    if question.options is None:
        return value
    given = value.split() if question.kind is QuestionKind.SEVERAL else [value]
    labels = question.options.all
    return ", ".join(labels[code].label.shown(context) if code in labels else code for code in given if code)


def way(form: Form, state: State, context: Context) -> tuple[Answered, ...]:
    """Every question of the way that is settled, in order; notes ask nothing and are left out."""
    asked = (form.fields[index] for index in form.questions if state.relevant[index] and state.settled[index])
    return tuple(
        Answered(field.name, field.wording.label.shown(context), in_words(field, state.cells[field.index], context))
        for field in asked
        if field.kind is not QuestionKind.NOTE
    )


def fallen_between(
    form: Form, before: State, after: State, answers: Mapping[str, str], context: Context
) -> tuple[Fallen, ...]:
    """The answers that counted before and do not after, in order. `context` is that of the state after."""
    fields = (form.fields[index] for index in form.questions)
    counted = (field for field in fields if before.cells[field.index] and before.settled[field.index])
    found = (fallen(field, after, answers[field.name], context) for field in counted)
    return tuple(one for one in found if one is not None)


def fallen(field: Field, state: State, answer: str, context: Context) -> Fallen | None:
    """Why this answer, which is not empty, counts no more; None when it does."""
    why = _why(field, state, answer)
    if why is None:
        return None
    return Fallen(field.name, field.wording.label.shown(context), in_words(field, answer, context), why)


def _why(field: Field, state: State, answer: str) -> Why | None:
    if not state.relevant[field.index]:
        return Why.NOT_ASKED
    if state.settled[field.index]:
        return None
    return Why.DOES_NOT_FIT if field.options is None or state.cells[field.index] == answer else Why.NOT_OFFERED
