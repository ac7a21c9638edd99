# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""One request per sync cycle carries every message that is due; one answer says what became of each.

Ids are made by the kiosk and are the idempotency key: the same id with the same content is `AL_OPGESLAGEN`,
with other content `GEWEIGERD`.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Self
from uuid import UUID

from pydantic import Discriminator, Field, StringConstraints, Tag, model_validator

from kiosk.wire.audit import AuditEvent
from kiosk.wire.coming_back import StatusTag, WhatComesBack
from kiosk.wire.heartbeat import Heartbeat
from kiosk.wire.referral import SealedReferral, Withdrawal
from kiosk.wire.release import Release
from kiosk.wire.visit_class import Code, WireModel

PROTOCOL = 1
MAX_MESSAGES = 200
"""Messages in one request: what a kiosk gathers in a week, and more."""
MAX_REQUEST_BYTES = 1_000_000
"""A request's body after inflating; larger is 413."""
MAX_ANSWER_BYTES = 256_000
SYNC_PATH = "/v1/synchronisaties"
ENROL_PATH = "/v1/aanmeldingen"
HEALTH_PATH = "/v1/gezondheid"

Reason = Annotated[str, StringConstraints(max_length=300)]


class MessageKind(StrEnum):
    """In the order in which they are sent."""

    WITHDRAWAL = "intrekking"
    REFERRAL = "verwijzing"
    RELEASE = "vrijgave"
    AUDIT = "gebeurtenis"
    HEARTBEAT = "levensteken"


def _kind_of(content: object) -> MessageKind:
    """By what the content looks like, so that a fault is told of the right model."""
    names = set(content) if isinstance(content, Mapping) else set()
    if isinstance(content, SealedReferral) or names & {"envelop", "envelope"}:
        return MessageKind.REFERRAL
    if isinstance(content, Withdrawal) or names & {"ingetrokkenOp", "day"}:
        return MessageKind.WITHDRAWAL
    if isinstance(content, AuditEvent) or names & {"handeling", "action"}:
        return MessageKind.AUDIT
    if isinstance(content, Heartbeat) or names & {"programma", "program"}:
        return MessageKind.HEARTBEAT
    return MessageKind.RELEASE


class Message(WireModel):
    """One message of the outbox. Its content is what its kind says, and nothing else."""

    id: UUID = Field(alias="id")
    kind: MessageKind = Field(alias="soort")
    content: Annotated[
        Annotated[Release, Tag(MessageKind.RELEASE)]
        | Annotated[SealedReferral, Tag(MessageKind.REFERRAL)]
        | Annotated[Withdrawal, Tag(MessageKind.WITHDRAWAL)]
        | Annotated[AuditEvent, Tag(MessageKind.AUDIT)]
        | Annotated[Heartbeat, Tag(MessageKind.HEARTBEAT)],
        Discriminator(_kind_of),
    ] = Field(alias="inhoud")

    @model_validator(mode="after")
    def _is_of_its_kind(self) -> Self:
        if self.kind is not _kind_of(self.content):
            raise ValueError("the content is of another kind")
        return self


class SyncRequest(WireModel):
    """What one sync cycle sends; the device is who signed the request."""

    protocol: int = Field(alias="protocol", default=PROTOCOL)
    messages: Annotated[tuple[Message, ...], Field(max_length=MAX_MESSAGES)] = Field(alias="berichten")
    known: StatusTag | None = Field(alias="bekend", default=None)
    """Of the statuses that the kiosk heard last: while they are the same, they do not come back."""


class Verdict(StrEnum):
    STORED = "opgeslagen"
    ALREADY_STORED = "al-opgeslagen"
    REFUSED = "geweigerd"
    WITHDRAWN = "ingetrokken"
    """The visitor withdrew the consent for it, here or at another kiosk: the kiosk erases it too."""


class MessageResult(WireModel):
    id: UUID = Field(alias="id")
    verdict: Verdict = Field(alias="uitkomst")
    reason: Reason | None = Field(alias="reden", default=None)


class SyncAnswer(WireModel):
    """The store's receipt: one result for each message of the request, in its order."""

    protocol: int = Field(alias="protocol", default=PROTOCOL)
    results: Annotated[tuple[MessageResult, ...], Field(max_length=MAX_MESSAGES)] = Field(alias="resultaten")
    comes_back: WhatComesBack | None = Field(alias="terug", default=None)


class EnrolRequest(WireModel):
    """A kiosk makes itself known with a one-time code and proves that it holds the key."""

    code: Annotated[str, StringConstraints(min_length=8, max_length=64)] = Field(alias="code")
    public_key: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")] = Field(alias="publiekeSleutel")
    """Raw Ed25519 public key, hexadecimal."""
    proof: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{128}$")] = Field(alias="bewijs")
    """Ed25519 signature over `enrol_statement(code, public_key)`, hexadecimal."""


class EnrolAnswer(WireModel):
    device_id: Code = Field(alias="zuil")
    location: Code = Field(alias="inlooppunt")


class Health(WireModel):
    status: Annotated[str, StringConstraints(pattern="^ok$")] = Field(alias="status")
    nonce: Annotated[str, StringConstraints(max_length=64)] = Field(alias="nonce")


def enrol_statement(code: str, public_key: str) -> bytes:
    """The bytes that an enrolling kiosk signs."""
    return f"werkcentrum-kiosk enrol 1|{code}|{public_key}".encode()
