# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Why another engine may differ from the own one: by what a rule of the form says, never by which form it is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kiosk.flow.xpath.parser import parse
from kiosk.flow.xpath.syntax import (
    Arithmetic,
    Call,
    Expression,
    Negation,
    Path,
    walk,
)
from tests.flow.differential.drawn_forms import DrawnForm


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of a form: the column it stands in, its syntax tree, and the calculations that may be hidden."""

    column: str
    tree: Expression
    hidden: frozenset[str]

    def has(self, fits: Callable[[Expression], bool]) -> bool:
        """Whether any part of the rule is so."""
        return any(fits(part) for part, _ in walk(self.tree))

    def calls(self, name: str) -> bool:
        """Whether the rule uses this function."""
        return self.has(lambda part: isinstance(part, Call) and part.name == name)


@dataclass(frozen=True, slots=True)
class Reason:
    """A construct in which the other engine differs, with what the specification says about it."""

    why: str
    applies: Callable[[Rule], bool]


def reasons_of(form: DrawnForm, name: str, table: Sequence[Reason]) -> list[str]:
    """The reasons for which this field of the form may differ: those of its own rules and of all it depends on."""
    hidden = frozenset(
        field for field, rules in form.rules.items() if {"relevant", "calculation"} <= dict(rules).keys()
    )
    rules = [
        Rule(column, parse(form.resolved(expression)), hidden)
        for field in sorted(form.behind(name))
        for column, expression in form.rules[field]
    ]
    return [reason.why for reason in table if any(reason.applies(rule) for rule in rules)]


def _names_hidden_calculation(rule: Rule) -> bool:
    return rule.has(
        lambda part: isinstance(part, Path) and part.start == "/" and part.steps[-1].test.name in rule.hidden
    )


def _stores_no_number(rule: Rule) -> bool:
    return rule.column == "calculation" and _may_be_nan(rule.tree)


def _may_be_nan(tree: Expression) -> bool:
    """Whether an expression that gives a number may give NaN, as far as can be told without running it."""
    match tree:
        case Arithmetic() | Negation():
            return True
        case Call(name="if", arguments=(_, yes, no)):
            return _may_be_nan(yes) or _may_be_nan(no)
        case Call(name="coalesce" | "once", arguments=arguments):
            return any(_may_be_nan(argument) for argument in arguments)
        case Call():
            return tree.name in {"number", "int", "round", "min", "max", "sum"}
        case _:
            return False


def _writes_no_number(rule: Rule) -> bool:
    def fits(part: Expression) -> bool:
        return isinstance(part, Call) and part.name in _OF_TEXTS and any(map(_may_be_nan, part.arguments))

    return rule.has(fits)


_OF_TEXTS = frozenset(
    {
        "coalesce",
        "concat",
        "contains",
        "count-selected",
        "ends-with",
        "if",
        "once",
        "regex",
        "selected",
        "selected-at",
        "starts-with",
        "string-length",
        "substr",
    }
)

_ONCE = Reason("rxeval gives '' for once() of a value that is not there yet", lambda rule: rule.calls("once"))
_DATE_AS_NUMBER = Reason(
    "the number of a text with a date is its days since 1970-01-01 (as in JavaRosa and Web Forms); rxeval gives NaN",
    lambda rule: rule.calls("format-date"),
)
RXEVAL: tuple[Reason, ...] = (
    Reason(
        "a calculation that is not relevant reads as empty (as in JavaRosa and Web Forms); rxeval runs it all the same",
        _names_hidden_calculation,
    ),
    _ONCE,
    _DATE_AS_NUMBER,
    Reason(
        "a calculation that is no number is stored as empty (as in JavaRosa and Web Forms); rxeval stores NaN",
        _stores_no_number,
    ),
)

XFORMS_ENGINE: tuple[Reason, ...] = (
    Reason(
        "once() gives the value that a form starts with: a session is a pure function of its answers; "
        "Web Forms keeps what the expression gave first, and refuses it outside a calculation",
        lambda rule: rule.calls("once"),
    ),
    Reason(
        "the text of a number that is no number is NaN (XPath 1.0 section 4.2); Web Forms makes it empty",
        _writes_no_number,
    ),
    Reason(
        "the sum of nothing is 0 (XPath 1.0 section 4.4); Web Forms makes it no number",
        lambda rule: rule.calls("sum"),
    ),
)

RXEVAL_EXPRESSIONS: tuple[Reason, ...] = (
    _DATE_AS_NUMBER,
    Reason("an expression on its own has no lists", lambda rule: rule.calls("instance")),
)
