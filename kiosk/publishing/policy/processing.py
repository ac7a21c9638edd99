# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What every paper tells of the processing: the data, who gets them, how long they are kept and what guards them."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from kiosk.ageing import LONGEST_LEAP
from kiosk.policy.matrix import Effect, Need, Rule
from kiosk.policy.retention import Retention, Term
from kiosk.publishing.policy.paper import Cell, Facts, Table, Tone, plain
from kiosk.publishing.policy.region_facts import RegionFacts
from kiosk.publishing.policy.words import EFFECTS, FIELDS, dates_said, fields_said, short
from kiosk.referrals.consent import WithdrawalMethod
from kiosk.referrals.particulars import LIMITS
from kiosk.referrals.sealing import BLOCK
from kiosk.referrals.withdrawal_code import RANDOM_BITS
from kiosk.reports.suppression import MINIMUM_CELL

WITHDRAWALS: Mapping[WithdrawalMethod, str] = MappingProxyType(
    {
        WithdrawalMethod.CODE: "met de code op het ontvangstbewijs, bij elke zuil van de regio",
        WithdrawalMethod.PHONE: "per telefoon",
        WithdrawalMethod.GUIDE: "bij een gids",
    }
)
TO_FILL = "In te vullen door de regio"


def fields_table(facts: RegionFacts) -> Table:
    """Each field of each purpose."""
    rows = [
        (FIELDS[field], need.value, f"hoogstens {LIMITS[field]} tekens", purpose.description)
        for purpose in facts.matrix.purposes.values()
        for field, need in purpose.fields.items()
    ]
    return Table((26, 15, 20, 39), ("gegeven", "nodig", "lengte", "doel"), plain(*rows))


def recipients_table(facts: RegionFacts, rules: Sequence[Rule]) -> Table:
    """Who gets what, or not."""
    rows = tuple(
        (
            Cell(short(facts.matrix, rule.recipient, facts.names)),
            Cell(f"{rule.role.value}, {rule.channel.value}"),
            Cell(EFFECTS[rule.effect][0], EFFECTS[rule.effect][1]),
            Cell(fields_said(rule.fields)),
            Cell(dates_said(rule), Tone.QUIET),
        )
        for rule in rules
    )
    return Table((19, 18, 18, 28, 19), ("ontvanger", "wie stuurt", "uitkomst", "gegevens", "geldig"), rows)


def retention_table(retention: Retention) -> Table:
    """How long, counted from when, and why."""
    rows = [(name, f"{term.days} dagen", term.since, term.why) for name, term in _terms(retention)]
    return Table((26, 12, 24, 40), ("wat", "hoe lang", "vanaf", "waarom"), plain(*rows))


def _terms(retention: Retention) -> Iterator[tuple[str, Term]]:
    yield "overdracht die niemand ophaalt", retention.undelivered
    yield "inhoud van een afgeronde overdracht", retention.delivered
    yield "bewijs van toestemming, zonder inhoud", retention.consent_proof
    yield "log van wat medewerkers deden", retention.staff_audit
    yield f"Logboek dataverwerkingen, profiel {retention.log_profile}", retention.log


def safeguards(facts: RegionFacts) -> tuple[str, ...]:
    """What guards the data, as the program does it."""
    rules = facts.anonymity
    return (
        f"Een bezoek staat alleen in het geheugen. Na {facts.session_s} seconden zonder aanraking is het gewist.",
        (
            "Wat meegaat, is op de zuil verzegeld voor de sleutel van precies één ontvanger (HPKE, RFC 9180: X25519, "
            f"HKDF-SHA256, AES-256-GCM), opgevuld tot een veelvoud van {BLOCK} bytes, getekend door de zuil (Ed25519)."
        ),
        "De zuil en de regionale opslag kunnen de inhoud niet lezen.",
        f"De intrekcode heeft {RANDOM_BITS} toevallige bits en een controleteken; te vaak raden wordt geweigerd.",
        "Elke handeling staat in het Logboek dataverwerkingen, in dezelfde transactie. Zonder regel gaat niets weg.",
        (
            "Een klok die terugloopt verlengt geen termijn. Een klok die vooruit springt, kost hoogstens "
            f"{LONGEST_LEAP.days} dagen ervan."
        ),
        "Een BSN (elfproef) en een IBAN worden geweigerd voor er iets is bewaard.",
        (
            f"Een anoniem bezoek verlaat de zuil alleen in een groep van {rules.k} of meer, met {rules.l} of meer "
            "mogelijke waarden van elk gevoelig kenmerk."
        ),
        f"In rapporten staat geen aantal onder de {MINIMUM_CELL}, ook niet als verschil van andere getallen.",
        "Een gestolen zuil wordt ingetrokken; wat zij daarna stuurt, wordt geweigerd.",
        "Wat is ingetrokken, staat op een lijst buiten de database: een kopie van de opslag brengt het niet terug.",
    )


def controllers(facts: RegionFacts) -> Facts:
    """Who answers for it."""
    return Facts(
        (
            ("Verantwoordelijken", ", ".join(facts.terms.controllers)),
            ("Contact en FG", TO_FILL),
            ("Opslag", facts.terms.storage),
        )
    )


def required(facts: RegionFacts) -> str:
    """What a recipient cannot help without."""
    needs = {
        field for one in facts.matrix.purposes.values() for field, need in one.fields.items() if need is Need.REQUIRED
    }
    return fields_said(needs) if needs else "geen"


def registered(rules: Sequence[Rule]) -> dict[str, list[Rule]]:
    """The rules that let something go, by their entry in the register of processing."""
    found: dict[str, list[Rule]] = {}
    for rule in rules:
        if rule.effect is not Effect.FORBIDDEN:
            found.setdefault(rule.ground.register_id, []).append(rule)
    return found
