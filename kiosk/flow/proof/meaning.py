# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What an expression means for all visitors at once: the syntax tree that the engine compiles, read as conditions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kiosk.flow.proof.calls import Calls
from kiosk.flow.proof.comparing import compared
from kiosk.flow.proof.gates import TRUE, Lit
from kiosk.flow.proof.ground import Ground
from kiosk.flow.proof.lists import Lists, Spot
from kiosk.flow.proof.reading import truth
from kiosk.flow.proof.reckoning import reckoned
from kiosk.flow.proof.symbols import Cases, Meant, Nodes, Truth, only, union
from kiosk.flow.xform.scope import FieldScope
from kiosk.flow.xpath.code import Code, Setting
from kiosk.flow.xpath.syntax import (
    Arithmetic,
    Call,
    Comparison,
    Expression,
    Filtered,
    Literal,
    Logical,
    Negation,
    Number,
    Path,
    Union,
)


@dataclass(frozen=True, slots=True)
class Doubt:
    """Where it was not `asked`, the part counts as `unasked`."""

    asked: Lit
    unasked: Lit


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as it stands in the form: what names in it mean, and what the questions it reads can be."""

    scope: FieldScope
    cells: Sequence[Cases]
    own: Mapping[int, Cases]
    """Values that stand in for those of `cells`."""
    doubts: Mapping[Expression, Doubt] = field(default_factory=dict)
    """Parts of the expression that do not count where what they ask about was not asked."""


class Meaning:
    """Reads the expressions of one form."""

    def __init__(self, ground: Ground, setting: Setting) -> None:
        """`setting` as for every rule of the form."""
        self.ground = ground
        self._setting = setting
        self._lists = Lists(ground, setting)
        self._calls = Calls(ground, setting)

    def condition(self, tree: Expression, rule: Rule) -> Lit:
        """When the expression is true."""
        return truth(self.ground, self.value(tree, rule))

    def value(self, tree: Expression, rule: Rule, spot: Spot | None = None) -> Meant:
        """What the expression gives; inside brackets, for the node of this spot."""
        value = self._plain(tree, rule, spot)
        doubt = rule.doubts.get(tree) if rule.doubts else None
        if doubt is None:
            return value
        return Truth(self.ground.gates.choose(doubt.asked, truth(self.ground, value), doubt.unasked))

    def _plain(self, tree: Expression, rule: Rule, spot: Spot | None) -> Meant:
        match tree:
            case Number() | Literal():
                return only(tree.value)
            case Logical():
                return Truth(self._logical(tree, rule, spot))
            case Comparison():
                left, right = self.value(tree.left, rule, spot), self.value(tree.right, rule, spot)
                return Truth(compared(self.ground, tree.operator, left, right))
            case Call():
                return self._call(tree, rule, spot)
            case Path():
                return self._path(tree, rule, spot)
            case _:
                return self._other(tree, rule, spot)

    def _other(self, tree: Arithmetic | Negation | Union | Filtered, rule: Rule, spot: Spot | None) -> Meant:
        match tree:
            case Arithmetic():
                left, right = self.value(tree.left, rule, spot), self.value(tree.right, rule, spot)
                return reckoned(self.ground, self._setting, tree.operator, left, right)
            case Negation():
                return reckoned(self.ground, self._setting, "*", only(-1.0), self.value(tree.operand, rule, spot))
            case Union():
                parts = [(self._nodes(operand, rule, spot), TRUE) for operand in tree.operands]
                return union(self.ground.gates, parts)
        nodes = self._nodes(tree.primary, rule, spot)
        return self._lists.sifted(nodes, tree.predicates, lambda part, at: self.value(part, rule, at))

    def _logical(self, tree: Logical, rule: Rule, spot: Spot | None) -> Lit:
        lits = [truth(self.ground, self.value(operand, rule, spot)) for operand in tree.operands]
        gates = self.ground.gates
        return gates.all_of(lits) if tree.operator == "and" else gates.any_of(lits)

    def _call(self, call: Call, rule: Rule, spot: Spot | None) -> Meant:
        if call.name == "position" and not call.arguments and spot is not None:
            return spot.position
        arguments = [self.value(argument, rule, spot) for argument in call.arguments]
        if call.name in {"number", "string-length"} and not arguments:
            arguments = [self._context(rule, spot)]
        return self._calls.value(call, rule.scope, arguments)

    def _context(self, rule: Rule, spot: Spot | None) -> Meant:
        if spot is not None:
            return only(spot.node.text())
        return _cell(rule, rule.scope.context_text())

    def _path(self, path: Path, rule: Rule, spot: Spot | None) -> Meant:
        if path.start is None and spot is not None:
            start = Nodes(((spot.node, TRUE),))
        elif path.start is None or isinstance(path.start, str):
            return _cell(rule, rule.scope.locate(path))
        else:
            start = self._nodes(path.start, rule, spot)
        return self._lists.path(start, path.steps, lambda part, at: self.value(part, rule, at))

    def _nodes(self, tree: Expression, rule: Rule, spot: Spot | None) -> Nodes:
        value = self.value(tree, rule, spot)
        return value if isinstance(value, Nodes) else Nodes(())


def _cell(rule: Rule, code: Code) -> Cases:
    (index,) = code.reads
    return rule.own.get(index) or rule.cells[index]
