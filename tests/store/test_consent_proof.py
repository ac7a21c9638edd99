# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The store reads of a proof what it needs, and takes nothing else for one."""

from datetime import date, timedelta
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.referrals.consent_record import as_json_ld
from kiosk.store.consent_proof import GIVEN, LONGEST, LONGEST_URI, read_proof
from tests.store.kiosks import Client, Kiosk, ManualClock
from tests.store.referrals import ORGANISATION, consent_of

TODAY = date(2026, 11, 25)


def proof(**process: Any) -> dict[str, Any]:
    nowhere: Client = None  # type: ignore[assignment]  # nothing is sent
    kiosk = Kiosk(nowhere, Ed25519PrivateKey.generate(), "zuil-7", "rivierstad-centrum", ManualClock())
    made: dict[str, Any] = as_json_ld(consent_of(TODAY, kiosk, keep_days=7))
    made["dpv:hasProcess"] |= process
    return made


def test_it_reads_recipient_state_term_person_and_register() -> None:
    one = proof()
    says = read_proof(one)
    assert says is not None
    assert (says.recipient, says.state, says.keep_until) == (ORGANISATION, GIVEN, TODAY + timedelta(days=7))
    assert (says.subject, says.processing_activity) == (one["dpv:hasDataSubject"]["dpv:hasIdentifier"], "reg-1")


def test_the_register_may_be_a_long_address() -> None:
    for length, is_read in ((LONGEST_URI, True), (LONGEST_URI + 1, False), (0, False)):
        data = [{"wk:verwerkingsregister": "x" * length}]
        assert (read_proof(proof(**{"dpv:hasPersonalData": data})) is not None) == is_read


@pytest.mark.parametrize(
    "process",
    [
        {"dpv:hasRecipient": {}},
        {"dpv:hasRecipient": {"dct:identifier": ["uwv"]}},
        {"dpv:hasRecipient": {"dct:identifier": "x" * (LONGEST + 1)}},
        {"dpv:hasRecipient": None},
        {"dpv:hasPersonalData": []},
        {"dpv:hasStorageCondition": []},
        {"dpv:hasStorageCondition": [{"@type": "dpv:StorageDuration", "dpv:hasDuration": {"rdf:value": "ooit"}}]},
        {"dpv:hasStorageCondition": [{"@type": "dpv:StorageDuration", "dpv:hasDuration": {"rdf:value": 7}}]},
    ],
)
def test_what_is_no_proof_is_none(process: dict[str, Any]) -> None:
    assert read_proof(proof()) is not None
    assert read_proof(proof(**process)) is None


@pytest.mark.parametrize("other", [None, [], "proof", {}, {"dpv:hasProcess": {}}, 7])
def test_nor_is_anything_else(other: object) -> None:
    assert read_proof(other) is None
