# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where the boxes of a flow chart stand: in columns by the longest way there, ordered so that few lines cross.

A small layered layout (Sugiyama's steps: columns, stand-ins for long lines, barycentres, heights). The layout libraries
that do this well are programs or need a compiler; a flow has no circles and some dozens of questions.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

SWEEPS = 12
"""Times that the columns are put in order from left to right and back; more no longer changes charts of 500 boxes."""
SETTLING = 60
"""Times that boxes move towards their neighbours."""
GAP = 18.0
_STAND_IN = 4.0
"""Height that a long line takes in a column that it passes."""

Point = tuple[float, float]
Link = tuple[str, str]
_Seat = tuple[str, str, int]
"""A box (its name, '', 0), or the stand-in of a link in a column (source, target, column)."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Column and middle of each box, and the points that each line passes between its ends."""

    columns: Mapping[str, int]
    middles: Mapping[str, float]
    bends: Mapping[Link, tuple[tuple[int, float], ...]]
    """Column and height of each bend."""


def laid_out(heights: Mapping[str, float], links: Sequence[Link]) -> Layout:
    """Boxes with their heights, in an order in which every link points forward."""
    columns = _columns(heights, links)
    chains = {link: _chain(link, columns) for link in links}
    seats = _ordered(_seats(heights, columns, chains), chains)
    ways = [seat for chain in chains.values() for seat in pairwise(chain)]
    middles = _heights(seats, ways, {(name, "", 0): height for name, height in heights.items()})
    bends = {link: tuple((seat[2], middles[seat]) for seat in chain[1:-1]) for link, chain in chains.items()}
    return Layout(columns, {name: middles[name, "", 0] for name in heights}, bends)


def _columns(heights: Mapping[str, float], links: Sequence[Link]) -> dict[str, int]:
    columns = dict.fromkeys(heights, 0)
    for name in heights:
        for source, target in links:
            if source == name:
                columns[target] = max(columns[target], columns[name] + 1)
    return columns


def _chain(link: Link, columns: Mapping[str, int]) -> list[_Seat]:
    source, target = link
    between = [(source, target, column) for column in range(columns[source] + 1, columns[target])]
    return [(source, "", 0), *between, (target, "", 0)]


def _seats(
    heights: Mapping[str, float], columns: Mapping[str, int], chains: Mapping[Link, list[_Seat]]
) -> list[list[_Seat]]:
    seats: list[list[_Seat]] = [[] for _ in range(max(columns.values(), default=-1) + 1)]
    for name in heights:
        seats[columns[name]].append((name, "", 0))
    for chain in chains.values():
        for seat in chain[1:-1]:
            seats[seat[2]].append(seat)
    return seats


def _ordered(seats: list[list[_Seat]], chains: Mapping[Link, list[_Seat]]) -> list[list[_Seat]]:
    before: dict[_Seat, list[_Seat]] = {}
    after: dict[_Seat, list[_Seat]] = {}
    for chain in chains.values():
        for one, other in pairwise(chain):
            after.setdefault(one, []).append(other)
            before.setdefault(other, []).append(one)
    for sweep in range(SWEEPS):
        forward = sweep % 2 == 0
        for at in range(1, len(seats)) if forward else range(len(seats) - 2, -1, -1):
            _sort(seats[at], seats[at - 1 if forward else at + 1], before if forward else after)
    return seats


def _sort(column: list[_Seat], beside: list[_Seat], linked: Mapping[_Seat, list[_Seat]]) -> None:
    """By the mean place of what each is linked to; what is linked to nothing there keeps its place."""
    places = {seat: float(at) for at, seat in enumerate(beside)}
    own = {seat: at * len(beside) / len(column) for at, seat in enumerate(column)}

    def wanted(seat: _Seat) -> float:
        near = [places[other] for other in linked.get(seat, ())]
        return sum(near) / len(near) if near else own[seat]

    column.sort(key=wanted)


def _heights(
    seats: list[list[_Seat]], ways: Sequence[tuple[_Seat, _Seat]], heights: Mapping[_Seat, float]
) -> dict[_Seat, float]:
    """Each seat near the middle of its neighbours, none over another."""
    linked: dict[_Seat, list[_Seat]] = {}
    for one, other in ways:
        linked.setdefault(one, []).append(other)
        linked.setdefault(other, []).append(one)
    middles = {seat: 0.0 for column in seats for seat in column}
    for turn in range(SETTLING):
        for column in seats if turn % 2 == 0 else reversed(seats):
            wanted = [_mean([middles[other] for other in linked.get(seat, ())], middles[seat]) for seat in column]
            room = [heights.get(seat, _STAND_IN) for seat in column]
            middles.update(zip(column, _spread(wanted, room), strict=True))
    top = min((middles[seat] - heights.get(seat, _STAND_IN) / 2 for seat in middles), default=0.0)
    return {seat: middle - top for seat, middle in middles.items()}


def _mean(values: list[float], without: float) -> float:
    return sum(values) / len(values) if values else without


def _spread(wanted: list[float], heights: list[float]) -> list[float]:
    """The middles nearest to those wanted (least squares), in order and with a gap between.

    Less the room above it, no middle may be smaller than the one before: neighbours that are join, at their mean.
    """
    above = [0.0]
    for upper, lower in pairwise(heights):
        above.append(above[-1] + (upper + lower) / 2 + GAP)
    joined: list[tuple[float, int]] = []
    for middle, room in zip(wanted, above, strict=True):
        joined.append((middle - room, 1))
        while len(joined) > 1 and joined[-2][0] > joined[-1][0]:
            (one, count), (other, more) = joined[-2:]
            joined[-2:] = [((one * count + other * more) / (count + more), count + more)]
    free = [mean for mean, count in joined for _ in range(count)]
    return [mean + room for mean, room in zip(free, above, strict=True)]
