# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The rules of consent: asked for one recipient and one purpose, given or refused, withdrawn or expired. Pure.

The record has the fields of ISO/IEC TS 27560:2023, and nothing that says who the visitor is.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from typing import ClassVar
from uuid import UUID

from kiosk.clock import AMSTERDAM
from kiosk.policy.decision import Allowed, Decision, Forbidden, OnlyWithConsent, decide
from kiosk.policy.matrix import Channel, Exchange, Field, Ground, Matrix, Party, Role
from kiosk.referrals.consent_state import MOVES, ConsentAct, ConsentState


class WithdrawalMethod(StrEnum):
    """How a consent is withdrawn."""

    CODE = "code"
    """The code on the slip, at any inlooppunt."""
    PHONE = "telefoon"
    GUIDE = "gids"


@dataclass(frozen=True, slots=True)
class ConsentText:
    """The text that the visitor sees and hears: one version, in one language, for one purpose."""

    id: str
    version: str
    language: str
    """BCP 47."""
    purpose: str
    sha256: str
    """Of the exact text in UTF-8, in hexadecimal."""

    @classmethod
    def of(cls, text: str, *, id_: str, version: str, language: str, purpose: str) -> "ConsentText":
        """The description of this exact text."""
        return cls(id_, version, language, purpose, sha256(text.encode()).hexdigest())


@dataclass(frozen=True, slots=True)
class Recipient:
    """The one organisation that gets the fields."""

    organisation: str
    """Its id in the directory."""
    name: str
    party: Party


@dataclass(frozen=True, slots=True)
class Terms:
    """What the region promises of every consent."""

    controllers: tuple[str, ...]
    storage: str
    """Where, in words."""
    keep_days: int
    withdrawal: tuple[WithdrawalMethod, ...]

    def __post_init__(self) -> None:
        if not self.controllers or not self.withdrawal or self.keep_days < 1:
            raise ValueError("consent needs a controller, a way to withdraw and a term of a day or more")


@dataclass(frozen=True, slots=True)
class Request:
    """What the visitor is asked. Lives in memory only; the purpose is that of the text."""

    role: Role
    channel: Channel
    municipality: str
    recipients: tuple[Recipient, ...]
    fields: Mapping[Field, bool]
    """Each field that would go along; True: the recipient cannot help without it."""
    text: ConsentText
    screen_sha256: str
    """Of what stood on the screen to the letter, recipient, fields and days filled in; UTF-8, hexadecimal."""

    def __post_init__(self) -> None:
        if not self.fields:
            raise ValueError("consent is asked for at least one field")
        if re.fullmatch(r"[0-9a-f]{64}", self.screen_sha256) is None:
            raise ValueError("consent is asked in words of which the hash is known")


@dataclass(frozen=True, slots=True)
class Stamp:
    """What the world adds to a yes: the moment (aware) and two random references, never a number of the person."""

    at: datetime
    record: UUID
    subject: UUID

    def __post_init__(self) -> None:
        if {self.record.version, self.subject.version} != {4} or self.record == self.subject:
            raise ValueError("both references are random UUIDs (version 4), and differ")


@dataclass(frozen=True, slots=True)
class ConsentedField:
    """One field with the rule and the ground that let it go."""

    field: Field
    necessary: bool
    rule: str
    ground: Ground


@dataclass(frozen=True, slots=True)
class ConsentEvent:
    """The state that began at this moment."""

    state: ConsentState
    at: datetime


@dataclass(frozen=True, slots=True)
class Consent:
    """The proof of one yes. Events are only added; the last one is the state."""

    SCHEMA: ClassVar[str] = "https://w3id.org/dpv/schema/dpv-27560#record-eu-gdpr"
    SPECIAL_CATEGORIES: ClassVar[bool] = False
    PROCESSING: ClassVar[tuple[str, ...]] = ("verzamelen", "bewaren", "verstrekken")
    JURISDICTION: ClassVar[str] = "NL"
    RIGHTS: ClassVar[tuple[str, ...]] = (
        "inzien",
        "verbeteren",
        "wissen",
        "beperken",
        "meenemen",
        "intrekken",
        "klagen",
    )
    AUTHORITY: ClassVar[str] = "Autoriteit Persoonsgegevens"

    record: UUID
    subject: UUID
    text: ConsentText
    screen_sha256: str
    """See `Request`."""
    fields: tuple[ConsentedField, ...]
    recipient: Recipient
    terms: Terms
    keep_until: date
    """The last day."""
    events: tuple[ConsentEvent, ...]

    @property
    def purpose(self) -> str:
        """The one purpose."""
        return self.text.purpose

    @property
    def state(self) -> ConsentState:
        """Where it is now."""
        return self.events[-1].state


