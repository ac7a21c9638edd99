# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""From a yes to a finished referral; without a yes, or under another's, nothing is made, and nobody is left behind."""

import gc
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.policy.matrix import Field
from kiosk.referrals.consent import (
    Consent,
    NotGiven,
    NotOneRecipient,
    PolicyForbids,
    Recipient,
    TextUnknown,
    expired,
    given,
    withdrawn,
)
from kiosk.referrals.consent_record import proof_hash
from kiosk.referrals.consent_state import ConsentState
from kiosk.referrals.handover import (
    MoreThanAgreed,
    NoLongerGiven,
    Referral,
    Rules,
    can_receive,
    made,
    under,
)
from kiosk.referrals.particulars import Particulars
from kiosk.referrals.recipient_keys import KeyStatus
from kiosk.referrals.sealing import Beside, NotOpened, NoUsableKey, Opened, WhyNotOpened, by_kid, opened
from kiosk.referrals.withdrawal_code import code_hash, in_groups, read_code
from tests.policy.matrices import LIBRARY
from tests.referrals.agreed import DESK, DEVICE, NOON, STAMP, later, request, rules
from tests.referrals.sealed import ANNA, KIOSK, PAIR, TODAY, Pair

DAY = timedelta(days=1)
MARK = "Qx7Zonneschijn"


@pytest.fixture
def decided(tmp_path: Path) -> Rules:
    """What the region decides."""
    return rules(tmp_path)


def yes(decided: Rules) -> Consent:
    found = given(request(decided), decided.matrix, decided.agreement.kept, decided.agreement.terms, STAMP)
    assert isinstance(found, Consent)
    return found


def referral(decided: Rules) -> Referral:
    found = made(request(decided), ANNA, decided, DEVICE, STAMP)
    assert isinstance(found, Referral)
    return found


def test_a_yes_makes_a_referral_that_its_recipient_opens(decided: Rules) -> None:
    found = referral(decided)
    content = found.content
    assert (content.id, content.organisation) == (found.id, found.organisation) == (found.id, "uwv-rivierstad")
    assert content.code_hash == code_hash(found.code)
    assert read_code(in_groups(found.code)) == found.code
    assert content.keep_until == found.consent.keep_until == TODAY + timedelta(days=44)
    beside = Beside(content.id, content.organisation, proof_hash(content.consent))
    inside = opened(content.envelope.encode(), by_kid([PAIR.private]), KIOSK.public, beside)
    assert isinstance(inside, Opened)
    assert inside.particulars == ANNA
    assert (inside.header.day, inside.header.device) == (TODAY, "zuil-7")


def test_no_two_referrals_share_a_number_a_code_or_a_trace(decided: Rules) -> None:
    several = [referral(decided) for _ in range(5)]
    for one in ("id", "code_hash", "trace_id", "operation_id", "envelope"):
        assert len({getattr(found.content, one) for found in several}) == 5


def test_the_same_envelope_under_another_consent_is_found_out_by_the_recipient(decided: Rules) -> None:
    first, second = referral(decided).content, made(request(decided), ANNA, decided, DEVICE, later(NOON + DAY))
    assert isinstance(second, Referral)
    swapped = Beside(first.id, first.organisation, proof_hash(second.content.consent))
    found = opened(first.envelope.encode(), by_kid([PAIR.private]), KIOSK.public, swapped)
    assert found == NotOpened(WhyNotOpened.ANOTHER)


def test_without_a_yes_that_the_policy_lets_there_is_no_referral(decided: Rules) -> None:
    other = Recipient("bibliotheek", "Bibliotheek", LIBRARY)
    asked = replace(request(decided), recipients=(other,))
    assert isinstance(made(asked, ANNA, decided, DEVICE, STAMP), PolicyForbids)
    both = replace(request(decided), recipients=(DESK, other))
    assert made(both, ANNA, decided, DEVICE, STAMP) == NotOneRecipient(2)
    tomorrow = later(STAMP.at.replace(year=2027))
    assert isinstance(made(request(decided), ANNA, decided, DEVICE, tomorrow), PolicyForbids)


