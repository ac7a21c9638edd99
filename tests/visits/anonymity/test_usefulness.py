# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A release that protects everybody and tells nothing would be easy: how much is left is measured too."""

import pytest

from tests.visits.anonymity.quarters import generated, shipped

RULES = shipped()


@pytest.mark.parametrize("seed", range(3))
def test_at_forty_visits_a_week_nine_in_ten_keep_their_theme(seed: int) -> None:
    assert generated(40, seed).kept("thema", RULES) >= 0.9


@pytest.mark.full
@pytest.mark.parametrize("seed", range(3, 50))
def test_so_they_do_in_every_quarter(seed: int) -> None:
    assert generated(40, seed).kept("thema", RULES) >= 0.9


def test_most_is_told_within_the_month() -> None:
    assert generated(40, 1).told_by("week", "maand") > 0.6
