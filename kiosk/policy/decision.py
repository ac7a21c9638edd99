# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""May this field go to this recipient today? No, unless a rule that counts says so."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from kiosk.policy.matrix import Effect, Exchange, Field, Ground, Matrix, Rule, Status

_STRICTEST_FIRST = (Effect.FORBIDDEN, Effect.ONLY_WITH_CONSENT, Effect.ALLOWED)


class Reason(Enum):
    """Why not, in Dutch for staff."""

    RULE = "De bevoegdhedenmatrix verbiedt dit."
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
    """It may not go. `rule`: the one that forbids it, or that does not count; None when no rule is about this."""

    reason: Reason
    rule: Rule | None = None


Decision = Allowed | OnlyWithConsent | Forbidden


def decide(matrix: Matrix, exchange: Exchange, field: Field, day: date) -> Decision:
    """What the matrix says of sending this field in this exchange on this day.

    Of the rules that count the strictest wins: one that forbids, then one that asks for consent.
    """
    if not matrix.knows(exchange):
        return Forbidden(Reason.UNKNOWN_RECIPIENT)
    about = [rule for rule in matrix.rules if rule.speaks_of(exchange, field)]
    if not about:
        return Forbidden(Reason.NO_RULE)
    counting = [rule for rule in matrix.counting(day) if rule in about]
    if not counting:
        return _why_not(matrix, about, day)
    rule = min(counting, key=lambda one: _STRICTEST_FIRST.index(one.effect))
    return _said_by(rule)


def _said_by(rule: Rule) -> Decision:
    if rule.effect is Effect.FORBIDDEN:
        return Forbidden(Reason.RULE, rule)
    if rule.effect is Effect.ONLY_WITH_CONSENT:
        return OnlyWithConsent(rule.ground, rule)
    return Allowed(rule.ground, rule)


def _why_not(matrix: Matrix, about: Sequence[Rule], day: date) -> Forbidden:
    """The newest rule that would let it go speaks for all."""
    letting = [one for one in about if one.effect is not Effect.FORBIDDEN]
    if not letting:
        return Forbidden(Reason.NO_RULE)
    rule = max(letting, key=lambda one: one.first_day)
    if Status.DRAFT in {matrix.status, rule.status}:
        return Forbidden(Reason.DRAFT, rule)
    return Forbidden(Reason.NOT_YET if day < rule.first_day else Reason.ENDED, rule)
