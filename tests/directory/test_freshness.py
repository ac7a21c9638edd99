# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A record ages: staff are told first, then the visitor is sent to the guide."""

from datetime import date, timedelta

import pytest

from kiosk.directory.freshness import Ageing, Fresh, Freshness, Stale, freshness

CHECKED = date(2026, 11, 14)


@pytest.mark.parametrize(
    ("days", "expected"),
    [(0, Fresh()), (90, Fresh()), (91, Ageing(91)), (180, Ageing(180)), (181, Stale(181)), (-1, Fresh())],
)
def test_a_record_is_fresh_for_ninety_days_and_stale_after_a_hundred_and_eighty(days: int, expected: Freshness) -> None:
    assert freshness(CHECKED, CHECKED + timedelta(days=days)) == expected


def test_a_record_that_nobody_checked_is_stale() -> None:
    assert freshness(None, CHECKED) == Stale(None)
