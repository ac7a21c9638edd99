# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Conditions as numbers: a literal is a gate or its opposite. Equal conditions are one gate, so most fold away here."""

from collections.abc import Iterable
from typing import TypeAlias

Lit: TypeAlias = int
TRUE: Lit = 1
FALSE: Lit = -1
_FLATTEN = 8


class Gates:
    """All conditions of one proof. Every gate is a free choice (a leaf) or the `and` of others; `or` is its mirror."""

    def __init__(self) -> None:
        """Nothing is known yet but true and false."""
        self._known: dict[tuple[Lit, ...], Lit] = {}
        self._parts: dict[Lit, tuple[Lit, ...]] = {}
        self._rivals: dict[Lit, int] = {}
        self._last = TRUE

    def leaf(self) -> Lit:
        """A new condition that may be true or false."""
        self._last += 1
        return self._last

    def rivals(self, leaves: Iterable[Lit]) -> None:
        """At most one of these leaves holds; the caller sees to it that the solver knows."""
        group = self._last
        self._rivals.update(dict.fromkeys(leaves, group))

    def parts(self, gate: Lit) -> tuple[Lit, ...] | None:
        """What a gate is the `and` of; None for a leaf."""
        return self._parts.get(gate)

    def all_of(self, lits: Iterable[Lit]) -> Lit:
        """Whether all of these hold."""
        kept = self._flat(lits)
        if FALSE in kept or any(-lit in kept for lit in kept) or self._clash(kept):
            return FALSE
        if len(kept) < 2:
            return next(iter(kept), TRUE)
        key = tuple(sorted(kept))
        gate = self._known.get(key)
        if gate is None:
            gate = self._known[key] = self.leaf()
            self._parts[gate] = key
        return gate

    def any_of(self, lits: Iterable[Lit]) -> Lit:
        """Whether at least one of these holds."""
        return -self.all_of([-lit for lit in lits])

    def both(self, one: Lit, other: Lit) -> Lit:
        """Whether the two hold."""
        if one in (TRUE, other):
            return other
        if other == TRUE:
            return one
        return FALSE if FALSE in {one, other} else self.all_of((one, other))

    def choose(self, condition: Lit, yes: Lit, no: Lit) -> Lit:
        """The one when the condition holds, the other when it does not."""
        if yes == no:
            return yes
        return self.any_of((self.both(condition, yes), self.both(-condition, no)))

    def same(self, one: Lit, other: Lit) -> Lit:
        """Whether the two hold together or fail together."""
        return self.choose(one, other, -other)

    def _flat(self, lits: Iterable[Lit]) -> set[Lit]:
        kept: set[Lit] = set()
        for lit in lits:
            parts = self._parts.get(lit)
            if parts is not None and len(parts) <= _FLATTEN:
                kept.update(parts)
            else:
                kept.add(lit)
        kept.discard(TRUE)
        return kept

    def _clash(self, kept: set[Lit]) -> bool:
        groups = [group for lit in kept if (group := self._rivals.get(lit)) is not None]
        return len(groups) != len(set(groups))
