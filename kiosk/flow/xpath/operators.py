# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The operators of expressions, compiled: with a short way for what every form is full of (`question = 'code'`)."""

import math
import operator
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from kiosk.flow.xpath.code import Code, Context, Kind, as_number, as_text, as_truth, fixed_number, together
from kiosk.flow.xpath.tree import Node
from kiosk.flow.xpath.values import NAN, Value, compare

_ORDER: Mapping[str, Callable[[float, float], bool]] = MappingProxyType(
    {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}
)
_SCALAR = frozenset({Kind.TEXT, Kind.NUMBER})


def logical(sign: str, operands: Sequence[Code]) -> Code:
    """`and` or `or`; what comes after the deciding operand does not run."""
    runs = tuple(as_truth(code) for code in operands)
    if len(runs) == 2:
        return Code(Kind.TRUTH, _pair(sign, *runs), together(*operands))
    if sign == "and":
        return Code(Kind.TRUTH, lambda context: all(run(context) for run in runs), together(*operands))
    return Code(Kind.TRUTH, lambda context: any(run(context) for run in runs), together(*operands))


def _pair(sign: str, left: Callable[[Context], bool], right: Callable[[Context], bool]) -> Callable[[Context], bool]:
    if sign == "and":
        return lambda context: left(context) and right(context)
    return lambda context: left(context) or right(context)


def comparison(sign: str, left: Code, right: Code) -> Code:
    """`=`, `!=`, `<`, `<=`, `>` or `>=`."""
    reads = together(left, right)
    if sign in _ORDER and {left.kind, right.kind} <= _SCALAR:
        return Code(Kind.TRUTH, _ordered(_ORDER[sign], as_number(left), as_number(right)), reads)
    if sign in {"=", "!="} and left.kind is right.kind is Kind.TEXT:
        return Code(Kind.TRUTH, _same_text(sign, left, right), reads)
    first, second = left.run, right.run
    return Code(Kind.TRUTH, lambda context: compare(sign, first(context), second(context), context.setting.zone), reads)


def _ordered(
    order: Callable[[float, float], bool], left: Callable[[Context], float], right: Callable[[Context], float]
) -> Callable[[Context], bool]:
    return lambda context: order(left(context), right(context))


def _same_text(sign: str, left: Code, right: Code) -> Callable[[Context], bool]:
    cell, text = left.cell, right.fixed
    if cell is not None and text is not None:
        if sign == "=":
            return lambda context: context.cells[cell] == text
        return lambda context: context.cells[cell] != text
    first, second = as_text(left), as_text(right)
    if sign == "=":
        return lambda context: first(context) == second(context)
    return lambda context: first(context) != second(context)


def arithmetic(sign: str, left: Code, right: Code) -> Code:
    """`+`, `-`, `*`, `div` or `mod` of IEEE 754 doubles."""
    first, second = as_number(left), as_number(right)
    calculate = _CALCULATE[sign]
    return Code(Kind.NUMBER, lambda context: calculate(first(context), second(context)), together(left, right))


def negation(operand: Code) -> Code:
    """Unary minus."""
    if isinstance(operand.fixed, float):
        return fixed_number(-operand.fixed)
    run = as_number(operand)
    return Code(Kind.NUMBER, lambda context: -run(context), operand.reads)


def union(operands: Sequence[Code]) -> Code:
    """The nodes of all operands, each once, in document order."""
    runs = tuple(code.run for code in operands)
    return Code(
        Kind.NODES,
        lambda context: in_document_order([node for run in runs for node in node_list(run(context))]),
        together(*operands),
    )


def node_list(value: Value) -> list[Node]:
    """The nodes of a value; none where it is no list."""
    return value if isinstance(value, list) else []


def in_document_order(nodes: Sequence[Node]) -> list[Node]:
    """Each node once."""
    return sorted({id(node): node for node in nodes}.values(), key=lambda node: node.order)


def _divide(left: float, right: float) -> float:
    if right != 0:
        return left / right
    if left == 0 or math.isnan(left) or math.isnan(right):
        return NAN
    return math.copysign(math.inf, left) * math.copysign(1.0, right)


def _remainder(left: float, right: float) -> float:
    return math.fmod(left, right) if math.isfinite(left) and right != 0 else NAN


def _multiply(left: float, right: float) -> float:
    return left * right


_CALCULATE: Mapping[str, Callable[[float, float], float]] = MappingProxyType(
    {"+": operator.add, "-": operator.sub, "*": _multiply, "div": _divide, "mod": _remainder}
)
