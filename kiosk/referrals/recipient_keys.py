# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The public keys of a receiving organisation: X25519, each for some days."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from hashlib import sha256

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

from kiosk.wire.canonical import to_text
from kiosk.wire.envelope import MAX_KEYS

KEY_BYTES = 32
KID_BYTES = 9


class KeyStatus(StrEnum):
    """What the region says of a key."""

    ACTIVE = "actief"
    WITHDRAWN = "ingetrokken"


@dataclass(frozen=True, slots=True)
class RecipientKey:
    """A key to seal to, from `not_before` to `not_after`, both included. `ValueError`: it is no such key."""

    kid: str
    public: bytes
    not_before: date
    not_after: date
    status: KeyStatus

    def __post_init__(self) -> None:
        if len(self.public) != KEY_BYTES or self.kid != kid_of(self.public):
            raise ValueError("the name of a key is made of the key")
        # A point of low order gives everybody the same secret; the library finds that when it is used.
        X25519PrivateKey.generate().exchange(X25519PublicKey.from_public_bytes(self.public))

    def usable(self, day: date) -> bool:
        """Whether it may be sealed to on this day."""
        return self.status is KeyStatus.ACTIVE and self.not_before <= day <= self.not_after


def usable_keys(keys: Iterable[RecipientKey], day: date) -> tuple[RecipientKey, ...]:
    """The keys of an organisation that a kiosk seals to on this day; none: it can receive nothing."""
    return tuple(key for key in keys if key.usable(day))[:MAX_KEYS]


def kid_of(public: bytes) -> str:
    """The name of a key: a part of its hash."""
    return to_text(sha256(public).digest()[:KID_BYTES])


def fingerprint(public: bytes) -> str:
    """What two people compare on paper: 32 hexadecimal digits of the key's hash, in groups of four."""
    digits = sha256(public).hexdigest()[:32]
    return " ".join(digits[start : start + 4] for start in range(0, len(digits), 4))
