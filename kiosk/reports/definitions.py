# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What each figure of the month report means, in the words that it prints. A changed meaning is a new version."""

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final


@dataclass(frozen=True, slots=True)
class Definition:
    """One term and its meaning, in Dutch."""

    term: str
    meaning: str


_FIRST: Final = (
    Definition("Bezoek", "Iemand doorloopt de vragen op een zuil tot een uitkomst. Eén mens kan vaker komen."),
    Definition("Maand", "De weken waarvan de donderdag in de maand valt. Alleen hele, gesloten weken tellen."),
    Definition("Thema", "De tegel uit de VNG-instrumentengids Eva waar de uitkomst bij hoort."),
    Definition("Bezoekerstype", "Volgt uit de antwoorden. Niemand hoeft het te zeggen."),
    Definition("Uitkomst", "Informatie, verwijzing op papier of QR, warme overdracht of naar de gids."),
    Definition("Bestemming", "De soort organisatie die als eerste op het scherm stond."),
    Definition("Taal", "De taal waarin het bezoek eindigde."),
    Definition("Hulpmiddel", "Wat aanstond om beter te zien, te horen of erbij te kunnen."),
    Definition("Gestopt, weggelopen", "Begonnen, maar niet tot een uitkomst gekomen. Zit niet in de bezoeken."),
)

DEFINITIONS: Final = MappingProxyType(
    {
        1: _FIRST,
        2: (
            *_FIRST,
            Definition("Samengevoegd", "Te weinig gelijke bezoeken om apart te tellen; lukt het later, dan volgt het."),
        ),
    }
)
"""By version of the definitions."""


def definitions_of(version: int) -> tuple[Definition, ...]:
    """The definitions of a version; () when this program does not know them."""
    return DEFINITIONS.get(version, ())
