# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A draft of the data protection impact assessment (DPIA), in the order of the model of the Dutch government."""

from collections.abc import Iterator

from kiosk.policy.matrix import Effect
from kiosk.publishing.policy.dpia_risks import RISKS
from kiosk.publishing.policy.matrix_paper import edition
from kiosk.publishing.policy.paper import Bullets, Facts, Heading, Paper, Paragraph, Part, Signatures, Table, plain
from kiosk.publishing.policy.processing import (
    TO_FILL,
    WITHDRAWALS,
    controllers,
    fields_table,
    recipients_table,
    required,
    retention_table,
    safeguards,
)
from kiosk.publishing.policy.region_facts import RegionFacts
from kiosk.publishing.policy.words import listed
from kiosk.referrals.consent import Consent

DRAFT = "CONCEPT: door de regio te toetsen"


def dpia_paper(facts: RegionFacts) -> Paper:
    """The draft of a region."""
    return Paper(
        "Gegevensbeschermingseffectbeoordeling (DPIA), AVG artikel 35",
        f"DPIA van de zuilen, regio {facts.region}",
        f"{facts.matrix.name}. {edition(facts.matrix, facts.digest)}",
        DRAFT,
        (*_described(facts), *_lawful(facts), *_risks(), *_measures(facts)),
    )


def _described(facts: RegionFacts) -> Iterator[Part]:
    yield Paragraph(facts.matrix.remarks)
    yield Paragraph(
        "Gemaakt uit de bevoegdhedenmatrix, de bewaartermijnen en het programma zelf. Vul aan wat ontbreekt."
    )
    yield Heading("A. Wat er gebeurt")
    yield Heading("1. Voorstel", 2)
    yield Paragraph(
        "Een zuil van het Werkcentrum wijst bezoekers zonder naam de weg. Wie dat wil, laat zich warm overdragen: zijn "
        "vraag gaat dan met zijn toestemming naar precies één organisatie, die contact opneemt."
    )
    yield Heading("2. Persoonsgegevens", 2)
    yield fields_table(facts)
    yield Paragraph(
        f"Zonder dit kan een ontvanger niet helpen: {required(facts)}. Nodig is ook één manier van contact."
    )
    yield Paragraph("Nooit: BSN, rekeningnummer, gezondheid, afkomst, geloof of lidmaatschap van een vakbond.")
    yield Heading("3. Gegevens over bezoeken", 2)
    attributes = facts.matrix.visit_attributes
    yield Paragraph(
        f"Van elk bezoek blijven {len(attributes)} algemene kenmerken over: {listed(attributes)}. Geen tijd, geen "
        "volgorde, geen nummer, geen antwoord. Zij gaan alleen weg als groep en horen bij niemand."
    )
    yield Heading("4. Verwerkingen", 2)
    yield Paragraph(f"Wat er met een overdracht gebeurt: {listed(Consent.PROCESSING)}, en daarna wissen.")
    yield Heading("5. Partijen", 2)
    yield controllers(facts)
    yield Heading("6. Wie mag wat ontvangen", 2)
    if facts.matrix.rules:
        yield recipients_table(facts, facts.matrix.rules)
    else:
        yield Paragraph("De matrix heeft geen regel: er gaat niets weg.")
    yield Heading("7. Bewaartermijnen", 2)
    yield retention_table(facts.retention)


def _lawful(facts: RegionFacts) -> Iterator[Part]:
    yield Heading("B. Of het mag")
    yield Heading("8. Grondslag en bron", 2)
    rules = [rule for rule in facts.matrix.rules if rule.effect is not Effect.FORBIDDEN]
    grounds = dict.fromkeys((rule.ground.law, rule.source, rule.ground.register_id) for rule in rules)
    yield Table((44, 36, 20), ("grondslag", "bron", "register"), plain(*grounds))
    yield Paragraph(
        "Toestemming is er alleen voor de extra dienst. Wie nee zegt, krijgt dezelfde hulp; weigeren kost niet meer "
        "tikken dan ja zeggen en laat geen gegevens achter."
    )
    yield Heading("9. Bijzondere persoonsgegevens", 2)
    yield Paragraph(
        "Ja." if Consent.SPECIAL_CATEGORIES else "Geen. Er is geen veld voor, en vrije tekst wordt bewaakt."
    )
    yield Heading("10. Noodzaak en evenredigheid", 2)
    yield Paragraph(
        "Elk doel heeft een vaste lijst van gegevens. Wat een regel niet noemt, kan niet mee. " + TO_FILL + "."
    )
    yield Heading("11. Rechten", 2)
    yield Facts(
        (
            ("Rechten", listed(Consent.RIGHTS)),
            ("Intrekken", listed(WITHDRAWALS[one] for one in facts.terms.withdrawal)),
            ("Toezichthouder", Consent.AUTHORITY),
            ("Rechtsgebied", Consent.JURISDICTION),
            ("Bewijs", f"een record naar ISO/IEC TS 27560 ({Consent.SCHEMA})"),
        )
    )


def _risks() -> Iterator[Part]:
    yield Heading("C. Risico's")
    yield Paragraph(
        "Kans en gevolg zijn een voorstel. De privacy officer beoordeelt ze opnieuw, met de eigen situatie erbij."
    )
    rows = [(one.risk, one.chance, one.harm, one.measure) for one in RISKS]
    yield Table((32, 10, 10, 48), ("risico", "kans", "gevolg", "wat er tegen is gedaan"), plain(*rows))


def _measures(facts: RegionFacts) -> Iterator[Part]:
    yield Heading("D. Maatregelen")
    yield Bullets(safeguards(facts))
    yield Heading("Advies van de privacy officer")
    yield Paragraph(
        f"{TO_FILL}: advies, restrisico, en of de Autoriteit Persoonsgegevens vooraf geraadpleegd moet worden."
    )
    yield Signatures(
        "Deze beoordeling is gelezen en aangevuld door:", ("Privacy officer (FG)", "Verwerkingsverantwoordelijke")
    )
