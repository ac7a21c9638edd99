# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The risks that a DPIA of kiosks begins with: a proposal, which the region's own privacy officer judges anew."""

from dataclasses import dataclass

LOW, MIDDLE, HIGH = "klein", "middel", "groot"


@dataclass(frozen=True, slots=True)
class Risk:
    """What may go wrong for people, how likely and how bad with the measures, and what those are. In Dutch."""

    risk: str
    chance: str
    harm: str
    measure: str


RISKS = (
    Risk(
        "Iemand steelt een zuil met overdrachten die nog niet weg zijn.",
        MIDDLE,
        LOW,
        "De inhoud is verzegeld voor de ontvanger; de zuil kan haar zelf niet openen. De zuil wordt ingetrokken.",
    ),
    Risk(
        "Iemand breekt in bij de regionale opslag.",
        LOW,
        MIDDLE,
        "De opslag heeft geen sleutel. Aantallen en overdrachten hebben niets gemeen.",
    ),
    Risk(
        "Een bezoeker voelt zich gedwongen om ja te zeggen tegen de overheid.",
        MIDDLE,
        MIDDLE,
        "Ja en nee zijn even groot; nee kost niet meer tikken en geeft dezelfde hulp. Een verzoek is nooit nodig.",
    ),
    Risk(
        "Iemand typt zijn BSN, rekeningnummer of ziekte in vrije tekst.",
        MIDDLE,
        HIGH,
        "BSN en IBAN worden geweigerd voor er iets is bewaard. Woorden over gezondheid: zie de matrix.",
    ),
    Risk(
        "Wie na een bezoeker komt, leest zijn antwoorden.",
        MIDDLE,
        MIDDLE,
        "Het bezoek staat alleen in het geheugen en is weg bij stoppen, weglopen en uitvallen.",
    ),
    Risk(
        "Uit de cijfers blijkt wie er was.",
        LOW,
        MIDDLE,
        "Bezoeken gaan alleen als groep weg, nooit onder de ondergrens, ook niet als verschil van twee opgaven.",
    ),
    Risk(
        "De vraag komt bij de verkeerde organisatie.",
        LOW,
        HIGH,
        "Eén toestemming is voor één ontvanger. Sleutels komen alleen uit getekende inhoud.",
    ),
    Risk(
        "Een vrijwilliger stuurt meer door dan de bezoeker wil, of leest mee.",
        MIDDLE,
        MIDDLE,
        "Een vrijwilliger mag niet meer dan een bezoeker alleen, en nooit zonder toestemming: een matrix die meer "
        "toelaat, wordt geweigerd. De bezoeker zegt zelf ja of nee. Wat verzegeld is, leest geen medewerker terug.",
    ),
    Risk(
        "De ontvanger doet niets, en de bezoeker wacht.",
        MIDDLE,
        MIDDLE,
        "Na de termijn is de overdracht gewist en geteld; zij gaat terug naar een gids.",
    ),
    Risk(
        "De wet verandert, en de zuil deelt wat niet meer mag.",
        MIDDLE,
        HIGH,
        "Elke regel heeft een eerste en een laatste dag. Op die dag verandert het scherm, zonder nieuwe versie.",
    ),
    Risk(
        "De overdracht naar een vakbond verraadt een lidmaatschap.",
        LOW,
        HIGH,
        "Een verbod in de matrix wint altijd en zegt de bezoeker waarom. Hij kan de uitleg zelf meenemen.",
    ),
)
