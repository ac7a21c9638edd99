# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The private keys with which an organisation opens its referrals: the one in use, and old ones as long as needed.

A kiosk seals to every key that the region lists as usable. So a new key is made in time, and an old one stays until
nothing that was sealed to it can still lie anywhere.
"""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Annotated

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from pydantic import Field, StringConstraints

from kiosk.referrals.partner_keys import ListedKey, listed_key
from kiosk.referrals.recipient_keys import KeyStatus, RecipientKey, kid_of
from kiosk.wire.canonical import canonical, parsed, to_bytes, to_text
from kiosk.wire.visit_class import Code, WireModel

VALID_DAYS = 400
"""A key is renewed each year, with a month to do it in."""
OVERLAP_DAYS = 30
"""How long an old key is still sealed to after a new one is made: until every kiosk has the new list."""
OLD_KEPT_DAYS = 90
"""How long an old key is kept after its last day: longer than any referral (14 days until it is fetched, 30 after)."""
MAX_RING = 500
"""Keys in one ring."""


@dataclass(frozen=True, slots=True)
class RingKey:
    """One private key of one organisation, with the days on which it is sealed to."""

    organisation: str
    private: X25519PrivateKey = field(repr=False)
    not_before: date
    not_after: date

    def public(self) -> RecipientKey:
        """Its public half, for the region to list."""
        raw = self.private.public_key().public_bytes_raw()
        return RecipientKey(kid_of(raw), raw, self.not_before, self.not_after, KeyStatus.ACTIVE)


@dataclass(frozen=True, slots=True)
class KeyRing:
    """Keys, oldest first."""

    keys: tuple[RingKey, ...]

    @property
    def organisations(self) -> tuple[str, ...]:
        """Whose keys these are."""
        return tuple(dict.fromkeys(key.organisation for key in self.keys))

    def of(self, organisation: str) -> tuple[RingKey, ...]:
        """The keys of this organisation."""
        return tuple(key for key in self.keys if key.organisation == organisation)

    def listed(self, organisation: str, day: date) -> tuple[ListedKey, ...]:
        """What the region lists of it: what may be sealed to on this day or later."""
        return tuple(listed_key(key.public()) for key in self.of(organisation) if key.not_after >= day)

    def renewed(self, organisation: str, day: date) -> "KeyRing":
        """With a new key; the ones in use stay so for `OVERLAP_DAYS`, and what nobody can need any more is gone."""
        until = day + timedelta(days=OVERLAP_DAYS)
        kept = tuple(
            replace(key, not_after=min(key.not_after, until)) if key.organisation == organisation else key
            for key in self.keys
            if key.not_after + timedelta(days=OLD_KEPT_DAYS) >= day
        )
        return KeyRing((*kept, new_key(organisation, day)))


class _WrittenKey(WireModel):
    organisation: Code = Field(alias="organisatie")
    private: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{43}$")] = Field(alias="geheim", repr=False)
    not_before: date = Field(alias="vanaf")
    not_after: date = Field(alias="tot")


class _WrittenRing(WireModel):
    keys: Annotated[tuple[_WrittenKey, ...], Field(max_length=MAX_RING)] = Field(alias="sleutels")


def new_key(organisation: str, day: date) -> RingKey:
    """A key that is sealed to from this day on."""
    return RingKey(organisation, X25519PrivateKey.generate(), day, day + timedelta(days=VALID_DAYS))


def written_ring(ring: KeyRing) -> bytes:
    """The ring as bytes: a secret, to be wrapped before it goes anywhere."""
    keys = tuple(
        _WrittenKey(
            organisation=key.organisation,
            private=to_text(key.private.private_bytes_raw()),
            not_before=key.not_before,
            not_after=key.not_after,
        )
        for key in ring.keys
    )
    return canonical(_WrittenRing(keys=keys).model_dump(mode="json", by_alias=True))


def read_ring(secret: bytes) -> KeyRing:
    """The ring of these bytes; `ValueError` when they are none. Its text holds nothing of them."""
    try:
        written = _WrittenRing.model_validate(parsed(secret))
        privates = [X25519PrivateKey.from_private_bytes(to_bytes(key.private)) for key in written.keys]
    except ValueError:
        raise ValueError("not a ring of keys") from None
    return KeyRing(
        tuple(
            RingKey(key.organisation, private, key.not_before, key.not_after)
            for key, private in zip(written.keys, privates, strict=True)
        )
    )
