# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The values of a form for given answers: what is relevant, what each field reads as, which questions are settled.

A state is never changed; `advanced` makes the next one: a flat copy, in which only what a changed answer can reach is
evaluated again.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from heapq import heappop, heappush
from types import MappingProxyType

from kiosk.flow.form import Field, Form, QuestionKind, Role
from kiosk.flow.lexical import Fault, fault_of
from kiosk.flow.xpath.code import Context, Setting

Answers = Mapping[str, str]
_FIXED: Mapping[int, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class State:
    """By index of field. `cells` are empty where not relevant; a settled question need not be asked (again)."""

    cells: list[str]
    relevant: bytearray
    """1 where relevant."""
    settled: bytearray
    """1 where settled, and for all that is no question."""
    begins: Mapping[int, str]
    """The defaults that are worked out."""

    def first_open(self) -> int | None:
        """The first question that must be asked; None when there is none."""
        index = self.settled.find(0)
        return None if index < 0 else index


def evaluated(form: Form, answers: Answers, setting: Setting) -> State:
    """The state of a form with these answers."""
    count = len(form.fields)
    state = State([""] * count, bytearray(count), bytearray(b"\1" * count), beginnings(form, setting))
    context = Context(setting, state.cells)
    for index in form.links.order:
        _evaluate(form.fields[index], state, answers, context)
    _settle(form, state, form.questions, answers, context)
    return state


def beginnings(form: Form, setting: Setting) -> Mapping[int, str]:
    """The defaults that are worked out, by index of field: in the order of the form, when nothing else is there yet.

    As in ODK they come before any calculation and are never worked out again. A session is a pure function of form,
    answers and day, so a draft that is taken up on another day begins on that day.
    """
    if not any(field.begins for field in form.fields):
        return _FIXED
    cells = [field.default for field in form.fields]
    context = Context(setting, cells)
    for field in form.fields:
        if field.begins is not None:
            cells[field.index] = field.begins.text(context)
    return {field.index: cells[field.index] for field in form.fields if field.begins is not None}


def advanced(form: Form, state: State, name: str, answers: Answers, setting: Setting) -> State:
    """The state after the answer to question `name` changed to what `answers` says."""
    after = State(state.cells.copy(), state.relevant.copy(), state.settled.copy(), state.begins)
    context = Context(setting, after.cells)
    changed = _spread(form, after, form.by_name[name], answers, context)
    checked_by = form.links.checked_by
    _settle(form, after, {*changed, *(one for index in changed for one in checked_by[index])}, answers, context)
    return after


def _spread(form: Form, state: State, start: int, answers: Answers, context: Context) -> set[int]:
    links, cells, relevant = form.links, state.cells, state.relevant
    order, rank, readers = links.order, links.rank, links.readers
    waiting = [rank[start]]
    seen, changed = {start}, {start}
    while waiting:
        index = order[heappop(waiting)]
        was_relevant, was = relevant[index], cells[index]
        _evaluate(form.fields[index], state, answers, context)
        if was_relevant == relevant[index] and was == cells[index]:
            continue
        changed.add(index)
        for reader in readers[index]:
            if reader not in seen:
                seen.add(reader)
                heappush(waiting, rank[reader])
    return changed


def _evaluate(field: Field, state: State, answers: Answers, context: Context) -> None:
    index, parent, rules = field.index, field.parent, field.rules
    if (parent is None or state.relevant[parent]) and (rules.relevant is None or rules.relevant.holds(context)):
        state.relevant[index] = 1
        state.cells[index] = _value(field, state.begins.get(index, field.default), answers, context)
    else:
        state.relevant[index] = 0
        state.cells[index] = ""


def _value(field: Field, default: str, answers: Answers, context: Context) -> str:
    calculation = field.rules.calculation
    if calculation is not None:
        return calculation.text(context)
    if field.role is not Role.QUESTION:
        return default
    return readable(field, answers.get(field.name, default), context)


def readable(field: Field, answer: str, context: Context) -> str:
    """What an answer reads as: only options that are offered now; nothing at all when it is no answer to this kind."""
    if not answer or fault_of(field.kind, answer) is not None:
        return ""
    if field.options is None:
        return answer
    given = answer.split() if field.kind is QuestionKind.SEVERAL else [answer]
    return " ".join(field.options.kept(given, context))


def fault_in(field: Field, state: State, answer: str, context: Context) -> Fault | None:
    """Why this answer of a relevant question must be given again; None when it stands."""
    rules = field.rules
    if not answer:
        return Fault.REQUIRED if rules.required is not None and rules.required.holds(context) else None
    if state.cells[field.index] != answer:
        return fault_of(field.kind, answer) or Fault.NOT_OFFERED
    if rules.constraint is not None and not rules.constraint.holds(context):
        return Fault.CONSTRAINT
    return None


def _settle(form: Form, state: State, indexes: Iterable[int], answers: Answers, context: Context) -> None:
    for index in indexes:
        field = form.fields[index]
        if field.role is Role.QUESTION:
            answer = answers.get(field.name)
            state.settled[index] = not state.relevant[index] or (
                answer is not None and fault_in(field, state, answer, context) is None
            )
