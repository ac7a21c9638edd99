# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The kiosk's side of talking to the regional store: what is sent, and what counts as an answer."""

import gzip
import secrets
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import CancelledError
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Any, Protocol, TypeVar

import requests
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from http_message_signatures import MappingKeyResolver
from pydantic import ValidationError
from requests_http_signature import HTTPSignatureAuth, algorithms

from kiosk.clock import Clock, system_clock
from kiosk.sync.attempt import Attempt
from kiosk.sync.content_source import GotPieces, PiecesOutcome
from kiosk.sync.outcomes import (
    Answered,
    EnrolOutcome,
    ProbeOutcome,
    PushOutcome,
    Refusal,
    RotateOutcome,
    StatusOutcome,
    ThereItIs,
    Trouble,
    TurnedAway,
    Unreachable,
)
from kiosk.sync.pace import time_for
from kiosk.sync.transport import Reply, TransportTrouble, Trust, checked_store_url, get, post
from kiosk.wire.content_files import CONTENT_FILES_PATH, OCTETS, ContentQuestion, read_pieces
from kiosk.wire.key_rotation import ROTATE_PATH, RotateAnswer, RotateRequest
from kiosk.wire.messages import (
    ENROL_PATH,
    HEALTH_PATH,
    PROTOCOL,
    SYNC_PATH,
    EnrolAnswer,
    EnrolRequest,
    Health,
    SyncAnswer,
    SyncRequest,
    enrol_statement,
)
from kiosk.wire.referral import STATUS_PATH, CodeHash, StatusAnswer, StatusQuestion
from kiosk.wire.signing import COMPONENTS, MAX_SKEW_S, TAG
from kiosk.wire.visit_class import WireModel

Outcome = TypeVar("Outcome")
Model = TypeVar("Model", bound=WireModel)

PUSH_LIMIT_S = 45.0
"""The whole of one exchange, from looking up the name to the last byte; a large request gets more (pace.py)."""
FETCH_LIMIT_S = 60.0
"""The same for a part of new content: whatever is to be sent ends it at once."""
STATUS_LIMIT_S = 15.0
"""The same for a question while a visitor waits."""

_SUCCESS = (200, 201)
_REFUSALS = {401: Refusal.UNKNOWN_KIOSK, 403: Refusal.REVOKED}
_REFUSED_CODES = {401: Refusal.FORBIDDEN, 403: Refusal.FORBIDDEN}
"""Of a kiosk that enrols."""
_TROUBLES = {
    400: Trouble.NOT_UNDERSTOOD,
    408: Trouble.BUSY,
    409: Trouble.STORE_ERROR,
    413: Trouble.TOO_LARGE,
    415: Trouble.NOT_UNDERSTOOD,
    422: Trouble.NOT_UNDERSTOOD,
    429: Trouble.BUSY,
    503: Trouble.BUSY,
}


class StoreClient(Protocol):
    """Sends what is due. One thread pushes; `stop` may come from another."""

    def push(self, request: SyncRequest) -> PushOutcome:
        """Sends one request, once. Every condition of network and store is an outcome, none an exception."""

    def ask_status(self, code_hash: CodeHash) -> StatusOutcome:
        """Asks, once, where the referral of this code is. Blocks; any thread but that of the screens.

        A store that was asked too often is `Unreachable(BUSY)` with the wait that it names.
        """

    def probe(self) -> ProbeOutcome:
        """Whether it is the store that answers: one small question without anything of the queue."""

    def stop(self) -> None:
        """Ends what is under way, and all that comes later, at once with `Unreachable(STOPPED)`."""


