# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""One table of visits, made anonymous by the kiosk and by anjana, and what each of the two lost."""

import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from random import Random
from typing import TypeVar

import pandas as pd  # type: ignore[import-untyped] # its types are a package of their own
from anjana.anonymity import k_anonymity  # type: ignore[import-untyped] # ships no types

from kiosk.policy.anonymity import ANY, PERIODS, AnonymityRules
from kiosk.visits.anonymise import anonymise
from kiosk.visits.recoding import Recoding, Values
from kiosk.wire.period import PeriodKind
from tests.visits.anonymity.quarters import shipped, visit

K = 5
SUPPRESSED = (0, 5, 10, 20)
"""The shares of visits, in percent, that anjana may leave out: the best of them counts."""
Made = TypeVar("Made")
Classes = Iterable[tuple[Values, int]]


@dataclass(frozen=True, slots=True)
class Run:
    """What came of one table."""

    loss: float
    """Normalised certainty penalty over the nine attributes; a visit that was left out lost them all."""
    seconds: float
    """Of the processor: a shared machine lets everything wait."""


def table_of(visits: int) -> Counter[Values]:
    """So many visits, the same at each run."""
    chance = Random(visits)  # noqa: S311 - visits that were never made
    return Counter(visit(chance) for _ in range(visits))


def equal_rules(l: int) -> AnonymityRules:  # noqa: E741 - as everywhere
    """The shipped generalisations with no attribute dearer than another, no lots, and nothing that waits."""
    rules = shipped()
    attributes = {name: replace(one, weight=1) for name, one in rules.attributes.items()}
    lot: dict[str, float] = dict.fromkeys(PERIODS, 0.0)
    most_lost: dict[str, float] = dict.fromkeys(PERIODS, 1.0)
    return replace(rules, k=K, l=l, lot=lot, most_lost=most_lost, attributes=attributes)


def by_kiosk(visits: Counter[Values], rules: AnonymityRules) -> Run:
    """What the kiosk makes of it."""
    recoding = Recoding(rules, PeriodKind.WEEK)
    told, seconds = _timed(lambda: anonymise(visits, recoding, 0))
    return Run(_loss(told.classes, visits.total(), rules), seconds)


def by_anjana(visits: Counter[Values], rules: AnonymityRules, left_out: int) -> Run:
    """What anjana makes of it when it may leave out so many of a hundred visits."""
    names = [name for name in rules.attributes if name != "week"]
    frame = pd.DataFrame(list(visits.elements()), columns=names)
    levels = {name: _levels(rules, name, sorted(set(frame[name]))) for name in names}
    made, seconds = _timed(lambda: k_anonymity(frame, [], names, K, left_out, levels))
    classes = Counter(made[names].itertuples(index=False, name=None)) if len(made) else Counter[Values]()
    if any(count < K for count in classes.values()):
        classes.clear()
    return Run(_loss(classes.items(), visits.total(), rules), seconds)


def best_of_anjana(visits: Counter[Values], rules: AnonymityRules) -> Run:
    """The least that anjana loses."""
    return min((by_anjana(visits, rules, left_out) for left_out in SUPPRESSED), key=lambda run: run.loss)


def _levels(rules: AnonymityRules, name: str, values: list[str]) -> dict[int, list[str]]:
    paths = [rules.attributes[name].path(value) for value in values]
    if all(len(path) == 2 for path in paths):
        return {0: values, 1: [ANY] * len(values)}
    return {0: values, 1: [path[-2] if len(path) > 2 else path[-1] for path in paths], 2: [ANY] * len(values)}


def _loss(classes: Classes, visits: int, rules: AnonymityRules) -> float:
    attributes = [one for name, one in rules.attributes.items() if name != "week"]
    told, lost = 0, 0.0
    for values, count in classes:
        told += count
        lost += count * sum(one.penalty(value) for one, value in zip(attributes, values, strict=True))
    return (lost / len(attributes) + visits - told) / visits


def _timed(work: Callable[[], Made]) -> tuple[Made, float]:
    begun = time.process_time()
    made = work()
    return made, time.process_time() - begun
