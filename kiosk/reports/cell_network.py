# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which counts of a table with totals must be hidden together, so that none of them can be worked out.

A table with totals is a network through which the visits flow: from the total to each inlooppunt, from there to each
theme, and on to the sum. A shown total is no cell: nothing flows from the sum back to the total. What flows into a
node flows out of it, and that is all that an attacker knows besides the shown counts and the bounds of the hidden
ones. So a hidden count has a second possible value exactly when one more (or one fewer) visit can go round in a circle
through it and other hidden counts, within their bounds.
"""

import heapq
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum


class Hidden(Enum):
    """Why a figure has no number."""

    SMALL = "small"
    """From 1 up to the minimum."""
    WITHHELD = "withheld"
    """Large enough by itself, but a small one could be worked out from it."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One count: that many visits flow from node `tail` to node `head`."""

    key: str
    tail: str
    head: str
    count: int
    cost: int | None
    """What it costs the reader when this count is withheld for the sake of another; None: it always stays."""
    untold: bool = False
    """Nobody is told this count: it is what a sum has that its parts need not have."""


@dataclass(frozen=True, slots=True)
class _Step:
    """One more visit through a cell (along its direction) or one fewer (against it)."""

    start: str
    end: str
    cell: Cell
    cost: int


def hide(cells: Iterable[Cell], minimum: int) -> dict[str, Hidden] | None:
    """The cells to hide, by key; None when no set of cells that may go protects the small ones.

    A count of 0 is never hidden: that nobody came for something says nothing about anybody.
    """
    network = tuple(cells)
    hidden = {cell.key: Hidden.SMALL for cell in network if 0 < cell.count < minimum and not cell.untold}
    while exposed := _first_exposed(network, hidden, minimum):
        circle = _cheapest_circle(exposed, network, hidden, minimum)
        if circle is None:
            return None
        hidden |= dict.fromkeys(circle, Hidden.WITHHELD)
    return hidden


def _first_exposed(network: tuple[Cell, ...], hidden: Mapping[str, Hidden], minimum: int) -> Cell | None:
    only_hidden = tuple(cell for cell in network if cell.key in hidden or cell.untold)
    for cell in only_hidden:
        if not cell.untold and _cheapest_circle(cell, only_hidden, hidden, minimum) is None:
            return cell
    return None


def _cheapest_circle(
    target: Cell, network: tuple[Cell, ...], hidden: Mapping[str, Hidden], minimum: int
) -> tuple[str, ...] | None:
    """The shown cells to hide for the cheapest circle through `target`; empty when there is one without them."""
    others = [step for cell in network if cell is not target for step in _steps(cell, hidden.get(cell.key), minimum)]
    circles = [
        path
        for step in _steps(target, hidden[target.key], minimum)
        if (path := _cheapest_path(step.end, step.start, others)) is not None
    ]
    if not circles:
        return None
    cheapest = min(circles, key=_cost)
    return tuple(step.cell.key for step in cheapest if step.cell.key not in hidden and not step.cell.untold)


def _steps(cell: Cell, mark: Hidden | None, minimum: int) -> list[_Step]:
    """How a count could be one other than it is, to the attacker's knowledge, if it is or were hidden."""
    stays = mark is None and (cell.cost is None or cell.count < minimum)
    if stays and not cell.untold:
        return []
    low, high = _bounds(cell, mark, minimum)
    cost = cell.cost or 0 if mark is None else 0
    steps = []
    if high is None or cell.count < high:
        steps.append(_Step(cell.tail, cell.head, cell, cost))
    if cell.count > low:
        steps.append(_Step(cell.head, cell.tail, cell, cost))
    return steps


def _bounds(cell: Cell, mark: Hidden | None, minimum: int) -> tuple[int, int | None]:
    if cell.untold:
        return 0, None
    return (1, minimum - 1) if mark is Hidden.SMALL else (minimum, None)


def _cost(path: tuple[_Step, ...]) -> tuple[int, int]:
    return sum(step.cost for step in path), len(path)


def _cheapest_path(start: str, end: str, steps: Iterable[_Step]) -> tuple[_Step, ...] | None:
    """Dijkstra; among equally dear paths the shortest, among those the one through the earliest cells."""
    leaving: dict[str, list[_Step]] = {}
    for step in steps:
        leaving.setdefault(step.start, []).append(step)
    turn = 0
    waiting: list[tuple[tuple[int, int], int, str, tuple[_Step, ...]]] = [((0, 0), turn, start, ())]
    seen: set[str] = set()
    while waiting:
        _, _, node, path = heapq.heappop(waiting)
        if node == end:
            return path
        if node in seen:
            continue
        seen.add(node)
        for step in leaving.get(node, ()):
            turn += 1
            heapq.heappush(waiting, (_cost((*path, step)), turn, step.end, (*path, step)))
    return None