class HttpStoreClient:
    """Talks to the real store, signed with the device's key (RFC 9421)."""

    def __init__(
        self,
        store_url: str,
        device_id: str,
        private_key: bytes,
        *,
        clock: Clock = system_clock,
        limit_s: float = PUSH_LIMIT_S,
        ca_file: Path | None = None,
    ) -> None:
        """`private_key` is the raw Ed25519 key, 32 bytes. `StoreUrlError` when the address cannot be used."""
        self._url = checked_store_url(store_url)
        self._signature = _DeviceSignature(device_id, private_key, clock)
        self._clock = clock
        self._limit_s = limit_s
        self._trust = Trust(ca_file)
        self._lock = threading.Lock()
        self._under_way: set[Attempt[Any]] = set()
        self._is_stopped = False
        self._makes_way = False
        self._fetching: Attempt[PiecesOutcome] | None = None

    def put_clock_right(self, offset_s: float, store_time_s: float = 0.0) -> None:
        """How far the store's clock was found ahead of the kiosk's before: the first request is signed so.

        `store_time_s`: the store's own time at its last answer, in seconds since 1970.
        """
        self._signature.offset = timedelta(seconds=offset_s)
        self._trust = replace(self._trust, store_time_s=store_time_s)

    def push(self, request: SyncRequest) -> PushOutcome:
        """See `StoreClient`."""
        body = _compressed(request)
        limit_s = time_for(len(body), self._limit_s)
        return self._run(Attempt(lambda: self._exchange(SYNC_PATH, body, self._receipt_of(request))), limit_s)

    def ask_status(self, code_hash: CodeHash) -> StatusOutcome:
        """See `StoreClient`."""
        body = _compressed(StatusQuestion(code_hash=code_hash))
        limit_s = min(self._limit_s, STATUS_LIMIT_S)
        return self._run(Attempt(lambda: self._exchange(STATUS_PATH, body, _status_in)), limit_s)

    def probe(self) -> ProbeOutcome:
        """See `StoreClient`."""
        nonce = secrets.token_urlsafe(16)
        url = f"{self._url}{HEALTH_PATH}?nonce={nonce}"
        limit_s = min(self._limit_s, STATUS_LIMIT_S)
        return self._run(Attempt(lambda: self._probed(get(url, self._trust), nonce)), limit_s)

    def announce_key(self, request: RotateRequest) -> RotateOutcome:
        """Asks, once, to be known by another key from now on. Blocks."""
        body = _compressed(request)
        return self._run(Attempt(lambda: self._exchange(ROTATE_PATH, body, _rotation_in)), self._limit_s)

    def fetch(self, asked: ContentQuestion) -> PiecesOutcome:
        """See `ContentSource`."""
        body = _compressed(asked)
        attempt = Attempt(
            lambda: self._exchange(CONTENT_FILES_PATH, body, lambda reply: _pieces_in(reply, asked), {"Accept": OCTETS})
        )
        with self._lock:
            if self._makes_way:
                return Unreachable(Trouble.STOPPED)
            self._fetching = attempt
        return self._run(attempt, FETCH_LIMIT_S)

    def give_way(self) -> None:
        """See `ContentSource`."""
        with self._lock:
            self._makes_way, fetching = True, self._fetching
        if fetching is not None:
            fetching.stop()

    def go_on(self) -> None:
        """See `ContentSource`."""
        with self._lock:
            self._makes_way, self._fetching = False, None

    def stop(self) -> None:
        """See `StoreClient`."""
        with self._lock:
            self._is_stopped = True
            under_way = tuple(self._under_way)
        for attempt in under_way:
            attempt.stop()

    def _run(self, attempt: Attempt[Outcome], limit_s: float) -> Outcome | Unreachable:
        with self._lock:
            if self._is_stopped:
                return Unreachable(Trouble.STOPPED)
            self._under_way.add(attempt)
        try:
            return _outcome_of(attempt, limit_s)
        finally:
            with self._lock:
                self._under_way.discard(attempt)

    def _exchange(
        self,
        path: str,
        body: bytes,
        read: Callable[[Reply], Outcome | Unreachable],
        headers: Mapping[str, str] = MappingProxyType({}),
    ) -> Outcome | Unreachable | TurnedAway:
        reply = self._in_time(lambda: self._send(path, body, headers))
        if reply is None:
            return Unreachable(Trouble.CLOCK)
        return read(reply) if reply.status in _SUCCESS else _refused(reply, self._clock())

    def _in_time(self, send: Callable[[], Reply]) -> Reply | None:
        """The answer, once the signature bears the store's time; None: the store does not accept that either."""
        reply = send()
        if self._clock_was_wrong(reply):
            reply = send()
        return None if self._clock_was_wrong(reply) else reply

    def _receipt_of(self, request: SyncRequest) -> Callable[[Reply], Answered | Unreachable]:
        def read(reply: Reply) -> Answered | Unreachable:
            theirs = reply.date_epoch_s()
            return _receipt(reply, request, None if theirs is None else theirs - self._clock().timestamp())

        return read

    def _probed(self, reply: Reply, nonce: str) -> ProbeOutcome:
        if reply.status not in _SUCCESS:
            return _refused(reply, self._clock())
        said = _read(Health, reply)
        if isinstance(said, Health) and said.nonce == nonce:
            return ThereItIs()
        return Unreachable(Trouble.OTHER_SERVER)

    def _send(self, path: str, body: bytes, headers: Mapping[str, str]) -> Reply:
        return post(self._url + path, body, {"Content-Encoding": "gzip", **headers}, self._signature, self._trust)

    def _clock_was_wrong(self, reply: Reply) -> bool:
        """Whether the kiosk's time explains this 401; if so, signatures bear the store's time from now on."""
        theirs = reply.date_epoch_s() if reply.status == 401 and reply.is_json else None
        if theirs is None:
            return False
        skew_s = theirs - self._signature.now().timestamp()
        if abs(skew_s) < MAX_SKEW_S:
            return False
        self._signature.offset += timedelta(seconds=skew_s)
        return True


class NoStoreClient:
    """Stands in where the kiosk cannot send at all; the queue waits and `reason` is shown."""

    def __init__(self, reason: Trouble) -> None:
        self._reason = reason

    def push(self, request: SyncRequest) -> PushOutcome:  # noqa: ARG002 - the protocol's shape
        """See `StoreClient`."""
        return Unreachable(self._reason)

    def ask_status(self, code_hash: CodeHash) -> StatusOutcome:  # noqa: ARG002 - the protocol's shape
        """See `StoreClient`."""
        return Unreachable(self._reason)

    def probe(self) -> ProbeOutcome:
        """See `StoreClient`."""
        return Unreachable(self._reason)

    def stop(self) -> None:
        """See `StoreClient`."""


