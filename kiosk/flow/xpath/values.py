# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The values of expressions and how one kind turns into another (XPath 1.0 section 4, with the dates of ODK XForms)."""

import math
import operator
import re
from collections.abc import Callable, Iterable
from datetime import UTC, tzinfo
from decimal import Decimal
from typing import TypeAlias

from kiosk.flow.xpath.moments import Moment, read_moment
from kiosk.flow.xpath.tree import Node

Scalar: TypeAlias = str | float | bool | Moment
Value: TypeAlias = Scalar | list[Node]
NAN = math.nan

_NUMBER = re.compile(r"\s*-?(?:\d+(?:\.\d*)?|\.\d+)\s*", re.ASCII)
_ORDER: dict[str, Callable[[float, float], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


class Days(float):
    """The number of a date: counts as a number, reads as whole days."""

    __slots__ = ()


def number_of_text(text: str, zone: tzinfo = UTC) -> float:
    """The number that a text holds; the days of a date; else NaN."""
    if text.isdigit() and text.isascii():
        return float(text)
    if not text:
        return NAN
    if _NUMBER.fullmatch(text):
        return float(text)
    moment = read_moment(text, zone)
    return NAN if moment is None else Days(moment.days())


def to_number(value: Value, zone: tzinfo) -> float:
    """As `number()`."""
    if isinstance(value, float):
        return value
    if isinstance(value, bool):
        return 1.0 if value else 0.0
    if isinstance(value, Moment):
        return Days(value.days())
    return number_of_text(to_text(value), zone)


def text_of_number(value: float) -> str:
    """A number without exponent and without a needless fraction."""
    if value % 1 == 0:
        return str(int(value))
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    if isinstance(value, Days):
        return str(math.floor(value))
    return format(Decimal(repr(value)), "f")


def is_no_number(value: object) -> bool:
    """Whether this is NaN."""
    return isinstance(value, float) and math.isnan(value)


def to_text(value: Value) -> str:
    """As `string()`: of nodes, the first one."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return text_of_number(value)
    if isinstance(value, Moment):
        return value.text()
    return value[0].text() if value else ""


def to_truth(value: Value) -> bool:
    """As `boolean()`: text and nodes when there are any, numbers when neither 0 nor NaN, every date."""
    if isinstance(value, float):
        return value != 0 and not math.isnan(value)
    return True if isinstance(value, Moment) else bool(value)


def compare(sign: str, left: Value, right: Value, zone: tzinfo) -> bool:
    """A comparison with the rules of XPath 1.0 section 3.4; a date compares as its number."""
    return any(_compare_one(sign, a, b, zone) for a in _members(left, right) for b in _members(right, left))


def _members(value: Value, other: Value) -> Iterable[Scalar]:
    """Nodes compare one by one; against a boolean they count as one boolean."""
    if not isinstance(value, list):
        return (value,)
    return (bool(value),) if isinstance(other, bool) else [node.text() for node in value]


def _compare_one(sign: str, left: Scalar, right: Scalar, zone: tzinfo) -> bool:
    if sign in _ORDER:
        return _ORDER[sign](to_number(left, zone), to_number(right, zone))
    same = _same(left, right, zone)
    return same if sign == "=" else not same


def _same(left: Scalar, right: Scalar, zone: tzinfo) -> bool:
    if isinstance(left, bool) or isinstance(right, bool):
        return to_truth(left) == to_truth(right)
    if isinstance(left, str) and isinstance(right, str):
        return left == right
    return to_number(left, zone) == to_number(right, zone)
