# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Comparisons for all visitors at once; as `kiosk.flow.xpath.values.compare` does for one."""

import math
from collections.abc import Sequence
from datetime import UTC

from kiosk.flow.form import QuestionKind
from kiosk.flow.lexical import fault_of, is_date
from kiosk.flow.proof.curves import below
from kiosk.flow.proof.gates import FALSE, TRUE, Lit
from kiosk.flow.proof.ground import Ground
from kiosk.flow.proof.reading import expanded, numbers, truth
from kiosk.flow.proof.sums import Linear
from kiosk.flow.proof.symbols import (
    CONCRETE,
    MINUS_NOTHING,
    Atom,
    Cases,
    Curve,
    Day,
    Free,
    Meant,
    Nodes,
    Pairs,
    Several,
    Truth,
    Unknown,
    Whole,
    as_cases,
    only,
)
from kiosk.flow.xpath.moments import Moment, read_moment
from kiosk.flow.xpath.values import compare, number_of_text, text_of_number

_TWO = "a comparison of two answers"


def compared(ground: Ground, sign: str, left: Meant, right: Meant) -> Lit:
    """Whether the comparison holds; of nodes, for any of them."""
    gates = ground.gates
    lits = [
        gates.all_of((one_there, other_there, _compare(ground, sign, one, other)))
        for one, one_there in _members(ground, left, right)
        for other, other_there in _members(ground, right, left)
    ]
    return gates.any_of(lits)


def _members(ground: Ground, value: Meant, other: Meant) -> Sequence[tuple[Cases, Lit]]:
    if not isinstance(value, Nodes):
        return ((as_cases(ground.gates, value), TRUE),)
    if isinstance(other, Truth):
        return ((as_cases(ground.gates, Truth(truth(ground, value))), TRUE),)
    return [(only(node.text()), lit) for node, lit in value.pairs]


def _compare(ground: Ground, sign: str, left: Cases, right: Cases) -> Lit:
    if sign == "=":
        return _equal(ground, left.pairs, right.pairs)
    if sign == "!=":
        return -_equal(ground, left.pairs, right.pairs)
    one, other = numbers(ground, left).pairs, numbers(ground, right).pairs
    if sign in {">", ">="}:
        one, other = other, one
    strict = sign in {"<", ">"}
    gates = ground.gates
    return gates.any_of([gates.all_of((c, d, less(ground, a, b, strict=strict))) for a, c in one for b, d in other])


def _equal(ground: Ground, left: Pairs, right: Pairs) -> Lit:
    gates = ground.gates
    if len(left) < len(right):
        left, right = right, left
    if all(isinstance(atom, str) for atom, _ in (*left, *right)):
        by_text = dict(left)
        return gates.any_of([gates.both(by_text.get(atom, FALSE), lit) for atom, lit in right])
    return gates.any_of([gates.all_of((c, d, same(ground, a, b))) for a, c in left for b, d in right])


def less(ground: Ground, left: Atom, right: Atom, *, strict: bool) -> Lit:
    """Whether the one number is below the other, or with `strict` False at most it."""
    if isinstance(right, float):
        return _under(ground, left, right, strict=strict)
    if isinstance(left, float):
        return FALSE if math.isnan(left) else -_under(ground, right, left, strict=not strict)
    if isinstance(left, Whole) and isinstance(right, Whole):
        return ground.sums.at_most(left.linear.plus(right.linear, -1), -1 if strict else 0)
    return _less_of_few(ground, left, right, strict=strict)


def _under(ground: Ground, atom: Atom, bound: float, *, strict: bool) -> Lit:
    """Whether a number is below a fixed one, or at most it."""
    match atom:
        case float():
            return TRUE if (atom < bound if strict else atom <= bound) else FALSE
        case _ if math.isnan(bound):
            return FALSE
        case Whole(linear):
            return ground.sums.at_most(linear, _cut(bound, strict=strict))
        case Curve():
            return below(ground.sums, atom, bound, strict=strict)
        case _:
            return _less_of_few(ground, atom, bound, strict=strict)


def _cut(bound: float, *, strict: bool) -> int:
    """The largest whole number below the bound, or at most the bound."""
    bound = max(-1e18, min(1e18, bound))
    return math.ceil(bound) - 1 if strict else math.floor(bound)


def _less_of_few(ground: Ground, left: Atom, right: Atom, *, strict: bool) -> Lit:
    one, other = expanded(ground, left), expanded(ground, right)
    if (one is None and other is None) or isinstance(left, Unknown) or isinstance(right, Unknown):
        return ground.fresh(("less", left, right, strict), "a comparison of two rounded numbers")
    gates = ground.gates
    return gates.any_of(
        [
            gates.all_of((c, d, less(ground, a, b, strict=strict)))
            for a, c in (one or only(left)).pairs
            for b, d in (other or only(right)).pairs
        ]
    )


