# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The codes of the matrix as people read them, in Dutch."""

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType

from kiosk.policy.matrix import EVERYWHERE, OTHER_PARTIES, SUWI_PARTIES, Channel, Effect, Field, Matrix, Role, Rule
from kiosk.publishing.days import day_said
from kiosk.publishing.policy.paper import Tone

FIELDS: Mapping[Field, str] = MappingProxyType(
    {
        Field.NAME: "naam",
        Field.PHONE: "telefoonnummer",
        Field.EMAIL: "e-mailadres",
        Field.QUESTION: "vraag in eigen of gekozen woorden",
        Field.LANGUAGE: "taal",
        Field.BEST_TIME: "beste moment om te bellen",
    }
)
ROLES: Mapping[Role, str] = MappingProxyType(
    {
        Role.VISITOR: "de bezoeker zelf",
        Role.GUIDE: "de gids, met de bezoeker",
        Role.VOLUNTEER: "de vrijwilliger, met de bezoeker",
    }
)
CHANNELS: Mapping[Channel, str] = MappingProxyType(
    {
        Channel.KIOSK: "op de zuil",
        Channel.STAFF: "in de medewerkersstand van de zuil",
        Channel.DIGITAL: "in het digitale Werkcentrum",
    }
)
EFFECTS: Mapping[Effect, tuple[str, Tone]] = MappingProxyType(
    {
        Effect.ALLOWED: ("toegestaan", Tone.GOOD),
        Effect.ONLY_WITH_CONSENT: ("met toestemming", Tone.ASK),
        Effect.FORBIDDEN: ("verboden", Tone.STOP),
    }
)
_GROUPS = {
    SUWI_PARTIES: "alle partijen van de Wet SUWI",
    OTHER_PARTIES: "alle partijen buiten de Wet SUWI",
}


Names = Mapping[str, str]
"""By code of a party: its name in the directory."""


def recipient_said(matrix: Matrix, recipient: str, names: Names) -> str:
    """Who gets it, and whether the Wet SUWI makes it a party."""
    if recipient in _GROUPS:
        return _GROUPS[recipient]
    code = next((one.party.code for one in matrix.organisations if one.id == recipient), recipient)
    suwi = next(one.suwi for one in matrix.parties if one.code == code)
    kind = "een partij van de Wet SUWI" if suwi else "geen partij van de Wet SUWI"
    return f"{short(matrix, recipient, names)}; {kind}"


def short(matrix: Matrix, recipient: str, names: Names) -> str:
    """Who gets it, in few words."""
    known = next((one.name for one in matrix.organisations if one.id == recipient), "")
    return _GROUPS.get(recipient) or known or names.get(recipient, recipient)


def dates_said(rule: Rule) -> str:
    """From when till when."""
    return f"{said(rule.first_day)} tot en met {said(rule.last_day)}"


def places_said(rule: Rule) -> str:
    """In which municipalities."""
    return "de hele regio" if EVERYWHERE in rule.municipalities else listed(sorted(rule.municipalities))


def fields_said(fields: Iterable[Field]) -> str:
    """The fields, always in the same order."""
    asked = set(fields)
    return listed([said for field, said in FIELDS.items() if field in asked])


def listed(words: Iterable[str]) -> str:
    """`a, b en c`."""
    *before, last = words
    return f"{', '.join(before)} en {last}" if before else last


def said(day: date) -> str:
    """`27 november 2026`."""
    return day_said(day).nl