def test_a_yes_to_words_that_are_not_kept_makes_nothing(decided: Rules) -> None:
    text = replace(decided.agreement.shown["nl"], version="9")
    assert made(replace(request(decided), text=text), ANNA, decided, DEVICE, STAMP) == TextUnknown(text)
    forged = replace(yes(decided), text=text)
    assert under(forged, ANNA, decided, DEVICE, NOON) == TextUnknown(text)


def test_a_consent_for_another_recipient_is_sealed_to_that_one_alone(decided: Rules) -> None:
    other = Pair()
    more = replace(decided, keys={**decided.keys, "bibliotheek": (other.key(),)})
    consent = replace(yes(decided), recipient=Recipient("bibliotheek", "Bibliotheek", LIBRARY))
    found = under(consent, ANNA, more, DEVICE, NOON)
    assert isinstance(found, Referral)
    assert found.content.organisation == "bibliotheek"
    envelope = found.content.envelope.encode()
    assert opened(envelope, by_kid([PAIR.private]), KIOSK.public) == NotOpened(WhyNotOpened.NO_KEY)
    assert isinstance(opened(envelope, by_kid([other.private]), KIOSK.public), Opened)


def test_an_ended_consent_makes_no_referral(decided: Rules) -> None:
    consent = yes(decided)
    last_day = NOON + timedelta(days=44)
    assert isinstance(under(consent, ANNA, decided, DEVICE, NOON + DAY), Referral)
    assert under(consent, ANNA, decided, DEVICE, last_day + DAY) == NoLongerGiven(consent.keep_until)
    for after, state in (
        (withdrawn(consent, NOON), ConsentState.WITHDRAWN),
        (expired(consent, last_day + DAY), ConsentState.EXPIRED),
    ):
        assert isinstance(after, Consent)
        assert under(after, ANNA, decided, DEVICE, NOON) == NotGiven(state)


def test_no_more_goes_than_was_agreed(decided: Rules) -> None:
    few = request(decided, Field.NAME, Field.PHONE)
    found = made(few, ANNA, decided, DEVICE, STAMP)
    assert found == MoreThanAgreed(frozenset({Field.QUESTION, Field.LANGUAGE, Field.BEST_TIME}))


@pytest.mark.parametrize(
    "keys",
    [
        {},
        {"bibliotheek": (PAIR.key(),)},
        {"uwv-rivierstad": ()},
        {"uwv-rivierstad": (PAIR.key(status=KeyStatus.WITHDRAWN), PAIR.key(first=TODAY + DAY))},
    ],
)
def test_who_has_no_key_can_receive_nothing_and_is_not_offered(decided: Rules, keys: Mapping[str, tuple[()]]) -> None:
    without = replace(decided, keys=keys)
    assert made(request(decided), ANNA, without, DEVICE, STAMP) == NoUsableKey("uwv-rivierstad")
    assert not can_receive(keys, "uwv-rivierstad", TODAY)
    assert can_receive(decided.keys, "uwv-rivierstad", TODAY)


def test_nothing_personal_outlives_the_making(decided: Rules) -> None:
    mark = "Nergens-Anders-Geschreven"

    def say_yes() -> Referral:
        told = Particulars(mark, "+31612345678", None, f"{mark}?", "nl")
        found = made(request(decided), told, decided, DEVICE, STAMP)
        assert isinstance(found, Referral)
        return found

    def holds_mark(one: object) -> bool:
        if type(one) is dict:
            # A copy, and only the type: looking at a stranger's object may make it fill its dictionary.
            return any(type(value) is str and value == mark for value in list(one.values()))
        return type(one) is Particulars and one.name == mark

    def left() -> int:
        gc.collect()
        # A string is no object of the collector: what holds one is.
        return sum(holds_mark(one) for one in gc.get_objects())

    found = say_yes()
    assert left() == 0
    assert mark not in f"{found!r} {found.content!r} {found.consent!r}"
    assert found.code not in repr(found)
