# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Functions and sums for all visitors at once: where the values are few, the engine itself works each one out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from math import prod

from kiosk.flow.proof.gates import Lit
from kiosk.flow.proof.ground import Ground
from kiosk.flow.proof.reading import spread
from kiosk.flow.proof.symbols import CONCRETE, Atom, Cases, Concrete, Free, Meant, Truth, joined, meant, only
from kiosk.flow.xpath.code import Code, Context, Kind, Scope, Setting
from kiosk.flow.xpath.functions import FUNCTIONS, Use
from kiosk.flow.xpath.syntax import Call
from kiosk.flow.xpath.tree import Node
from kiosk.flow.xpath.values import Value, to_truth

MOST_COMBINATIONS = 20_000
TESTS = frozenset({"contains", "starts-with", "ends-with", "regex", "selected"})
"""Functions that are true or false; of typed text, an answer can be tried on them."""


def constant(value: Value) -> Code:
    """Code that is always this value."""
    return Code(Kind.ANY, lambda _: value, fixed=value if isinstance(value, str | float) else None)


@dataclass(frozen=True)
class Lifter:
    """Runs functions of the engine with constants for arguments."""

    ground: Ground
    setting: Setting

    @cached_property
    def _context(self) -> Context:
        return Context(self.setting, ())

    def run(self, call: Call, scope: Scope, values: Sequence[Concrete]) -> Value:
        """What the engine makes of these arguments."""
        codes = tuple(constant(value) for value in values)
        use = Use(call, codes, scope, scope.context_text)
        return FUNCTIONS[call.name].build(use).run(self._context)

    def run_on(self, call: Call, scope: Scope, nodes: list[Node]) -> Value:
        """What the engine makes of a list."""
        return FUNCTIONS[call.name].build(Use(call, (constant(nodes),), scope, scope.context_text)).run(self._context)

    def call(self, call: Call, scope: Scope, arguments: Sequence[Cases]) -> Meant:
        """A call whose arguments are guarded sets."""
        if any(not isinstance(atom, CONCRETE) for cases in arguments for atom, _ in cases.pairs):
            arguments = [spread(self.ground, cases) for cases in arguments]
        if prod(len(cases.pairs) for cases in arguments) > MOST_COMBINATIONS:
            return only(self.ground.unknown((call.name, *arguments), "too many combinations"))
        parts = []
        for choice in product(*(cases.pairs for cases in arguments)):
            lit = self.ground.gates.all_of([condition for _, condition in choice])
            parts.append((self._one(call, scope, [atom for atom, _ in choice]), lit))
        return joined(self.ground.gates, parts)

    def _one(self, call: Call, scope: Scope, atoms: Sequence[Atom]) -> Meant:
        values = [atom for atom in atoms if isinstance(atom, CONCRETE)]
        if len(values) == len(atoms):
            return meant(self.run(call, scope, values))
        typed = [atom for atom in atoms if isinstance(atom, Free)]
        token = (call.name, *atoms)
        if call.name in TESTS and len(typed) == 1 and len(values) == len(atoms) - 1:
            test = self._test(call, scope, tuple(atoms))
            return Truth(self.ground.demand(typed[0].field, token, f"{call.name}()", test))
        return only(self.ground.unknown(token, f"{call.name}()"))

    def _test(self, call: Call, scope: Scope, atoms: Sequence[Atom]) -> Callable[[str], bool]:
        def passes(text: str) -> bool:
            values = [atom if isinstance(atom, CONCRETE) else text for atom in atoms]
            return to_truth(self.run(call, scope, values))

        return passes


def mapped(ground: Ground, cases: Cases, change: Callable[[Atom], Meant]) -> Meant:
    """The value that comes of each case."""
    return joined(ground.gates, [(change(atom), lit) for atom, lit in cases.pairs])


def paired(ground: Ground, left: Cases, right: Cases, change: Callable[[Atom, Atom], Meant]) -> Meant:
    """The value that comes of each two cases."""
    parts: list[tuple[Meant, Lit]] = [
        (change(a, b), ground.gates.both(c, d)) for a, c in left.pairs for b, d in right.pairs
    ]
    return joined(ground.gates, parts)
