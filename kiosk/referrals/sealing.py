# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Seals what goes along before anything is stored: only the receiving organisation can open it, never the kiosk.

A key of its own for each envelope (AES-256-GCM), wrapped for every usable key of the organisation (HPKE), and signed by
the kiosk (Ed25519), so that a store that was broken into can neither read nor invent referrals.
"""

import secrets
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from enum import Enum
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from kiosk.policy.matrix import Field
from kiosk.referrals.particulars import LIMITS, BestTime, Particulars
from kiosk.referrals.plain_entry import plain
from kiosk.referrals.recipient_keys import RecipientKey, kid_of, usable_keys
from kiosk.wire.canonical import canonical, parsed, to_bytes, to_text
from kiosk.wire.envelope import (
    NONCE_BYTES,
    Closed,
    Envelope,
    Header,
    WrappedKey,
    is_signed_by,
    read_envelope,
    written,
    written_header,
)

BLOCK = 512
"""Bytes: what is sealed is a multiple of it, so that its length does not tell a short question from a long one."""
SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)

Sign = Callable[[bytes], bytes]
"""Signs with the kiosk's Ed25519 key."""


@dataclass(frozen=True, slots=True)
class NoUsableKey:
    """The organisation has no key on this day: nothing can be sealed to it, so nothing may be asked."""

    organisation: str


class WhyNotOpened(Enum):
    """What an envelope failed on, in Dutch for who opens it."""

    SHAPE = "Dit is geen hele envelop. Haal hem opnieuw op."
    ANOTHER = "Deze envelop hoort bij een andere verwijzing, ontvanger of toestemming. Vertrouw hem niet."
    NO_CONSENT = "Bij deze envelop hoort een toestemming voor deze ontvanger; die is er niet. Gebruik de gegevens niet."
    UNKNOWN_KIOSK = "De zuil die er staat is niet van de regio. Vertrouw deze envelop niet."
    SIGNATURE = "De handtekening is niet van de zuil die er staat. Vertrouw deze envelop niet."
    NO_KEY = "Uw sleutelbos heeft geen sleutel voor deze envelop."
    CHANGED = "De envelop is veranderd na het verzegelen. Vertrouw hem niet."
    CONTENT = "De inhoud van de envelop is geen verwijzing."


@dataclass(frozen=True, slots=True)
class NotOpened:
    """Nothing was read."""

    reason: WhyNotOpened


@dataclass(frozen=True, slots=True)
class Beside:
    """What an envelope came with, which must be what it says inside."""

    referral: UUID
    organisation: str
    consent: str
    """SHA-256 of the proof of consent that came along."""


@dataclass(frozen=True, slots=True)
class Opened:
    """What the kiosk sealed."""

    header: Header
    particulars: Particulars
    signed: bool
    """Whether the kiosk's signature was looked at and is right."""


def seal(particulars: Particulars, header: Header, keys: Collection[RecipientKey], sign: Sign) -> bytes | NoUsableKey:
    """The envelope in its one way of writing, for every key of the organisation that is usable on the header's day."""
    usable = usable_keys(keys, header.day)
    if not usable:
        return NoUsableKey(header.organisation)
    bound, nonce, own = written_header(header), secrets.token_bytes(NONCE_BYTES), secrets.token_bytes(32)
    padded = _padded(particulars)
    try:
        content = AESGCM(own).encrypt(nonce, padded, bound.encode())
    finally:
        # Freed memory is not cleared at once.
        padded[:] = bytes(len(padded))
    inside = Closed(bound, nonce, content)
    wrapped = tuple(WrappedKey(kid=key.kid, wrapped=_wrapped(own, key, inside)) for key in usable)
    whole = Closed(bound, nonce, content, wrapped)
    return written(whole, sign(whole.statement()))


def opened(
    raw: bytes, private_keys: Mapping[str, X25519PrivateKey], device_public: bytes | None, beside: Beside | None = None
) -> Opened | NotOpened:
    """What is in an envelope, by the private keys of the organisation under their names (`kid`).

    `device_public`: the key of the kiosk; None leaves the signature unproved. `beside`: what the envelope came with.
    """
    try:
        envelope = read_envelope(raw)
    except ValueError:
        return NotOpened(WhyNotOpened.SHAPE)
    if (distrusted := _distrusted(envelope, device_public, beside)) is not None:
        return NotOpened(distrusted)
    mine = next((key for key in envelope.closed.keys if key.kid in private_keys), None)
    if mine is None:
        return NotOpened(WhyNotOpened.NO_KEY)
    try:
        content = _unsealed(envelope.closed, mine, private_keys[mine.kid])
    except InvalidTag:
        return NotOpened(WhyNotOpened.CHANGED)
    try:
        return Opened(envelope.header, _particulars(content), signed=device_public is not None)
    except (ValueError, KeyError, TypeError):
        return NotOpened(WhyNotOpened.CONTENT)


def by_kid(private_keys: Collection[X25519PrivateKey]) -> Mapping[str, X25519PrivateKey]:
    """Private keys under the names of their public ones."""
    return {kid_of(key.public_key().public_bytes_raw()): key for key in private_keys}


def _distrusted(envelope: Envelope, device_public: bytes | None, beside: Beside | None) -> WhyNotOpened | None:
    """What shows without any key."""
    header = envelope.header
    if beside not in {None, Beside(header.referral, header.organisation, header.consent)}:
        return WhyNotOpened.ANOTHER
    if device_public is not None and not is_signed_by(envelope, device_public):
        return WhyNotOpened.SIGNATURE
    return None


def _padded(particulars: Particulars) -> bytearray:
    """As JSON, with blanks after it: they are part of no value, and a browser reads over them."""
    content = bytearray(canonical({field.value: text for field, text in particulars.values.items()}))
    return content + b" " * (-len(content) % BLOCK)


def _particulars(content: bytes) -> Particulars:
    """Strictly what `_padded` makes; a kiosk that is no kiosk may have made anything."""
    fields = parsed(content)
    if len(content) % BLOCK or not isinstance(fields, dict):
        raise ValueError("not what is sealed")
    texts = {Field(name): text for name, text in fields.items() if isinstance(text, str) and text == plain(text) != ""}
    if len(texts) != len(fields) or any(len(text) > LIMITS[field] for field, text in texts.items()):
        raise ValueError("not what a kiosk takes")
    return Particulars(
        name=texts.get(Field.NAME, ""),
        phone=texts.get(Field.PHONE),
        email=texts.get(Field.EMAIL),
        question=texts.get(Field.QUESTION, ""),
        language=texts.get(Field.LANGUAGE, ""),
        best_times=tuple(BestTime(one) for one in texts.get(Field.BEST_TIME, "").split()),
    )


def _wrapped(own: bytes, key: RecipientKey, inside: Closed) -> str:
    public = X25519PublicKey.from_public_bytes(key.public)
    return to_text(SUITE.encrypt(own, public, inside.binding()))


def _unsealed(closed: Closed, mine: WrappedKey, private: X25519PrivateKey) -> bytes:
    own = SUITE.decrypt(to_bytes(mine.wrapped), private, closed.binding())
    return AESGCM(own).decrypt(closed.nonce, closed.content, closed.header.encode())
