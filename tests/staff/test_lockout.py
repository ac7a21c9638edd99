# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""How long the staff door stays shut."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.staff.lockout import (
    LONGEST_WAIT_S,
    BootMoment,
    Lockout,
    after_failure,
    never_failed,
    resumed,
    tries_left,
    wait_left,
)

NOON = BootMoment("boot", 500.0)


def failed(times: int) -> Lockout:
    lockout = never_failed()
    for _ in range(times):
        lockout = after_failure(lockout, NOON)
    return lockout


@pytest.mark.parametrize(
    ("failures", "wait"),
    [(0, 0), (1, 0), (2, 0), (3, 30), (4, 60), (5, 120), (9, 1920), (10, 3600), (11, 3600), (2000, 3600)],
)
def test_the_wait_doubles_from_the_third_wrong_code_up_to_an_hour(failures: int, wait: float) -> None:
    assert wait_left(failed(failures), NOON) == wait


def test_tries_left_count_down_to_none() -> None:
    assert [tries_left(failed(n)) for n in range(5)] == [3, 2, 1, 0, 0]


def test_waiting_in_the_same_boot_counts() -> None:
    assert wait_left(failed(3), replace(NOON, seconds=512.0)) == 18.0


def test_the_wait_ends() -> None:
    assert wait_left(failed(3), replace(NOON, seconds=9999.0)) == 0.0


def test_a_restart_does_not_shorten_the_wait() -> None:
    assert wait_left(failed(3), BootMoment("next boot", 100_000.0)) == 30.0


def test_a_clock_that_runs_backwards_does_not_shorten_the_wait() -> None:
    assert wait_left(failed(3), replace(NOON, seconds=1.0)) == 30.0


def test_after_a_restart_the_wait_counts_on() -> None:
    lockout = resumed(failed(3), BootMoment("next boot", 10.0))
    assert wait_left(lockout, BootMoment("next boot", 25.0)) == 15.0
    assert lockout.failures == 3


@settings(deadline=None)
@given(
    st.lists(
        st.one_of(st.floats(0, 5000).map(lambda s: ("pass", s)), st.just(("reboot", 0.0)), st.just(("resume", 0.0))),
        max_size=30,
    )
)
def test_only_seconds_that_were_waited_shorten_the_wait(steps: list[tuple[str, float]]) -> None:
    now, waited, boots = NOON, 0.0, 0
    lockout = failed(10)
    for step, seconds in steps:
        if step == "pass":
            now, waited = replace(now, seconds=now.seconds + seconds), waited + seconds
        elif step == "reboot":
            boots += 1
            now = BootMoment(f"boot {boots}", 0.0)
        else:
            lockout = resumed(lockout, now)
        left = wait_left(lockout, now)
        assert max(0.0, LONGEST_WAIT_S - waited) - 0.001 <= left <= LONGEST_WAIT_S
