# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""One sync cycle: take what is due, send it in one request, record what became of each message and what came back.

Taking and recording are transactions of their own; none is open while the network is waited for. A crash between the
two sends the same messages again, which the store recognises. Nothing is ever given up.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Final

from pydantic import ValidationError

from kiosk.clock import Clock
from kiosk.storage.outbox import Outbox, OutboxRow
from kiosk.storage.sync_memory import SyncMemory
from kiosk.sync.client import StoreClient
from kiosk.sync.heard import Heard
from kiosk.sync.outcomes import (
    MAY_BE_ONE_MESSAGE,
    MAY_BE_THE_SIZE,
    NOTHING_LEFT,
    Answered,
    Refusal,
    ThereItIs,
    Trouble,
    TurnedAway,
    Unreachable,
)
from kiosk.sync.pace import MOST_BYTES, START_BYTES, grown, halved
from kiosk.wire.messages import MAX_MESSAGES, Message, MessageKind, MessageResult, SyncRequest, Verdict

BASE_S: Final = 2.0
LONGEST_BACKOFF_S: Final = 900.0
TURNED_AWAY_S: Final = 3600.0
"""How long a kiosk waits that the store does not want; a person must do something."""
UNREADABLE: Final = "Deze versie van de kiosk kan het bericht niet lezen."
TOO_LARGE: Final = "Het bericht is groter dan een verzoek mag zijn."

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
    heard: Heard = field(default_factory=Heard)
    """What the store said; other threads may read it."""


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

    @property
    def size(self) -> int:
        """Bytes of the messages, before they are compressed."""
        return sum(len(row.body) + 1 for row in self.rows)

    @property
    def has_referrals(self) -> bool:
        return any(row.kind is MessageKind.REFERRAL for row in self.rows)


@dataclass(frozen=True, slots=True)
class _Turn:
    """What one cycle knows at its beginning."""

    sending: Sending
    limit: int
    most_bytes: int
    failures: int
    """Cycles that failed since the last success."""


def run_cycle(sending: Sending, *, limit: int = MAX_MESSAGES, ahead: timedelta = timedelta()) -> CycleReport:
    """Sends at most `limit` messages that are due now, or within `ahead` of now. Raises `DatabaseTrouble`.

    Asks nothing of the network when nothing is due. `next_limit` shrinks after trouble that one message may have
    caused, so that it ends up alone and holds up nobody, and grows again after an answer. How many bytes go at a time
    follows the line, and is remembered.
    """
    known = sending.memory.read()
    turn = _Turn(sending, limit, sending.heard.most_bytes(known.most_bytes or START_BYTES), known.failures)
    chosen = _chosen(sending.outbox.due(sending.clock() + ahead, MAX_MESSAGES), limit, turn.most_bytes)
    if chosen.unfit:
        sending.outbox.settle(chosen.unfit, sending.clock())
    if turn.failures and chosen.has_referrals and not isinstance(found := sending.client.probe(), ThereItIs):
        # Nothing was sent; whoever withdraws now still withdraws what never left.
        return _gone_wrong(turn, chosen, found, departed=False)
    if chosen.messages:
        chosen = _departing(sending.outbox, chosen)
    if not chosen.messages:
        return CycleReport(refused=len(chosen.unfit), next_limit=limit, is_more_due=chosen.is_more_due)
    outcome = sending.client.push(SyncRequest(messages=chosen.messages, known=sending.heard.said.tag))
    return _settled(turn, chosen, outcome) if isinstance(outcome, Answered) else _gone_wrong(turn, chosen, outcome)


def _departing(outbox: Outbox, chosen: _Chosen) -> _Chosen:
    """Without those that were withdrawn since; whoever withdraws from now on withdraws at the store too."""
    going = outbox.depart([row.id for row in chosen.rows])
    return replace(
        chosen,
        rows=tuple(row for row in chosen.rows if row.id in going),
        messages=tuple(message for message in chosen.messages if message.id in going),
    )


def _chosen(taken: Sequence[OutboxRow], limit: int, room: int) -> _Chosen:
    """Those that fit in one request, at least one; messages that no request can carry are told apart.

    Where one message may be to blame, what failed least goes first: what spoils each of its requests would else be in
    the way for ever.
    """
    rows: list[OutboxRow] = []
    messages: list[Message] = []
    unfit: list[MessageResult] = []
    for row in taken if limit == MAX_MESSAGES else sorted(taken, key=lambda row: row.attempts):
        message = _message(row)
        if message is None or len(row.body) > MOST_BYTES:
            reason = UNREADABLE if message is None else TOO_LARGE
            unfit.append(MessageResult(id=row.id, verdict=Verdict.REFUSED, reason=reason))
        elif not rows or (len(rows) < limit and len(row.body) + 1 <= room):
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


def _settled(turn: _Turn, chosen: _Chosen, answered: Answered) -> CycleReport:
    sending, answer = turn.sending, answered.answer
    now = sending.clock()
    sending.outbox.settle(answer.results, now)
    sending.memory.succeeded(
        now, most_bytes=grown(turn.most_bytes, chosen.size), clock_offset_s=answered.clock_offset_s
    )
    sending.heard.take(answer.comes_back)
    refused = sum(result.verdict is Verdict.REFUSED for result in answer.results)
    return CycleReport(
        stored=len(answer.results) - refused,
        refused=refused + len(chosen.unfit),
        next_limit=min(MAX_MESSAGES, 2 * turn.limit),
        is_more_due=chosen.is_more_due,
    )


def _gone_wrong(
    turn: _Turn, chosen: _Chosen, outcome: Unreachable | TurnedAway, *, departed: bool = True
) -> CycleReport:
    match outcome:
        case Unreachable(Trouble.STOPPED):
            return CycleReport(trouble=Trouble.STOPPED, next_limit=turn.limit)
        case Unreachable(reason, retry_after_s):
            delay_s = _delay_s(turn.failures, retry_after_s, turn.sending.jitter)
            return _postponed(turn, chosen, reason, delay_s, departed=departed)
        case TurnedAway(refusal):
            delay_s = TURNED_AWAY_S / 2 + turn.sending.jitter(TURNED_AWAY_S)
            return _postponed(turn, chosen, refusal, delay_s, departed=departed)


def _postponed(
    turn: _Turn, chosen: _Chosen, reason: Trouble | Refusal, delay_s: float, *, departed: bool
) -> CycleReport:
    sending, ids = turn.sending, [row.id for row in chosen.rows]
    next_attempt_at = sending.clock() + timedelta(seconds=delay_s)
    sending.outbox.postpone(ids, reason.value, next_attempt_at, nothing_left=departed and reason in NOTHING_LEFT)
    most_bytes = halved(turn.most_bytes, chosen.size) if departed and reason in MAY_BE_THE_SIZE else None
    sending.memory.failed(reason.value, failures=turn.failures + 1, most_bytes=most_bytes)
    next_limit = max(1, len(ids) // 2) if reason in MAY_BE_ONE_MESSAGE else turn.limit
    return CycleReport(refused=len(chosen.unfit), trouble=reason, retry_in_s=delay_s, next_limit=next_limit)


def _delay_s(failures: int, retry_after_s: float | None, jitter: Jitter) -> float:
    """Full jitter on a doubling time; what the store asks for is waited in full, and up to as long again."""
    if retry_after_s is not None:
        return retry_after_s + jitter(max(BASE_S, retry_after_s))
    return jitter(min(LONGEST_BACKOFF_S, BASE_S * 2.0 ** min(failures, 20)))
