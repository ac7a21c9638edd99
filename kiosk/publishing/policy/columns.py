# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The sheets and columns in which people edit the matrix, with what each is for."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from kiosk.policy.matrix import (
    EVERYWHERE,
    OTHER_PARTIES,
    SUWI_PARTIES,
    Channel,
    Effect,
    Field,
    HealthWords,
    Need,
    Status,
)
from kiosk.policy.matrix import Role as Sender
from kiosk.policy.rules import LANGUAGES

YES, NO = "ja", "nee"
READ_ME = "toelichting"
"""The sheet for people; it is not read."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading, what belongs in it, its width in letters, and what may be chosen."""

    heading: str
    note: str
    width: int = 18
    choices: tuple[str, ...] = ()


def _words(words: type[StrEnum]) -> tuple[str, ...]:
    return tuple(word.value for word in words)


_REASONS = {
    "nl": "Alleen bij een verbod: waarom mag het niet? Gewone woorden voor de bezoeker, in het Nederlands.",
    "en": "Hetzelfde in het Engels.",
}
_RULE = (
    Column("id", "Een eigen naam voor de regel. Die staat ook in het bewijs van toestemming.", 28),
    Column("status", "Een concept geldt nooit.", 13, _words(Status)),
    Column("uitkomst", "Wat zegt de regel? Een verbod wint van elke andere regel.", 24, _words(Effect)),
    Column("rol", "Wie stuurt het?", 12, _words(Sender)),
    Column("kanaal", "Waar vandaan: de zuil, de medewerkersstand of digitaal?", 13, _words(Channel)),
    Column("gemeenten", f"Codes van gemeenten, met komma's; of {EVERYWHERE}.", 18),
    Column("ontvanger", f"Een partij of organisatie van deze werkmap, of {SUWI_PARTIES}, of {OTHER_PARTIES}.", 22),
    Column("doel", "Waarvoor? Een code van het blad doelen.", 20),
    Column("velden", f"Welke gegevens, met komma's? Kies uit: {', '.join(Field)}.", 34),
    Column("grondslag", "De wet en het artikel. Dit moet er staan, ook bij een concept.", 44),
    Column("bron", "Waar is de grondslag te lezen?", 34),
    Column("verwerkingsregisterId", "Het nummer in het verwerkingsregister. Leeg bij een verbod.", 24),
    Column("ingangsdatum", "De eerste dag, als 2027-01-31.", 14),
    Column("einddatum", "De laatste dag, als 2027-01-31.", 14),
    *(
        Column(f"reden {code}", _REASONS.get(code, f"Hetzelfde; taal {code}. Mag leeg blijven."), 34)
        for code in LANGUAGES
    ),
)
FACTS: Mapping[str, str] = MappingProxyType(
    {
        "naam": "De naam van de matrix.",
        "versie": "Verhoog dit bij elke verandering.",
        "datum": "De dag van deze versie, als 2027-01-31.",
        "status": f"{' of '.join(Status)}. Een concept geldt nooit.",
        "toelichting": "Wat moet de lezer weten?",
        "gezondheidswoorden": f"{' of '.join(HealthWords)}: wat doet de zuil bij woorden over gezondheid?",
        "bezoekKenmerken": "Alles wat een anoniem bezoek mag bevatten, met komma's. Hoort bij het programma.",
    }
)
"""The rows of the sheet `matrix`, and what they are."""
SHEETS: Mapping[str, tuple[Column, ...]] = MappingProxyType(
    {
        "matrix": (
            Column("kenmerk", "Vaste woorden: niet veranderen.", 22),
            Column("waarde", "Wat erbij hoort.", 90),
            Column("uitleg", "Om te lezen; verandert niets.", 60),
        ),
        "regels": _RULE,
        "doelen": (
            Column("doel", "Een code: kleine letters, cijfers en streepjes.", 24),
            Column("omschrijving", "Waarvoor sturen we iets?", 70),
        ),
        "velden": (
            Column("doel", "Een code van het blad doelen.", 24),
            Column("veld", "Welk gegeven vraagt dit doel? In de volgorde van het scherm.", 18, _words(Field)),
            Column("nodig", "verplicht: zonder dit kan de ontvanger niet helpen.", 16, _words(Need)),
        ),
        "partijen": (
            Column("partij", "Een code van de sociale kaart (taxonomie partij).", 28),
            Column("suwiPartij", "ja: een partij van de Wet SUWI (UWV, SVB, college van B&W).", 14, (YES, NO)),
        ),
        "organisaties": (
            Column("organisatie", "De id in de sociale kaart. Alleen wie eigen regels heeft.", 40),
            Column("naam", "Zoals mensen haar kennen.", 40),
            Column("partij", "Een code van het blad partijen.", 28),
        ),
    }
)
READING = (
    "Dit is de bevoegdhedenmatrix: wie mag welk gegeven doorgeven, aan wie, waarvoor, en op welke grondslag.",
    "Alles is verboden, tenzij een regel het toestaat. Een verbod wint altijd.",
    "Pas de bladen aan. Lees het bestand daarna terug met: kiosk policy import BESTAND",
    "Is er iets mis, dan verandert er niets. U leest dan het blad, de rij, de kolom en wat u kunt doen.",
    "Laat de privacy officer de matrix tekenen: kiosk policy print matrix.pdf",
)
"""The lines of the sheet for people."""
