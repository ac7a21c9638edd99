# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What may be told of the two sensitive attributes within one group of visits that are equal in all else. Pure.

Whoever knows all of a visitor but one sensitive attribute must be left with at least `l` values of it. So a value is
told only where at least `l` values are told of visits that are equal in all else; otherwise it is told as any.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kiosk.policy.anonymity import ANY

Pair = tuple[str, str]
"""The values of the two sensitive attributes: theme and destination party."""
Cells = Mapping[Pair, int]
"""How many visits of a group have each pair."""
Telling = Mapping[Pair, Pair]
"""How each pair is told; the visits of a pair that is not there wait."""


@dataclass(frozen=True, slots=True)
class Terms:
    """On what terms visits may be told, and what counts as a loss."""

    k: int
    l: int  # noqa: E741 - its name everywhere: l-diversity
    weights: tuple[float, float]
    """What a visit loses when its first or its second sensitive attribute is told as any."""
    most_lost: float
    """One that would lose more waits for a longer period, which counts as losing this much."""


def cheapest(cells: Cells, lost: float, terms: Terms) -> float:
    """The least that the visits of a group lose together, where each has lost `lost` of its other attributes."""
    return min(_cost(steps, cells, lost, terms) for steps in _WAYS)


def all_wait(cells: Cells, lost: float, terms: Terms) -> bool:
    """Whether nothing can be told of the visits of a group."""
    return not telling(cells, lost, terms)


def telling(cells: Cells, lost: float, terms: Terms) -> Telling:
    """How to tell the visits of a group so that they lose least together."""
    steps = min(_WAYS, key=lambda steps: _cost(steps, cells, lost, terms))
    told: dict[Pair, Pair] = {}
    for step in steps:
        left = {pair: count for pair, count in cells.items() if pair not in told}
        if lost + step.loss(terms) < terms.most_lost:
            told |= {pair: step.tell(pair) for pair in step.choose(left, terms)}
    return told


@dataclass(frozen=True, slots=True)
class _Step:
    """One way to tell some of the pairs: both attributes, one of them, or neither."""

    keeps: tuple[bool, bool]
    choose: Callable[[Cells, Terms], list[Pair]]

    def loss(self, terms: Terms) -> float:
        return sum(weight for weight, kept in zip(terms.weights, self.keeps, strict=True) if not kept)

    def tell(self, pair: Pair) -> Pair:
        first, second = self.keeps
        return pair[0] if first else ANY, pair[1] if second else ANY


def _cost(steps: tuple[_Step, ...], cells: Cells, lost: float, terms: Terms) -> float:
    left, cost = dict(cells), 0.0
    for step in steps:
        loss = lost + step.loss(terms)
        if loss < terms.most_lost:
            for pair in step.choose(left, terms):
                cost += left.pop(pair) * loss
    return cost + sum(left.values()) * terms.most_lost


def _both(cells: Cells, terms: Terms) -> list[Pair]:
    """The largest set of large pairs in which every value of the one goes with at least `l` values of the other."""
    pairs = [pair for pair, count in cells.items() if count >= terms.k]
    while pairs:
        kept = [pair for pair in pairs if all(_beside(pair, at, pairs) >= terms.l for at in (0, 1))]
        if len(kept) == len(pairs):
            return pairs
        pairs = kept
    return []


def _beside(pair: Pair, at: int, pairs: list[Pair]) -> int:
    return sum(other[1 - at] == pair[1 - at] for other in pairs)


def _one(at: int) -> Callable[[Cells, Terms], list[Pair]]:
    def choose(cells: Cells, terms: Terms) -> list[Pair]:
        counts: dict[str, int] = defaultdict(int)
        for pair, count in cells.items():
            counts[pair[at]] += count
        large = {value for value, count in counts.items() if count >= terms.k}
        return [pair for pair in cells if pair[at] in large] if len(large) >= terms.l else []

    return choose


def _neither(cells: Cells, terms: Terms) -> list[Pair]:
    return list(cells) if sum(cells.values()) >= terms.k else []


_ALL = (
    _Step((True, True), _both),
    _Step((True, False), _one(0)),
    _Step((False, True), _one(1)),
    _Step((False, False), _neither),
)
_WAYS = tuple(_ALL[at:] for at in range(len(_ALL)))
"""To tell more of some pairs may leave the others too few: so each way begins somewhere else."""
