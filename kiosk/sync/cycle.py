# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""One sync cycle: take what is due, send it in one request, record what became of each message.

Taking and recording are transactions of their own; none is open while the network is waited for. A crash between the
two sends the same messages again, which the store recognises. Nothing is ever given up.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final

from pydantic import ValidationError

from kiosk.clock import Clock
from kiosk.storage.outbox import Outbox, OutboxRow
from kiosk.storage.sync_memory import SyncMemory
from kiosk.sync.client import StoreClient
from kiosk.sync.outcomes import Answered, Refusal, Trouble, TurnedAway, Unreachable
from kiosk.sync.status import words_for
from kiosk.wire.messages import (
    MAX_MESSAGES,
    MAX_REQUEST_BYTES,
    Message,
    MessageResult,
    SyncAnswer,
    SyncRequest,
    Verdict,
)

BASE_S: Final = 2.0
LONGEST_BACKOFF_S: Final = 900.0
TURNED_AWAY_S: Final = 3600.0
"""How long a kiosk waits that the store does not want; a person must do something."""
ENVELOPE_BYTES: Final = 200
"""What a request has around its messages, amply."""
UNREADABLE: Final = "Deze versie van de kiosk kan het bericht niet lezen."
TOO_LARGE: Final = "Het bericht is groter dan een verzoek mag zijn."
_NOTHING_LEFT: Final = (Trouble.NO_CONNECTION, Trouble.NO_STORE, Trouble.NOT_ENROLLED, Trouble.NO_KEYS)
"""After these it is certain that no byte of a message reached the network."""
_MAY_BE_ONE_MESSAGE: Final = (Trouble.TOO_LARGE, Trouble.NOT_UNDERSTOOD, Trouble.STORE_ERROR)

Jitter = Callable[[float], float]
"""A random number of seconds from 0 to the given one."""


@dataclass(frozen=True, slots=True)
class Sending:
    """All that a cycle works with."""

    outbox: Outbox
    client: StoreClient
    memory: SyncMemory
    clock: Clock
    jitter: Jitter


@dataclass(frozen=True, slots=True)
class CycleReport:
    """What one cycle came to."""

    stored: int = 0
    refused: int = 0
    trouble: Trouble | Refusal | None = None
    retry_in_s: float | None = None
    """When to try again after trouble; None: at the usual time."""
    next_limit: int = MAX_MESSAGES
    """How many messages the next request may carry."""
    is_more_due: bool = False
    """Whether another cycle may follow at once."""


@dataclass(frozen=True, slots=True)
class _Chosen:
    """What was due, sorted out."""

    rows: tuple[OutboxRow, ...]
    messages: tuple[Message, ...]
    """Of the rows, in their order."""
    unfit: tuple[MessageResult, ...]
    """Those that can never be sent, with the reason."""
    is_more_due: bool


def run_cycle(sending: Sending, *, limit: int = MAX_MESSAGES, ahead: timedelta = timedelta()) -> CycleReport:
    """Sends at most `limit` messages that are due now, or within `ahead` of now. Raises `DatabaseTrouble`.

    Asks nothing of the network when nothing is due. `next_limit` shrinks after trouble that one message may have
    caused, so that it ends up alone and holds up nobody, and grows again after an answer.
    """
    chosen = _chosen(sending.outbox.due(sending.clock() + ahead, MAX_MESSAGES), limit)
    if chosen.unfit:
        sending.outbox.settle(chosen.unfit, sending.clock())
    if chosen.messages:
        chosen = _departing(sending.outbox, chosen)
    if not chosen.messages:
        return CycleReport(refused=len(chosen.unfit), next_limit=limit, is_more_due=chosen.is_more_due)
    outcome = sending.client.push(SyncRequest(messages=chosen.messages))
    match outcome:
        case Answered(answer):
            return _settled(sending, chosen, answer, limit)
        case Unreachable(Trouble.STOPPED):
            return CycleReport(trouble=Trouble.STOPPED, next_limit=limit)
        case Unreachable(reason, retry_after_s):
            delay_s = _delay_s(chosen.rows, retry_after_s, sending.jitter)
            return _postponed(sending, chosen, reason, delay_s, limit)
        case TurnedAway(refusal):
            delay_s = TURNED_AWAY_S / 2 + sending.jitter(TURNED_AWAY_S)
            return _postponed(sending, chosen, refusal, delay_s, limit)


