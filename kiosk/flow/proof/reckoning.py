# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Arithmetic for all visitors at once: exact for whole numbers, and for what is made of one whole number."""

import math
from typing import TypeAlias

from kiosk.flow.proof.comparing import less
from kiosk.flow.proof.gates import Lit
from kiosk.flow.proof.ground import Ground
from kiosk.flow.proof.lifting import paired
from kiosk.flow.proof.reading import numbers, spread
from kiosk.flow.proof.sums import LARGEST, Linear
from kiosk.flow.proof.symbols import Atom, Cases, Curve, Meant, Unknown, Whole, as_cases, gathered, only
from kiosk.flow.xpath.code import Context, Setting, as_number, fixed_number
from kiosk.flow.xpath.operators import arithmetic

Symbolic: TypeAlias = Whole | Curve
"""A number that is not the same for all visitors, and is seen through."""
MOST_SUMS = 16
"""Up to so many different results, each is worked out; beyond it they are one sum."""


def reckoned(ground: Ground, setting: Setting, sign: str, left: Meant, right: Meant) -> Meant:
    """`+`, `-`, `*`, `div` or `mod`."""
    one, other = numbers(ground, left), numbers(ground, right)
    if sign in {"+", "-"} and len(one.pairs) * len(other.pairs) > MOST_SUMS:
        one, other = as_sum(ground, one), as_sum(ground, other)
    step = _Step(ground, setting, sign)
    return paired(ground, one, other, step.of)


def as_sum(ground: Ground, cases: Cases) -> Cases:
    """All whole numbers of a guarded set as one sum; what is no whole number stays as it is."""
    whole: list[tuple[Linear, Lit]] = []
    rest: list[tuple[Atom, Lit]] = []
    for atom, lit in cases.pairs:
        match atom:
            case Whole(linear):
                whole.append((linear, lit))
            case float() if atom.is_integer() and abs(atom) < LARGEST:
                whole.append((Linear(int(atom)), lit))
            case _:
                rest.append((atom, lit))
    if len(whole) < 2:
        return cases
    total = Linear(0)
    for linear, lit in whole:
        total = total.plus(ground.sums.given(lit, linear))
    return gathered(ground.gates, [*rest, (Whole(total), ground.gates.any_of([lit for _, lit in whole]))])


class _Step:
    """One operation on two numbers."""

    def __init__(self, ground: Ground, setting: Setting, sign: str) -> None:
        self._ground = ground
        self._sign = sign
        self._context = Context(setting, ())

    def of(self, left: Atom, right: Atom) -> Meant:
        match left, right:
            case float(), float():
                return only(self._plainly(left, right))
            case (float() as plain, _) | (_, float() as plain) if not math.isfinite(plain):
                return self._with_no_number(left, right, plain)
            case ((float() | Whole() | Curve()), (float() | Whole() | Curve())):
                return self._symbolic(left, right)
            case _:
                return only(Unknown((self._sign, left, right)))

    def _plainly(self, left: float, right: float) -> float:
        return as_number(arithmetic(self._sign, fixed_number(left), fixed_number(right)))(self._context)

    def _with_no_number(self, left: Atom, right: Atom, plain: float) -> Meant:
        if math.isnan(plain):
            return only(math.nan)
        return only(self._ground.unknown((self._sign, left, right), "infinity"))

    def _symbolic(self, left: float | Symbolic, right: float | Symbolic) -> Meant:
        match self._sign, left, right:
            case "+" | "-", _, _:
                return self._added(left, right, 1 if self._sign == "+" else -1)
            case "*", float(), (Whole() | Curve()):
                return self._scaled(right, left)
            case "*", (Whole() | Curve()), float():
                return self._scaled(left, right)
            case "div", (Whole() | Curve()), float() if right != 0:
                return self._curved(left, "div", right)
            case "mod", Whole(), float():
                return self._remainder(left, right)
            case _:
                return self._of_few(left, right)

    def _added(self, left: float | Symbolic, right: float | Symbolic, times: int) -> Meant:
        match left, right:
            case Whole(), Whole():
                return self._bounded(left.linear.plus(right.linear, times))
            case ((Whole() | Curve()), float()):
                return self._shifted(left, right * times)
            case float(), (Whole() | Curve()):
                return self._shifted(right if times == 1 else _mirrored(right), left)
            case _:
                return self._of_few(left, right)

    def _bounded(self, linear: Linear) -> Meant:
        least, most = self._ground.sums.bounds(linear)
        if max(-least, most) > LARGEST:
            return only(self._ground.unknown(("large", linear), "very large numbers"))
        return only(Whole(linear) if linear.terms else float(linear.fixed))

    def _shifted(self, atom: Symbolic, by: float) -> Meant:
        if isinstance(atom, Whole) and by.is_integer() and abs(by) < LARGEST:
            return self._bounded(atom.linear.plus(Linear(int(by))))
        return self._curved(atom, "+", by)

    def _scaled(self, atom: Symbolic, times: float) -> Meant:
        if isinstance(atom, Whole) and times.is_integer() and 0 < abs(times) < LARGEST:
            return self._bounded(atom.linear.scaled(int(times)))
        return self._curved(atom, "*", times)

    def _curved(self, atom: Symbolic, sign: str, operand: float) -> Meant:
        steps = atom.steps if isinstance(atom, Curve) else ()
        return only(Curve(atom.linear, (*steps, (sign, operand))))

    def _remainder(self, atom: Whole, by: float) -> Meant:
        if not by.is_integer() or by == 0 or abs(by) >= LARGEST:
            return self._of_few(atom, by)
        _, rest = self._ground.sums.quotient(atom.linear, abs(int(by)))
        return only(Whole(rest))

    def _of_few(self, left: Atom, right: Atom) -> Meant:
        one, other = spread(self._ground, only(left)), spread(self._ground, only(right))
        if one == only(left) and other == only(right):
            return only(self._ground.unknown((self._sign, left, right), _construct(self._sign, right)))
        return paired(self._ground, one, other, self.of)


def _mirrored(atom: Symbolic) -> Symbolic:
    """The same number with the other sign."""
    if isinstance(atom, Whole):
        return Whole(atom.linear.scaled(-1))
    return Curve(atom.linear, (*atom.steps, ("*", -1.0)))


def _construct(sign: str, right: Atom) -> str:
    """What an operation that is not worked out is called."""
    if sign == "*":
        return "a product of two answers"
    if sign in {"+", "-"}:
        return "a sum with fractions"
    return "a remainder of a fraction" if isinstance(right, float) else "a division by an answer"


def extreme(ground: Ground, name: str, values: list[Cases]) -> Meant:
    """`min` or `max` of numbers; of none, or with one that is no number, NaN."""
    found = only(math.nan) if not values else values[0]
    for value in values[1:]:
        found = as_cases(ground.gates, paired(ground, found, value, lambda a, b: _further(ground, name, a, b)))
    return found


def _further(ground: Ground, name: str, left: Atom, right: Atom) -> Meant:
    for atom in (left, right):
        if isinstance(atom, float) and math.isnan(atom):
            return only(atom)
    if isinstance(left, Unknown) or isinstance(right, Unknown):
        return only(Unknown((name, left, right)))
    first = less(ground, left, right, strict=False)
    if name == "max":
        first = -first
    return gathered(ground.gates, ((left, first), (right, -first)))
