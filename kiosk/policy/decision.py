# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""May this field go to this recipient today? No, unless a rule that counts says so."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from kiosk.policy.matrix import Effect, Exchange, Field, Ground, Matrix, Rule, Status


class Reason(Enum):
    """Why not, in Dutch for staff."""

    UNKNOWN_RECIPIENT = "Deze ontvanger staat zo niet in de bevoegdhedenmatrix."
    NO_RULE = "Hiervoor staat geen regel in de bevoegdhedenmatrix."
    DRAFT = "De regel hiervoor is nog een concept."
    NOT_YET = "De regel hiervoor geldt nog niet."
    ENDED = "De regel hiervoor geldt niet meer."


@dataclass(frozen=True, slots=True)
class Allowed:
    """The law lets it without asking."""

    ground: Ground
    rule: Rule


@dataclass(frozen=True, slots=True)
class OnlyWithConsent:
    """It may go when the visitor says yes to this recipient and purpose."""

    ground: Ground
    rule: Rule


@dataclass(frozen=True, slots=True)
class Forbidden:
    """It may not go. `rule`: the one that does not count, with its dates; None when no rule is about this."""

    reason: Reason
    rule: Rule | None = None


Decision = Allowed | OnlyWithConsent | Forbidden


def decide(matrix: Matrix, exchange: Exchange, field: Field, day: date) -> Decision:
    """What the matrix says of sending this field in this exchange on this day.

    Where two rules count, the one that asks for consent wins.
    """
    if exchange.recipient not in matrix.parties:
        return Forbidden(Reason.UNKNOWN_RECIPIENT)
    about = [rule for rule in matrix.rules if rule.speaks_of(exchange, field)]
    if not about:
        return Forbidden(Reason.NO_RULE)
    counting = [rule for rule in matrix.counting(day) if rule in about]
    if not counting:
        return _why_not(matrix, about, day)
    asking = [rule for rule in counting if rule.effect is Effect.ONLY_WITH_CONSENT]
    if asking:
        return OnlyWithConsent(asking[0].ground, asking[0])
    return Allowed(counting[0].ground, counting[0])


def _why_not(matrix: Matrix, about: Sequence[Rule], day: date) -> Forbidden:
    """The newest rule speaks for all."""
    rule = max(about, key=lambda one: one.first_day)
    if Status.DRAFT in {matrix.status, rule.status}:
        return Forbidden(Reason.DRAFT, rule)
    return Forbidden(Reason.NOT_YET if day < rule.first_day else Reason.ENDED, rule)
