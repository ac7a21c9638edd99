# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""How one kind of value is read as another, for all visitors at once; as `kiosk.flow.xpath.values` does for one."""

from collections.abc import Callable
from datetime import UTC
from itertools import product

from kiosk.flow.proof.curves import below, value_at
from kiosk.flow.proof.gates import FALSE, TRUE, Lit
from kiosk.flow.proof.ground import Ground
from kiosk.flow.proof.sums import Linear
from kiosk.flow.proof.symbols import (
    CONCRETE,
    PLAINLY,
    Atom,
    Cases,
    Curve,
    Day,
    Free,
    Meant,
    Nodes,
    Several,
    Truth,
    Unknown,
    Whole,
    as_cases,
    gathered,
    joined,
    only,
)
from kiosk.flow.xpath.values import is_no_number, to_number, to_text, to_truth

MOST_SUBSETS = 6
"""A question with so many options is read as all their combinations where nothing better is known."""
MOST_NUMBERS = 64


def texts(ground: Ground, value: Meant) -> Cases:
    """As `string()`."""
    cases = as_cases(ground.gates, value)
    if all(isinstance(atom, str) for atom, _ in cases.pairs):
        return cases
    return gathered(ground.gates, [(_text(atom), lit) for atom, lit in cases.pairs])


def stored(ground: Ground, value: Meant) -> Cases:
    """As a calculation is kept: its text, but nothing where it gives no number."""
    pairs = as_cases(ground.gates, value).pairs
    return texts(ground, gathered(ground.gates, [("" if is_no_number(atom) else atom, lit) for atom, lit in pairs]))


def _text(atom: Atom) -> Atom:
    match atom:
        case Whole(linear, False):
            return Whole(linear, text=True)
        case Curve(linear, steps, False):
            return Curve(linear, steps, text=True)
        case Day(linear, False):
            return Day(linear)
        case _:
            return to_text(atom) if isinstance(atom, CONCRETE) else atom


def numbers(ground: Ground, value: Meant) -> Cases:
    """As `number()`."""
    gates = ground.gates
    parts = [(_number(ground, atom), lit) for atom, lit in as_cases(gates, value).pairs]
    return gathered(gates, [(atom, gates.both(lit, c)) for cases, lit in parts for atom, c in cases.pairs])


def _number(ground: Ground, atom: Atom) -> Cases:
    match atom:
        case Whole(linear) | Day(linear):
            return only(Whole(linear))
        case Curve(linear, steps):
            return only(Curve(linear, steps))
        case Several():
            spread = expanded(ground, atom)
            return only(ground.unknown(("number", atom), "number()")) if spread is None else numbers(ground, spread)
        case Free() | Unknown():
            return only(ground.unknown(("number", atom), "number()"))
        case _:
            return only(to_number(atom, UTC))


def truth(ground: Ground, value: Meant) -> Lit:
    """As `boolean()`."""
    gates = ground.gates
    match value:
        case Truth(lit):
            return lit
        case Nodes(pairs):
            return gates.any_of([lit for _, lit in pairs])
    return gates.any_of([gates.both(lit, _holds(ground, atom)) for atom, lit in value.pairs])


def _holds(ground: Ground, atom: Atom) -> Lit:
    match atom:
        case Whole(linear, False):
            return -ground.sums.equal(linear, 0)
        case Curve(_, _, False):
            at_most, under = (below(ground.sums, atom, 0.0, strict=strict) for strict in (False, True))
            return -ground.gates.both(at_most, -under)
        case Unknown():
            return ground.fresh(("truth", atom), "boolean()")
        case Whole() | Curve() | Day() | Several() | Free():
            return TRUE
        case _:
            return TRUE if to_truth(atom) else FALSE


def expanded(ground: Ground, atom: Atom) -> Cases | None:
    """All values that a symbol can stand for, where these are few; None where they are not."""
    match atom:
        case Several(field):
            return _subsets(ground, field)
        case Whole(linear, text, form) if form == PLAINLY:
            return _few(ground, linear, text, float)
        case Curve(linear, _, text):
            return _few(ground, linear, text, lambda number: value_at(atom, number))
        case _:
            return None


def _few(ground: Ground, linear: Linear, text: bool, value: Callable[[int], float]) -> Cases | None:  # noqa: FBT001
    least, most = ground.sums.bounds(linear)
    if most - least >= MOST_NUMBERS:
        return None
    pairs = [(value(number), ground.sums.equal(linear, number)) for number in range(least, most + 1)]
    return gathered(ground.gates, [(to_text(atom) if text else atom, lit) for atom, lit in pairs])


def _subsets(ground: Ground, field: int) -> Cases | None:
    options = ground.several[field]
    if len(options) > MOST_SUBSETS:
        return None
    found: list[tuple[Atom, Lit]] = []
    for picks in product((False, True), repeat=len(options)):
        chosen = [code for code, pick in zip(options, picks, strict=True) if pick]
        lits = [lit if pick else -lit for lit, pick in zip(options.values(), picks, strict=True)]
        if chosen:
            found.append((" ".join(chosen), ground.gates.all_of(lits)))
    return gathered(ground.gates, found)


def spread(ground: Ground, cases: Cases) -> Cases:
    """Symbols that stand for few values replaced by these."""
    if all(isinstance(atom, CONCRETE) for atom, _ in cases.pairs):
        return cases
    parts = [(expanded(ground, atom) or only(atom), lit) for atom, lit in cases.pairs]
    result = joined(ground.gates, parts)
    return result if isinstance(result, Cases) else cases
