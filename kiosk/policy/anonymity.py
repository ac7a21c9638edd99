# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""How visits are counted before they leave a kiosk: the limits, and how each attribute may be told less precisely."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Final

from kiosk.policy.findings import PolicyError
from kiosk.policy.json_file import opened
from kiosk.policy.place import Place, number, truth

LOWEST_K: Final = 5
"""The smallest class that may ever leave a kiosk. A region may ask for larger ones, never for smaller."""
LOWEST_L: Final = 2
LOWEST_LOT: Final = 5
"""Percent. Without any lot, whoever sees that a visit waited knows that there were too few like it."""
MOST_K, MOST_L, MOST_LOT, MOST_WEIGHT = 1_000, 10, 50, 100
ANY: Final = "*"
"""Any value: the attribute is told in no detail at all."""
WEEK: Final = "week"
"""The attribute that grows less precise with the period of a release: week, month, quarter."""
PERIODS: Final = ("week", "maand", "kwartaal")
SENSITIVE: Final = 2
"""How many attributes are sensitive."""
RULES_KEYS = ("naam", "versie", "datum", "toelichting", "k", "l", "wachtkans", "hoogsteVerlies", "kenmerken")
ATTRIBUTE_KEYS = ("gewicht", "gevoelig", "waarden", "groepen", "andere")
GROUP_KEYS = ("naam", "waarden")
_VALUE = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]{0,39}")


@dataclass(frozen=True, slots=True)
class Group:
    """Values that are told as one."""

    name: str
    """In Dutch, for a report."""
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Attribute:
    """One attribute of a visit, and how it is generalised: value, group of values, any value."""

    weight: int
    """How dear its detail is, beside that of the other attributes."""
    sensitive: bool
    values: tuple[str, ...]
    groups: Mapping[str, Group]
    others: str
    """The group of a value that is not listed; `ANY` when it is in none."""

    def path(self, value: str) -> tuple[str, ...]:
        """From any value down to this one, by way of its group where it has one."""
        group = next((code for code, one in self.groups.items() if value in one.values), None)
        if group is None:
            group = ANY if value in self.values else self.others
        return (ANY, value) if group == ANY else (ANY, group, value)

    def penalty(self, told: str) -> float:
        """The certainty lost by telling this: 0 for a value, 1 for any, else the share of all values it may be."""
        if told == ANY:
            return 1.0
        return len(self.groups[told].values) / len(self.values) if told in self.groups else 0.0


@dataclass(frozen=True, slots=True)
class AnonymityRules:
    """The rules of a region."""

    name: str
    version: str
    day: date
    k: int
    """Every class that leaves counts at least so many visits."""
    l: int  # noqa: E741 - its name everywhere: l-diversity
    """Of each sensitive attribute at least so many values stay possible, for who knows all else."""
    most_lost: Mapping[str, float]
    """By period: the share of its detail that a visit may lose there; one that would lose more waits for the next."""
    lot: Mapping[str, float]
    """By period: the chance that a visit waits for the next one by lot; 0 for the last, after which nothing waits."""
    attributes: Mapping[str, Attribute]
    """By their names on the wire, `WEEK` among them."""


def load_anonymity(file: Path, attributes: Collection[str]) -> AnonymityRules:
    """The rules of this file, for visits that hold `WEEK` and these attributes and no others.

    Raises:
        PolicyError: with a finding for every fault; nothing counts then.
    """
    document = opened(file)
    rules = _rules(document) if document.holds_only(RULES_KEYS) else None
    if rules is not None and set(rules.attributes) != {WEEK, *attributes}:
        names = ", ".join((WEEK, *attributes))
        document.child("kenmerken").complain(f"Een bezoek heeft precies deze kenmerken: {names}. Noem ze allemaal.")
    if rules is None or document.findings:
        raise PolicyError(document.findings)
    return rules


def _rules(place: Place) -> AnonymityRules:
    place.child("toelichting").text()
    listed = place.child("kenmerken")
    attributes = {code: _attribute(code, one) for code, one in listed.members()}
    if sum(one.sensitive for one in attributes.values()) != SENSITIVE:
        listed.complain(f"Precies {SENSITIVE} kenmerken zijn gevoelig. Zet daar, en alleen daar, gevoelig op true.")
    return AnonymityRules(
        name=place.child("naam").text(),
        version=place.child("versie").text(),
        day=place.child("datum").day(),
        k=number(place.child("k"), LOWEST_K, MOST_K),
        l=number(place.child("l"), LOWEST_L, MOST_L),
        most_lost=_limits(place.child("hoogsteVerlies")),
        lot=_lots(number(place.child("wachtkans"), LOWEST_LOT, MOST_LOT) / 100),
        attributes=MappingProxyType(attributes),
    )


def _limits(place: Place) -> Mapping[str, float]:
    if not place.holds_only(PERIODS):
        return MappingProxyType({})
    return MappingProxyType({period: number(place.child(period), 1, 100) / 100 for period in PERIODS})


def _lots(chance: float) -> Mapping[str, float]:
    return MappingProxyType(dict.fromkeys(PERIODS[:-1], chance) | {PERIODS[-1]: 0.0})


def _attribute(code: str, place: Place) -> Attribute:
    if not place.holds_only(("gewicht",) if code == WEEK else ATTRIBUTE_KEYS):
        return Attribute(1, sensitive=False, values=(), groups=MappingProxyType({}), others=ANY)
    weight = number(place.child("gewicht"), 1, MOST_WEIGHT)
    sensitive = _given(place, "gevoelig") and truth(place.child("gevoelig"))
    values = () if code == WEEK else _values(place.child("waarden"))
    groups = _groups(place.child("groepen"), values) if _given(place, "groepen") else {}
    if sensitive and groups:
        place.child("groepen").complain("Een gevoelig kenmerk heeft geen groepen: het is bekend, of het is alles.")
    others = place.child("andere").one_of(groups) if _given(place, "andere") else ANY
    return Attribute(weight, sensitive, values, MappingProxyType(groups), others)


def _given(place: Place, key: str) -> bool:
    return not place.child(key).is_absent


def _value(place: Place) -> str:
    if isinstance(place.value, str) and _VALUE.fullmatch(place.value):
        return place.value
    place.complain("Een waarde heeft alleen letters, cijfers, punten en streepjes. Verbeter haar.")
    return ""


def _values(place: Place) -> tuple[str, ...]:
    values = tuple(_value(one) for one in place.items())
    if len(set(values)) < len(values):
        place.complain("Een waarde staat er twee keer. Haal er één weg.")
    return values


def _groups(place: Place, values: Collection[str]) -> dict[str, Group]:
    groups = {code: _group(one, values) for code, one in place.members() if one.holds_only(GROUP_KEYS)}
    members = [value for group in groups.values() for value in group.values]
    if len(set(members)) < len(members):
        place.complain("Een waarde staat in twee groepen. Laat haar in één staan.")
    for code in groups:
        if code in values:
            place.child(code).complain("Zo heet al een waarde. Geef de groep een andere code.")
    return groups


def _group(place: Place, values: Collection[str]) -> Group:
    members = tuple(one.one_of(values) for one in place.child("waarden").items())
    if not 1 < len(members) < len(values):
        place.child("waarden").complain("Een groep heeft minstens twee waarden, en niet alle waarden.")
    return Group(place.child("naam").text(), members)