def same(ground: Ground, left: Atom, right: Atom) -> Lit:
    """Whether two values are equal."""
    if isinstance(left, CONCRETE) and isinstance(right, CONCRETE):
        return TRUE if compare("=", left, right, UTC) else FALSE
    if isinstance(left, bool) or isinstance(right, bool):
        return ground.gates.same(truth(ground, only(left)), truth(ground, only(right)))
    if isinstance(left, Unknown) or isinstance(right, Unknown):
        return ground.fresh(("same", *sorted((left, right), key=repr)), _TWO)
    if _is_text(left) and _is_text(right):
        return _same_text(ground, left, right)
    gates = ground.gates
    pairs = [
        (a, b, gates.both(c, d))
        for a, c in numbers(ground, only(left)).pairs
        for b, d in numbers(ground, only(right)).pairs
    ]
    return gates.any_of([gates.both(lit, _same_number(ground, a, b)) for a, b, lit in pairs])


def _is_text(atom: Atom) -> bool:
    return atom.text if isinstance(atom, Whole | Curve | Day) else not isinstance(atom, float | Moment)


def _same_number(ground: Ground, left: Atom, right: Atom) -> Lit:
    match left, right:
        case float(), float():
            return TRUE if left == right else FALSE
        case Unknown(), _:
            return ground.fresh(("same", left, right), _TWO)
        case _, Unknown():
            return ground.fresh(("same", right, left), _TWO)
        case _:
            low = less(ground, left, right, strict=False)
            return ground.gates.both(low, less(ground, right, left, strict=False))


def _same_text(ground: Ground, left: Atom, right: Atom) -> Lit:
    if isinstance(left, str):
        left, right = right, left
    match left, right:
        case Whole(), _:
            return _same_digits(ground, left, right)
        case Curve(linear, steps), str():
            number = _as_written(right)
            return FALSE if number is None else _same_number(ground, Curve(linear, steps), number)
        case Day(linear), _:
            return _same_day(ground, linear, right)
        case Free(field), str():
            return ground.typed(field, right)
        case Several(field), str():
            return _chosen_exactly(ground, field, right)
        case _:
            return TRUE if left == right else _same_of_few(ground, left, right)


def _same_digits(ground: Ground, left: Whole, right: Atom) -> Lit:
    sums = ground.sums
    match right:
        case str():
            number = _as_written(right)
            if number is not None:
                return ground.gates.both(sums.equal(left.form, 0), _same_number(ground, Whole(left.linear), number))
            return _same_with_zeros(ground, left, right)
        case Whole():
            equal = _same_number(ground, Whole(left.linear), Whole(right.linear))
            return ground.gates.both(equal, sums.equal(left.form.plus(right.form, -1), 0))
        case _:
            return _same_of_few(ground, right, left)


def _same_with_zeros(ground: Ground, left: Whole, right: str) -> Lit:
    """A number with needless zeros can only be what a visitor typed."""
    if fault_of(QuestionKind.INTEGER, right) is not None:
        return FALSE
    number, digits = int(right), right.removeprefix("-")
    needless = len(digits) - len(str(abs(number)))
    form = MINUS_NOTHING + needless if number == 0 and digits != right else needless
    return ground.gates.both(ground.sums.equal(left.linear, number), ground.sums.equal(left.form, form))


def _as_written(text: str) -> float | None:
    """The number that reads as this text; None where none does."""
    number = number_of_text(text)
    return number if text_of_number(number) == text else None


def _same_day(ground: Ground, linear: Linear, right: Atom) -> Lit:
    match right:
        case Day(other):
            return ground.sums.equal(linear.plus(other, -1), 0)
        case str():
            moment = read_moment(right, UTC) if is_date(right) else None
            return FALSE if moment is None else ground.sums.equal(linear, int(moment.days()))
        case _:
            return _same_of_few(ground, Day(linear), right)


def _chosen_exactly(ground: Ground, field: int, text: str) -> Lit:
    options = ground.several[field]
    if not text or text != " ".join(code for code in options if code in text.split()):
        return FALSE
    return ground.gates.all_of([lit if code in text.split() else -lit for code, lit in options.items()])


def _same_of_few(ground: Ground, left: Atom, right: Atom) -> Lit:
    one, other = expanded(ground, left), expanded(ground, right)
    if one is None or other is None:
        return ground.fresh(("same", *sorted((left, right), key=repr)), _TWO)
    return _equal(ground, one.pairs, other.pairs)