@dataclass(frozen=True, slots=True)
class Refused:
    """What is left of a request after a no: that it was refused, to be counted. Nobody is in it and no recipient."""

    state: ClassVar[ConsentState] = MOVES[ConsentState.REQUESTED, ConsentAct.REFUSE]


@dataclass(frozen=True, slots=True)
class PolicyForbids:
    """The matrix forbids at least one field: nothing may be asked as it stands."""

    fields: Mapping[Field, Forbidden]


@dataclass(frozen=True, slots=True)
class ConsentNotNeeded:
    """The law lets these fields go unasked; asking would promise a choice that there is not."""

    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class TextUnknown:
    """This text is not among the region's: it cannot be proved later what the visitor read."""

    text: ConsentText


@dataclass(frozen=True, slots=True)
class NotOneRecipient:
    """One consent is for exactly one recipient."""

    count: int


@dataclass(frozen=True, slots=True)
class NotGiven:
    """There is no consent to end: it is in this state already."""

    state: ConsentState


@dataclass(frozen=True, slots=True)
class NotOver:
    """The term still runs; this is its last day."""

    keep_until: date


NotPossible = PolicyForbids | ConsentNotNeeded | TextUnknown | NotOneRecipient


def given(
    request: Request, matrix: Matrix, texts: Collection[ConsentText], terms: Terms, stamp: Stamp
) -> Consent | NotPossible:
    """The consent after a yes; what the policy says is asked again, for the day of the yes."""
    if len(request.recipients) != 1:
        return NotOneRecipient(len(request.recipients))
    if request.text not in texts:
        return TextUnknown(request.text)
    day = stamp.at.astimezone(AMSTERDAM).date()
    fields = _consented(request, _decisions(request, matrix, day))
    if not isinstance(fields, tuple):
        return fields
    return Consent(
        record=stamp.record,
        subject=stamp.subject,
        text=request.text,
        screen_sha256=request.screen_sha256,
        fields=fields,
        recipient=request.recipients[0],
        terms=terms,
        keep_until=day + timedelta(days=terms.keep_days),
        events=(ConsentEvent(MOVES[ConsentState.REQUESTED, ConsentAct.GIVE], stamp.at),),
    )


def withdrawn(consent: Consent, at: datetime) -> Consent | NotGiven:
    """The consent after a withdrawal: always possible while it is given, whatever day it is."""
    return _moved(consent, ConsentAct.WITHDRAW, at)


def expired(consent: Consent, at: datetime) -> Consent | NotGiven | NotOver:
    """The consent after its term."""
    if at.astimezone(AMSTERDAM).date() <= consent.keep_until:
        return NotOver(consent.keep_until)
    return _moved(consent, ConsentAct.EXPIRE, at)


def _moved(consent: Consent, act: ConsentAct, at: datetime) -> Consent | NotGiven:
    to = MOVES.get((consent.state, act))
    if to is None:
        return NotGiven(consent.state)
    return replace(consent, events=(*consent.events, ConsentEvent(to, at)))


def _decisions(request: Request, matrix: Matrix, day: date) -> dict[Field, Decision]:
    recipient, purpose = request.recipients[0], request.text.purpose
    place = request.municipality
    exchange = Exchange(request.role, request.channel, place, recipient.party, purpose, recipient.organisation)
    return {field: decide(matrix, exchange, field, day) for field in sorted(request.fields)}


def _consented(
    request: Request, decisions: Mapping[Field, Decision]
) -> tuple[ConsentedField, ...] | PolicyForbids | ConsentNotNeeded:
    forbidden = {field: said for field, said in decisions.items() if isinstance(said, Forbidden)}
    if forbidden:
        return PolicyForbids(forbidden)
    unasked = tuple(field for field, said in decisions.items() if isinstance(said, Allowed))
    if unasked:
        return ConsentNotNeeded(unasked)
    return tuple(
        ConsentedField(field, request.fields[field], said.rule.id, said.ground)
        for field, said in decisions.items()
        if isinstance(said, OnlyWithConsent)
    )
