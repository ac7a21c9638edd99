# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""From visits to counted classes in which nobody can be found again. Pure, and the same for the same seed.

Three promises about what is told, whatever the visits are:

- every class counts at least `k` visits;
- among classes that are equal in all else, each sensitive attribute has at least `l` values, or is told as any;
- the visits of which nothing is told are none, or at least `k`, or all there are: so no small number follows from the
  exact total.

That a visit waits for a longer period would say something of it: that there were too few like it. With the exact totals
of two periods that can be enough to know a sensitive value. So some visits wait by lot alone, before anything is looked
at, and whoever finds that a visit waited cannot tell why.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import repeat
from random import Random

from kiosk.visits.grouping import divided
from kiosk.visits.recoding import Recoding, Values
from kiosk.visits.sensitive import telling

Told = dict[Values, Counter[Values]]
"""What is told, and of which visits."""


@dataclass(frozen=True, slots=True)
class Anonymised:
    """What may be told of some visits, and which of them must wait. Together they are all visits, each once."""

    classes: tuple[tuple[Values, int], ...]
    """In an order that says nothing; no two are the same."""
    waiting: Counter[Values]
    """The visits of which nothing is told."""
    loss: float
    """The normalised certainty penalty of the classes: 0 is all detail of all ten attributes, 1 is none."""


def anonymise(visits: Mapping[Values, int], recoding: Recoding, seed: int) -> Anonymised:
    """The classes that lose least detail, as far as a quick search finds them.

    The seed decides who waits by lot, and on the order of the classes: it is a secret of the kiosk.
    """
    lots = Random(seed)  # noqa: S311 - the same for the same seed is asked here, and the seed itself is drawn well
    chosen = Counter(visit for visit in _each(visits) if lots.random() >= recoding.lot)
    told = recoded(chosen, recoding)
    waiting = Counter(dict(visits))
    _take(told, waiting)
    hold_back(told, waiting, recoding)
    classes = sorted((values, visits_of.total()) for values, visits_of in told.items())
    lots.shuffle(classes)
    return Anonymised(tuple(classes), waiting, _loss(classes, recoding))


def recoded(visits: Counter[Values], recoding: Recoding) -> Told:
    """What can be told of these visits, and of which of them: not of all. The same for the same visits."""
    told: Told = defaultdict(Counter)
    left = visits.copy()
    # What is left over of several groups may yet go together in a broader one.
    while placed := _placed(left, recoding):
        _take(placed, left)
        for values, visits_of in placed.items():
            told[values].update(visits_of)
    return told


def _take(told: Told, visits: Counter[Values]) -> None:
    for visits_of in told.values():
        for visit, count in visits_of.items():
            visits[visit] -= count
            if not visits[visit]:
                del visits[visit]


def _each(visits: Mapping[Values, int]) -> Iterator[Values]:
    for values, count in sorted(visits.items()):
        yield from repeat(values, count)


def _placed(visits: Counter[Values], recoding: Recoding) -> Told:
    placed: Told = defaultdict(Counter)
    if not visits:
        return placed
    whole = recoding.whole(visits)
    for group in divided(whole, recoding.losses(whole.rows), recoding.terms):
        pairs = telling(group.cells(), group.lost, recoding.terms)
        for row in group.rows:
            if row.pair in pairs:
                placed[recoding.told_of(group, pairs[row.pair])][recoding.values_of(row)] += row.count
    return placed


def hold_back(told: Told, waiting: Counter[Values], recoding: Recoding) -> None:
    """Makes so many visits wait with a few others that these are not few any more."""
    k = recoding.terms.k
    while told and 0 < waiting.total() < k:
        largest = max(told, key=lambda values: (told[values].total(), values))
        if told[largest].total() > k:
            _move(told, waiting, largest, 1)
            continue
        others = recoding.others_of(min(told))
        for values in [one for one in told if recoding.others_of(one) == others]:
            _move(told, waiting, values, k)
            del told[values]


def _move(told: Told, waiting: Counter[Values], values: Values, count: int) -> None:
    moved = Counter(dict(Counter(sorted(told[values].elements())[:count])))
    told[values] -= moved
    waiting += moved


def _loss(classes: list[tuple[Values, int]], recoding: Recoding) -> float:
    visits = sum(count for _, count in classes)
    return sum(count * recoding.penalty(values) for values, count in classes) / visits if visits else 0.0
