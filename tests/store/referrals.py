# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Referrals as a kiosk of the store tests makes them: really agreed to, really sealed, signed with the kiosk's key."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.policy.matrix import Field, Ground
from kiosk.referrals.consent import (
    Consent,
    ConsentedField,
    ConsentEvent,
    ConsentText,
    Recipient,
    Terms,
    WithdrawalMethod,
)
from kiosk.referrals.consent_record import as_json_ld, proof_hash
from kiosk.referrals.consent_state import ConsentState
from kiosk.referrals.particulars import Particulars
from kiosk.referrals.sealing import seal
from kiosk.referrals.withdrawal_code import code_hash, new_code
from kiosk.store.referral_intake import Accepting
from kiosk.wire.envelope import Header
from kiosk.wire.referral import SealedReferral, Withdrawal
from tests.policy.matrices import UWV
from tests.referrals.sealed import ANNA, PAIR
from tests.storage.sealed import Clocks
from tests.store.kiosks import Kiosk

ON_SQLITE = pytest.mark.parametrize("store_url", ["sqlite"], indirect=True)
"""For what asks nothing of the database that the other one could answer in another way."""
ORGANISATION = "uwv-rivierstad"
ANOTHER = "bibliotheek"
KEEP_DAYS = 44


def accepting(clocks: Clocks | None = None, listed: Callable[[Withdrawal, date], None] | None = None) -> Accepting:
    """A store of a region with two organisations; `listed` keeps withdrawals outside its database."""
    return Accepting(frozenset({ORGANISATION, ANOTHER}), clocks or Clocks(), listed)


@dataclass
class Made:
    """A referral and its code. Its parts can be changed before it is sent."""

    content: SealedReferral
    code: str
    message_id: UUID = field(init=False)

    def __post_init__(self) -> None:
        self.message_id = self.content.id

    @property
    def code_hash(self) -> str:
        return self.content.code_hash

    def message(self, **changed: Any) -> dict[str, Any]:
        """On the line; `changed` are other fields of the content."""
        content = self.content.model_dump(mode="json", by_alias=True) | changed
        return {"id": str(self.message_id), "soort": "verwijzing", "inhoud": content}


def consent_of(today: date, kiosk: Kiosk, *, organisation: str = ORGANISATION, keep_days: int = KEEP_DAYS) -> Consent:
    """A yes of today."""
    return Consent(
        record=uuid4(),
        subject=uuid4(),
        text=ConsentText.of("Mag dit?", id_="toestemming", version="1", language="nl", purpose="warme-overdracht"),
        screen_sha256="5c" * 32,
        fields=(ConsentedField(Field.NAME, necessary=True, rule="r1", ground=Ground("AVG 6.1.a", "reg-1")),),
        recipient=Recipient(organisation, "UWV Rivierstad", UWV),
        terms=Terms(("Gemeente Rivierstad",), "regionale opslag", keep_days, (WithdrawalMethod.CODE,)),
        keep_until=today + timedelta(days=keep_days),
        events=(ConsentEvent(ConsentState.GIVEN, kiosk.clock()),),
    )


def made(
    kiosk: Kiosk,
    *,
    consent: Consent | None = None,
    key: Ed25519PrivateKey | None = None,
    particulars: Particulars = ANNA,
    **header: Any,
) -> Made:
    """A finished referral of this kiosk; `consent`, `key` and parts of the header may be others."""
    today = kiosk.clock().date()
    agreed = consent or consent_of(today, kiosk)
    proof = as_json_ld(agreed)
    bound = {
        "referral": uuid4(),
        "organisation": agreed.recipient.organisation,
        "consent": proof_hash(proof),
        "day": today,
        "device": kiosk.id,
        **header,
    }
    keys = [PAIR.key(today - timedelta(days=1), today + timedelta(days=1))]
    envelope = seal(particulars, Header(**bound), keys, (key or kiosk.key).sign)
    assert isinstance(envelope, bytes)
    code = new_code()
    content = SealedReferral(
        id=bound["referral"],
        organisation=agreed.recipient.organisation,
        code_hash=code_hash(code),
        keep_until=agreed.keep_until,
        consent=proof,
        envelope=envelope.decode(),
        trace_id=secrets.token_hex(16),
        operation_id=secrets.token_hex(8),
    )
    return Made(content, code)


def moved(consent: Consent, state: ConsentState) -> Consent:
    """The same consent in another state."""
    return replace(consent, events=(*consent.events, ConsentEvent(state, consent.events[-1].at)))


def withdrawal(code: str, day: date, by: str = "bezoeker") -> dict[str, Any]:
    """A withdrawal on the line."""
    content = {"codeHash": code, "ingetrokkenOp": day.isoformat(), "door": by}
    return {"id": str(uuid4()), "soort": "intrekking", "inhoud": content}
