# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads one rule of the matrix.

A rule has no meaning without a legal ground, the place where that can be read, an entry in the register of processing
and its dates, so a rule that lacks one is a fault, also while it is a draft. A prohibition has no entry: it has a
reason, in words for the visitor.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from kiosk.policy.matrix import (
    OTHER_PARTIES,
    SUWI_PARTIES,
    Channel,
    Effect,
    Field,
    Ground,
    Organisation,
    Party,
    Purpose,
    Role,
    Rule,
    Status,
)
from kiosk.policy.place import Place, codes
from kiosk.policy.refused_fields import why_refused

RULE_KEYS = (
    *("id", "status", "uitkomst", "rol", "kanaal", "gemeenten", "ontvanger", "doel", "velden", "grondslag", "bron"),
    *("verwerkingsregisterId", "ingangsdatum", "einddatum", "reden"),
)
LANGUAGES = ("nl", "nl-simple", "en", "uk", "ar", "pl", "tr", "ti")
"""In which a reason may be given."""
ALWAYS = ("nl", "en")
"""In which it must be."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the rest of the matrix names."""

    parties: Mapping[str, Party]
    organisations: Mapping[str, Organisation]
    purposes: Mapping[str, Purpose]

    @property
    def recipients(self) -> tuple[str, ...]:
        """All that a rule may name as the one who gets something."""
        return (SUWI_PARTIES, OTHER_PARTIES, *self.parties, *self.organisations)

    def recipients_of(self, recipient: str) -> frozenset[str]:
        """A recipient with all narrower ones: a group has its parties, and a party its organisations."""
        within = {one.code for one in self.parties.values() if recipient == _group(one)} | {recipient}
        return frozenset(within | {one.id for one in self.organisations.values() if one.party.code in within})

    def has_others(self, recipient: str) -> bool:
        """Whether somebody who is no party of the Wet SUWI is meant too."""
        within = self.recipients_of(recipient)
        return recipient == OTHER_PARTIES or any(
            code in within and not one.suwi for code, one in self._parties_of().items()
        )

    def _parties_of(self) -> dict[str, Party]:
        return {**self.parties, **{one.id: one.party for one in self.organisations.values()}}


def _group(party: Party) -> str:
    return SUWI_PARTIES if party.suwi else OTHER_PARTIES


def rule_at(place: Place, known: Known) -> Rule:
    """The rule at this place; its faults are added to the findings."""
    effect = place.child("uitkomst").word(Effect)
    rule = Rule(
        id=place.child("id").text(),
        status=place.child("status").word(Status),
        effect=effect,
        role=place.child("rol").word(Role),
        channel=place.child("kanaal").word(Channel),
        municipalities=frozenset(codes(place.child("gemeenten"))),
        recipient=place.child("ontvanger").one_of(known.recipients),
        purpose=place.child("doel").one_of(known.purposes),
        fields=_fields(place.child("velden")),
        ground=Ground(place.child("grondslag").text(), _register(place.child("verwerkingsregisterId"), effect)),
        source=place.child("bron").text(),
        first_day=place.child("ingangsdatum").day(),
        last_day=place.child("einddatum").day(),
        reason=_reason(place.child("reden"), effect),
    )
    _check(rule, known, place)
    return rule


def _fields(place: Place) -> frozenset[Field]:
    found = []
    for one in place.items():
        name = one.text()
        if name in set(Field):
            found.append(Field(name))
        elif name:
            one.complain(why_refused(name))
    place.each_once(found)
    return frozenset(found)


def _register(place: Place, effect: Effect) -> str:
    if effect is not Effect.FORBIDDEN:
        return place.text()
    if not place.is_absent:
        place.complain("Wat verboden is, staat niet in het verwerkingsregister. Haal dit weg.")
    return ""


def _reason(place: Place, effect: Effect) -> Mapping[str, str]:
    if effect is not Effect.FORBIDDEN:
        if not place.is_absent:
            place.complain("Alleen een verbod heeft een reden voor de bezoeker. Haal haar weg, of kies verboden.")
        return MappingProxyType({})
    if place.is_absent:
        place.complain("Een verbod heeft een reden voor de bezoeker, in elk geval in nl en en. Vul haar in.")
        return MappingProxyType({})
    if not place.holds_only(LANGUAGES):
        return MappingProxyType({})
    said = {language: place.child(language) for language in LANGUAGES}
    wanted = {language: one for language, one in said.items() if language in ALWAYS or not one.is_absent}
    return MappingProxyType({language: one.text() for language, one in wanted.items()})


def _check(rule: Rule, known: Known, place: Place) -> None:
    """What only shows when the parts of a rule are side by side."""
    if date.min < rule.last_day < rule.first_day:
        place.child("einddatum").complain("De regel eindigt voor zij begint. Verbeter een van beide datums.")
    if rule.effect is Effect.ALLOWED and known.has_others(rule.recipient):
        place.child("uitkomst").complain(
            "Dit is geen partij van de Wet SUWI: zonder toestemming mag niets mee. Kies alleen-met-toestemming."
        )
    if rule.purpose and (strange := rule.fields - known.purposes[rule.purpose].fields.keys()):
        place.child("velden").complain(
            f"Dit hoort niet bij het doel: {', '.join(sorted(strange))}. Haal het weg, of zet het bij het doel."
        )
