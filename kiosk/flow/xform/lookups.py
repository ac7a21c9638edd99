# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Sees which choice filters are no more than looking up one answer in one column, and makes the table beforehand."""

from collections.abc import Mapping
from types import MappingProxyType

from kiosk.flow.form import Lookup, Option
from kiosk.flow.xform.scope import FieldScope
from kiosk.flow.xpath.syntax import Call, Comparison, Expression, Path


def lookup_of(tree: Expression, options: Mapping[str, Option], scope: FieldScope) -> Lookup | None:
    """The table for `[column = ${question}]` and `[selected(column, ${question})]`; None for any other filter."""
    if not isinstance(tree, Path) or not isinstance(tree.start, Call) or not tree.steps:
        return None
    if any(step.predicates for step in tree.steps[:-1]) or len(tree.steps[-1].predicates) != 1:
        return None
    match tree.steps[-1].predicates[0]:
        case Comparison("=", Path() as one, Path() as other):
            return _equal(one, other, options, scope) or _equal(other, one, options, scope)
        case Call("selected", (Path() as column, Path() as question)):
            return _table(column, question, options, scope, several=True)
        case _:
            return None


def _equal(column: Path, question: Path, options: Mapping[str, Option], scope: FieldScope) -> Lookup | None:
    return _table(column, question, options, scope, several=False)


def _table(
    column: Path, question: Path, options: Mapping[str, Option], scope: FieldScope, *, several: bool
) -> Lookup | None:
    name = _column(column)
    if not name or question.start != "/":
        return None
    cell = scope.locate(question).cell
    spaces = scope.namespaces("")
    groups: dict[str, dict[str, Option]] = {}
    for option in options.values():
        texts = [child.text() for child in option.node.elements(name) if child.namespace in spaces]
        for key in "".join(texts[:1]).split() if several else texts:
            groups.setdefault(key, {})[option.name] = option
    return None if cell is None else Lookup(cell, MappingProxyType(groups), several)


def _column(path: Path) -> str:
    """The name of a path that is one child without predicates; '' for any other path."""
    if path.start is not None or len(path.steps) != 1:
        return ""
    step = path.steps[0]
    plain = step.axis == "child" and step.test.kind == "name" and not step.predicates and not step.test.prefix
    return step.test.name if plain and step.test.name != "*" else ""
