# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a receiving organisation does with what the store handed over: each envelope is looked at, then opened.

Nothing in here trusts the store. An envelope counts by the consent that lies beside it, and by the kiosk's signature
when the organisation has the kiosks' public keys from the region.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from pydantic import JsonValue

from kiosk.policy.matrix import Field
from kiosk.referrals.consent_record import proof_hash
from kiosk.referrals.key_ring import KeyRing
from kiosk.referrals.particulars import Particulars
from kiosk.referrals.sealing import Beside, NotOpened, Opened, WhyNotOpened, by_kid, opened
from kiosk.wire.canonical import parsed
from kiosk.wire.envelope import Envelope, is_signed_by, read_envelope

MAX_PROOF = 64_000
"""Bytes of a proof of consent that is read."""
GIVEN = "dpv:ConsentGiven"
LABELS = {
    Field.NAME: "Naam",
    Field.PHONE: "Telefoon",
    Field.EMAIL: "E-mail",
    Field.QUESTION: "Vraag",
    Field.LANGUAGE: "Taal",
    Field.BEST_TIME: "Beste moment",
}
LANGUAGES = {
    "nl": "Nederlands",
    "nl-simple": "Nederlands, eenvoudig",
    "en": "Engels",
    "uk": "Oekraïens",
    "ar": "Arabisch",
    "pl": "Pools",
    "tr": "Turks",
    "ti": "Tigrinya",
}

KioskKeys = Mapping[str, tuple[bytes, ...]]
"""Public keys (raw Ed25519) by the kiosk's name: that of now, and those with which it sealed before."""


@dataclass(frozen=True, slots=True)
class Delivered:
    """One referral as it lies in the folder."""

    referral: UUID
    envelope: bytes
    proof: bytes | None
    """None: there is none beside it."""


def received(delivered: Delivered, ring: KeyRing, kiosks: KioskKeys | None = None) -> Opened | NotOpened:
    """What a visitor asks of this organisation. Without `kiosks` the signature stays unproved."""
    try:
        envelope = read_envelope(delivered.envelope)
    except ValueError:
        return NotOpened(WhyNotOpened.SHAPE)
    header = envelope.header
    consent = _consent(delivered.proof, header.organisation)
    if consent is None:
        return NotOpened(WhyNotOpened.NO_CONSENT)
    if kiosks is not None and header.device not in kiosks:
        return NotOpened(WhyNotOpened.UNKNOWN_KIOSK)
    keys = by_kid([key.private for key in ring.of(header.organisation)])
    beside = Beside(delivered.referral, header.organisation, consent)
    signer = None if kiosks is None else _signer(envelope, kiosks[header.device])
    return opened(delivered.envelope, keys, signer, beside)


def _signer(envelope: Envelope, keys: tuple[bytes, ...]) -> bytes:
    """Which of the kiosk's keys signed it; where none did, one that did not."""
    return next((key for key in keys if is_signed_by(envelope, key)), b"")


def in_dutch(found: Opened) -> str:
    """For who is going to call: one line for each thing."""
    header, texts = found.header, _texts(found.particulars)
    lines = [f"Verwijzing {header.referral}, gemaakt op {header.day:%d-%m-%Y} op {header.device}"]
    lines += [f"  {LABELS[field]}: {text}" for field, text in texts.items()]
    lines.append(f"  Handtekening van de zuil: {'klopt' if found.signed else 'niet nagegaan'}")
    return "\n".join(lines)


def as_json(found: Opened) -> dict[str, JsonValue]:
    """For a program."""
    header = found.header.model_dump(mode="json", by_alias=True)
    fields: dict[str, JsonValue] = {field.value: text for field, text in found.particulars.values.items()}
    return {**_known(header), "gegevens": fields, "handtekeningKlopt": found.signed}


def _known(header: dict[str, JsonValue]) -> dict[str, JsonValue]:
    return {name: header[name] for name in ("kenmerk", "organisatie", "gemaakt", "zuil", "toestemming")}


def _texts(particulars: Particulars) -> dict[Field, str]:
    values = particulars.values
    if particulars.language in LANGUAGES:
        values[Field.LANGUAGE] = LANGUAGES[particulars.language]
    return values


def _consent(proof: bytes | None, organisation: str) -> str | None:
    """The hash of a proof that this organisation may have the particulars; None: it is no such proof."""
    if proof is None or len(proof) > MAX_PROOF:
        return None
    try:
        said = parsed(proof)
    except ValueError:
        return None
    if not isinstance(said, dict) or _at(said, "dpv:hasProcess", "dpv:hasRecipient", "dct:identifier") != organisation:
        return None
    events = said.get("dpv:hasConsentStatus")
    if not isinstance(events, list) or not events or _at(events[-1], "@type") != GIVEN:
        return None
    return proof_hash(said)


def _at(value: object, *path: str) -> object:
    for key in path:
        value = value.get(key) if isinstance(value, dict) else None
    return value
