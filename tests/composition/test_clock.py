# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The clock of the program: what a dead battery says is not believed."""

from datetime import datetime, timedelta

from kiosk.clock import AMSTERDAM, RELEASED, not_before_release, system_clock


def test_a_clock_that_is_right_is_left_alone() -> None:
    now = RELEASED + timedelta(days=400)
    assert not_before_release(now, 9_000.0) == now
    assert not_before_release(RELEASED, 9_000.0) == RELEASED


def test_a_dead_clock_counts_on_from_the_release() -> None:
    dead = datetime(1970, 1, 1, tzinfo=AMSTERDAM)
    assert not_before_release(dead, 90.0) == RELEASED + timedelta(seconds=90)
    assert not_before_release(RELEASED - timedelta(seconds=1), 0.0) == RELEASED


def test_nothing_is_released_tomorrow() -> None:
    assert datetime.now(AMSTERDAM) >= RELEASED
    assert abs(system_clock() - datetime.now(AMSTERDAM)) < timedelta(minutes=1)
