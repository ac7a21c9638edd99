# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Formulas with holes: whether an expression fits one, and the expression that fills one; each undoes the other."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from kiosk.flow.words.folding import COLUMN, Places, folded
from kiosk.flow.xpath.parser import parse
from kiosk.flow.xpath.syntax import Arithmetic, Call, Comparison, Expression, Literal, Negation

Bound = Expression | tuple[Expression, ...]
MANY = frozenset("XYV")
"""Holes that take all further arguments."""
_HOLE = "?"
_NOWHERE = Places("", MappingProxyType({}))


@cache
def formula_of(text: str) -> Expression:
    """The formula that a row shows; its holes are the capitals that stand alone."""
    return _with_holes(folded(parse(text), _NOWHERE))


def _with_holes(tree: Expression) -> Expression:
    match tree:
        case Call(name=name, arguments=(Literal(letter),)) if name == COLUMN and len(letter) == 1 and letter.isupper():
            return Call(_HOLE, (Literal(letter),), 0)
        case Call(name="_name", arguments=(Literal("N" as letter),)):
            return Call("_name", (Call(_HOLE, (Literal(letter),), 0),), 0)
        case Call(name=name, arguments=arguments):
            return Call(name, tuple(_with_holes(argument) for argument in arguments), 0)
        case Comparison() | Arithmetic():
            return type(tree)(tree.operator, _with_holes(tree.left), _with_holes(tree.right))
        case Negation(operand):
            return Negation(_with_holes(operand))
    return tree


def hole(tree: Expression) -> str:
    """The letter of this hole; '' where it is none."""
    if isinstance(tree, Call) and tree.name == _HOLE and isinstance(tree.arguments[0], Literal):
        return tree.arguments[0].value
    return ""


def bound_in(formula: Expression, tree: Expression) -> dict[str, Bound] | None:
    """What stands in the holes, where the tree has the shape of the formula; else None."""
    found: dict[str, Bound] = {}
    waiting = [(formula, tree)]
    while waiting:
        wanted, given = waiting.pop()
        if letter := hole(wanted):
            found[letter] = given
            continue
        pairs = _pairs(wanted, given, found)
        if pairs is None:
            return None
        waiting += pairs
    return found


def _pairs(
    wanted: Expression, given: Expression, found: dict[str, Bound]
) -> list[tuple[Expression, Expression]] | None:
    """What must fit further, part by part; None where the two differ already."""
    match wanted:
        case Call():
            return _argument_pairs(wanted, given, found) if isinstance(given, Call) else None
        case Comparison() | Arithmetic():
            if isinstance(given, Comparison | Arithmetic) and wanted.operator == given.operator:
                return [(wanted.left, given.left), (wanted.right, given.right)]
        case Negation():
            if isinstance(given, Negation):
                return [(wanted.operand, given.operand)]
    return [] if wanted == given else None


def _argument_pairs(wanted: Call, given: Call, found: dict[str, Bound]) -> list[tuple[Expression, Expression]] | None:
    fixed = wanted.arguments
    if wanted.name != given.name:
        return None
    if fixed and hole(fixed[-1]) in MANY:
        fixed = fixed[:-1]
        found[hole(wanted.arguments[-1])] = given.arguments[len(fixed) :]
    elif len(fixed) != len(given.arguments):
        return None
    return list(zip(fixed, given.arguments, strict=False)) if len(given.arguments) >= len(fixed) else None


def filled(formula: Expression, bound: Mapping[str, Bound]) -> Expression:
    """The formula with these in its holes."""
    match formula:
        case Call() if letter := hole(formula):
            value = bound[letter]
            assert not isinstance(value, tuple), letter  # noqa: S101 - only arguments take many
            return value
        case Call():
            return Call(formula.name, _filled_arguments(formula, bound), 0)
        case Comparison() | Arithmetic():
            return type(formula)(formula.operator, filled(formula.left, bound), filled(formula.right, bound))
        case Negation(operand):
            return Negation(filled(operand, bound))
    return formula


def _filled_arguments(formula: Call, bound: Mapping[str, Bound]) -> tuple[Expression, ...]:
    arguments: list[Expression] = []
    for argument in formula.arguments:
        value = bound[hole(argument)] if hole(argument) in MANY else filled(argument, bound)
        arguments += value if isinstance(value, tuple) else (value,)
    return tuple(arguments)
