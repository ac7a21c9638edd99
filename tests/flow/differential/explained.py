# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Why another engine may differ from the own one: by what a rule of the form says, never by which form it is."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from kiosk.flow.xpath.parser import parse
from kiosk.flow.xpath.syntax import (
    Arithmetic,
    Call,
    Comparison,
    Expression,
    Literal,
    Negation,
    Number,
    Path,
    walk,
)
from tests.flow.differential.drawn_forms import DrawnForm


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of a form: the column it stands in, its syntax tree, and the fields of the form that may be hidden."""

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
    hidden = frozenset(field for field, rules in form.rules.items() if "relevant" in dict(rules))
    rules = [
        Rule(column, parse(form.resolved(expression)), hidden)
        for field in sorted(form.behind(name))
        for column, expression in form.rules[field]
    ]
    return [reason.why for reason in table if any(reason.applies(rule) for rule in rules)]


def _compares_hidden(rule: Rule) -> bool:
    def fits(part: Expression) -> bool:
        return isinstance(part, Comparison) and any(_names(side, rule.hidden) for side in (part.left, part.right))

    return rule.has(fits)


def _names(tree: Expression, fields: frozenset[str]) -> bool:
    return isinstance(tree, Path) and tree.start == "/" and tree.steps[-1].test.name in fields


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


RXEVAL: tuple[Reason, ...] = (
    Reason(
        "a question that is not asked reads as an empty text (as in JavaRosa and Web Forms); "
        "rxeval takes it out of the comparison, which is then false whatever the sign",
        _compares_hidden,
    ),
    Reason(
        "an answer that a choice filter no longer offers reads as empty (as in Web Forms); rxeval keeps it",
        lambda rule: rule.column == "choice_filter",
    ),
    Reason("rxeval gives '' for once() of a value that is not there yet", lambda rule: rule.calls("once")),
    Reason(
        "a calculation that is no number is stored as empty (as in JavaRosa and Web Forms); rxeval stores NaN",
        _stores_no_number,
    ),
)
