# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Quarters of visits at an inlooppunt that were never made: as skewed as real ones, and released as real ones are."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from random import Random

from kiosk import places
from kiosk.policy.anonymity import ANY, AnonymityRules, load_anonymity
from kiosk.visits.anonymise import Anonymised, anonymise
from kiosk.visits.recoding import Recoding, Values
from kiosk.wire.period import PeriodKind
from kiosk.wire.visit_class import ATTRIBUTES

VOLUMES = (10, 20, 40, 80)
"""Visits a week."""
WEEKS = 13
_MONTHS_END = (3, 7, 12)
_THEMES = {"EW07": 48, "EW06": 38, "EW04": 32, "EW05": 26, "EW01": 20, "EW03": 16, "EW02": 10, "EW08": 6, "EW09": 3}
_PARTIES: Mapping[str, Sequence[str]] = {
    "EW01": ("uwv", "gemeente"),
    "EW02": ("werkcentrum", "uwv"),
    "EW03": ("gemeente", "juridisch-loket", "werkcentrum"),
    "EW04": ("gemeente", "uwv", "werkcentrum"),
    "EW05": ("leerwerkloket", "werkcentrum", "bibliotheek"),
    "EW06": ("leerwerkloket", "sbb", "school", "idw"),
    "EW07": ("uwv", "werkgeversservicepunt", "gemeente", "werkcentrum"),
    "EW08": ("werkgeversservicepunt", "kvk"),
    "EW09": ("uwv", "vakbond", "juridisch-loket"),
    "onbekend": ("overig",),
}
_TYPES = {"werkzoekende": 52, "werkende": 24, "student": 10, "zelfstandige": 8, "werkgever": 3, "onbekend": 3}
_LANGUAGES = {"nl": 140, "ar": 18, "en": 16, "pl": 10, "uk": 8, "tr": 4, "ti": 2, "so": 1, "anders": 1}
_OUTCOMES = {"verwijzing-papier": 50, "informatie": 30, "gids": 15, "warme-overdracht": 5}
_AIDS = {"geen": 82, "spraak": 6, "grote-tekst": 6, "laag": 3, "meer-dan-een": 2, "contrast": 1}
_LENGTHS = {"2-tot-5-min": 50, "tot-2-min": 27, "5-tot-10-min": 18, "vanaf-10-min": 5}
_PARTS = {"middag": 52, "ochtend": 40, "avond": 8}


def shipped() -> AnonymityRules:
    """The rules that the kiosk comes with."""
    return load_anonymity(places.resources() / "anonymity.json", ATTRIBUTES)


def visit(chance: Random) -> Values:
    """The values of one visit, in the order of the shipped rules."""
    theme = _drawn(chance, _THEMES | {"onbekend": 1})
    parties = _PARTIES[theme]
    party = chance.choices(parties, [2.0**-at for at in range(len(parties))])[0]
    return (
        _drawn(chance, _PARTS),
        _drawn(chance, _TYPES),
        theme,
        "gids" if party == "werkcentrum" else _drawn(chance, _OUTCOMES),
        party,
        _drawn(chance, _LANGUAGES),
        _drawn(chance, _AIDS),
        _drawn(chance, _LENGTHS),
        "2026.1",
    )


def _drawn(chance: Random, weights: Mapping[str, int]) -> str:
    return chance.choices(list(weights), list(weights.values()))[0]


def week_of_visits(chance: Random, mean: int) -> Counter[Values]:
    """A week of about so many visits."""
    return Counter(visit(chance) for _ in range(max(0, round(chance.gauss(mean, mean**0.5)))))


@dataclass(frozen=True)
class Released:
    """One release: its kind of period, the weeks of which it may hold visits, and what it tells."""

    period: str
    weeks: range
    told: Anonymised


@dataclass(frozen=True)
class Quarter:
    """The visits of a quarter by week, and the releases that were made of them in order."""

    weeks: tuple[Counter[Values], ...]
    releases: tuple[Released, ...]
    names: tuple[str, ...]

    @property
    def visits(self) -> int:
        return sum(week.total() for week in self.weeks)

    def kept(self, name: str, rules: AnonymityRules, *, broad: bool = False) -> float:
        """The share of visits of which this attribute was told as it was; `broad`: or as a group of values."""
        at, groups = self.names.index(name), () if broad else rules.attributes[name].groups
        kept = sum(count for told, count in self._classes() if told[at] != ANY and told[at] not in groups)
        return kept / self.visits

    def told_by(self, *periods: str) -> float:
        """The share of visits that went in a release of these kinds of period."""
        told = sum(count for release in self.releases if release.period in periods for _, count in release.told.classes)
        return told / self.visits

    def _classes(self) -> Iterator[tuple[Values, int]]:
        for release in self.releases:
            yield from release.told.classes


def quarter_of(weeks: Sequence[Counter[Values]], rules: AnonymityRules, seed: int = 0) -> Quarter:
    """Releases these weeks as a kiosk does: what waits goes on to the month, and then to the quarter."""
    recoding = {period: Recoding(rules, period) for period in PeriodKind}
    releases: list[Released] = []
    for_month, for_quarter = Counter[Values](), Counter[Values]()
    first = 0
    for at, visits in enumerate(weeks):
        told = anonymise(visits, recoding[PeriodKind.WEEK], seed + at)
        releases.append(Released("week", range(at, at + 1), told))
        for_month.update(told.waiting)
        if at in _MONTHS_END:
            told = anonymise(for_month, recoding[PeriodKind.MONTH], seed + at)
            releases.append(Released("maand", range(first, at + 1), told))
            for_quarter.update(told.waiting)
            for_month, first = Counter[Values](), at + 1
    told = anonymise(for_quarter, recoding[PeriodKind.QUARTER], seed)
    releases.append(Released("kwartaal", range(WEEKS), told))
    return Quarter(tuple(weeks), tuple(releases), recoding[PeriodKind.WEEK].names)


@lru_cache(maxsize=256)
def generated(mean: int, seed: int) -> Quarter:
    """A quarter of about so many visits a week, released by the shipped rules."""
    chance = Random(f"{mean} {seed}")  # noqa: S311 - visits that were never made
    return quarter_of([week_of_visits(chance, mean) for _ in range(WEEKS)], shipped(), seed)
