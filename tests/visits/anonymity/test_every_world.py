# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who knows the program itself tries all that the visits can have been, and keeps what would have been told the same.

The tables are so small that every possible one is tried, so this finds what a release gives away by what it leaves out.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import product
from math import comb, factorial, prod

import pytest

from kiosk.policy.anonymity import ANY, AnonymityRules, Attribute
from kiosk.visits.anonymise import hold_back, recoded
from kiosk.visits.recoding import Recoding, Values
from kiosk.wire.period import PeriodKind

Counts = tuple[int, ...]
"""How many visits there are of each kind, in the order of the kinds."""
Told = frozenset[tuple[Values, int]]
Worlds = Mapping[tuple[Counts, ...], float]
"""How likely each possible content of the weeks is, beside each other."""
LIMITS = {"week": 0.3, "maand": 1.0, "kwartaal": 1.0}


def small_rules(lot: float, values: tuple[Sequence[str], Sequence[str], Sequence[str]]) -> AnonymityRules:
    def attribute(listed: Sequence[str], weight: int, *, sensitive: bool) -> Attribute:
        return Attribute(weight, sensitive, tuple(listed), {}, ANY)

    known, theme, party = values
    attributes = {
        "week": attribute((), 1, sensitive=False),
        "taal": attribute(known, 1, sensitive=False),
        "thema": attribute(theme, 2, sensitive=True),
        "bestemming": attribute(party, 1, sensitive=True),
    }
    return AnonymityRules("", "", date.min, 5, 2, LIMITS, dict.fromkeys(LIMITS, lot), attributes)


class Kiosk:
    """A kiosk of which the attacker knows everything but who came and how the lots fell."""

    def __init__(self, lot: float, values: tuple[Sequence[str], Sequence[str], Sequence[str]]) -> None:
        self.lot = lot
        self.kinds: tuple[Values, ...] = tuple(product(*values))
        self._recodings = {period: Recoding(small_rules(lot, values), PeriodKind(period)) for period in LIMITS}
        self.release = lru_cache(maxsize=None)(self._release)

    def _release(self, period: str, counts: Counts) -> Mapping[tuple[Told, Counts], float]:
        """What may be told of these visits and what then waits, each with its chance."""
        found: dict[tuple[Told, Counts], float] = defaultdict(float)
        for aside in product(*(range(count + 1 if self.lot else 1) for count in counts)):
            chance = prod(
                comb(count, held) * self.lot**held * (1 - self.lot) ** (count - held)
                for count, held in zip(counts, aside, strict=True)
            )
            found[self._outcome(period, counts, aside)] += chance
        return found

    def _outcome(self, period: str, counts: Counts, aside: Counts) -> tuple[Told, Counts]:
        visits = Counter({kind: count for kind, count in zip(self.kinds, counts, strict=True) if count})
        held = Counter({kind: count for kind, count in zip(self.kinds, aside, strict=True) if count})
        told = recoded(visits - held, self._recodings[period])
        waiting = visits - sum(told.values(), Counter[Values]())
        hold_back(told, waiting, self._recodings[period])
        classes = frozenset((values, visits_of.total()) for values, visits_of in told.items())
        return classes, tuple(waiting[kind] for kind in self.kinds)


def tables(visits: int, kinds: int) -> Iterator[Counts]:
    if kinds == 1:
        yield (visits,)
        return
    for first in range(visits + 1):
        yield from ((first, *rest) for rest in tables(visits - first, kinds - 1))


def likelihood(counts: Counts) -> float:
    return float(factorial(sum(counts)) / prod(map(factorial, counts)) / len(counts) ** sum(counts))


def surest_guess(worlds: Worlds, kinds: Sequence[Values], at: int) -> float:
    """How sure the attacker is, of any visitor of whom all but attribute `at` is known."""
    surest = 0.0
    for week in range(len(next(iter(worlds)))):
        chance: dict[Values, Counter[str]] = defaultdict(Counter)
        for world, likely in worlds.items():
            for kind, count in zip(kinds, world[week], strict=True):
                chance[kind[:at] + kind[at + 1 :]][kind[at]] += likely * count  # type: ignore[assignment] # a chance
        surest = max([surest, *(max(of.values()) / of.total() for of in chance.values() if of.total())])
    return surest


def one_release(kiosk: Kiosk, period: str, visits: int) -> Mapping[Told, Worlds]:
    seen: dict[Told, dict[tuple[Counts, ...], float]] = defaultdict(lambda: defaultdict(float))
    for counts in tables(visits, len(kiosk.kinds)):
        for (told, _), chance in kiosk.release(period, counts).items():
            seen[told][counts,] += likelihood(counts) * chance
    return seen


def two_weeks_and_their_month(kiosk: Kiosk, first: int, second: int) -> Mapping[tuple[Told, ...], Worlds]:
    seen: dict[tuple[Told, ...], dict[tuple[Counts, ...], float]] = defaultdict(lambda: defaultdict(float))
    for one, other in product(tables(first, len(kiosk.kinds)), tables(second, len(kiosk.kinds))):
        likely = likelihood(one) * likelihood(other)
        for ((told, left), chance), ((told_too, left_too), chance_too) in product(
            kiosk.release("week", one).items(), kiosk.release("week", other).items()
        ):
            carried = tuple(a + b for a, b in zip(left, left_too, strict=True))
            for (of_month, _), chance_of_month in kiosk.release("maand", carried).items():
                seen[told, told_too, of_month][one, other] += likely * chance * chance_too * chance_of_month
    return seen


@pytest.mark.parametrize("period", ["week", "kwartaal"])
@pytest.mark.parametrize("visits", [5, 10, 11, 13])
@pytest.mark.parametrize("values", [("ab", "12", "x"), ("a", "12", "xy")])
def test_no_single_release_makes_a_sensitive_value_certain(
    period: str, visits: int, values: tuple[str, str, str]
) -> None:
    kiosk = Kiosk(0.0, values)
    for worlds in one_release(kiosk, period, visits).values():
        for at, of in ((1, values[1]), (2, values[2])):
            assert len(of) == 1 or surest_guess(worlds, kiosk.kinds, at) < 1


@pytest.mark.parametrize(("first", "second"), [(12, 1), (11, 1), (10, 2)])
def test_two_weeks_their_totals_and_their_month_never_make_a_theme_certain(first: int, second: int) -> None:
    kiosk = Kiosk(0.1, ("a", "12", "x"))
    for worlds in two_weeks_and_their_month(kiosk, first, second).values():
        assert surest_guess(worlds, kiosk.kinds, 1) < 0.75


def test_without_lots_a_week_that_could_not_be_told_would_give_the_next_one_away() -> None:
    """Eight of one theme and four of another wait; with one visit more the other is told: so that visit had it."""
    kiosk = Kiosk(0.0, ("a", "12", "x"))
    seen = two_weeks_and_their_month(kiosk, 12, 1)
    assert max(surest_guess(worlds, kiosk.kinds, 1) for worlds in seen.values()) == 1
