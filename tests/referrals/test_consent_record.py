# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The proof of a consent that others read: ISO/IEC TS 27560 in JSON-LD."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from kiosk.referrals.consent import Consent, expired, given, withdrawn
from kiosk.referrals.consent_record import CONTEXT, PREFIXES, as_json_ld, proof_hash
from kiosk.wire.canonical import canonical
from kiosk.wire.referral import MAX_PROOF_BYTES
from tests.referrals.agreed import NOON, STAMP, request, rules

ROWS = {
    "record_id": "dct:identifier",
    "schema_version": "dct:conformsTo",
    "pii_principal_id": "dpv:hasDataSubject",
    "pii_principal_id, its name": "dpv:hasIdentifier",
    "privacy_notice": "dpv:hasNotice",
    "language": "dct:language",
    "purposes": "dpv:hasPurpose",
    "lawful_basis": "dpv:hasLegalBasis",
    "pii_information": "dpv:hasPersonalData",
    "pii_optional": "dpv:hasNecessity",
    "special_pii_category": "wk:bijzondereGegevens",
    "pii_controllers": "dpv:hasDataController",
    "collection_method": "dpv:hasDataSource",
    "processing_method": "dpv:hasProcessing",
    "storage_locations": "dpv:hasLocation",
    "jurisdiction": "dpv:hasJurisdiction",
    "retention_period": "dpv:hasDuration",
    "recipient_third_parties": "dpv:hasRecipient",
    "withdrawal_method": "dpv:hasConsentControl",
    "privacy_rights": "dpv:hasRight",
    "authority_party": "dpv:hasAuthority",
    "event_state": "dpv:hasConsentStatus",
    "event_time": "dpv:isIndicatedAtTime",
    "entity_id": "dpv:isIndicatedBy",
}
"""Fields of the standard with their terms (W3C's guide for TS 27560)."""


@pytest.fixture
def consent(tmp_path: Path) -> Consent:
    """A yes."""
    decided = rules(tmp_path)
    found = given(request(decided), decided.matrix, decided.agreement.kept, decided.agreement.terms, STAMP)
    assert isinstance(found, Consent)
    return found


def keys(value: Any) -> set[str]:
    """Every key at any depth."""
    if isinstance(value, dict):
        return set(value) | {key for inner in value.values() for key in keys(inner)}
    return {key for inner in value for key in keys(inner)} if isinstance(value, list) else set()


def test_the_record_has_every_field_of_the_standard_in_terms_of_the_vocabulary(consent: Consent) -> None:
    proof = as_json_ld(consent)
    assert not [row for row, term in ROWS.items() if term not in keys(proof)]
    assert proof["dct:conformsTo"] == "https://w3id.org/dpv/schema/dpv-27560#record-eu-gdpr"
    assert proof["@type"] == "dpv:ConsentRecord"
    assert proof["wk:bijzondereGegevens"] is False


def test_every_prefix_is_written_out_so_that_reading_it_fetches_nothing(consent: Consent) -> None:
    proof = as_json_ld(consent)
    assert proof["@context"] == dict(CONTEXT)
    used = {key.split(":")[0] for key in keys({**proof, "@context": {}}) if ":" in key}
    used |= {text.split(":")[0] for text in ("eu-gdpr:A7-3", "loc:NL", "pd:Name")}
    assert used | {"xsd"} == set(PREFIXES)


def test_the_record_says_what_was_agreed_for_whom_and_until_when(consent: Consent) -> None:
    proof: Any = as_json_ld(consent)
    process = proof["dpv:hasProcess"]
    assert process["dpv:hasRecipient"]["dct:identifier"] == "uwv-rivierstad"
    agreed = {one["dct:identifier"]: one["dpv:hasNecessity"] for one in process["dpv:hasPersonalData"]}
    assert agreed.pop("naam") == "dpv:Required"
    assert agreed == dict.fromkeys(["telefoon", "vraag", "taal", "beste-moment"], "dpv:Optional")
    assert process["dpv:hasStorageCondition"][1]["dpv:hasDuration"]["rdf:value"] == "2027-01-10"
    assert proof["dpv:hasNotice"]["schema:sha256"] == consent.text.sha256
    assert proof["dpv:hasNotice"]["wk:schermSha256"] == consent.screen_sha256
    assert [one["dct:identifier"] for one in proof["dpv:hasConsentControl"]] == ["code", "telefoon", "gids"]
    assert proof["dpv:hasConsentStatus"] == [
        {
            "@type": "dpv:ConsentGiven",
            "dpv:isIndicatedAtTime": "2026-11-27T12:00:00+01:00",
            "dpv:isIndicatedBy": "dpv:DataSubject",
        }
    ]


def test_events_are_only_added_and_say_who_made_them(consent: Consent) -> None:
    ended = withdrawn(consent, NOON + timedelta(days=1))
    over = expired(consent, NOON + timedelta(days=400))
    for after, kind, by in (
        (ended, "dpv:ConsentWithdrawn", "dpv:DataSubject"),
        (over, "dpv:ConsentExpired", "dpv:DataController"),
    ):
        assert isinstance(after, Consent)
        events: Any = as_json_ld(after)["dpv:hasConsentStatus"]
        assert events[:1] == as_json_ld(consent)["dpv:hasConsentStatus"]
        assert (events[1]["@type"], events[1]["dpv:isIndicatedBy"]) == (kind, by)


def test_the_hash_is_of_one_way_of_writing_and_of_every_part(consent: Consent) -> None:
    proof = as_json_ld(consent)
    turned = json.loads(json.dumps(dict(reversed(proof.items())), indent=2))
    assert proof_hash(turned) == proof_hash(proof)
    for key in proof:
        assert proof_hash({name: value for name, value in proof.items() if name != key}) != proof_hash(proof)


def test_a_proof_fits_on_the_wire_and_nobody_is_in_it(consent: Consent) -> None:
    written = canonical(as_json_ld(consent)).decode()
    assert len(written) < MAX_PROOF_BYTES / 2
    assert not [one for one in ("Anna", "+31", "@voorbeeld", "Ik zoek werk") if one in written]
