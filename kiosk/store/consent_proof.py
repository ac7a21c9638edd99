# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the store must know of a proof of consent (ISO/IEC TS 27560 in terms of DPV): no more than these five things."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

GIVEN: Final = "dpv:ConsentGiven"
LONGEST: Final = 80
LONGEST_URI: Final = 300
"""Characters: of these texts, and of the entry of the public register."""
DURATION: Final = "dpv:StorageDuration"


@dataclass(frozen=True, slots=True)
class ProofSays:
    """Read from a proof; the strings are as they stand there."""

    state: str
    """The last one."""
    recipient: str
    keep_until: date
    subject: str
    """The random reference."""
    processing_activity: str
    """The entry of the public register."""


def read_proof(proof: Any) -> ProofSays | None:
    """None: it is no proof of consent."""
    try:
        process = proof["dpv:hasProcess"]
        terms = [one for one in process["dpv:hasStorageCondition"] if one["@type"] == DURATION]
        says = ProofSays(
            state=proof["dpv:hasConsentStatus"][-1]["@type"],
            recipient=process["dpv:hasRecipient"]["dct:identifier"],
            keep_until=date.fromisoformat(terms[0]["dpv:hasDuration"]["rdf:value"]),
            subject=proof["dpv:hasDataSubject"]["dpv:hasIdentifier"],
            processing_activity=process["dpv:hasPersonalData"][0]["wk:verwerkingsregister"],
        )
    except (KeyError, IndexError, TypeError, ValueError):
        return None
    texts: tuple[object, ...] = (says.state, says.recipient, says.subject)
    are_texts = all(_is_text(one, LONGEST) for one in texts) and _is_text(says.processing_activity, LONGEST_URI)
    return says if are_texts else None


def _is_text(one: object, longest: int) -> bool:
    return isinstance(one, str) and 0 < len(one) <= longest
