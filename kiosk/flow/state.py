# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The values of a form for given answers: what is relevant, what each field reads as, which questions are settled.

A state is never changed; `advanced` makes the next one and evaluates again only what a changed answer can reach.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

from kiosk.flow.form import Field, Form, QuestionKind, Role
from kiosk.flow.lexical import Fault, fault_of
from kiosk.flow.xpath.code import Context, Setting

Answers = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class State:
    """By index of field. `cells` are empty where not relevant; a settled question need not be asked (again)."""

    cells: list[str]
    relevant: list[bool]
    settled: list[bool]


def evaluated(form: Form, answers: Answers, setting: Setting) -> State:
    """The state of a form with these answers."""
    count = len(form.fields)
    state = State([""] * count, [False] * count, [True] * count)
    for index in form.links.order:
        _evaluate(form, state, index, answers, setting)
    _settle(form, state, form.questions, answers, setting)
    return state


def advanced(form: Form, state: State, name: str, answers: Answers, setting: Setting) -> State:
    """The state after the answer to question `name` changed to what `answers` says."""
    after = State(list(state.cells), list(state.relevant), list(state.settled))
    changed = _spread(form, after, form.by_name[name], answers, setting)
    checked = {reader for index in changed for reader in form.links.checked_by[index]}
    _settle(form, after, changed | checked, answers, setting)
    return after


def _spread(form: Form, state: State, start: int, answers: Answers, setting: Setting) -> set[int]:
    links = form.links
    waiting = [links.rank[start]]
    heapify(waiting)
    seen = {start}
    changed = {start}
    while waiting:
        index = links.order[heappop(waiting)]
        before = state.relevant[index], state.cells[index]
        _evaluate(form, state, index, answers, setting)
        if before == (state.relevant[index], state.cells[index]):
            continue
        changed.add(index)
        for reader in links.readers[index]:
            if reader not in seen:
                seen.add(reader)
                heappush(waiting, links.rank[reader])
    return changed


def _evaluate(form: Form, state: State, index: int, answers: Answers, setting: Setting) -> None:
    field = form.fields[index]
    context = Context(setting, state.cells)
    rule = field.rules.relevant
    relevant = (field.parent is None or state.relevant[field.parent]) and (rule is None or rule.holds(context))
    state.relevant[index] = relevant
    state.cells[index] = _value(field, answers, context) if relevant else ""


def _value(field: Field, answers: Answers, context: Context) -> str:
    if field.rules.calculation is not None:
        return field.rules.calculation.text(context)
    if field.role is not Role.QUESTION:
        return field.default
    return readable(field, answers.get(field.name, field.default), context)


def readable(field: Field, answer: str, context: Context) -> str:
    """What an answer reads as: only options that are offered now; nothing at all when it is no answer to this kind."""
    if not answer or fault_of(field.kind, answer) is not None:
        return ""
    if field.options is None:
        return answer
    given = set(answer.split()) if field.kind is QuestionKind.SEVERAL else {answer}
    return " ".join(option.name for option in field.options.offered(context) if option.name in given)


def fault_in(field: Field, state: State, answer: str, context: Context) -> Fault | None:
    """Why this answer of a relevant question must be given again; None when it stands."""
    rules = field.rules
    if not answer:
        return Fault.REQUIRED if rules.required is not None and rules.required.holds(context) else None
    fault = fault_of(field.kind, answer)
    if fault is not None:
        return fault
    if state.cells[field.index] != answer:
        return Fault.NOT_OFFERED
    if rules.constraint is not None and not rules.constraint.holds(context):
        return Fault.CONSTRAINT
    return None


def _settle(form: Form, state: State, indexes: Iterable[int], answers: Answers, setting: Setting) -> None:
    context = Context(setting, state.cells)
    for index in indexes:
        field = form.fields[index]
        if field.role is Role.QUESTION:
            answer = answers.get(field.name)
            state.settled[index] = not state.relevant[index] or (
                answer is not None and fault_in(field, state, answer, context) is None
            )
