# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""How much goes at a time follows the line, and what the store likes, within bounds."""

from datetime import date
from uuid import UUID

import pytest

from kiosk.sync.heard import Heard, Said
from kiosk.sync.pace import (
    LEAST_BYTES,
    LONGEST_PAUSE_S,
    LONGEST_PUSH_S,
    MOST_BYTES,
    SHORTEST_PAUSE_S,
    START_BYTES,
    grown,
    halved,
    time_for,
)
from kiosk.wire.coming_back import ContentOffer, Hints, OwnReferral, WhatComesBack, tag_of
from kiosk.wire.messages import MAX_REQUEST_BYTES
from kiosk.wire.referral import ReferralStatus

KEPT = OwnReferral(id=UUID(int=1), status=ReferralStatus.KEPT, organisation="uwv", received_on=date(2026, 11, 23))


def test_what_did_not_get_through_is_halved_down_to_what_any_line_bears() -> None:
    sizes = [START_BYTES]
    while sizes[-1] > LEAST_BYTES:
        sizes.append(halved(sizes[-1], sizes[-1]))
    assert sizes[:3] == [START_BYTES, START_BYTES // 2, START_BYTES // 4]
    assert sizes[-1] == halved(LEAST_BYTES, LEAST_BYTES) == LEAST_BYTES


def test_half_of_what_was_sent_goes_next_also_when_more_was_allowed() -> None:
    assert halved(START_BYTES, 100_000) == 50_000


def test_a_small_request_that_failed_says_nothing_of_the_size() -> None:
    assert halved(START_BYTES, 500) == START_BYTES


def test_it_grows_slowly_when_a_large_request_got_through_and_never_beyond_the_stores_limit() -> None:
    assert grown(100_000, 100_000) == 125_000
    assert grown(100_000, 49_999) == 100_000
    assert grown(MOST_BYTES, MOST_BYTES) == MOST_BYTES < MAX_REQUEST_BYTES


@pytest.mark.parametrize(("size", "limit"), [(0, 45.0), (30_000, 75.0), (10_000_000, LONGEST_PUSH_S)])
def test_a_large_request_gets_more_time_but_not_without_end(size: int, limit: float) -> None:
    assert time_for(size, 45.0) == limit


def test_without_hints_the_kiosk_decides() -> None:
    heard = Heard()
    heard.take(WhatComesBack())
    assert (heard.most_bytes(START_BYTES), heard.pause_s(900.0)) == (START_BYTES, 900.0)


@pytest.mark.parametrize(
    ("hints", "size", "pause"),
    [
        (Hints(most_bytes=50_000, pause_s=300), 50_000, 300.0),
        (Hints(most_bytes=1, pause_s=1), LEAST_BYTES, SHORTEST_PAUSE_S),
        (Hints(most_bytes=10**9, pause_s=10**9), START_BYTES, LONGEST_PAUSE_S),
    ],
)
def test_a_hint_is_honoured_within_bounds_until_the_next_answer(hints: Hints, size: int, pause: float) -> None:
    heard = Heard()
    heard.take(WhatComesBack(hints=hints))
    assert (heard.most_bytes(START_BYTES), heard.pause_s(900.0)) == (size, pause)
    heard.take(None)
    assert (heard.most_bytes(START_BYTES), heard.pause_s(900.0)) == (START_BYTES, 900.0)


def test_what_was_heard_of_referrals_and_content_stays_until_it_is_said_anew() -> None:
    heard = Heard()
    offer = ContentOffer(version=3, manifest_sha256="0a" * 32, ring="proef")
    heard.take(WhatComesBack(referrals=(KEPT,), content=offer))
    heard.take(None)
    assert heard.said == Said((KEPT,), tag_of([KEPT]), offer)
    heard.take(WhatComesBack(referrals=()))
    assert heard.said == Said((), tag_of([]), offer)
