# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Asks z3 whether conditions can hold together. Only what a question depends on is told to it, each thing once."""

import time
from bisect import bisect_left
from collections.abc import Iterable
from enum import Enum
from itertools import combinations

import z3  # type: ignore[import-untyped] # z3-solver ships no types

from kiosk.flow.form import QuestionKind
from kiosk.flow.proof.gates import FALSE, TRUE, Lit
from kiosk.flow.proof.model import FormModel

Terms = tuple[tuple[int, int], ...]
_FEW = 6
"""Among so few options, that at most one is chosen is said pair by pair."""


class Answer(Enum):
    """What came of a question."""

    YES = "yes"
    NO = "no"
    OPEN = "open"
    """Time ran out."""


class Solver:
    """One solver for all that is asked about a form; it learns as it goes."""

    def __init__(self, model: FormModel, deadline: float) -> None:
        """`deadline` by the clock of `time.monotonic`."""
        self._model = model
        self._gates, self._sums = model.ground.gates, model.ground.sums
        self._deadline = deadline
        self._z3 = z3.Context()
        self._solver = z3.SolverFor("QF_FD", ctx=self._z3)
        self._made = {TRUE: z3.BoolVal(True, self._z3)}  # noqa: FBT003 - the constant itself
        self._proxies: dict[Lit, z3.BoolRef] = {}
        self._variables: dict[int, z3.ArithRef] = {}
        self._totals: dict[Terms, z3.ArithRef] = {}
        self._rungs: dict[Terms, list[tuple[int, Lit]]] = {}
        self._waiting: list[Lit] = []
        self._sure: dict[int, Lit] = {}
        self._texts_told: dict[int, int] = {}
        self._values: z3.ModelRef
        """What the last answer YES came with; nothing is asked of it before there was one."""
        self.told: set[int] = set()
        """The questions that the solver knows of; a model has answers for these."""

    def trust(self, index: int, law: Lit) -> None:
        """From now on this holds of every answer to the question."""
        self._sure[index] = law
        if index in self.told:
            self._waiting.append(law)

    def tell(self, index: int) -> None:
        """Lets the solver choose an answer to this question too."""
        if index in self.told:
            return
        self.told.add(index)
        self._waiting += self._model.laws[index]
        if index in self._sure:
            self._waiting.append(self._sure[index])
        chosen = self._model.chosen.get(index)
        if chosen and self._model.form.fields[index].kind is QuestionKind.ONE:
            self._one_at_most([self._expression(lit) for lit in chosen.values()])

    def check(self, *lits: Lit) -> Answer:
        """Whether these can hold together."""
        if FALSE in lits:
            return Answer.NO
        assumed = [self._proxy(lit) for lit in lits if lit != TRUE]
        self._flush()
        left = self._deadline - time.monotonic()
        if left <= 0:
            return Answer.OPEN
        self._solver.set("timeout", max(1, int(left * 1000)))
        result = self._solver.check(*assumed)
        if result == z3.sat:
            self._values = self._solver.model()
            return Answer.YES
        return Answer.NO if result == z3.unsat else Answer.OPEN

    def knows(self, leaf: Lit) -> bool:
        """Whether the solver was told of this leaf."""
        return leaf in self._made

    def is_true(self, leaf: Lit) -> bool:
        """Whether this leaf is true in the last answer."""
        value = self._interpretation(self._made[leaf]) if leaf in self._made else None
        return bool(value) and z3.Z3_get_bool_value(self._z3.ref(), value) == z3.Z3_L_TRUE

    def number(self, variable: int) -> int | None:
        """The value of this variable (as in the terms of a sum) in the last answer; None where it does not matter."""
        constant = self._variables.get(-variable)
        value = None if constant is None else self._interpretation(constant)
        return int(z3.Z3_get_numeral_string(self._z3.ref(), value)) if value else None

    def _interpretation(self, constant: z3.ExprRef) -> z3.Ast | None:
        declaration = z3.Z3_get_app_decl(self._z3.ref(), constant.as_ast())
        return z3.Z3_model_get_const_interp(self._z3.ref(), self._values.model, declaration)

    def _proxy(self, lit: Lit) -> z3.BoolRef:
        if lit not in self._proxies:
            expression = self._expression(lit)
            self._proxies[lit] = proxy = z3.Bool(f"p{len(self._proxies)}", self._z3)
            self._solver.add(z3.Implies(proxy, expression))
        return self._proxies[lit]

    def _flush(self) -> None:
        while True:
            self._waiting += self._new_text_laws()
            if not self._waiting:
                return
            lit = self._waiting.pop()
            if lit != TRUE:
                self._solver.add(self._expression(lit))

    def _new_text_laws(self) -> list[Lit]:
        found: list[Lit] = []
        for index, laws in self._model.ground.text_laws.items():
            if index in self.told:
                found += laws[self._texts_told.get(index, 0) :]
                self._texts_told[index] = len(laws)
        return found

    def _expression(self, lit: Lit) -> z3.BoolRef:
        stack = [abs(lit)]
        while stack:
            gate = stack[-1]
            missing = () if gate in self._made else [part for part in self._inputs(gate) if part not in self._made]
            if missing:
                stack += missing
                continue
            stack.pop()
            if gate not in self._made:
                self._make(gate)
        return self._made[lit] if lit > 0 else z3.Not(self._made[-lit])

    def _inputs(self, gate: Lit) -> Iterable[Lit]:
        parts = self._gates.parts(gate)
        if parts is not None:
            return [abs(part) for part in parts]
        terms, _ = self._sums.comparisons.get(gate, ((), 0))
        return [key for key, _ in terms if key > 0]

    def _make(self, gate: Lit) -> None:
        parts = self._gates.parts(gate)
        if parts is None:
            self._make_leaf(gate)
        elif all(part < 0 for part in parts):
            self._made[gate] = z3.Not(z3.Or([self._made[-part] for part in parts]))
        else:
            self._made[gate] = z3.And([self._made[part] if part > 0 else z3.Not(self._made[-part]) for part in parts])

    def _make_leaf(self, gate: Lit) -> None:
        if gate in self._sums.comparisons:
            self._make_comparison(gate)
            return
        self._made[gate] = z3.Bool(f"b{gate}", self._z3)
        if gate in self._model.owner:
            self.tell(self._model.owner[gate])

    def _make_comparison(self, gate: Lit) -> None:
        terms, bound = self._sums.comparisons[gate]
        leaf = self._made[gate] = z3.Bool(f"c{gate}", self._z3)
        self._solver.add(leaf == (self._total(terms) <= bound))
        rungs = self._rungs.setdefault(terms, [])
        at = bisect_left(rungs, (bound, gate))
        if at > 0:
            self._solver.add(z3.Implies(self._made[rungs[at - 1][1]], leaf))
        if at < len(rungs):
            self._solver.add(z3.Implies(leaf, self._made[rungs[at][1]]))
        rungs.insert(at, (bound, gate))

    def _total(self, terms: Terms) -> z3.ArithRef:
        if terms not in self._totals:
            self._totals[terms] = z3.Sum([self._term(key, weight) for key, weight in terms])
        return self._totals[terms]

    def _term(self, key: int, weight: int) -> z3.ArithRef:
        if key > 0:
            return z3.If(self._made[key], z3.IntVal(weight, self._z3), z3.IntVal(0, self._z3))
        return self._variable(-key) * weight

    def _variable(self, index: int) -> z3.ArithRef:
        if index not in self._variables:
            known = self._sums.variables[index]
            made = self._variables[index] = z3.Int(f"n{index}", self._z3)
            self._solver.add(made >= known.least, made <= known.most)
            self._waiting += known.laws
            if -index in self._model.owner:
                self.tell(self._model.owner[-index])
        return self._variables[index]

    def _one_at_most(self, options: list[z3.BoolRef]) -> None:
        if len(options) <= _FEW:
            for one, other in combinations(options, 2):
                self._solver.add(z3.Or(z3.Not(one), z3.Not(other)))
        else:
            self._solver.add(z3.AtMost(*options, 1))
