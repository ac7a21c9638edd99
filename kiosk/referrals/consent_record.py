# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The proof of a consent for others: ISO/IEC TS 27560:2023 in JSON-LD, with the terms of W3C's Data Privacy Vocabulary.

It says that somebody agreed, to what, for whom and by which words; nobody can be found by it. The prefixes are written
out in it, so that reading it fetches nothing.
"""

from collections.abc import Mapping
from types import MappingProxyType

from pydantic import JsonValue

from kiosk.policy.matrix import Field
from kiosk.referrals.consent import Consent, ConsentedField, WithdrawalMethod
from kiosk.referrals.consent_state import ConsentState
from kiosk.wire.canonical import canonical_hash

PREFIXES: Mapping[str, str] = MappingProxyType(
    {
        "dct": "http://purl.org/dc/terms/",
        "dpv": "https://w3id.org/dpv#",
        "eu-gdpr": "https://w3id.org/dpv/legal/eu/gdpr#",
        "loc": "https://w3id.org/dpv/loc#",
        "pd": "https://w3id.org/dpv/pd#",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "schema": "https://schema.org/",
        "wk": "urn:werkcentrum-kiosk:",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    }
)
_NAMED = (
    *("hasLegalBasis", "hasJurisdiction", "hasRight", "hasProcessing", "hasDataSource", "hasNecessity"),
    "isIndicatedBy",
)
"""What these say is a term of a vocabulary, not a text: without this a reader would take it for letters."""
CONTEXT: Mapping[str, JsonValue] = MappingProxyType(
    {
        **PREFIXES,
        **{f"dpv:{name}": {"@type": "@id"} for name in _NAMED},
        "dct:conformsTo": {"@type": "@id"},
        "dpv:isIndicatedAtTime": {"@type": "xsd:dateTime"},
        "rdf:value": {"@type": "xsd:date"},
    }
)
_KINDS = {
    Field.NAME: "pd:Name",
    Field.PHONE: "pd:TelephoneNumber",
    Field.EMAIL: "pd:EmailAddress",
    Field.QUESTION: "dpv:PersonalData",
    Field.LANGUAGE: "pd:Language",
    Field.BEST_TIME: "dpv:PersonalData",
}
_STATES = {
    ConsentState.REQUESTED: "dpv:ConsentRequested",
    ConsentState.GIVEN: "dpv:ConsentGiven",
    ConsentState.REFUSED: "dpv:ConsentRefused",
    ConsentState.WITHDRAWN: "dpv:ConsentWithdrawn",
    ConsentState.EXPIRED: "dpv:ConsentExpired",
}
_BY = {ConsentState.EXPIRED: "dpv:DataController"}
"""Who made it so, where that was not the visitor."""
_PROCESSING = {"verzamelen": "dpv:Collect", "bewaren": "dpv:Store", "verstrekken": "dpv:Disclose"}
_RIGHTS = {
    "inzien": "eu-gdpr:A15",
    "verbeteren": "eu-gdpr:A16",
    "wissen": "eu-gdpr:A17",
    "beperken": "eu-gdpr:A18",
    "meenemen": "eu-gdpr:A20",
    "intrekken": "eu-gdpr:A7-3",
    "klagen": "eu-gdpr:A77",
}
_WAYS = {
    WithdrawalMethod.CODE: "met de code op het bewijs, op elke zuil van de regio",
    WithdrawalMethod.PHONE: "per telefoon bij het Werkcentrum",
    WithdrawalMethod.GUIDE: "bij de gids in een inlooppunt",
}

Proof = dict[str, JsonValue]


def as_json_ld(consent: Consent) -> Proof:
    """The record, with its events so far."""
    return {
        "@context": dict(CONTEXT),
        "@id": f"urn:uuid:{consent.record}",
        "@type": "dpv:ConsentRecord",
        "dct:conformsTo": Consent.SCHEMA,
        "dct:identifier": str(consent.record),
        "dct:language": consent.text.language,
        "dpv:hasDataSubject": {"@type": "dpv:DataSubject", "dpv:hasIdentifier": str(consent.subject)},
        "dpv:hasNotice": _notice(consent),
        "dpv:hasLegalBasis": "eu-gdpr:A6-1-a",
        "dpv:hasJurisdiction": f"loc:{Consent.JURISDICTION}",
        "dpv:hasDataController": [
            {"@type": "dpv:DataController", "schema:name": name} for name in consent.terms.controllers
        ],
        "dpv:hasProcess": _process(consent),
        "dpv:hasConsentControl": [
            {"@type": "dpv:WithdrawConsent", "dct:identifier": way.value, "dct:description": _WAYS[way]}
            for way in consent.terms.withdrawal
        ],
        "dpv:hasRight": [_RIGHTS[right] for right in Consent.RIGHTS],
        "dpv:hasAuthority": {"@type": "dpv:DataProtectionAuthority", "schema:name": Consent.AUTHORITY},
        "dpv:hasConsentStatus": [
            {
                "@type": _STATES[event.state],
                "dpv:isIndicatedAtTime": event.at.isoformat(timespec="seconds"),
                "dpv:isIndicatedBy": _BY.get(event.state, "dpv:DataSubject"),
            }
            for event in consent.events
        ],
        "wk:bijzondereGegevens": Consent.SPECIAL_CATEGORIES,
    }


def proof_hash(proof: Mapping[str, JsonValue]) -> str:
    """SHA-256 of a proof in its one way of writing: an envelope is bound to it."""
    return canonical_hash(dict(proof))


def _notice(consent: Consent) -> Proof:
    return {
        "@type": "dpv:ConsentNotice",
        "dct:identifier": consent.text.id,
        "dct:hasVersion": consent.text.version,
        "dct:language": consent.text.language,
        "schema:sha256": consent.text.sha256,
        "wk:schermSha256": consent.screen_sha256,
    }


def _process(consent: Consent) -> Proof:
    return {
        "@type": "dpv:Process",
        "dpv:hasPurpose": {"@type": "dpv:Purpose", "dct:identifier": consent.purpose},
        "dpv:hasPersonalData": [_field(one) for one in consent.fields],
        "dpv:hasProcessing": [_PROCESSING[one] for one in Consent.PROCESSING],
        "dpv:hasDataSource": "dpv:DataSubjectDataSource",
        "dpv:hasRecipient": {
            "@type": "dpv:Recipient",
            "dct:identifier": consent.recipient.organisation,
            "schema:name": consent.recipient.name,
            "wk:partij": consent.recipient.party.code,
        },
        "dpv:hasStorageCondition": [
            {"@type": "dpv:StorageLocation", "dpv:hasLocation": consent.terms.storage},
            {
                "@type": "dpv:StorageDuration",
                "dpv:hasDuration": {"@type": "dpv:UntilTimeDuration", "rdf:value": consent.keep_until.isoformat()},
            },
        ],
    }


def _field(one: ConsentedField) -> Proof:
    return {
        "@type": _KINDS[one.field],
        "dct:identifier": one.field.value,
        "dpv:hasNecessity": "dpv:Required" if one.necessary else "dpv:Optional",
        "wk:regel": one.rule,
        "wk:grondslag": one.ground.law,
        "wk:verwerkingsregister": one.ground.register_id,
    }
