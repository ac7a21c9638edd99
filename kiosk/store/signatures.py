# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who sends: verifies the RFC 9421 signature of a request, and remembers its nonce so that nobody can send it again."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from http_message_signatures import (
    HTTPMessageSignaturesException,
    HTTPMessageVerifier,
    HTTPSignatureKeyResolver,
    InvalidSignature,
)
from http_message_signatures.algorithms import ED25519
from sqlalchemy import Connection, Engine, delete
from sqlalchemy.exc import SQLAlchemyError
from starlette.datastructures import Headers

from kiosk.clock import Clock
from kiosk.store import tables
from kiosk.store.enrolment import Device, find_device, turn_away
from kiosk.store.limits import USUAL, Limits
from kiosk.store.quotas import TooMuch, count_use
from kiosk.wire.signing import MAX_AGE_S, MAX_NONCE, MAX_SKEW_S, REQUIRED_COMPONENTS, TAG

_REMEMBERED: Final = timedelta(seconds=2 * (MAX_AGE_S + MAX_SKEW_S))
"""Twice the time in which a signature can be good."""
_KEY_ID: Final = re.compile(r';keyid="([a-z0-9-]{1,40})"')


@dataclass(frozen=True, slots=True)
class SignedRequest:
    """What the signature is over: the request as the kiosk addressed it."""

    method: str
    url: str
    headers: Headers


@dataclass(frozen=True, slots=True)
class Known:
    """The request comes from this kiosk, and comes for the first time."""

    device: Device


@dataclass(frozen=True, slots=True)
class Unknown:
    """No valid signature of a kiosk that is known."""


@dataclass(frozen=True, slots=True)
class Revoked:
    """Signed by a kiosk that may send no more; that it tried stays in sight."""


@dataclass(frozen=True, slots=True)
class ClockOff:
    """The signature is of another moment: an old request, or a kiosk whose clock is wrong."""


@dataclass(frozen=True, slots=True)
class Replayed:
    """This very request was sent before."""


class _WrongMoment(InvalidSignature):
    """Signed too long ago or in the future."""


def claimed_sender(headers: Headers) -> str:
    """The kiosk in whose name a request comes, before anybody looked whether that is true; empty when it names none."""
    named = _KEY_ID.findall(headers.get("signature-input", ""))
    return str(named[0]) if len(named) == 1 else ""


def identify(
    engine: Engine, request: SignedRequest, body: bytes, clock: Clock, limits: Limits = USUAL
) -> Known | Unknown | Revoked | ClockOff | Replayed | TooMuch:
    """Who signed the request; `body` is the body as sent, before inflating."""
    keys = _EnrolledKeys(engine)
    verifier = _Verifier(signature_algorithm=ED25519, key_resolver=keys)
    verifier.clock = clock
    try:
        (result,) = verifier.verify(request, expect_tag=TAG, require_components=REQUIRED_COMPONENTS, body=body)
    except _WrongMoment:
        return ClockOff()
    except (HTTPMessageSignaturesException, ValueError) as error:
        if isinstance(error.__cause__, SQLAlchemyError):
            raise error.__cause__ from None
        return Unknown()
    if keys.found is None or not result.nonce or len(result.nonce) > MAX_NONCE:
        return Unknown()
    if keys.found.is_revoked:
        turn_away(engine, keys.found, clock)
        return Revoked()
    now = clock()
    with engine.begin() as connection:
        if not _remember(connection, keys.found.id, result.nonce, now):
            return Replayed()
        return count_use(connection, keys.found.id, len(body), now, limits) or Known(keys.found)


class _EnrolledKeys(HTTPSignatureKeyResolver):
    """The key of the kiosk that the signature names; one look-up for one request."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.found: Device | None = None

    def resolve_public_key(self, key_id: str) -> Ed25519PublicKey | None:
        self.found = find_device(self._engine, key_id)
        return None if self.found is None else Ed25519PublicKey.from_public_bytes(self.found.public_key)


class _Verifier(HTTPMessageVerifier):
    """Judges the moment of signing by our clock."""

    clock: Clock

    def validate_created_and_expires(self, sig_input: Any, max_age: timedelta | None = None) -> None:  # noqa: ARG002 - the library's own signature
        now = self.clock().astimezone(UTC)
        age = (now - _moment(sig_input.params.get("created"))).total_seconds()
        if not -MAX_SKEW_S <= age <= MAX_AGE_S + MAX_SKEW_S:
            raise _WrongMoment("created")
        if "expires" in sig_input.params and _moment(sig_input.params["expires"]) < now:
            raise _WrongMoment("expires")


def _moment(value: object) -> datetime:
    if not isinstance(value, int):
        raise InvalidSignature("a moment must be a whole number of seconds")
    try:
        return datetime.fromtimestamp(value, UTC)
    except (OverflowError, OSError, ValueError) as error:
        raise InvalidSignature("no such moment") from error


def _remember(connection: Connection, device_id: str, nonce: str, now: datetime) -> bool:
    """Writes the nonce down and forgets those too old to matter; False when it was there."""
    connection.execute(
        delete(tables.nonce).where(tables.nonce.c.device == device_id, tables.nonce.c.seen_at < now - _REMEMBERED)
    )
    row = {"device": device_id, "nonce": nonce, "seen_at": now}
    return tables.insert_if_absent(connection, tables.nonce, row)