def enrol(
    store_url: str, code: str, private_key: bytes, *, limit_s: float = PUSH_LIMIT_S, ca_file: Path | None = None
) -> EnrolOutcome:
    """Makes this kiosk known with a one-time code; the store keeps the public key.

    `StoreUrlError` when the address cannot be used; `ValueError` when the code cannot be one.
    """
    url = checked_store_url(store_url) + ENROL_PATH
    key = Ed25519PrivateKey.from_private_bytes(private_key)
    public = key.public_key().public_bytes_raw().hex()
    request = EnrolRequest(code=code, public_key=public, proof=key.sign(enrol_statement(code, public)).hex())

    def exchange() -> EnrolOutcome:
        reply = post(url, request.model_dump_json(by_alias=True).encode(), {}, None, Trust(ca_file))
        if reply.status in _SUCCESS:
            return _read(EnrolAnswer, reply)
        return _refused(reply, system_clock(), _REFUSED_CODES)

    return _outcome_of(Attempt(exchange), limit_s)


class _DeviceSignature(HTTPSignatureAuth):
    """Signs with the device's key and the region's clock, put right by `offset`."""

    def __init__(self, device_id: str, private_key: bytes, clock: Clock) -> None:
        key = Ed25519PrivateKey.from_private_bytes(private_key)
        super().__init__(
            signature_algorithm=algorithms.ED25519,
            key_id=device_id,
            key_resolver=MappingKeyResolver(public_keys={}, private_keys={device_id: key}),
            covered_component_ids=COMPONENTS,
            tag=TAG,
            use_nonce=True,
        )
        self._clock = clock
        self.offset = timedelta()

    def now(self) -> datetime:
        """The moment that a signature bears."""
        # In UTC: adding to a local time would skip the hours of summer time.
        return self._clock().astimezone(UTC) + self.offset

    def get_created(self, request: requests.PreparedRequest) -> datetime:
        """Overrides the library's own reading of the machine's clock."""
        created = self.now()
        self.add_date(request, timestamp=int(created.timestamp()))
        return created


def _outcome_of(attempt: Attempt[Outcome], limit_s: float) -> Outcome | Unreachable:
    try:
        return attempt.result(limit_s)
    except TransportTrouble as trouble:
        return Unreachable(trouble.reason)
    except CancelledError:
        return Unreachable(Trouble.STOPPED)
    except TimeoutError:
        return Unreachable(Trouble.TOO_SLOW)


def _refused(reply: Reply, now: datetime, refusals: Mapping[int, Refusal] = _REFUSALS) -> Unreachable | TurnedAway:
    refusal = refusals.get(reply.status)
    if refusal is not None and reply.is_json:
        return TurnedAway(refusal)
    # A log-in page of a network may also say 401 or 403; any other status is not our store's either.
    unknown = Trouble.STORE_ERROR if reply.status >= 500 else Trouble.OTHER_SERVER
    return Unreachable(_TROUBLES.get(reply.status, unknown), reply.retry_after_s(now.timestamp()))


def _compressed(asked: WireModel) -> bytes:
    return gzip.compress(asked.model_dump_json(by_alias=True).encode(), mtime=0)


def _receipt(reply: Reply, request: SyncRequest, clock_offset_s: float | None) -> Answered | Unreachable:
    """A receipt only when it is about exactly the messages that were sent."""
    if reply.content_type != "application/json":
        return Unreachable(Trouble.OTHER_SERVER)
    try:
        answer = SyncAnswer.model_validate_json(reply.body)
    except ValidationError:
        return Unreachable(Trouble.OTHER_SERVER)
    sent = sorted(message.id for message in request.messages)
    if answer.protocol != PROTOCOL or sorted(result.id for result in answer.results) != sent:
        return Unreachable(Trouble.OTHER_SERVER)
    return Answered(answer, clock_offset_s)


def _pieces_in(reply: Reply, asked: ContentQuestion) -> GotPieces | Unreachable:
    if reply.content_type != OCTETS or len(reply.body) > asked.most_bytes:
        return Unreachable(Trouble.OTHER_SERVER)
    try:
        return GotPieces(read_pieces(reply.body, asked.files))
    except ValueError:
        return Unreachable(Trouble.OTHER_SERVER)


def _status_in(reply: Reply) -> StatusAnswer | Unreachable:
    return _read(StatusAnswer, reply)


def _rotation_in(reply: Reply) -> RotateAnswer | Unreachable:
    return _read(RotateAnswer, reply)


def _read(kind: type[Model], reply: Reply) -> Model | Unreachable:
    try:
        return kind.model_validate_json(reply.body)
    except ValidationError:
        return Unreachable(Trouble.OTHER_SERVER)
