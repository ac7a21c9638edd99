# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""One request per sync cycle carries every message that is due; one answer says what became of each.

Ids are made by the kiosk and are the idempotency key: the same id with the same content is `AL_OPGESLAGEN`,
with other content `GEWEIGERD`.
"""

from enum import StrEnum
from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from kiosk.wire.visit_class import Code, CounterName, VisitClass, Week, WireModel

PROTOCOL = 1
MAX_MESSAGES = 50
"""Messages in one request."""
MAX_REQUEST_BYTES = 1_000_000
"""A request's body after inflating; larger is 413."""
MAX_ANSWER_BYTES = 64_000
MAX_CLASSES = 5_000
"""Classes in one release."""
MAX_COUNT = 1_000_000
"""The highest number in a message; what no kiosk can count in a week is a fault, and must fit every database."""
SYNC_PATH = "/v1/synchronisaties"
ENROL_PATH = "/v1/aanmeldingen"
HEALTH_PATH = "/v1/gezondheid"

Reason = Annotated[str, StringConstraints(max_length=300)]


class CountedClass(WireModel):
    """How many visits were equal in all nine attributes."""

    kind: VisitClass = Field(alias="klasse")
    count: Annotated[int, Field(ge=1, le=MAX_COUNT)] = Field(alias="aantal")


class Counter(WireModel):
    name: CounterName = Field(alias="naam")
    count: Annotated[int, Field(ge=0, le=MAX_COUNT)] = Field(alias="aantal")


class Release(WireModel):
    """The anonymous visits of one kiosk, location and closed week; a week without visits is sent too (coverage)."""

    location: Code = Field(alias="inlooppunt")
    week: Week = Field(alias="week")
    definitions: Annotated[int, Field(ge=1, le=MAX_COUNT)] = Field(alias="definitieversie", default=1)
    classes: Annotated[tuple[CountedClass, ...], Field(max_length=MAX_CLASSES)] = Field(alias="klassen")
    counters: Annotated[tuple[Counter, ...], Field(max_length=len(CounterName))] = Field(alias="tellers")


class MessageKind(StrEnum):
    RELEASE = "vrijgave"


class Message(WireModel):
    """One message of the outbox; its content is checked against its kind by the store."""

    id: UUID = Field(alias="id")
    kind: MessageKind = Field(alias="soort")
    content: Release = Field(alias="inhoud")


class SyncRequest(WireModel):
    """What one sync cycle sends; the device is who signed the request."""

    protocol: int = Field(alias="protocol", default=PROTOCOL)
    messages: Annotated[tuple[Message, ...], Field(max_length=MAX_MESSAGES)] = Field(alias="berichten")


class Verdict(StrEnum):
    STORED = "opgeslagen"
    ALREADY_STORED = "al-opgeslagen"
    REFUSED = "geweigerd"


class MessageResult(WireModel):
    id: UUID = Field(alias="id")
    verdict: Verdict = Field(alias="uitkomst")
    reason: Reason | None = Field(alias="reden", default=None)


class SyncAnswer(WireModel):
    """The store's receipt: one result for each message of the request, in its order."""

    protocol: int = Field(alias="protocol", default=PROTOCOL)
    results: Annotated[tuple[MessageResult, ...], Field(max_length=MAX_MESSAGES)] = Field(alias="resultaten")


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
