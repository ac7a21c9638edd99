# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a receiving organisation sees of what the store handed over, and what it is warned of."""

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from kiosk.policy.matrix import Field
from kiosk.referrals.consent import Consent, withdrawn
from kiosk.referrals.consent_record import as_json_ld
from kiosk.referrals.handover import Referral, Rules, made
from kiosk.referrals.inbox import LABELS, MAX_PROOF, Delivered, KioskKeys, as_json, in_dutch, received
from kiosk.referrals.key_ring import KeyRing, RingKey, new_key
from kiosk.referrals.particulars import Particulars
from kiosk.referrals.sealing import NotOpened, Opened, WhyNotOpened
from kiosk.wire.canonical import canonical
from tests.referrals.agreed import DESK, DEVICE, NOON, STAMP, request, rules
from tests.referrals.sealed import ANNA, KIOSK, PAIR, TODAY, Kiosk

RING = KeyRing((RingKey(DESK.organisation, PAIR.private, TODAY, TODAY), new_key("bibliotheek", TODAY)))
FORMER = Kiosk()
KIOSKS = {"zuil-7": (KIOSK.public, FORMER.public)}


@pytest.fixture
def decided(tmp_path: Path) -> Rules:
    return rules(tmp_path)


def delivered(decided: Rules, particulars: Particulars = ANNA) -> tuple[Delivered, Referral]:
    """A referral as the store hands it over."""
    found = made(request(decided), particulars, decided, DEVICE, STAMP)
    assert isinstance(found, Referral)
    content = found.content
    return Delivered(content.id, content.envelope.encode(), canonical(content.consent)), found


def reason(given: Delivered, ring: KeyRing = RING, kiosks: KioskKeys | None = None) -> WhyNotOpened | None:
    found = received(given, ring, KIOSKS if kiosks is None else kiosks)
    return found.reason if isinstance(found, NotOpened) else None


def test_a_referral_is_shown_in_dutch_line_by_line(decided: Rules) -> None:
    given, referral = delivered(decided, replace(ANNA, language="ar"))
    found = received(given, RING, KIOSKS)
    assert isinstance(found, Opened)
    assert in_dutch(found).splitlines() == [
        f"Verwijzing {referral.id}, gemaakt op 27-11-2026 op zuil-7",
        "  Naam: Anna de Vries",
        "  Telefoon: +31612345678",
        "  Vraag: Ik zoek werk.",
        "  Taal: Arabisch",
        "  Beste moment: ochtend avond",
        "  Handtekening van de zuil: klopt",
    ]
    assert set(LABELS) == set(Field)


def test_a_language_without_a_dutch_name_is_shown_as_it_is(decided: Rules) -> None:
    found = received(delivered(decided, replace(ANNA, language="so"))[0], RING)
    assert isinstance(found, Opened)
    assert "  Taal: so" in in_dutch(found)
    assert in_dutch(found).endswith("niet nagegaan")


def test_a_program_gets_the_same_as_json(decided: Rules) -> None:
    given, referral = delivered(decided)
    found = received(given, RING, KIOSKS)
    assert isinstance(found, Opened)
    assert json.loads(json.dumps(as_json(found))) == {
        "kenmerk": str(referral.id),
        "organisatie": "uwv-rivierstad",
        "gemaakt": "2026-11-27",
        "zuil": "zuil-7",
        "toestemming": found.header.consent,
        "gegevens": {
            "naam": "Anna de Vries",
            "telefoon": "+31612345678",
            "vraag": "Ik zoek werk.",
            "taal": "nl",
            "beste-moment": "ochtend avond",
        },
        "handtekeningKlopt": True,
    }


def test_an_envelope_under_another_number_or_with_another_consent_is_not_opened(decided: Rules) -> None:
    given, _ = delivered(decided)
    other, _ = delivered(decided)
    assert reason(given) is None
    assert reason(replace(given, referral=uuid4())) is WhyNotOpened.ANOTHER
    assert reason(replace(given, envelope=other.envelope)) is WhyNotOpened.ANOTHER
    changed = json.loads(given.proof or b"")
    changed["dct:language"] = "en"
    assert reason(replace(given, proof=canonical(changed))) is WhyNotOpened.ANOTHER


def test_without_a_consent_for_this_organisation_nothing_is_opened(decided: Rules) -> None:
    given, referral = delivered(decided)
    elsewhere = json.loads(given.proof or b"")
    elsewhere["dpv:hasProcess"]["dpv:hasRecipient"]["dct:identifier"] = "bibliotheek"
    ended = withdrawn(referral.consent, NOON + timedelta(days=1))
    assert isinstance(ended, Consent)
    proofs = [
        None,
        b"",
        b"[]",
        b"{}",
        canonical({"dpv:hasProcess": "x"}),
        canonical({**json.loads(given.proof or b""), "dpv:hasConsentStatus": []}),
        canonical({**json.loads(given.proof or b""), "dpv:hasConsentStatus": "x"}),
        canonical({**json.loads(given.proof or b""), "dpv:hasConsentStatus": ["x"]}),
        (given.proof or b"") + b" " * MAX_PROOF,
        canonical(elsewhere),
        canonical(as_json_ld(ended)),
    ]
    assert {reason(replace(given, proof=proof)) for proof in proofs} == {WhyNotOpened.NO_CONSENT}


def test_a_kiosk_that_the_region_does_not_know_sends_nothing(decided: Rules) -> None:
    given, _ = delivered(decided)
    assert reason(given, kiosks={"zuil-8": (KIOSK.public,)}) is WhyNotOpened.UNKNOWN_KIOSK
    assert reason(given, kiosks={"zuil-7": (Kiosk().public, Kiosk().public)}) is WhyNotOpened.SIGNATURE


def test_what_a_kiosk_sealed_before_its_key_was_renewed_is_its_own_still(decided: Rules) -> None:
    given, _ = delivered(decided)
    assert reason(given, kiosks={"zuil-7": (FORMER.public, KIOSK.public)}) is None
    assert reason(given, kiosks={"zuil-7": (FORMER.public,)}) is WhyNotOpened.SIGNATURE


def test_what_is_not_for_this_ring_or_no_envelope_says_so(decided: Rules) -> None:
    given, _ = delivered(decided)
    assert reason(given, KeyRing((new_key("bibliotheek", TODAY),))) is WhyNotOpened.NO_KEY
    assert reason(given, KeyRing((RingKey("bibliotheek", PAIR.private, TODAY, TODAY),))) is WhyNotOpened.NO_KEY
    assert reason(replace(given, envelope=b"{}")) is WhyNotOpened.SHAPE
