# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rules by which a volunteer would be let more than a visitor alone at the kiosk.

A volunteer works for no party of the Wet SUWI and has no authority of their own: they help somebody who decides, so
they may send what that visitor may send alone, and only when the visitor says yes. What is adopted is only held
against what is adopted: a draft may yet go away.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Self

from kiosk.policy.matrix import EVERYWHERE, Channel, Effect, Field, Role, Rule, Status
from kiosk.policy.overlaps import Within

UNASKED = "Een vrijwilliger stuurt nooit iets zonder toestemming. Kies alleen-met-toestemming."
MORE = (
    "Een vrijwilliger mag niet meer dan een bezoeker alleen aan de zuil, en geen regel laat de bezoeker dit alles toe. "
    "Haal uit deze regel wat de bezoeker niet mag."
)


@dataclass(frozen=True, slots=True)
class _Reach:
    """All of which a rule speaks, for one purpose."""

    recipients: frozenset[str]
    places: frozenset[str]
    fields: frozenset[Field]
    first_day: date
    last_day: date

    @classmethod
    def of(cls, rule: Rule, within: Within) -> Self:
        return cls(within(rule.recipient), rule.municipalities, rule.fields, rule.first_day, rule.last_day)

    def shared(self, other: Self) -> Self:
        """What both speak of."""
        places = self.places & other.places
        for one, another in ((self, other), (other, self)):
            places |= another.places if EVERYWHERE in one.places else frozenset()
        return type(self)(
            self.recipients & other.recipients,
            places,
            self.fields & other.fields,
            max(self.first_day, other.first_day),
            min(self.last_day, other.last_day),
        )

    def __bool__(self) -> bool:
        """Whether it is anything at all."""
        return bool(self.recipients and self.places and self.fields) and self.first_day <= self.last_day

    def holds(self, other: Self) -> bool:
        """Whether it speaks of all that the other does."""
        places = EVERYWHERE in self.places or other.places <= self.places
        days = self.first_day <= other.first_day and other.last_day <= self.last_day
        return places and days and other.recipients <= self.recipients and other.fields <= self.fields


def beyond_visitors(rules: Sequence[Rule], within: Within) -> Iterator[tuple[int, str]]:
    """The index of a volunteer's rule, and in what it goes beyond the rules of a visitor."""
    for at, rule in enumerate(rules):
        if rule.role is Role.VOLUNTEER and rule.effect is not Effect.FORBIDDEN:
            for message in _beyond(rule, [one for one in rules if _weighs(one, rule)], within):
                yield at, message


def _weighs(one: Rule, rule: Rule) -> bool:
    """Whether the one is to be held against the rule."""
    return one.purpose == rule.purpose and (rule.status is Status.DRAFT or one.status is Status.ADOPTED)


def _beyond(rule: Rule, others: Sequence[Rule], within: Within) -> Iterator[str]:
    if rule.effect is Effect.ALLOWED:
        yield UNASKED
    reach = _Reach.of(rule, within)
    visitors = [one for one in others if (one.role, one.channel) == (Role.VISITOR, Channel.KIOSK)]
    letting = [one for one in visitors if one.effect is not Effect.FORBIDDEN]
    if not any(_Reach.of(one, within).holds(reach) for one in letting):
        yield MORE
    own = [
        _Reach.of(one, within)
        for one in others
        if (one.role, one.channel, one.effect) == (rule.role, rule.channel, Effect.FORBIDDEN)
    ]
    for ban in visitors:
        taken = _Reach.of(ban, within).shared(reach)
        if ban.effect is Effect.FORBIDDEN and taken and not any(one.holds(taken) for one in own):
            yield f"Wat '{ban.id}' een bezoeker verbiedt, mag een vrijwilliger ook niet. Maak er zo'n verbod bij."
