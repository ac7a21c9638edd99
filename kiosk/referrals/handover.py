# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""From a yes to a finished referral, in one go: consent, envelope, code. What comes out holds nothing of the visitor.

Nothing is kept here. Who calls drops the particulars as soon as this returns.
"""

import secrets
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID, uuid4

from kiosk.clock import AMSTERDAM
from kiosk.policy.matrix import Field, Matrix
from kiosk.referrals.consent import Consent, NotGiven, Request, Stamp, TextUnknown, given
from kiosk.referrals.consent import NotPossible as NoConsent
from kiosk.referrals.consent_record import as_json_ld, proof_hash
from kiosk.referrals.consent_state import ConsentState
from kiosk.referrals.consent_texts import Agreement
from kiosk.referrals.particulars import Particulars
from kiosk.referrals.partner_keys import PartnerKeys
from kiosk.referrals.sealing import NoUsableKey, Sign, seal
from kiosk.referrals.withdrawal_code import code_hash, new_code
from kiosk.wire.envelope import Header
from kiosk.wire.referral import SealedReferral


@dataclass(frozen=True, slots=True)
class Rules:
    """What the region decides: who may send what, in which words it is asked, and to which keys it is sealed."""

    matrix: Matrix
    agreement: Agreement
    keys: PartnerKeys


@dataclass(frozen=True, slots=True)
class Device:
    """This kiosk, and how it signs."""

    id: str
    sign: Sign


@dataclass(frozen=True, slots=True)
class Referral:
    """A finished referral: what is kept and sent, and what only the visitor gets."""

    id: UUID
    organisation: str
    code: str = field(repr=False)
    """For the slip; nowhere else is it kept."""
    content: SealedReferral = field(repr=False)
    consent: Consent
    """The proof; its `subject` is the random reference for the log of processing."""


@dataclass(frozen=True, slots=True)
class MoreThanAgreed:
    """These fields are filled in, and the visitor did not say yes to them."""

    fields: frozenset[Field]


@dataclass(frozen=True, slots=True)
class NoLongerGiven:
    """The consent was for days that are over; this was the last."""

    keep_until: date


NotPossible = NoConsent | NoUsableKey | MoreThanAgreed | NotGiven | NoLongerGiven


def made(
    request: Request, particulars: Particulars, rules: Rules, device: Device, stamp: Stamp
) -> Referral | NotPossible:
    """The referral after a yes to this request; the policy is asked again, for the day of the yes."""
    consent = given(request, rules.matrix, rules.agreement.kept, rules.agreement.terms, stamp)
    if not isinstance(consent, Consent):
        return consent
    return under(consent, particulars, rules, device, stamp.at)


def under(
    consent: Consent, particulars: Particulars, rules: Rules, device: Device, at: datetime
) -> Referral | NotPossible:
    """The referral that this consent is for: to its recipient alone, while it is given, with no more than it says."""
    day = at.astimezone(AMSTERDAM).date()
    if (worthless := _worthless(consent, particulars, rules.agreement, day)) is not None:
        return worthless
    proof, organisation = as_json_ld(consent), consent.recipient.organisation
    header = Header(referral=uuid4(), organisation=organisation, consent=proof_hash(proof), day=day, device=device.id)
    envelope = seal(particulars, header, rules.keys.get(organisation, ()), device.sign)
    if isinstance(envelope, NoUsableKey):
        return envelope
    code = new_code()
    content = SealedReferral(
        id=header.referral,
        organisation=organisation,
        code_hash=code_hash(code),
        keep_until=consent.keep_until,
        consent=proof,
        envelope=envelope.decode(),
        trace_id=secrets.token_hex(16),
        operation_id=secrets.token_hex(8),
    )
    return Referral(header.referral, organisation, code, content, consent)


def can_receive(keys: PartnerKeys, organisation: str, day: date) -> bool:
    """Whether anything could be sealed to this organisation: else nothing is asked of a visitor."""
    return any(key.usable(day) for key in keys.get(organisation, ()))


def _worthless(
    consent: Consent, particulars: Particulars, agreement: Agreement, day: date
) -> NotGiven | NoLongerGiven | TextUnknown | MoreThanAgreed | None:
    """Why nothing may go under this consent."""
    if consent.state is not ConsentState.GIVEN:
        return NotGiven(consent.state)
    if day > consent.keep_until:
        return NoLongerGiven(consent.keep_until)
    if consent.text not in agreement.kept:
        return TextUnknown(consent.text)
    agreed = frozenset(one.field for one in consent.fields)
    if not particulars.filled <= agreed:
        return MoreThanAgreed(particulars.filled - agreed)
    return None
