# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Divides visits into groups that are told alike, from the coarsest down, as long as that loses less. Pure.

Local recoding: a value may be told in one group and be part of a broader one in another. Greedy: each step divides a
group by the attribute that saves most. What is left of a group when its large parts are taken out stays as broad as
the group was.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from kiosk.visits.sensitive import Cells, Pair, Terms, all_wait, cheapest

Path = tuple[str, ...]
"""From any value down to the visit's own, by way of its group."""
Losses = tuple[Mapping[str, float], ...]
"""By attribute that is not sensitive: what telling each value loses, a share of all that can be lost."""


@dataclass(frozen=True, slots=True)
class Row:
    """Visits that are equal in everything."""

    paths: tuple[Path, ...]
    """Of the attributes that are not sensitive."""
    pair: Pair
    count: int


@dataclass(frozen=True, slots=True)
class Group:
    """Rows whose other attributes are told alike: so many steps down each path."""

    rows: tuple[Row, ...]
    depths: tuple[int, ...]
    lost: float
    """What each of its visits loses by that."""
    done: frozenset[int] = frozenset()
    """The attributes by which it was divided: it is what was left then."""

    def told(self) -> Path:
        """The values that are told of the attributes that are not sensitive."""
        return tuple(path[depth] for path, depth in zip(self.rows[0].paths, self.depths, strict=True))

    def cells(self) -> Cells:
        """How many of its visits have each pair of sensitive values."""
        cells: dict[Pair, int] = defaultdict(int)
        for row in self.rows:
            cells[row.pair] += row.count
        return cells


@dataclass(frozen=True, slots=True)
class _Division:
    """A group by one attribute: the parts that are large enough, and what that costs with the rest."""

    cost: float
    at: int
    parts: frozenset[str]


def divided(whole: Group, losses: Losses, terms: Terms) -> Iterator[Group]:
    """The groups that lose least together, as far as one step at a time finds them; together they are the whole."""
    # Of visits that all wait, one step saves nothing yet: there, what they would lose if told shows the way.
    regardless = replace(terms, most_lost=1.0)
    waiting = [whole]
    while waiting:
        group = waiting.pop()
        best = _saving(group, losses, terms)
        if best is None and all_wait(group.cells(), group.lost, terms):
            best = _saving(group, losses, regardless)
        if best is None:
            yield group
        else:
            waiting.extend(_split(group, best, losses))


def _saving(group: Group, losses: Losses, terms: Terms) -> _Division | None:
    best = min(_divisions(group, losses, terms), key=lambda one: one.cost, default=None)
    if best is None or best.cost >= cheapest(group.cells(), group.lost, terms) - _EPSILON:
        return None
    return best


def _divisions(group: Group, losses: Losses, terms: Terms) -> Iterator[_Division]:
    for at, depth in enumerate(group.depths):
        if at in group.done or depth + 1 == len(group.rows[0].paths[at]):
            continue
        parts = _cells_by_part(group, at, depth + 1)
        large = frozenset(part for part, cells in parts.items() if sum(cells.values()) >= terms.k * terms.l)
        if large:
            yield _Division(_cost(group, at, parts, large, losses, terms), at, large)


def _cells_by_part(group: Group, at: int, depth: int) -> Mapping[str, dict[Pair, int]]:
    parts: dict[str, dict[Pair, int]] = defaultdict(lambda: defaultdict(int))
    for row in group.rows:
        parts[row.paths[at][depth]][row.pair] += row.count
    return parts


def _cost(
    group: Group, at: int, parts: Mapping[str, dict[Pair, int]], large: frozenset[str], losses: Losses, terms: Terms
) -> float:
    left: dict[Pair, int] = defaultdict(int)
    cost = 0.0
    for part, cells in parts.items():
        if part in large:
            cost += cheapest(cells, _lost(group, at, part, losses), terms)
        else:
            for pair, count in cells.items():
                left[pair] += count
    return cost + cheapest(left, group.lost, terms)


def _lost(group: Group, at: int, part: str, losses: Losses) -> float:
    broader = group.rows[0].paths[at][group.depths[at]]
    return group.lost - losses[at][broader] + losses[at][part]


def _split(group: Group, division: _Division, losses: Losses) -> Iterator[Group]:
    at, depth = division.at, group.depths[division.at] + 1
    parts: dict[str, list[Row]] = defaultdict(list)
    for row in group.rows:
        part = row.paths[at][depth]
        parts[part if part in division.parts else ""].append(row)
    for part, rows in parts.items():
        if part:
            deeper = (*group.depths[:at], depth, *group.depths[at + 1 :])
            yield Group(tuple(rows), deeper, _lost(group, at, part, losses), group.done)
        else:
            yield Group(tuple(rows), group.depths, group.lost, group.done | {at})


_EPSILON = 1e-9
