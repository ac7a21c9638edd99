# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Compiled expressions: what they are made of, what they see when they run, and how one kind is read as another."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from enum import Enum
from typing import Protocol, TypeAlias, cast

from kiosk.flow.xpath.moments import Moment
from kiosk.flow.xpath.syntax import Path
from kiosk.flow.xpath.tree import Node
from kiosk.flow.xpath.values import Value, is_no_number, number_of_text, text_of_number, to_number, to_text, to_truth


@dataclass(frozen=True, slots=True)
class Setting:
    """What is the same for every expression of one visit."""

    now: datetime
    zone: tzinfo = UTC
    language: str = ""
    top: Node | None = None
    """What an absolute path starts from, where paths run over a tree."""


class Context:
    """What an expression sees when it runs: the form's values, and inside a predicate the node asked about."""

    __slots__ = ("cells", "node", "position", "setting", "size")

    def __init__(
        self, setting: Setting, cells: Sequence[str], node: Node | None = None, position: int = 1, size: int = 1
    ):
        """`cells` are the values of the form's questions and calculates, empty where not relevant."""
        self.setting = setting
        self.cells = cells
        self.node = node
        self.position = position
        self.size = size


class Kind(Enum):
    """What a compiled expression gives, as far as that is known before it runs."""

    TEXT = "text"
    NUMBER = "number"
    TRUTH = "truth"
    MOMENT = "moment"
    NODES = "nodes"
    ANY = "any"


Run: TypeAlias = Callable[[Context], Value]


@dataclass(frozen=True, slots=True)
class Code:
    """A compiled expression. `reads` are the cells it may look at; `fixed` is its value when it never changes."""

    kind: Kind
    run: Run
    reads: frozenset[int] = frozenset()
    fixed: str | float | None = None
    cell: int | None = None
    """The cell, when the expression is nothing but a reference to it."""


class Scope(Protocol):
    """What names in an expression mean: the questions of a form, or the nodes of a document."""

    def locate(self, path: Path) -> Code | None:
        """The question that this path names, or None where paths run over a tree; raises `XPathError`."""

    def context_text(self) -> Code:
        """The value that the expression belongs to: `.`."""

    def kept_value(self) -> Code:
        """What `once()` keeps when it is not empty."""

    def instance(self, name: str, at: int) -> Code:
        """The list of this name; raises `XPathError`."""

    def pulled(self, name: str, column: str, key_column: str, at: int) -> Mapping[str, str]:
        """The values of a column of this list by those of another column; raises `XPathError`."""

    def choice_labels(self, path: str, at: int) -> Mapping[str, Callable[[str], str]]:
        """The options of the question at this path: code -> label in a language; raises `XPathError`."""

    def namespaces(self, prefix: str) -> frozenset[str]:
        """The URIs that a name with this prefix may be in; '' is no prefix. Raises `XPathError`."""


def fixed_text(text: str) -> Code:
    """An expression that is always this text."""
    return Code(Kind.TEXT, lambda _: text, fixed=text)


def fixed_number(number: float) -> Code:
    """An expression that is always this number."""
    return Code(Kind.NUMBER, lambda _: number, fixed=number)


def cell_code(index: int) -> Code:
    """A reference to one value of the form."""
    return Code(Kind.TEXT, lambda context: context.cells[index], frozenset({index}), cell=index)


def together(*codes: Code) -> frozenset[int]:
    """The cells that any of these reads."""
    return frozenset().union(*(code.reads for code in codes))


def as_text(code: Code) -> Callable[[Context], str]:
    """The expression read as text."""
    run = code.run
    if code.kind is Kind.TEXT:
        return cast("Callable[[Context], str]", run)
    return lambda context: to_text(run(context))


def as_stored(code: Code) -> Callable[[Context], str]:
    """The text that a calculation leaves in the form; nothing where it gives no number, as in ODK."""
    run = code.run
    if code.kind is Kind.NUMBER:
        number = cast("Callable[[Context], float]", run)
        return lambda context: "" if is_no_number(value := number(context)) else text_of_number(value)
    if code.kind is Kind.ANY:
        return lambda context: "" if is_no_number(value := run(context)) else to_text(value)
    return as_text(code)


def as_number(code: Code) -> Callable[[Context], float]:
    """The expression read as a number."""
    run = code.run
    if code.kind is Kind.NUMBER:
        return cast("Callable[[Context], float]", run)
    if (cell := code.cell) is not None:
        return lambda context: number_of_text(context.cells[cell], context.setting.zone)
    if code.kind is Kind.TEXT:
        text = cast("Callable[[Context], str]", run)
        return lambda context: number_of_text(text(context), context.setting.zone)
    return lambda context: to_number(run(context), context.setting.zone)


def as_truth(code: Code) -> Callable[[Context], bool]:
    """The expression read as true or false. A reference to a question is true when it has a value."""
    run = code.run
    if code.kind is Kind.TRUTH:
        return cast("Callable[[Context], bool]", run)
    return lambda context: to_truth(run(context))


def as_items(code: Code) -> Callable[[Context], list[str]]:
    """The expression read as a list of texts: of nodes one each, of anything else the one value."""
    run = code.run

    def items(context: Context) -> list[str]:
        value = run(context)
        return [node.text() for node in value] if isinstance(value, list) else [to_text(value)]

    return items


def as_numbers(code: Code) -> Callable[[Context], list[float]]:
    """The expression read as a list of numbers: of nodes one each, of anything else the one value."""
    run = code.run

    def numbers(context: Context) -> list[float]:
        value, zone = run(context), context.setting.zone
        values = [node.text() for node in value] if isinstance(value, list) else [value]
        return [to_number(one, zone) for one in values]

    return numbers


def moment_or_nothing(moment: Moment | None) -> Value:
    """An impossible date reads as empty."""
    return "" if moment is None else moment
