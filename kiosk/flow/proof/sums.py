# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whole numbers as sums: a fixed part, conditions that count for so much, and numbers that a visitor gives."""

from bisect import insort
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from math import gcd

from kiosk.flow.proof.gates import FALSE, TRUE, Gates, Lit

LARGEST = 2**53
"""Up to here the engine's numbers are exact; beyond it nothing is claimed."""


@dataclass(frozen=True, slots=True)
class Linear:
    """`fixed` plus terms: (gate, weight) counts when the gate holds; (minus a variable, weight) counts its value."""

    fixed: int
    terms: tuple[tuple[int, int], ...] = ()

    def plus(self, other: "Linear", times: int = 1) -> "Linear":
        """This and so many times the other."""
        weights = Counter(dict(self.terms))
        for key, weight in other.terms:
            weights[key] += weight * times
        kept = sorted((key, weight) for key, weight in weights.items() if weight)
        return Linear(self.fixed + other.fixed * times, tuple(kept))

    def scaled(self, times: int) -> "Linear":
        """So many times this."""
        return Linear(0).plus(self, times)


@dataclass(frozen=True, slots=True)
class Variable:
    """A number between bounds; `laws` are conditions that always hold of it."""

    least: int
    most: int
    laws: tuple[Lit, ...] = ()


class Sums:
    """All numbers of one proof, and the comparisons that are leaves of its gates."""

    def __init__(self, gates: Gates) -> None:
        """Comparisons become leaves of these gates."""
        self._gates = gates
        self.variables: list[Variable] = [Variable(0, 0)]
        self.comparisons: dict[Lit, tuple[tuple[tuple[int, int], ...], int]] = {}
        """Leaf -> (terms, bound): their sum is at most the bound."""
        self.ladders: dict[tuple[tuple[int, int], ...], list[tuple[int, Lit]]] = {}
        """Terms -> (bound, leaf) from low to high: each implies the next."""
        self._known: dict[tuple[tuple[tuple[int, int], ...], int], Lit] = {}

    def variable(self, least: int, most: int) -> Linear:
        """A new number between these bounds."""
        self.variables.append(Variable(least, most))
        return Linear(0, ((1 - len(self.variables), 1),))

    def bounds(self, linear: Linear) -> tuple[int, int]:
        """What the sum can be at least and at most."""
        least = most = linear.fixed
        for key, weight in linear.terms:
            low, high = (0, 1) if key > 0 else self._range(-key)
            least += min(weight * low, weight * high)
            most += max(weight * low, weight * high)
        return least, most

    def of_cases(self, cases: Iterable[tuple[int, Lit]]) -> Linear:
        """The number of whichever condition holds; at most one does."""
        total = Linear(0)
        for number, lit in cases:
            total = total.plus(_weighted(lit, number))
        return total

    def given(self, lit: Lit, linear: Linear) -> Linear:
        """The number when the condition holds, else 0."""
        if lit == TRUE or linear == Linear(0):
            return linear
        if not linear.terms:
            return _weighted(lit, linear.fixed)
        least, most = self.bounds(linear)
        found = self.variable(min(0, least), max(0, most))
        same = self.equal(found.plus(linear, -1), 0)
        self.law(found, self._gates.any_of((-lit, same)), self._gates.any_of((lit, self.equal(found, 0))))
        return found

    def law(self, variable: Linear, *laws: Lit) -> None:
        """What always holds of this variable."""
        index = -variable.terms[0][0]
        known = self.variables[index]
        self.variables[index] = Variable(known.least, known.most, known.laws + laws)

    def at_most(self, linear: Linear, bound: int) -> Lit:
        """Whether the number is this bound or less."""
        least, most = self.bounds(linear)
        if most <= bound:
            return TRUE
        if least > bound:
            return FALSE
        bound -= linear.fixed
        divisor = gcd(*(weight for _, weight in linear.terms))
        terms = tuple((key, weight // divisor) for key, weight in linear.terms)
        bound //= divisor
        if terms[0][1] < 0:
            return -self._leaf(tuple((key, -weight) for key, weight in terms), -bound - 1)
        return self._leaf(terms, bound)

    def equal(self, linear: Linear, number: int) -> Lit:
        """Whether it is this number."""
        return self._gates.all_of((self.at_most(linear, number), -self.at_most(linear, number - 1)))

    def quotient(self, linear: Linear, divisor: int) -> tuple[Linear, Linear]:
        """Quotient cut towards zero, and remainder with the sign of the number; the divisor is above zero."""
        least, most = self.bounds(linear)
        whole = self.variable(-(-least // divisor) if least < 0 else 0, max(0, most // divisor))
        rest = self.variable(1 - divisor if least < 0 else 0, divisor - 1 if most > 0 else 0)
        negative = self.at_most(linear, -1)
        self.law(whole, self.equal(linear.plus(whole, -divisor).plus(rest, -1), 0))
        self.law(
            rest,
            self._gates.any_of((-negative, self.at_most(rest, 0))),
            self._gates.any_of((negative, -self.at_most(rest, -1))),
            *self.variables[-whole.terms[0][0]].laws,
        )
        return whole, rest

    def _range(self, index: int) -> tuple[int, int]:
        variable = self.variables[index]
        return variable.least, variable.most

    def _leaf(self, terms: tuple[tuple[int, int], ...], bound: int) -> Lit:
        if len(terms) == 1 and terms[0][0] > 0:
            return -terms[0][0]
        lit = self._known.get((terms, bound))
        if lit is None:
            lit = self._known[terms, bound] = self._gates.leaf()
            self.comparisons[lit] = (terms, bound)
            insort(self.ladders.setdefault(terms, []), (bound, lit))
        return lit


def _weighted(lit: Lit, number: int) -> Linear:
    if lit in {TRUE, FALSE}:
        return Linear(number if lit == TRUE else 0)
    if lit < 0:
        return Linear(number, ((-lit, -number),)) if number else Linear(0)
    return Linear(0, ((lit, number),)) if number else Linear(0)
