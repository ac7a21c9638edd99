# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where an outcome leads from this kiosk, now: the one place where flow, directory and inlooppunt meet. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kiosk.clock import Clock
from kiosk.content import Content
from kiosk.directory.hours import opening
from kiosk.directory.matching import Destination, destinations, ranked
from kiosk.directory.region import Inlooppunt
from kiosk.flow.session import Outcome

GUIDE = "gids"
"""The category whose desk is where the kiosk stands, wherever the visitor lives."""
GUIDE_PARTY = "werkcentrum"
MUNICIPALITY = "woonplaats"
"""The question that tells where the visitor lives."""
NOT_SAID = frozenset({"", "weet_niet", "zeg_niet"})
"""Answers to the question of the municipality that name none: the kiosk's own is meant."""


@dataclass(frozen=True, slots=True)
class Guidance:
    """The directory as seen from one kiosk."""

    content: Content
    place: Inlooppunt
    clock: Clock
    checked_on: date | None = None
    """The day by which a record is stale; None: the clock's own."""

    def find(self, categories: Sequence[str], municipality: str, language: str) -> tuple[Destination, ...]:
        """The destinations of these categories now, best first, each once, with texts in this language."""
        found: dict[str, Destination] = {}
        for category in categories:
            for one in self._found(category, municipality):
                found.setdefault(one.service.id, self._localised(one, language))
        return tuple(found.values())

    def destination(self, service: str, language: str) -> Destination | None:
        """The best desk of this service now, with texts in this language; None: there is no such one."""
        known = [one for one in self.content.directory.services if one.id == service]
        moment = self.clock()
        found = ranked(known, lambda hours: opening(hours, moment), self.checked_on or moment.date())
        return self._localised(found[0], language) if found else None

    def party_of(self, outcome: Outcome, municipality: str) -> str:
        """The kind of organisation that the outcome names first; the Werkcentrum itself where it names none."""
        first = next(iter(self.find(outcome.services, municipality, self.content.form.default_language)), None)
        return first.service.organisation.party if first else GUIDE_PARTY

    def nearest_staffed(self) -> Inlooppunt | None:
        """Where a guide is when there is none here."""
        code = self.place.nearest_staffed
        return self.content.region.location(code) if code else None

    def area(self, category: str, municipality: str) -> str:
        """The municipality in which desks of this category are looked for, after this answer to where one lives."""
        return self.place.municipality if category == GUIDE else self._lives_in(municipality)

    def _found(self, category: str, municipality: str) -> tuple[Destination, ...]:
        area = self.area(category, municipality)
        return destinations(self.content.directory, (category,), area, self.clock(), self.checked_on)

    def _lives_in(self, answer: str) -> str:
        """The municipality that an answer means; '' for one outside the region, where only national desks help."""
        if answer in NOT_SAID:
            return self.place.municipality
        return answer if self.content.region.municipality(answer) is not None else ""

    def _localised(self, one: Destination, language: str) -> Destination:
        service = self.content.directory.localised(one.service, language)
        at = one.service.locations.index(one.location) if one.location is not None else None
        return Destination(service, service.locations[at] if at is not None else None, one.opening)
