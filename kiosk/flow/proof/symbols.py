# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Values for all visitors at once: what a value can be, each with the condition under which it is that."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from kiosk.flow.proof.gates import FALSE, TRUE, Gates, Lit
from kiosk.flow.proof.sums import Linear
from kiosk.flow.xpath.moments import Moment
from kiosk.flow.xpath.tree import Node
from kiosk.flow.xpath.values import Value as Plain

PLAINLY = Linear(0)
MINUS_NOTHING = 10


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number, or with `text` that number written out.

    `form` is 0 where it is written plainly, as every number is that was not typed. From 1 to 9 it has so many needless
    zeros; from `MINUS_NOTHING` on it is nothing with a minus: -0, -00, and so on.
    """

    linear: Linear
    text: bool = False
    form: Linear = PLAINLY


@dataclass(frozen=True, slots=True)
class Curve:
    """A number made from a whole one in steps (sign, operand) that never turn: rising all the way, or falling."""

    linear: Linear
    steps: tuple[tuple[str, float], ...]
    text: bool = False


@dataclass(frozen=True, slots=True)
class Day:
    """A date that a visitor gives, with `text` as it was typed; the number counts days since 1970-01-01."""

    linear: Linear
    text: bool = True


@dataclass(frozen=True, slots=True)
class Several:
    """The codes that are chosen at a question, with spaces between; not none."""

    field: int


@dataclass(frozen=True, slots=True)
class Free:
    """What a visitor typed at a question; not nothing."""

    field: int


@dataclass(frozen=True, slots=True)
class Unknown:
    """A value of which nothing is known, but that the same token is the same value."""

    token: Hashable


Concrete: TypeAlias = str | float | bool | Moment
Symbol: TypeAlias = Whole | Curve | Day | Several | Free | Unknown
Atom: TypeAlias = Concrete | Symbol
Pairs: TypeAlias = tuple[tuple[Atom, Lit], ...]


@dataclass(frozen=True, slots=True)
class Truth:
    """True when this condition holds."""

    lit: Lit


@dataclass(frozen=True, slots=True)
class Cases:
    """A guarded set: exactly one of the conditions holds."""

    pairs: Pairs


@dataclass(frozen=True, slots=True)
class Nodes:
    """Nodes in document order, each there under its condition."""

    pairs: tuple[tuple[Node, Lit], ...]


Meant: TypeAlias = Truth | Cases | Nodes
CONCRETE = (str, float, bool, Moment)


def only(atom: Atom) -> Cases:
    """Always this value."""
    return Cases(((atom, TRUE),))


BLANK = only("")


def key_of(atom: Atom) -> Hashable:
    """What tells values apart: 0 and -0, 1 and true, NaN and itself."""
    return (type(atom).__name__, repr(atom)) if isinstance(atom, float | bool) else atom


def gathered(gates: Gates, pairs: Iterable[tuple[Atom, Lit]]) -> Cases:
    """One case for each value, under any of its conditions; what cannot be is left out."""
    found: dict[Hashable, tuple[Atom, list[Lit]]] = {}
    for atom, lit in pairs:
        if lit != FALSE:
            found.setdefault(key_of(atom), (atom, []))[1].append(lit)
    return Cases(tuple((atom, lits[0] if len(lits) == 1 else gates.any_of(lits)) for atom, lits in found.values()))


def joined(gates: Gates, parts: Sequence[tuple[Meant, Lit]]) -> Meant:
    """The value of whichever condition holds; exactly one does."""
    if all(isinstance(value, Truth) for value, _ in parts):
        return Truth(gates.any_of([gates.both(lit, v.lit) for v, lit in parts if isinstance(v, Truth)]))
    if all(isinstance(value, Nodes) for value, _ in parts):
        return union(gates, [(v, lit) for v, lit in parts if isinstance(v, Nodes)])
    pairs = [(atom, gates.both(lit, c)) for value, lit in parts for atom, c in as_cases(gates, value).pairs]
    return gathered(gates, pairs)


def union(gates: Gates, parts: Sequence[tuple[Nodes, Lit]]) -> Nodes:
    """All nodes, each once, in document order, there when any of these has it and its condition holds."""
    found: dict[int, tuple[Node, list[Lit]]] = {}
    for nodes, lit in parts:
        for node, condition in nodes.pairs:
            found.setdefault(id(node), (node, []))[1].append(gates.both(lit, condition))
    ordered = sorted(found.values(), key=lambda pair: pair[0].order)
    return Nodes(tuple((node, gates.any_of(lits)) for node, lits in ordered))


def as_cases(gates: Gates, value: Meant) -> Cases:
    """A value as guarded set; of nodes, the text of the first that is there."""
    match value:
        case Cases():
            return value
        case Truth(lit):
            return gathered(gates, ((True, lit), (False, -lit)))
    return _first_text(gates, value.pairs)


def _first_text(gates: Gates, pairs: Sequence[tuple[Node, Lit]]) -> Cases:
    found: list[tuple[Atom, Lit]] = []
    none_before = TRUE
    for node, lit in pairs:
        found.append((node.text(), gates.both(none_before, lit)))
        none_before = gates.both(none_before, -lit)
    return gathered(gates, [*found, ("", none_before)])


def meant(plain: Plain) -> Meant:
    """A value of the engine, as it always is."""
    if isinstance(plain, bool):
        return Truth(TRUE if plain else FALSE)
    if isinstance(plain, list):
        return Nodes(tuple((node, TRUE) for node in plain))
    return only(plain)
