# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Puts the fields of a form in the order in which they can be evaluated, and links each to what depends on it."""

from collections.abc import Mapping, Sequence
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise

from kiosk.flow.form import Condition, Field, FormError, Links, Problem
from kiosk.flow.said import Said
from kiosk.flow.xpath.syntax import Call, walk

_UNTIE = Said(
    "Laat een van deze voorwaarden of berekeningen niet van de andere afhangen.",
    "Let one of these conditions or calculations not depend on the others.",
)


def link(fields: Sequence[Field]) -> Links:
    """The links between these fields.

    Raises:
        FormError: when fields wait for each other.
    """
    reads = {field.index: _reads(field) for field in fields}
    order = _order(fields, reads)
    rank = [0] * len(fields)
    for place, index in enumerate(order):
        rank[index] = place
    checks = {field.index: _checks(field) for field in fields}
    turned = _turned(reads, len(fields)), _turned(checks, len(fields))
    return Links(order, tuple(rank), *turned, _spoken(fields, order))


def _spoken(fields: Sequence[Field], order: Sequence[int]) -> tuple[int, ...]:
    found: dict[int, None] = {}
    for index in order:
        calculation = fields[index].rules.calculation
        if calculation is not None:
            tree, reads = calculation.formula.tree, calculation.formula.code.reads
            names = any(isinstance(part, Call) and part.name == "jr:choice-name" for part, _ in walk(tree))
            if names or not reads.isdisjoint(found):
                found[index] = None
    return tuple(found)


def _reads(field: Field) -> frozenset[int]:
    rules = field.rules
    found = set() if field.parent is None else {field.parent}
    found |= _of(rules.relevant)
    if rules.calculation is not None:
        found |= rules.calculation.formula.code.reads
    if field.options is not None and field.options.choice_filter is not None:
        found |= field.options.choice_filter.code.reads
    return frozenset(found)


def _checks(field: Field) -> frozenset[int]:
    return (_of(field.rules.required) | _of(field.rules.constraint)) - {field.index}


def _of(condition: Condition | None) -> frozenset[int]:
    return frozenset() if condition is None else condition.formula.code.reads


def _order(fields: Sequence[Field], reads: Mapping[int, frozenset[int]]) -> tuple[int, ...]:
    sorter = TopologicalSorter({index: sorted(reads[index]) for index in sorted(reads)})
    try:
        return tuple(sorter.static_order())
    except CycleError as error:
        raise FormError([_circle([fields[index] for index in reversed(error.args[1])])]) from error


def _circle(fields: Sequence[Field]) -> Problem:
    """A circle is told at its first rule; each field reads the next one, or stands in it when that is a group."""
    circle = " → ".join(f"'{field.name}'" for field in fields)
    said = Said(f"Deze wachten op elkaar: {circle}.", f"These wait for each other: {circle}.")
    rules = ((reader.name, part_that_reads(reader, source.index)) for reader, source in pairwise(fields))
    name, part = next(rule for rule in rules if rule[1])
    return Problem(name, part, said, _UNTIE, "dependency-circle")


def part_that_reads(field: Field, source: int) -> str:
    """The column whose rule decides relevance or value of this field by that other one; '' where none does."""
    if source in _of(field.rules.relevant):
        return "relevant"
    if field.rules.calculation is not None and source in field.rules.calculation.formula.code.reads:
        return "calculation"
    choice_filter = None if field.options is None else field.options.choice_filter
    return "choice_filter" if choice_filter is not None and source in choice_filter.code.reads else ""


def _turned(reads: Mapping[int, frozenset[int]], count: int) -> tuple[tuple[int, ...], ...]:
    readers: list[list[int]] = [[] for _ in range(count)]
    for index, sources in reads.items():
        for source in sources:
            readers[source].append(index)
    return tuple(tuple(found) for found in readers)
