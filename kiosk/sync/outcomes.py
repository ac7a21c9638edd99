# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What can come of talking to the store: a closed set, each with what happens next.

| what came | what happens next |
|---|---|
| stored, already stored, withdrawn elsewhere | the message goes from the queue |
| refused | it stays visible with the reason; a newer program sends it again, staff may drop it with a reason |
| come back later (`BUSY`) | all of it again, no sooner than the store named |
| not the store (`OTHER_SERVER`, `NOT_TRUSTED`) | all of it again; referrals only after a probe that the store answers |
| unreachable (`NO_CONNECTION`, `TOO_SLOW`, `HALF_ANSWER`) | all of it again, later each time; less when it was slow |
| as a whole no (`TOO_LARGE`, `NOT_UNDERSTOOD`, `STORE_ERROR`) | fewer messages at a time, until one is alone |
| clock wrong (`CLOCK`) | signed again with the store's own time; when that does not help either, as unreachable |
| revoked, unknown (`Refusal`) | asked again hourly; staff are told, no new referrals are taken |
"""

from dataclasses import dataclass, field
from enum import StrEnum

from kiosk.wire.key_rotation import RotateAnswer
from kiosk.wire.messages import EnrolAnswer, SyncAnswer
from kiosk.wire.referral import StatusAnswer


class Trouble(StrEnum):
    """Why nothing counts as sent. All of these are tried again."""

    NO_CONNECTION = "no-connection"
    TOO_SLOW = "too-slow"
    STOPPED = "stopped"
    """The kiosk closes; nothing went wrong."""
    NOT_TRUSTED = "not-trusted"
    """The certificate is not good for this address and this moment."""
    OTHER_SERVER = "other-server"
    """Somebody else answered: a log-in page of a network, a proxy, a redirect, an answer about other messages."""
    HALF_ANSWER = "half-answer"
    CLOCK = "clock"
    """The store does not accept the kiosk's time, also after correction."""
    BUSY = "busy"
    STORE_ERROR = "store-error"
    TOO_LARGE = "too-large"
    """413: fewer messages at a time may go through."""
    NOT_UNDERSTOOD = "not-understood"
    """The store refuses the request as a whole: one of its messages may be to blame."""
    NO_STORE = "no-store"
    NOT_ENROLLED = "not-enrolled"
    NO_KEYS = "no-keys"
    """The kiosk itself cannot send; it keeps everything."""


NOTHING_LEFT = frozenset({Trouble.NO_CONNECTION, Trouble.NO_STORE, Trouble.NOT_ENROLLED, Trouble.NO_KEYS})
"""After these it is certain that no byte of a message reached the network."""
MAY_BE_ONE_MESSAGE = frozenset({Trouble.TOO_LARGE, Trouble.NOT_UNDERSTOOD, Trouble.STORE_ERROR})
"""One of the messages may be to blame."""
MAY_BE_THE_SIZE = frozenset({Trouble.TOO_LARGE, Trouble.TOO_SLOW})
"""A smaller request may get through."""


class Refusal(StrEnum):
    """Why the store wants nothing from this kiosk until a person does something."""

    UNKNOWN_KIOSK = "unknown-kiosk"
    """Its signature is not of a key that the store knows: enrol it anew."""
    REVOKED = "revoked"
    """The region took its right away: it sends nothing, takes no referrals, and helps visitors on."""
    FORBIDDEN = "forbidden"
    """The code with which it would enrol is no good."""


@dataclass(frozen=True, slots=True)
class Answered:
    """The store's receipt, about exactly the messages that were sent."""

    answer: SyncAnswer
    clock_offset_s: float | None = field(default=None, compare=False)
    """Seconds that the store's clock is ahead of the kiosk's; None: it did not say."""


@dataclass(frozen=True, slots=True)
class Unreachable:
    """Nothing counts as sent; try again, not before `retry_after_s` when the store named it."""

    reason: Trouble
    retry_after_s: float | None = None


@dataclass(frozen=True, slots=True)
class TurnedAway:
    """The store knows who asks and refuses, or does not know this kiosk; try again hourly, tell the staff."""

    reason: Refusal


@dataclass(frozen=True, slots=True)
class ThereItIs:
    """It is the store that answers, and nobody else."""


PushOutcome = Answered | Unreachable | TurnedAway
EnrolOutcome = EnrolAnswer | Unreachable | TurnedAway
ProbeOutcome = ThereItIs | Unreachable | TurnedAway
StatusOutcome = StatusAnswer | Unreachable | TurnedAway
RotateOutcome = RotateAnswer | Unreachable | TurnedAway
