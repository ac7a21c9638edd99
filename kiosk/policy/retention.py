# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""How long what is kept of a referral is kept. Data of the region; each term says why it is that long."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from kiosk.policy.findings import PolicyError
from kiosk.policy.json_file import opened
from kiosk.policy.place import Place, number

RETENTION_KEYS = ("naam", "versie", "datum", "toelichting", "termijnen", "logboek")
TERM_KEYS = ("dagen", "vanaf", "waarom")
LOGBOOK_KEYS = ("profiel", "profielen")
MOST_DAYS = 3_660
"""Ten years: nothing of a referral is kept longer, whatever a file says."""


class Kept(StrEnum):
    """What is kept for a term."""

    UNDELIVERED = "nietOpgehaald"
    DELIVERED = "afgerond"
    CONSENT_PROOF = "toestemmingsbewijs"
    STAFF_AUDIT = "medewerkerslog"


@dataclass(frozen=True, slots=True)
class Term:
    """A number of days, from when they are counted, and why so many; both in Dutch."""

    days: int
    since: str
    why: str


@dataclass(frozen=True, slots=True)
class Retention:
    """The terms of a region."""

    name: str
    version: str
    day: date
    """Of this version."""
    remarks: str
    undelivered: Term
    """A referral that its recipient never fetched."""
    delivered: Term
    """The content of a referral that its recipient finished."""
    consent_proof: Term
    """The bare proof of a yes: no name, no way of contact, no question."""
    staff_audit: Term
    log_profile: str
    """The controller's profile for the Logboek dataverwerkingen."""
    log: Term

    @property
    def undelivered_days(self) -> int:
        """Days from its making until a referral that nobody fetched is erased."""
        return self.undelivered.days

    @property
    def delivered_days(self) -> int:
        """Days from 'afgerond' until the content of a referral is erased."""
        return self.delivered.days

    @property
    def consent_proof_days(self) -> int:
        """Days that the bare proof of a consent is kept after the data are erased."""
        return self.consent_proof.days

    @property
    def staff_audit_days(self) -> int:
        """Days that the log of what staff did is kept."""
        return self.staff_audit.days

    @property
    def log_days(self) -> int:
        """Days that a line of the Logboek dataverwerkingen is kept."""
        return self.log.days


def load_retention(file: Path) -> Retention:
    """The terms of this file.

    Raises:
        PolicyError: with a finding for every fault.
    """
    return retention_at(opened(file))


def retention_at(document: Place) -> Retention:
    """The terms in this document, as `load_retention`."""
    retention = _retention(document) if document.holds_only(RETENTION_KEYS) else None
    if retention is None or document.findings:
        raise PolicyError(document.findings)
    return retention


def _retention(place: Place) -> Retention:
    terms = place.child("termijnen")
    known = terms.holds_only(list(Kept))
    kept = {one: _term(terms.child(one)) if known else Term(0, "", "") for one in Kept}
    profile, log = _logbook(place.child("logboek"))
    return Retention(
        name=place.child("naam").text(),
        version=place.child("versie").text(),
        day=place.child("datum").day(),
        remarks=place.child("toelichting").text(),
        undelivered=kept[Kept.UNDELIVERED],
        delivered=kept[Kept.DELIVERED],
        consent_proof=kept[Kept.CONSENT_PROOF],
        staff_audit=kept[Kept.STAFF_AUDIT],
        log_profile=profile,
        log=log,
    )


def _term(place: Place) -> Term:
    if not place.holds_only(TERM_KEYS):
        return Term(0, "", "")
    return Term(number(place.child("dagen"), 1, MOST_DAYS), place.child("vanaf").text(), place.child("waarom").text())


def _logbook(place: Place) -> tuple[str, Term]:
    """The chosen profile; every profile is read, so that a fault in another is found too."""
    if not place.holds_only(LOGBOOK_KEYS):
        return "", Term(0, "", "")
    profiles = {code: _term(one) for code, one in place.child("profielen").members()}
    chosen = place.child("profiel").one_of(profiles)
    return chosen, profiles.get(chosen, Term(0, "", ""))
