# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""An organisation with a key, a kiosk that signs, and what they seal and open in the tests."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from kiosk.referrals.particulars import BestTime, Particulars
from kiosk.referrals.recipient_keys import KeyStatus, RecipientKey, kid_of
from kiosk.referrals.sealing import by_kid, opened, seal
from kiosk.wire.envelope import Header

TODAY = date(2026, 11, 27)
ANNA = Particulars("Anna de Vries", "+31612345678", None, "Ik zoek werk.", "nl", (BestTime.MORNING, BestTime.EVENING))
HEADER = Header(
    referral=UUID("6b1f3c52-3f6e-4b5a-9d0a-0c7d5c2e1f00"),
    organisation="uwv-rivierstad",
    consent="ab" * 32,
    day=TODAY,
    device="zuil-7",
)


@dataclass(frozen=True)
class Pair:
    """A key of an organisation with its private half."""

    private: X25519PrivateKey = field(default_factory=X25519PrivateKey.generate)

    @property
    def public(self) -> bytes:
        """Raw."""
        return self.private.public_key().public_bytes_raw()

    def key(
        self,
        first: date = TODAY - timedelta(days=30),
        last: date = TODAY + timedelta(days=30),
        status: KeyStatus = KeyStatus.ACTIVE,
    ) -> RecipientKey:
        """As the region publishes it."""
        return RecipientKey(kid_of(self.public), self.public, first, last, status)


class Kiosk:
    """A kiosk's key."""

    def __init__(self) -> None:
        self.private = Ed25519PrivateKey.generate()
        self.public = self.private.public_key().public_bytes_raw()
        self.sign = self.private.sign


KIOSK = Kiosk()
PAIR = Pair()


def sealed(*pairs: Pair, particulars: Particulars = ANNA, header: Header = HEADER, kiosk: Kiosk = KIOSK) -> bytes:
    """An envelope to these."""
    envelope = seal(particulars, header, [pair.key() for pair in pairs or (PAIR,)], kiosk.sign)
    assert isinstance(envelope, bytes)
    return envelope


def result(envelope: bytes, pair: Pair = PAIR, device: bytes | None = KIOSK.public) -> object:
    """What the organisation finds in it."""
    return opened(envelope, by_kid([pair.private]), device)
