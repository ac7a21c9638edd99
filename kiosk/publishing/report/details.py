# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Everything about one question or outcome: its rules in words, where each answer leads, its texts in all languages."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kiosk.flow.form import Field, Form, Role
from kiosk.flow.proof.verdicts import Edge
from kiosk.flow.words import rules_in_words
from kiosk.flow.workbook.authored import AuthoredFlow
from kiosk.publishing.report.chart import Labels
from kiosk.publishing.report.texts import Row, rows_by_owner


@dataclass(frozen=True, slots=True)
class Target:
    """Where an answer leads."""

    name: str
    label: str
    is_outcome: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """One option, or every answer ('' and the empty label) where a question has none; and what may come next."""

    code: str
    label: str
    targets: tuple[Target, ...]


@dataclass(frozen=True, slots=True)
class Detail:
    """One question or outcome."""

    name: str
    label: str
    kind: str
    """As in `QuestionKind`; `outcome` for an outcome."""
    place: str
    rules: tuple[str, ...]
    answers: tuple[Answer, ...]
    services: tuple[str, ...]
    texts: tuple[Row, ...]


def details(
    flow: AuthoredFlow, edges: Sequence[Edge], labels: Labels, language: str, rows: tuple[Row, ...]
) -> tuple[Detail, ...]:
    """All questions, then all outcomes, in the order of the workbook; rules in `language` (`nl` or `en`)."""
    form, texts = flow.form, rows_by_owner(flow, rows)
    fields = [form.fields[index] for index in (*form.questions, *form.outcomes)]
    return tuple(
        Detail(
            field.name,
            labels.of(field.name),
            field.kind.value if field.role is Role.QUESTION and field.kind else Role.OUTCOME.value,
            flow.place(field.name),
            tuple(_rules(field, form, language)),
            tuple(_answers(field, [edge for edge in edges if edge.source == field.name], labels)),
            tuple(field.marks.get("services", "").split()),
            texts.get(field.name, ()),
        )
        for field in fields
    )


def _rules(field: Field, form: Form, language: str) -> Iterator[str]:
    """Those of the groups around it first."""
    if field.parent is not None:
        yield from _rules(form.fields[field.parent], form, language)
    yield from rules_in_words(field, form, language).values()


def _answers(field: Field, edges: Sequence[Edge], labels: Labels) -> Iterator[Answer]:
    if field.options is None:
        if edges:
            yield Answer("", "", tuple(_target(edge, labels) for edge in edges))
        return
    for code in field.options.all:
        targets = tuple(_target(edge, labels) for edge in edges if code in edge.answers)
        yield Answer(code, labels.option(field.name, code), targets)


def _target(edge: Edge, labels: Labels) -> Target:
    is_outcome = labels.form.field(edge.target).role is Role.OUTCOME
    return Target(edge.target, labels.of(edge.target), is_outcome)
