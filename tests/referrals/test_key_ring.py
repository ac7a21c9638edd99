# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The keys of a receiving organisation: under a passphrase, renewed in time, and kept as long as they are needed."""

import json
from datetime import date, timedelta
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from kiosk.referrals.key_ring import (
    MAX_RING,
    OLD_KEPT_DAYS,
    OVERLAP_DAYS,
    VALID_DAYS,
    KeyRing,
    new_key,
    read_ring,
    written_ring,
)
from kiosk.referrals.passphrase import (
    MAX_LANES,
    MAX_MEMORY_KIB,
    MAX_PASSES,
    MAX_WRAPPED,
    Cost,
    NotUnwrapped,
    unwrap,
    wrap,
)
from kiosk.wire.canonical import canonical, to_text

TODAY = date(2026, 11, 27)
DAY = timedelta(days=1)
CHEAP = Cost(memory_kib=8, passes=1, lanes=1)
WORDS = "juiste paard batterij nietje"
SECRET = b"geheim van de ontvanger"
UWV, LIBRARY = "uwv-rivierstad", "bibliotheek"


def test_a_secret_comes_back_with_its_passphrase_and_with_no_other() -> None:
    raw = wrap(SECRET, WORDS, CHEAP)
    assert SECRET not in raw
    assert unwrap(raw, WORDS) == SECRET
    assert unwrap(raw, WORDS + " ") == NotUnwrapped(whole=True)
    assert wrap(SECRET, WORDS, CHEAP) != raw


def test_a_guess_costs_what_the_advice_says_unless_somebody_chooses_otherwise() -> None:
    raw = wrap(SECRET, WORDS)
    assert json.loads(raw)["argon2id"] == {"geheugenKiB": 65_536, "rondes": 3, "banen": 4}
    assert unwrap(raw, WORDS) == SECRET


def test_the_same_words_from_another_keyboard_open_it() -> None:
    assert unwrap(wrap(SECRET, "caf\u00e9 caf\u00e9 caf\u00e9", CHEAP), "cafe\u0301 cafe\u0301 cafe\u0301") == SECRET


RAW = wrap(SECRET, WORDS, CHEAP)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, len(RAW) - 1), st.integers(1, 255))
def test_a_file_that_was_changed_gives_nothing(at: int, change: int) -> None:
    raw = bytearray(RAW)
    raw[at] ^= change
    assert isinstance(unwrap(bytes(raw), WORDS), NotUnwrapped)


def test_a_cheaper_guess_cannot_be_slipped_in() -> None:
    whole = json.loads(wrap(SECRET, WORDS, Cost(memory_kib=16, passes=1, lanes=1)))
    whole["argon2id"]["geheugenKiB"] = 8
    assert unwrap(canonical(whole), WORDS) == NotUnwrapped(whole=True)


@pytest.mark.parametrize(
    "raw",
    [b"", b"{}", RAW + b" " * MAX_WRAPPED, RAW.replace(b'"v":1', b'"v":2'), RAW.replace(b'"rondes":1', b'"rondes":21')],
    ids=count(),  # the content is another each time
)
def test_what_is_no_such_file_is_told_from_a_wrong_passphrase(raw: bytes) -> None:
    assert unwrap(raw, WORDS) == NotUnwrapped(whole=False)


@pytest.mark.parametrize(
    "costs",
    [{"memory_kib": MAX_MEMORY_KIB + 1}, {"passes": MAX_PASSES + 1}, {"lanes": MAX_LANES + 1}, {"memory_kib": 7}],
)
def test_a_file_cannot_ask_for_more_than_a_machine_has(costs: dict[str, int]) -> None:
    with pytest.raises(ValidationError):
        Cost(**costs)


def test_a_ring_is_read_back_and_shows_no_key() -> None:
    ring = KeyRing((new_key(UWV, TODAY), new_key(LIBRARY, TODAY)))
    back = read_ring(written_ring(ring))
    assert [key.public() for key in back.keys] == [key.public() for key in ring.keys]
    assert back.organisations == (UWV, LIBRARY)
    assert to_text(ring.keys[0].private.private_bytes_raw()) not in repr(ring)


def test_a_new_key_is_good_for_a_year_and_some() -> None:
    key = new_key(UWV, TODAY).public()
    assert not key.usable(TODAY - DAY)
    assert key.usable(TODAY)
    assert key.usable(TODAY + VALID_DAYS * DAY)
    assert not key.usable(TODAY + (VALID_DAYS + 1) * DAY)


def test_after_a_renewal_both_keys_are_sealed_to_until_every_kiosk_has_the_new_list() -> None:
    first = KeyRing((new_key(UWV, TODAY), new_key(LIBRARY, TODAY)))
    later = TODAY + 370 * DAY
    ring = first.renewed(UWV, later)
    old, new = ring.of(UWV)
    assert [one.key().usable(later) for one in ring.listed(UWV, later)] == [True, True]
    assert old.public().kid == first.of(UWV)[0].public().kid
    assert old.not_after == later + OVERLAP_DAYS * DAY
    assert ring.listed(UWV, old.not_after + DAY) == ring.listed(UWV, later)[1:]
    assert new.not_before == later
    assert ring.of(LIBRARY) == first.of(LIBRARY)


def test_a_renewal_never_prolongs_an_old_key() -> None:
    first = KeyRing((new_key(UWV, TODAY),))
    ring = first.renewed(UWV, TODAY + (VALID_DAYS - 1) * DAY)
    assert ring.keys[0].not_after == TODAY + VALID_DAYS * DAY


def test_an_old_key_stays_until_nobody_can_need_it_any_more() -> None:
    first = KeyRing((new_key(UWV, TODAY),))
    last = TODAY + VALID_DAYS * DAY
    assert len(first.renewed(UWV, last + OLD_KEPT_DAYS * DAY).keys) == 2
    assert len(first.renewed(UWV, last + (OLD_KEPT_DAYS + 1) * DAY).keys) == 1


WRITTEN = {"organisatie": UWV, "geheim": "A" * 43, "vanaf": "2026-01-01", "tot": "2027-01-01"}


def test_a_ring_holds_as_many_keys_as_it_may() -> None:
    assert len(read_ring(canonical({"sleutels": [WRITTEN] * MAX_RING})).keys) == MAX_RING


@pytest.mark.parametrize(
    "secret",
    [
        b"",
        b"{}",
        b'{"sleutels":[{"geheim":"GEHEIM"}]}',
        canonical({"sleutels": [WRITTEN | {"geheim": "A" * 42 + "B"}]}),
        canonical({"sleutels": [WRITTEN] * (MAX_RING + 1)}),
    ],
)
def test_what_is_no_ring_is_one_error_that_holds_nothing_of_it(secret: bytes) -> None:
    with pytest.raises(ValueError, match=r"^not a ring of keys$") as raised:
        read_ring(secret)
    assert raised.value.__cause__ is None
    assert raised.value.__suppress_context__
