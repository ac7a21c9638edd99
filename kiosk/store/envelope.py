# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Opens a sync request leniently: each message is judged by itself, so that a bad one never holds up the rest."""

import hashlib
import json
import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final, TypeVar
from uuid import UUID

from pydantic import TypeAdapter, ValidationError

from kiosk.store.problems import Finding, Problem, faulty_request
from kiosk.wire.coming_back import StatusTag
from kiosk.wire.messages import MAX_MESSAGES, PROTOCOL, Message, MessageKind
from kiosk.wire.visit_class import WireModel

_Model = TypeVar("_Model", bound=WireModel)
_TAG: Final = TypeAdapter[str | None](StatusTag | None)
_MAX_NAMED: Final = 5
_MEANINGS: Final = {"missing": "ontbreekt", "extra_forbidden": "hoort hier niet"}


@dataclass(frozen=True, slots=True)
class Readable:
    """A message that is what it should be."""

    id: UUID
    sha256: bytes
    message: Message


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A message with an id but with content that is not allowed; `reason` holds no value from it."""

    id: UUID
    sha256: bytes
    reason: str


Arrived = Readable | Unreadable


@dataclass(frozen=True, slots=True)
class Envelope:
    """A request that can be answered."""

    arrived: tuple[Arrived, ...]
    """Its messages, in its order."""
    known: str | None
    """The tag of the statuses that the kiosk heard last."""


def open_envelope(body: bytes) -> Envelope:
    """The messages of a request, each judged by itself.

    Raises:
        Problem: 400, with every fault of the envelope: not JSON, not this protocol, a message without a usable id.
    """
    envelope = strict_json(body)
    if not isinstance(envelope, dict):
        raise faulty_request(Finding("", "moet een object zijn"))
    items = envelope.get("berichten")
    findings = list(_faults(envelope, items))
    if findings or not isinstance(items, list):
        raise faulty_request(*findings)
    return Envelope(tuple(_judge(item) for item in items), envelope.get("bekend"))


def read_model(kind: type[_Model], body: bytes) -> _Model:
    """A whole body as one model.

    Raises:
        Problem: 400, with every fault.
    """
    try:
        return kind.model_validate_json(_canonical(strict_json(body)), strict=True)
    except ValidationError as error:
        raise faulty_request(*_findings(error)) from None


def strict_json(body: bytes) -> Any:
    """Parses JSON as RFC 8259 has it: no NaN, no name twice in an object, no nesting that exhausts the parser."""
    try:
        return json.loads(body.decode(), parse_constant=_finite, parse_float=_finite, object_pairs_hook=_object)
    except (ValueError, RecursionError) as error:
        raise _not_json() from error


def _finite(text: str) -> float:
    value = float(text)
    if not math.isfinite(value):
        raise ValueError("a number without an end")
    return value


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    named = dict(pairs)
    if len(named) != len(pairs):
        raise ValueError("a name stands twice in an object")
    return named


def _canonical(value: object) -> bytes:
    """The same bytes for the same content, whatever its spacing and order of names."""
    try:
        return json.dumps(value, sort_keys=True, separators=(",", ":"), allow_nan=False).encode()
    except RecursionError as error:
        raise _not_json() from error


def _faults(envelope: dict[str, Any], items: object) -> Iterable[Finding]:
    if envelope.get("protocol", PROTOCOL) != PROTOCOL:
        yield Finding("/protocol", f"deze opslag spreekt protocol {PROTOCOL}")
    if set(envelope) - {"protocol", "berichten", "bekend"}:
        yield Finding("", "heeft een veld dat hier niet hoort")
    if not _is_tag(envelope.get("bekend")):
        yield Finding("/bekend", "heeft een waarde die niet mag")
    if not isinstance(items, list):
        yield Finding("/berichten", "moet een lijst zijn")
        return
    if len(items) > MAX_MESSAGES:
        yield Finding("/berichten", f"heeft meer dan {MAX_MESSAGES} berichten")
        return
    for place, item in enumerate(items):
        if _id(item) is None:
            yield Finding(f"/berichten/{place}/id", "moet een UUID zijn")


def _is_tag(known: object) -> bool:
    try:
        _TAG.validate_python(known, strict=True)
    except ValidationError:
        return False
    return True


def _id(item: object) -> UUID | None:
    text = item.get("id") if isinstance(item, dict) else None
    try:
        return UUID(text) if isinstance(text, str) and len(text) == 36 else None
    except ValueError:
        return None


def _judge(item: dict[str, Any]) -> Arrived:
    canonical = _canonical(item)
    digest = hashlib.sha256(canonical).digest()
    try:
        message = Message.model_validate_json(canonical, strict=True)
    except ValidationError as error:
        said = "; ".join(f"{fault.pointer or 'het bericht'} {fault.detail}" for fault in _findings(error)[:_MAX_NAMED])
        return Unreadable(UUID(item["id"]), digest, said[:300])
    return Readable(message.id, digest, message)


def _findings(error: ValidationError) -> list[Finding]:
    """Where and what, in Dutch; never what stood there."""
    return [
        Finding(_pointer(fault["loc"]), _MEANINGS.get(fault["type"], "heeft een waarde die niet mag"))
        for fault in error.errors(include_url=False, include_context=False, include_input=False)
    ]


def _pointer(places: tuple[int | str, ...]) -> str:
    """A name that the sender made up is not repeated; the kind that the content was judged by is no name in it."""
    if len(places) > 1 and places[1] in set(MessageKind):
        places = (places[0], *places[2:])
    return "".join(f"/{place if str(place).isalnum() and len(str(place)) <= 40 else '?'}" for place in places)


def _not_json() -> Problem:
    return Problem(400, "De inhoud is geen geldige JSON.")
