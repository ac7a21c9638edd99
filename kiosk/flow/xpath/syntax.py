# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The syntax tree of an expression: what the engine compiles, the proof evaluates and the words explain."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written."""

    value: float


@dataclass(frozen=True, slots=True)
class Literal:
    """A quoted text."""

    value: str


@dataclass(frozen=True, slots=True)
class Logical:
    """`and` or `or` over two or more operands, evaluated from left to right until it is decided."""

    operator: str
    operands: "tuple[Expression, ...]"


@dataclass(frozen=True, slots=True)
class Comparison:
    """`=`, `!=`, `<`, `<=`, `>` or `>=`."""

    operator: str
    left: "Expression"
    right: "Expression"


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """`+`, `-`, `*`, `div` or `mod`."""

    operator: str
    left: "Expression"
    right: "Expression"


@dataclass(frozen=True, slots=True)
class Negation:
    """Unary minus."""

    operand: "Expression"


@dataclass(frozen=True, slots=True)
class Union:
    """`|`: the nodes of all operands."""

    operands: "tuple[Expression, ...]"


@dataclass(frozen=True, slots=True)
class Call:
    """A function with its arguments; `at` is the offset of its name in the text."""

    name: str
    arguments: "tuple[Expression, ...]"
    at: int


@dataclass(frozen=True, slots=True)
class NodeTest:
    """What a step selects: by kind (`node`, `text`, `comment`, `processing-instruction`) or by name.

    With kind `name`, `prefix` and `name` are as written; name `*` fits every name.
    """

    kind: str
    name: str = ""
    prefix: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a path."""

    axis: str
    test: NodeTest
    predicates: "tuple[Expression, ...]" = ()


@dataclass(frozen=True, slots=True)
class Path:
    """A location path. `start`: None for a relative one, '/' for an absolute one, else the expression before it."""

    start: "Expression | str | None"
    steps: tuple[Step, ...]
    at: int


@dataclass(frozen=True, slots=True)
class Filtered:
    """An expression with predicates behind it."""

    primary: "Expression"
    predicates: "tuple[Expression, ...]"


Expression: TypeAlias = Number | Literal | Logical | Comparison | Arithmetic | Negation | Union | Call | Path | Filtered


def children(tree: Expression) -> "tuple[Expression, ...]":
    """The expressions directly inside this one, in the order of the text."""
    found: tuple[Expression, ...] = ()
    match tree:
        case Logical() | Union():
            found = tree.operands
        case Comparison() | Arithmetic():
            found = (tree.left, tree.right)
        case Negation():
            found = (tree.operand,)
        case Call():
            found = tree.arguments
        case Filtered():
            found = (tree.primary, *tree.predicates)
        case Path():
            found = (*_start(tree), *(predicate for step in tree.steps for predicate in step.predicates))
    return found


def _start(path: Path) -> "tuple[Expression, ...]":
    return () if path.start is None or isinstance(path.start, str) else (path.start,)


def walk(tree: Expression) -> Iterator[tuple[Expression, int]]:
    """The expression and all inside it, each with its depth from 1. Not recursive: no tree is too deep for it."""
    waiting = [(tree, 1)]
    while waiting:
        found, depth = waiting.pop()
        yield found, depth
        waiting += [(child, depth + 1) for child in reversed(children(found))]
