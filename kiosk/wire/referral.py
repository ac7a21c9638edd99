# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What goes over the line about a handover: sealed particulars with the proof of consent, a withdrawal, a question.

Nothing here says who the visitor is. The particulars are in the envelope, which only the receiving organisation opens;
the code on the visitor's slip is known by its hash alone.
"""

from datetime import date
from enum import StrEnum
from typing import Annotated, Final
from uuid import UUID

from pydantic import AfterValidator, Field, JsonValue, StringConstraints

from kiosk.wire.canonical import canonical
from kiosk.wire.envelope import MAX_ENVELOPE
from kiosk.wire.visit_class import Code, WireModel

STATUS_PATH: Final = "/v1/verwijzingen/status"
MAX_PROOF_BYTES: Final = 16_000
"""Bytes of the proof of consent, in its canonical form."""


def _bounded(proof: dict[str, JsonValue]) -> dict[str, JsonValue]:
    if not proof or len(canonical(proof)) > MAX_PROOF_BYTES:
        raise ValueError("a proof of consent says something, within bounds")
    return proof


CodeHash = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
"""SHA-256 of the withdrawal code."""
TraceId = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{32}$")]
OperationId = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{16}$")]
"""Both as W3C Trace Context writes them."""
Envelope = Annotated[str, StringConstraints(min_length=2, max_length=MAX_ENVELOPE)]
ConsentProof = Annotated[dict[str, JsonValue], AfterValidator(_bounded)]


class SealedReferral(WireModel):
    """One consented handover to one organisation."""

    id: UUID = Field(alias="kenmerk")
    organisation: Code = Field(alias="organisatie")
    code_hash: CodeHash = Field(alias="codeHash")
    keep_until: date = Field(alias="bewaarTot")
    """The last day on which anybody may still have the particulars, as the visitor read it."""
    consent: ConsentProof = Field(alias="toestemming")
    """JSON-LD, ISO/IEC TS 27560 in terms of DPV."""
    envelope: Envelope = Field(alias="envelop")
    trace_id: TraceId = Field(alias="traceId")
    operation_id: OperationId = Field(alias="operationId")
    """Of the line in the kiosk's processing log: the store's own line names it as the one before."""


class WithdrawnBy(StrEnum):
    """Who withdrew."""

    VISITOR = "bezoeker"
    STAFF = "medewerker"


class Withdrawal(WireModel):
    """The consent behind this code ends; whoever has the particulars erases them."""

    code_hash: CodeHash = Field(alias="codeHash")
    day: date = Field(alias="ingetrokkenOp")
    by: WithdrawnBy = Field(alias="door")


class ReferralStatus(StrEnum):
    """Where a referral is, for whoever has its code."""

    KEPT = "bewaard"
    FETCHED = "opgehaald"
    DONE = "afgerond"
    WITHDRAWN = "ingetrokken"
    EXPIRED = "verlopen"
    UNKNOWN = "onbekend"


class StatusQuestion(WireModel):
    code_hash: CodeHash = Field(alias="codeHash")


class StatusAnswer(WireModel):
    """`organisation` and `keep_until` only of a referral that the store knows."""

    status: ReferralStatus = Field(alias="status")
    organisation: Code | None = Field(alias="organisatie", default=None)
    keep_until: date | None = Field(alias="bewaarTot", default=None)
