# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where a path ends: the outcomes that hold, and why the visitor sees them."""

from dataclasses import dataclass

from kiosk.flow.answered import in_words
from kiosk.flow.form import Condition, Field, Form, Role
from kiosk.flow.state import State
from kiosk.flow.xpath.code import Context

NOW = "now"


@dataclass(frozen=True, slots=True)
class Reason:
    """A question with the answer that led here, as labels: "U ziet dit, omdat u ... koos"."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """A destination: what to say, which kinds of service to look up (the main one first), whether a person helps."""

    name: str
    title: str
    body: str
    services: tuple[str, ...]
    theme: str
    person: bool
    reasons: tuple[Reason, ...]
    urgency: str = ""
    """'now': say it before other outcomes; '' otherwise."""
    crisis: tuple[str, ...] = ()
    """Kinds of service whose telephone numbers come before anything else: this visitor may be in danger."""
    fallback: str = ""
    """'yes': the person for whom nothing else fits; 'deliberate': a path is meant to end at a person; '' otherwise."""
    unchecked: bool = False
    """No person has checked these words in this language."""


def outcomes_of(form: Form, state: State, context: Context) -> tuple[Outcome, ...]:
    """The relevant outcomes: those that cannot wait first, otherwise in document order."""
    fields = [form.fields[index] for index in form.outcomes if state.relevant[index]]
    fields.sort(key=lambda field: field.marks.get("urgency", "") != NOW)
    return tuple(_outcome(form, field, state, context) for field in fields)


def _outcome(form: Form, field: Field, state: State, context: Context) -> Outcome:
    return Outcome(
        name=field.name,
        title=field.wording.label.shown(context),
        body=field.wording.hint.shown(context),
        services=tuple(field.marks.get("services", "").split()),
        theme=field.marks.get("theme", ""),
        person=field.marks.get("person", "") == "yes",
        reasons=tuple(
            Reason(source.wording.label.shown(context), in_words(source, state.cells[source.index], context))
            for source in _sources(form, field)
            if state.cells[source.index] and source.options is not None
        ),
        urgency=field.marks.get("urgency", ""),
        crisis=tuple(field.marks.get("crisis", "").split()),
        fallback=field.marks.get("fallback", ""),
        unchecked=field.unchecked_in(context.setting.language),
    )


def _sources(form: Form, field: Field) -> list[Field]:
    """The questions that the rule of this field reads, also by way of calculates, in document order."""
    waiting = list(_reads(field.rules.relevant))
    seen: set[int] = set()
    while waiting:
        index = waiting.pop()
        if index in seen:
            continue
        seen.add(index)
        read = form.fields[index]
        if read.rules.calculation is not None:
            waiting += [*read.rules.calculation.formula.code.reads, *_reads(read.rules.relevant)]
    return [form.fields[index] for index in sorted(seen) if form.fields[index].role is Role.QUESTION]


def _reads(condition: Condition | None) -> frozenset[int]:
    return frozenset() if condition is None else condition.formula.code.reads
