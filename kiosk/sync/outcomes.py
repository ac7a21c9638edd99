# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What can come of talking to the store: a closed set, each with what happens next."""

from dataclasses import dataclass
from enum import StrEnum

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


@dataclass(frozen=True, slots=True)
class Unreachable:
    """Nothing counts as sent; try again, not before `retry_after_s` when the store named it."""

    reason: Trouble
    retry_after_s: float | None = None


@dataclass(frozen=True, slots=True)
class TurnedAway:
    """The store knows who asks and refuses, or does not know this kiosk; try again hourly, tell the staff."""

    reason: Refusal


PushOutcome = Answered | Unreachable | TurnedAway
EnrolOutcome = EnrolAnswer | Unreachable | TurnedAway
StatusOutcome = StatusAnswer | Unreachable | TurnedAway