def _departing(outbox: Outbox, chosen: _Chosen) -> _Chosen:
    """Without those that were withdrawn since; whoever withdraws from now on withdraws at the store too."""
    going = outbox.depart([row.id for row in chosen.rows])
    return replace(
        chosen,
        rows=tuple(row for row in chosen.rows if row.id in going),
        messages=tuple(message for message in chosen.messages if message.id in going),
    )


def _chosen(taken: Sequence[OutboxRow], limit: int) -> _Chosen:
    """Those that fit in one request, at least one; messages that no request can carry are told apart.

    Where one message may be to blame, what failed least goes first: what spoils each of its requests would else be in
    the way for ever.
    """
    rows: list[OutboxRow] = []
    messages: list[Message] = []
    unfit: list[MessageResult] = []
    room = MAX_REQUEST_BYTES - ENVELOPE_BYTES
    for row in taken if limit == MAX_MESSAGES else sorted(taken, key=lambda row: row.attempts):
        message = _message(row)
        if message is None or len(row.body) > MAX_REQUEST_BYTES - ENVELOPE_BYTES:
            reason = UNREADABLE if message is None else TOO_LARGE
            unfit.append(MessageResult(id=row.id, verdict=Verdict.REFUSED, reason=reason))
        elif len(rows) < limit and len(row.body) + 1 <= room:
            room -= len(row.body) + 1
            rows.append(row)
            messages.append(message)
    is_more_due = len(taken) == MAX_MESSAGES or len(rows) + len(unfit) < len(taken)
    return _Chosen(tuple(rows), tuple(messages), tuple(unfit), is_more_due)


def _message(row: OutboxRow) -> Message | None:
    try:
        return row.message()
    except ValidationError:
        return None


def _settled(sending: Sending, chosen: _Chosen, answer: SyncAnswer, limit: int) -> CycleReport:
    now = sending.clock()
    sending.outbox.settle(answer.results, now)
    sending.memory.succeeded(now)
    refused = sum(result.verdict is Verdict.REFUSED for result in answer.results)
    return CycleReport(
        stored=len(answer.results) - refused,
        refused=refused + len(chosen.unfit),
        next_limit=min(MAX_MESSAGES, 2 * limit),
        is_more_due=chosen.is_more_due,
    )


def _postponed(sending: Sending, chosen: _Chosen, reason: Trouble | Refusal, delay_s: float, limit: int) -> CycleReport:
    ids = [row.id for row in chosen.rows]
    next_attempt_at = sending.clock() + timedelta(seconds=delay_s)
    sending.outbox.postpone(ids, reason.value, next_attempt_at, nothing_left=reason in _NOTHING_LEFT)
    sending.memory.failed(words_for(reason))
    next_limit = max(1, len(ids) // 2) if reason in _MAY_BE_ONE_MESSAGE else limit
    return CycleReport(refused=len(chosen.unfit), trouble=reason, retry_in_s=delay_s, next_limit=next_limit)


def _delay_s(rows: Sequence[OutboxRow], retry_after_s: float | None, jitter: Jitter) -> float:
    """Full jitter on a doubling time; what the store asks for is waited in full, and up to as long again."""
    if retry_after_s is not None:
        return retry_after_s + jitter(max(BASE_S, retry_after_s))
    failures = min(max(row.attempts for row in rows), 20)
    return jitter(min(LONGEST_BACKOFF_S, BASE_S * 2.0**failures))
