# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a visitor may be offered beside an advice: the matrix, the region's words and the partner's keys, together.

Pure but for reading the region's files once.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from phonenumbers import PhoneMetadata

from kiosk.clock import Clock
from kiosk.content import Content
from kiosk.directory.model import Organisation, Service, ServiceStatus
from kiosk.directory.region import Inlooppunt
from kiosk.policy.decision import OnlyWithConsent, Reason
from kiosk.policy.findings import PolicyError
from kiosk.policy.matrix import CONTACT, Channel, Exchange, Field, Party, Role
from kiosk.policy.offer import Offer as Decided
from kiosk.policy.offer import offer as decided
from kiosk.policy.retention import Retention, load_retention
from kiosk.referrals.consent import Recipient, Request
from kiosk.referrals.consent_texts import Agreement, ConsentTextError, load_agreement
from kiosk.referrals.handover import can_receive
from kiosk.referrals.health_words import HealthLexicon, HealthWordsError, load_health_words
from kiosk.referrals.particulars import REGION, Faults, Particulars, checked
from kiosk.referrals.partner_keys import PartnerKeys
from kiosk.rooms import StartError
from kiosk.settings import RETENTION_FILE
from kiosk.ui.handover import Asked, Fault, NotAllowed, Offer, Offered, Partner, Told
from kiosk.ui.texts import Words

_NUMBERS_OF_HERE = PhoneMetadata.metadata_for_region(REGION, None)
"""Looked up now: it is read from the disk when it is first asked for, and then a visitor would be waiting."""
OLD_ENOUGH = 16
"""Who is younger does this together with a guide (GDPR article 8)."""
HEALTH_WORDS_FILE = "policy/health-words.json"
_UNDECIDED = frozenset({Reason.UNKNOWN_RECIPIENT, Reason.NO_RULE, Reason.DRAFT})
"""The region has said nothing yet: there is no prohibition to tell a visitor of."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What the region decides of handovers, beside its matrix."""

    agreement: Agreement
    retention: Retention
    health: HealthLexicon


def load_terms(content: Content, words: Mapping[str, Words]) -> Terms:
    """The terms of this region; raises `StartError`."""
    try:
        retention = load_retention(content.folder / RETENTION_FILE)
        keep_days = retention.undelivered_days + retention.delivered_days
        texts = {language: one.texts for language, one in words.items()}
        return Terms(
            load_agreement(content.folder, texts, keep_days),
            retention,
            load_health_words(content.folder / HEALTH_WORDS_FILE, content.matrix.health_words),
        )
    except (PolicyError, ConsentTextError, HealthWordsError) as error:
        raise StartError(str(error)) from error


@dataclass(frozen=True, slots=True)
class Offers:
    """Of one kiosk. `keys`: the keys to which can be sealed now; none where this kiosk has no key of its own."""

    content: Content
    place: Inlooppunt
    terms: Terms
    clock: Clock
    keys: Callable[[], PartnerKeys]
    example: bool
    """The matrix is a demonstration, which nobody adopted."""

    def offer(self, asked: Asked) -> Offer:
        """What may be offered beside this advice today."""
        organisation = self.organisation_of(asked.service)
        if organisation is None:
            return None
        today = self.clock().date()
        made = decided(self.content.matrix, self._exchange(organisation, asked), today)
        if (why_not := made.why_not) is not None:
            return None if why_not.reason in _UNDECIDED else NotAllowed(organisation.name, why_not)
        fields = _asked_for(made)
        if not fields or not self._can(organisation, asked, today):
            return None
        keep_until = today + timedelta(days=self.terms.agreement.terms.keep_days)
        return Offered(asked, organisation.name, fields, keep_until, example=self.example)

    def partners(self, role: Role) -> tuple[Partner, ...]:
        """Of whom the matrix says something to this role today, by name; those to whom something may go come first."""
        found: dict[str, list[Service]] = {}
        for one in self.content.directory.services:
            if one.status is ServiceStatus.ACTIVE:
                found.setdefault(one.organisation.id, []).append(one)
        told = [self._partner(tuple(services), role) for services in found.values()]
        return tuple(sorted((one for one in told if one is not None), key=lambda one: (not one.allowed, one.name)))

    def _partner(self, services: tuple[Service, ...], role: Role) -> Partner | None:
        offered, organisation = self.offer(Asked(services[0].id, role=role)), services[0].organisation
        named = tuple((one.id, one.name) for one in services)
        if offered is None:
            return None
        return Partner(organisation.id, organisation.name, named, isinstance(offered, Offered))

    def check(self, field: Field, value: str) -> Fault | None:
        """What is wrong with this entry by itself."""
        found = checked({field: value}, set(Field), self.terms.health)
        faults = found.faults if isinstance(found, Faults) else ()
        return next((Fault(one.code.value, one.refuses) for one in faults if one.field is field), None)

    def particulars(self, told: Told) -> Particulars | None:
        """What goes along; None when an entry does not stand after all."""
        found = checked(told.values, told.offer.fields, self.terms.health, warned=True)
        return found if isinstance(found, Particulars) else None

    def request(self, told: Told) -> Request | None:
        """What the visitor said yes to; None when nobody is there any more to send it to."""
        asked = told.offer.asked
        organisation, text = self.organisation_of(asked.service), self.terms.agreement.shown.get(told.language)
        if organisation is None or text is None:
            return None
        exchange = self._exchange(organisation, asked)
        needed = decided(self.content.matrix, exchange, self.clock().date()).required
        return Request(
            role=exchange.role,
            channel=exchange.channel,
            municipality=exchange.municipality,
            recipients=(Recipient(organisation.id, organisation.name, exchange.recipient),),
            fields={field: field in needed or field in CONTACT for field in told.values},
            text=text,
            screen_sha256=told.screen_sha256,
        )

    def organisation_of(self, service: str) -> Organisation | None:
        """Who gives this service."""
        return next((one.organisation for one in self.content.directory.services if one.id == service), None)

    def name_of(self, organisation: str) -> str:
        """How the directory calls an organisation; its id where it knows none."""
        found = (one.organisation for one in self.content.directory.services)
        return next((one.name for one in found if one.id == organisation), organisation)

    def _exchange(self, organisation: Organisation, asked: Asked) -> Exchange:
        return Exchange(
            role=asked.role,
            channel=Channel.KIOSK if asked.role is Role.VISITOR else Channel.STAFF,
            municipality=asked.municipality or self.place.municipality,
            recipient=Party(organisation.party, organisation.suwi),
            purpose=next(iter(self.terms.agreement.shown.values())).purpose,
            organisation=organisation.id,
        )

    def _can(self, organisation: Organisation, asked: Asked, today: date) -> bool:
        """Whether a yes could count and be sealed: else nothing is asked of a visitor."""
        old_enough = asked.age is None or asked.age >= OLD_ENOUGH or asked.role is Role.GUIDE
        return old_enough and not self.terms.agreement.not_kept and can_receive(self.keys(), organisation.id, today)


def _asked_for(made: Decided) -> tuple[Field, ...]:
    """What goes along after a yes; nothing where that is too little to be helped with."""
    fields = tuple(field for field in made.fields_that_may_go if isinstance(made.decisions[field], OnlyWithConsent))
    enough = made.required <= set(fields) and not set(CONTACT).isdisjoint(fields)
    return fields if enough else ()
