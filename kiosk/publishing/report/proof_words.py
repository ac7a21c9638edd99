# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What was proved of a flow, counted per claim; and by name what was not."""

from dataclasses import dataclass

from kiosk.flow.proof.verdicts import Claim, Inexact, Proof, Result, Verdict
from kiosk.flow.said import Said

CLAIMS = {
    Claim.REACHABLE: Said("Elke vraag en uitkomst komt voor", "Every question and outcome occurs"),
    Claim.OPTION_REACHABLE: Said("Elke keuze wordt aan iemand aangeboden", "Every option is offered to somebody"),
    Claim.NO_DEAD_END: Said("Elke route komt uit bij een uitkomst", "Every path ends at an outcome"),
    Claim.CHOICES_OFFERED: Said("Bij elke keuzevraag is er iets te kiezen", "Every choice question offers a choice"),
    Claim.ANSWERABLE: Said("Elke verplichte vraag is te beantwoorden", "Every required question can be answered"),
    Claim.NO_BLANK_TRAP: Said(
        "Geen regel klopt alleen omdat een vraag niet gesteld is",
        "No rule holds only because a question was not asked",
    ),
    Claim.SHORT: Said("Niemand krijgt te veel vragen", "Nobody is asked too many questions"),
}


@dataclass(frozen=True, slots=True)
class ClaimTold:
    """One kind of claim: how many hold, and which are open or refuted."""

    claim: str
    proved: int
    refuted: tuple[str, ...]
    open: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProofTold:
    """A proof in words."""

    claims: tuple[ClaimTold, ...]
    inexact: tuple[str, ...]
    proved: int
    asked: int


def proof_told(proof: Proof, language: str) -> ProofTold:
    """The proof as the page shows it."""
    claims = tuple(_claim(claim, proof, language) for claim in Claim)
    proved = sum(told.proved for told in claims)
    return ProofTold(claims, tuple(_inexact(one) for one in proof.inexact), proved, len(proof.results))


def _claim(claim: Claim, proof: Proof, language: str) -> ClaimTold:
    results = [result for result in proof.results if result.claim is claim]
    named = {verdict: tuple(_subject(result) for result in results if result.verdict is verdict) for verdict in Verdict}
    proved = len(named[Verdict.PROVED])
    return ClaimTold(CLAIMS[claim].shown(language), proved, named[Verdict.REFUTED], named[Verdict.NOT_PROVED])


def _subject(result: Result) -> str:
    return " ".join(word for word in (result.subject, result.part) if word)


def _inexact(one: Inexact) -> str:
    return f"{one.field} ({one.part}): {one.construct}"
