# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The entries of the register of processing (GDPR article 30): one for each that the matrix names."""

from collections.abc import Iterator, Sequence

from kiosk.policy.matrix import Rule
from kiosk.publishing.policy.matrix_paper import edition
from kiosk.publishing.policy.paper import Bullets, Facts, Heading, Paper, Paragraph, Part
from kiosk.publishing.policy.processing import (
    TO_FILL,
    controllers,
    recipients_table,
    registered,
    retention_table,
    safeguards,
)
from kiosk.publishing.policy.region_facts import RegionFacts
from kiosk.publishing.policy.words import fields_said, listed, short
from kiosk.referrals.consent import Consent

DRAFT = "CONCEPT: door de regio te toetsen"


def register_paper(facts: RegionFacts) -> Paper:
    """The entries of a region."""
    return Paper(
        "Register van verwerkingsactiviteiten, AVG artikel 30",
        f"Verwerkingen van de zuilen, regio {facts.region}",
        f"{facts.matrix.name}. {edition(facts.matrix, facts.digest)}",
        DRAFT,
        tuple(_parts(facts)),
    )


def _parts(facts: RegionFacts) -> Iterator[Part]:
    yield Paragraph(facts.matrix.remarks)
    yield Paragraph(
        "Gemaakt uit de bevoegdhedenmatrix, de bewaartermijnen en het programma zelf. Vul aan wat ontbreekt."
    )
    entries = registered(facts.matrix.rules)
    if not entries:
        yield Paragraph("De matrix laat niets gaan: er is geen verwerking van persoonsgegevens.")
    for register_id, rules in entries.items():
        yield Heading(f"Verwerking {register_id}")
        yield _entry(facts, rules)
        yield recipients_table(facts, rules)
    yield Heading("Voor elke verwerking")
    yield controllers(facts)
    yield Heading("Bewaartermijnen", 2)
    yield retention_table(facts.retention)
    yield Heading("Beveiliging", 2)
    yield Bullets(safeguards(facts))
    yield Heading("Wat geen verwerking van persoonsgegevens is")
    attributes = facts.matrix.visit_attributes
    yield Paragraph(
        f"Van een bezoek zonder overdracht blijven {len(attributes)} algemene kenmerken over: {listed(attributes)}. "
        "Die horen bij niemand en gaan alleen als groep weg."
    )


def _entry(facts: RegionFacts, rules: Sequence[Rule]) -> Facts:
    matrix = facts.matrix
    purposes = dict.fromkeys(matrix.purposes[rule.purpose].description for rule in rules)
    recipients = dict.fromkeys(short(matrix, rule.recipient, facts.names) for rule in rules)
    grounds = dict.fromkeys(rule.ground.law for rule in rules)
    return Facts(
        (
            ("Doel", "; ".join(purposes)),
            ("Betrokkenen", "bezoekers van een inlooppunt die om contact vragen"),
            ("Persoonsgegevens", fields_said({field for rule in rules for field in rule.fields})),
            ("Bijzondere gegevens", "ja" if Consent.SPECIAL_CATEGORIES else "geen"),
            ("Ontvangers", listed(recipients)),
            ("Verwerking", listed(Consent.PROCESSING)),
            ("Grondslag", "; ".join(grounds)),
            ("Buiten de EU", f"geen doorgifte; rechtsgebied {Consent.JURISDICTION}"),
            ("Verwerkers", TO_FILL),
        )
    )
