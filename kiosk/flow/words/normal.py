# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The normal form of an expression: what is left when its way of writing is taken off.

Offsets are 0, an `and` within an `and` (an `or` within an `or`) is one list, and the path in `jr:choice-name()` has no
spaces around it. The meaning is untouched; read words are always in this form.
"""

from dataclasses import replace

from kiosk.flow.xpath.syntax import (
    Arithmetic,
    Call,
    Comparison,
    Expression,
    Filtered,
    Literal,
    Logical,
    Negation,
    Path,
    Step,
    Union,
)

CHOICE_NAME = "jr:choice-name"


def normal(tree: Expression) -> Expression:
    """The same expression in normal form."""
    found = tree
    match tree:
        case Logical():
            found = joined(tree.operator, _all(tree.operands))
        case Comparison() | Arithmetic():
            found = replace(tree, left=normal(tree.left), right=normal(tree.right))
        case Negation():
            found = Negation(normal(tree.operand))
        case Union():
            found = Union(_all(tree.operands))
        case Call():
            found = _call(tree.name, _all(tree.arguments))
        case Filtered():
            found = Filtered(normal(tree.primary), _all(tree.predicates))
        case Path():
            found = Path(_start(tree), tuple(_step(step) for step in tree.steps), 0)
    return found


def joined(operator: str, operands: tuple[Expression, ...]) -> Expression:
    """These operands in one list; operands that are such a list themselves are taken in."""
    flat: list[Expression] = []
    for operand in operands:
        flat += operand.operands if isinstance(operand, Logical) and operand.operator == operator else (operand,)
    return Logical(operator, tuple(flat))


def _all(trees: tuple[Expression, ...]) -> tuple[Expression, ...]:
    return tuple(normal(tree) for tree in trees)


def _call(name: str, arguments: tuple[Expression, ...]) -> Call:
    if name == CHOICE_NAME and len(arguments) == 2 and isinstance(arguments[1], Literal):
        return Call(name, (arguments[0], Literal(arguments[1].value.strip())), 0)
    return Call(name, arguments, 0)


def _start(path: Path) -> Expression | str | None:
    return path.start if path.start is None or isinstance(path.start, str) else normal(path.start)


def _step(step: Step) -> Step:
    return Step(step.axis, step.test, _all(step.predicates))
