# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The matrix: its rules, and the closed lists of what a rule may speak of."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

EVERYWHERE = "alle"
"""Stands for every municipality of the region in a rule."""
SUWI_PARTIES = "suwi-partijen"
"""Stands in a rule for every recipient that the Wet SUWI makes a party."""
OTHER_PARTIES = "geen-suwi-partijen"
"""Stands in a rule for every recipient that it does not."""


class Status(StrEnum):
    """Whether the region has decided. A draft never counts."""

    DRAFT = "concept"
    ADOPTED = "vastgesteld"


class Role(StrEnum):
    """Who sends."""

    VISITOR = "bezoeker"
    """Alone at the kiosk."""
    GUIDE = "gids"
    VOLUNTEER = "vrijwilliger"


class Channel(StrEnum):
    """Where it is sent from."""

    KIOSK = "zuil"
    STAFF = "medewerker"
    """The staff mode of a kiosk."""
    DIGITAL = "digitaal"
    """The digital Werkcentrum."""


class Field(StrEnum):
    """All that may ever go along with a person. There is no BSN here and no special category: never add one."""

    NAME = "naam"
    PHONE = "telefoon"
    EMAIL = "e-mail"
    QUESTION = "vraag"
    LANGUAGE = "taal"
    BEST_TIME = "beste-moment"


CONTACT = (Field.PHONE, Field.EMAIL)
"""The ways to reach a person: without one of them nobody can be called back."""


class Need(StrEnum):
    """Whether a recipient can help without a field."""

    REQUIRED = "verplicht"
    OPTIONAL = "vrijwillig"


class Effect(StrEnum):
    """What a rule says while it counts."""

    ONLY_WITH_CONSENT = "alleen-met-toestemming"
    ALLOWED = "toegestaan"
    FORBIDDEN = "verboden"


class HealthWords(StrEnum):
    """What is done when a visitor writes of their health in free text. A BSN or IBAN is refused whatever this says."""

    REFUSED = "weigeren"
    WARNED = "waarschuwen"


@dataclass(frozen=True, slots=True)
class Party:
    """A kind of recipient: a code of the directory's taxonomy `partij`, and whether the Wet SUWI makes it a party.

    Some codes hold organisations of both sorts: an organisation that differs from the matrix gets nothing.
    """

    code: str
    suwi: bool


@dataclass(frozen=True, slots=True)
class Organisation:
    """One recipient that has rules of its own: its id in the directory, and the party that it is."""

    id: str
    name: str
    party: Party


@dataclass(frozen=True, slots=True)
class Purpose:
    """What something is sent for, and the fields that this asks for, in the order in which they are asked."""

    description: str
    fields: Mapping[Field, Need]


@dataclass(frozen=True, slots=True)
class Ground:
    """Why the law lets it: the article, and the entry in the register of processing (GDPR article 30).

    What is forbidden is no processing and has no entry.
    """

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
    organisation: str = ""
    """The recipient's id in the directory; '' when only its kind is known."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What may or may not go to one recipient for one purpose, from `first_day` to `last_day`, both included."""

    id: str
    status: Status
    effect: Effect
    role: Role
    channel: Channel
    municipalities: frozenset[str]
    recipient: str
    """A party's code, an organisation's id, `SUWI_PARTIES` or `OTHER_PARTIES`."""
    purpose: str
    fields: frozenset[Field]
    ground: Ground
    source: str
    """Where the ground can be read."""
    first_day: date
    last_day: date
    reason: Mapping[str, str]
    """Why it is forbidden, in plain words by language, at least in Dutch and English; else empty."""

    def speaks_of(self, exchange: Exchange, field: Field) -> bool:
        """Whether the rule is about this, counting or not."""
        same = (self.role, self.channel, self.purpose) == (exchange.role, exchange.channel, exchange.purpose)
        group = SUWI_PARTIES if exchange.recipient.suwi else OTHER_PARTIES
        meant = {exchange.recipient.code, group, exchange.organisation} - {""}
        there = not self.municipalities.isdisjoint({exchange.municipality, EVERYWHERE})
        return same and self.recipient in meant and field in self.fields and there


@dataclass(frozen=True, slots=True)
class Matrix:
    """A region's bevoegdhedenmatrix, as its file says it."""

    name: str
    version: str
    day: date
    """Of this version."""
    status: Status
    remarks: str
    parties: frozenset[Party]
    organisations: tuple[Organisation, ...]
    purposes: Mapping[str, Purpose]
    health_words: HealthWords
    visit_attributes: tuple[str, ...]
    """All that an anonymous visit may hold, by the names of the wire."""
    rules: tuple[Rule, ...]

    def knows(self, exchange: Exchange) -> bool:
        """Whether the recipient is here, and just as it is here."""
        same = {one.party for one in self.organisations if one.id == exchange.organisation}
        return exchange.recipient in self.parties and same <= {exchange.recipient}

    def counting(self, day: date) -> tuple[Rule, ...]:
        """The rules that count on this day: adopted, in an adopted matrix, and within their dates."""
        if self.status is not Status.ADOPTED:
            return ()
        return tuple(
            rule for rule in self.rules if rule.status is Status.ADOPTED and rule.first_day <= day <= rule.last_day
        )


def in_one_line(matrix: Matrix, day: date) -> str:
    """Name, version, its day and what is on, in Dutch for staff.

    'Matrix Rivierenmond 0.1 van 27-11-2026 (concept, alles uit)'.
    """
    on = len([rule for rule in matrix.counting(day) if rule.effect is not Effect.FORBIDDEN])
    rules = {0: "alles uit", 1: "1 regel geldt"}.get(on, f"{on} regels gelden")
    return f"{matrix.name} {matrix.version} van {matrix.day:%d-%m-%Y} ({matrix.status.value}, {rules})"
