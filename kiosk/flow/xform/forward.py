# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Finds rules that read a question which is only asked later: it is still empty when the rule is needed."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kiosk.flow.form import Field, Problem, Role
from kiosk.flow.said import Said

_MOVE = Said(
    "Zet die vraag ervoor, of gebruik haar hier niet.", "Put that question before this one, or do not use it here."
)


class _Rule(NamedTuple):
    field: Field
    part: str
    reads: frozenset[int]


def forward_references(fields: Sequence[Field]) -> list[Problem]:
    """A problem for every rule of a question or group that looks ahead, also by way of calculates."""
    behind = _Behind(fields)
    found = []
    for rule in _rules(fields):
        late = sorted(index for index in behind.questions(rule.reads) if index > rule.field.index)
        found += [_problem(rule, fields[index]) for index in late[:1]]
    return found


def _rules(fields: Sequence[Field]) -> Iterator[_Rule]:
    asking = _asking(fields)
    for field in fields:
        if field.index in asking:
            for part in ("relevant", "required", "constraint"):
                condition = getattr(field.rules, part)
                if condition is not None:
                    yield _Rule(field, part, condition.formula.code.reads)
            if field.options is not None and field.options.choice_filter is not None:
                yield _Rule(field, "choice_filter", field.options.choice_filter.code.reads)


def _asking(fields: Sequence[Field]) -> set[int]:
    """The questions, and the groups that hold any."""
    asking: set[int] = set()
    for field in fields:
        at = field.index if field.role is Role.QUESTION else None
        while at is not None and at not in asking:
            asking.add(at)
            at = fields[at].parent
    return asking


class _Behind:
    """The questions behind fields: themselves, or what a calculate and the groups around it read."""

    def __init__(self, fields: Sequence[Field]) -> None:
        self._fields = fields

    def questions(self, indexes: frozenset[int]) -> set[int]:
        found: set[int] = set()
        waiting, seen = list(indexes), set(indexes)
        while waiting:
            field = self._fields[waiting.pop()]
            if field.role is Role.QUESTION:
                found.add(field.index)
                continue
            reads = _reads(field) - seen
            seen |= reads
            waiting += reads
        return found


def _reads(field: Field) -> frozenset[int]:
    rules = field.rules
    reads = frozenset() if field.parent is None else frozenset({field.parent})
    if rules.relevant is not None:
        reads |= rules.relevant.formula.code.reads
    return reads if rules.calculation is None else reads | rules.calculation.formula.code.reads


def _problem(rule: _Rule, late: Field) -> Problem:
    said = Said(
        f"Deze regel leest de vraag '{late.name}', die pas later gesteld wordt.",
        f"This rule reads the question '{late.name}', which is asked later.",
    )
    return Problem(rule.field.name, rule.part, said, _MOVE, "forward-reference")
