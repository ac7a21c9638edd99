# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Paths over the lists of a form for all visitors at once: which rows are there under which condition."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import cast

from kiosk.flow.proof.comparing import same
from kiosk.flow.proof.gates import FALSE, TRUE, Lit
from kiosk.flow.proof.ground import Ground
from kiosk.flow.proof.reading import truth
from kiosk.flow.proof.sums import Linear
from kiosk.flow.proof.symbols import Atom, Cases, Curve, Meant, Nodes, Whole, only, union
from kiosk.flow.xform.scope import XFORMS
from kiosk.flow.xpath.axes import AXES
from kiosk.flow.xpath.code import Context, Scope, Setting
from kiosk.flow.xpath.compiler import compile_tree
from kiosk.flow.xpath.syntax import Expression, Path, Step
from kiosk.flow.xpath.tree import Node


@dataclass(frozen=True, slots=True)
class Spot:
    """What a condition between brackets is asked about: one node, and its place among the others."""

    node: Node
    position: Cases


Evaluate = Callable[[Expression, Spot], Meant]


class _Anywhere:
    """Names mean nodes, not questions."""

    def locate(self, path: Path) -> None:
        """No path names a question."""

    def namespaces(self, _prefix: str) -> frozenset[str]:
        return frozenset({"", XFORMS})


class Lists:
    """Walks paths over nodes."""

    def __init__(self, ground: Ground, setting: Setting) -> None:
        """`setting` as for every rule of the form."""
        self._ground = ground
        self._setting = setting
        self._scope = cast("Scope", _Anywhere())
        self._bare: dict[Path, Callable[[Node], Sequence[Node]]] = {}

    def path(self, start: Nodes, steps: Sequence[Step], evaluate: Evaluate) -> Nodes:
        """The nodes that these steps lead to."""
        if not any(step.predicates for step in steps):
            run = self._runner(Path(None, tuple(steps), 0))
            return union(self._ground.gates, [(_always(run(node)), lit) for node, lit in start.pairs])
        for step in steps:
            start = self._step(start, step, evaluate)
        return start

    def sifted(self, nodes: Nodes, predicates: Sequence[Expression], evaluate: Evaluate) -> Nodes:
        """The nodes for which the conditions hold, one after the other."""
        for predicate in predicates:
            nodes = self._sieve(nodes, predicate, evaluate)
        return nodes

    def _step(self, start: Nodes, step: Step, evaluate: Evaluate) -> Nodes:
        run = self._runner(Path(None, (replace(step, predicates=()),), 0))
        parts = []
        for node, lit in start.pairs:
            found = {id(other) for other in run(node)}
            reached = _always([other for other in AXES[step.axis](node) if id(other) in found])
            parts.append((self.sifted(reached, step.predicates, evaluate), lit))
        return union(self._ground.gates, parts)

    def _runner(self, path: Path) -> Callable[[Node], Sequence[Node]]:
        if path not in self._bare:
            run, setting = compile_tree(path, self._scope).run, self._setting
            self._bare[path] = lambda node: cast("list[Node]", run(Context(setting, (), node)))
        return self._bare[path]

    def _sieve(self, nodes: Nodes, predicate: Expression, evaluate: Evaluate) -> Nodes:
        gates = self._ground.gates
        found = []
        before = Linear(1)
        for node, there in nodes.pairs:
            spot = Spot(node, only(Whole(before) if before.terms else float(before.fixed)))
            lit = gates.both(there, self._holds(evaluate(predicate, spot), spot))
            if lit != FALSE:
                found.append((node, lit))
            before = before.plus(self._ground.sums.of_cases([(1, there)]))
        return Nodes(tuple(found))

    def _holds(self, value: Meant, spot: Spot) -> Lit:
        """A number is the place in the list; anything else is true or false."""
        if not isinstance(value, Cases):
            return truth(self._ground, value)
        gates = self._ground.gates
        return gates.any_of([gates.both(lit, self._case_holds(atom, spot)) for atom, lit in value.pairs])

    def _case_holds(self, atom: Atom, spot: Spot) -> Lit:
        if isinstance(atom, float) or (isinstance(atom, Whole | Curve) and not atom.text):
            ((position, _),) = spot.position.pairs
            return same(self._ground, atom, position)
        return truth(self._ground, only(atom))


def _always(nodes: Sequence[Node]) -> Nodes:
    return Nodes(tuple((node, TRUE) for node in nodes))
