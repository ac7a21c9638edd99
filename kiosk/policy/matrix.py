# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The matrix: its rules, and the closed lists of what a rule may speak of."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

EVERYWHERE = "alle"
"""Stands for every municipality of the region in a rule."""


class Status(StrEnum):
    """Whether the region has decided. A draft never counts."""

    DRAFT = "concept"
    ADOPTED = "vastgesteld"


class Role(StrEnum):
    """Who sends."""

    VISITOR = "bezoeker"
    GUIDE = "gids"


class Channel(StrEnum):
    """By which way."""

    REFERRAL = "warme-overdracht"
    """Sealed on the kiosk to the recipient's key."""
    CLIENT_FILE = "klantinteracties"
    """Into a municipality's client-tracking system."""


class Field(StrEnum):
    """All that may ever go along with a person. There is no BSN here and no special category: never add one."""

    NAME = "naam"
    PHONE = "telefoon"
    EMAIL = "e-mail"
    QUESTION = "vraag"
    LANGUAGE = "taal"
    BEST_TIME = "beste-moment"


class Effect(StrEnum):
    """What a rule says while it counts."""

    ONLY_WITH_CONSENT = "alleen-met-toestemming"
    ALLOWED = "toegestaan"


@dataclass(frozen=True, slots=True)
class Party:
    """A kind of recipient: a code of the directory's taxonomy `partij`, and whether the Wet SUWI makes it a party.

    Some codes hold organisations of both sorts: an organisation that differs from the matrix gets nothing.
    """

    code: str
    suwi: bool


@dataclass(frozen=True, slots=True)
class Ground:
    """Why the law lets it: the article, and the entry in the register of processing (GDPR article 30)."""

    law: str
    register_id: str


@dataclass(frozen=True, slots=True)
class Exchange:
    """One way of sending to one recipient for one purpose."""

    role: Role
    channel: Channel
    municipality: str
    recipient: Party
    purpose: str


@dataclass(frozen=True, slots=True)
class Rule:
    """What may go to one party for one purpose, from `first_day` to `last_day`, both included."""

    id: str
    status: Status
    effect: Effect
    role: Role
    channel: Channel
    municipalities: frozenset[str]
    party: str
    purpose: str
    fields: frozenset[Field]
    ground: Ground
    first_day: date
    last_day: date

    def speaks_of(self, exchange: Exchange, field: Field) -> bool:
        """Whether the rule is about this, counting or not."""
        same = (self.role, self.channel, self.party, self.purpose) == (
            exchange.role,
            exchange.channel,
            exchange.recipient.code,
            exchange.purpose,
        )
        return same and field in self.fields and not self.municipalities.isdisjoint({exchange.municipality, EVERYWHERE})


@dataclass(frozen=True, slots=True)
class Matrix:
    """A region's bevoegdhedenmatrix, as its file says it."""

    name: str
    version: str
    status: Status
    parties: frozenset[Party]
    purposes: Mapping[str, str]
    """Codes with their Dutch names."""
    rules: tuple[Rule, ...]

    def counting(self, day: date) -> tuple[Rule, ...]:
        """The rules that count on this day: adopted, in an adopted matrix, and within their dates."""
        if self.status is not Status.ADOPTED:
            return ()
        return tuple(
            rule for rule in self.rules if rule.status is Status.ADOPTED and rule.first_day <= day <= rule.last_day
        )


def in_one_line(matrix: Matrix, day: date) -> str:
    """Name, version and what is on, in Dutch for staff: 'Matrix Rivierenmond 0.1 (concept, alles uit)'."""
    on = len(matrix.counting(day))
    rules = {0: "alles uit", 1: "1 regel geldt"}.get(on, f"{on} regels gelden")
    return f"{matrix.name} {matrix.version} ({matrix.status.value}, {rules})"
