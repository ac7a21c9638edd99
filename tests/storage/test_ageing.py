# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A term of keeping runs by the time that really passed, whatever is done to the clock."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.ageing import LONGEST_LEAP, Passed, boot_id, clocks, passed
from tests.storage.sealed import Clocks

DAY = timedelta(days=1)


def after(*changes: Callable[[Clocks], None]) -> timedelta:
    """The time that has passed after these changes, looked at after each."""
    machine = Clocks()
    now = passed(None, machine())
    for change in changes:
        change(machine)
        now = passed(now, machine())
    return timedelta(seconds=now.seconds)


def passing(days: float) -> Callable[[Clocks], None]:
    return lambda machine: machine.pass_by(days * DAY)


def leaping(days: float) -> Callable[[Clocks], None]:
    return lambda machine: machine.leap(days * DAY)


def off(days: float) -> Callable[[Clocks], None]:
    return lambda machine: machine.be_off(days * DAY)


def test_time_passes_as_it_does() -> None:
    assert after() == timedelta()
    assert after(passing(1), passing(2)) == 3 * DAY


def test_a_machine_that_is_off_at_night_ages_in_full() -> None:
    assert after(*[passing(0.3), off(0.7)] * 14) == 14 * DAY


def test_a_clock_that_is_set_back_prolongs_nothing() -> None:
    assert after(passing(1), leaping(-400), passing(1)) == 2 * DAY
    assert after(passing(1), leaping(-400), passing(1), off(1), passing(1)) == 4 * DAY


def test_a_clock_that_leaps_forward_costs_a_term_no_more_than_the_guard() -> None:
    assert after(passing(1), leaping(4000)) == DAY + LONGEST_LEAP
    assert after(passing(1), off(4000)) == DAY + LONGEST_LEAP


def test_a_leap_that_is_taken_back_costs_nothing_however_often() -> None:
    assert after(*[leaping(4000), passing(1), leaping(-4000)] * 9) == 9 * DAY


def test_a_leap_that_is_taken_back_while_the_machine_is_off_leaves_the_time_that_it_was_off() -> None:
    assert after(passing(1), leaping(4000), leaping(-4000), off(2)) == 3 * DAY
    assert after(passing(1), leaping(4000), off(2 - 4000)) == 3 * DAY


def test_after_a_long_time_off_a_clock_that_is_set_back_prolongs_nothing() -> None:
    assert after(off(21), leaping(-400), passing(1)) == LONGEST_LEAP + DAY
    assert after(off(21), leaping(-timedelta(seconds=1) / DAY), passing(1)) == LONGEST_LEAP + DAY


@given(st.lists(st.tuples(st.sampled_from([passing, off]), st.floats(0, 4)), max_size=12), st.data())
def test_setting_the_clock_back_anywhere_never_makes_a_term_longer(
    steps: list[tuple[Callable[[float], Callable[[Clocks], None]], float]], data: st.DataObject
) -> None:
    changes = [kind(days) for kind, days in steps]
    place = data.draw(st.integers(0, len(changes)))
    back = leaping(-data.draw(st.floats(0, 4000)))
    tampered = after(*changes[:place], back, *changes[place:])
    assert abs(tampered - after(*changes)) < timedelta(milliseconds=50)


def test_this_machine_has_clocks(tmp_path: Path) -> None:
    read = clocks()
    first, second = read(), read()
    assert first.boot_id == second.boot_id
    assert 0 <= passed(Passed(0, first), second).seconds < 60


@pytest.mark.parametrize("content", [None, "\n", "é"])
def test_without_a_name_each_start_of_a_program_is_another(tmp_path: Path, content: str | None) -> None:
    file = tmp_path / "boot_id"
    if content is not None:
        file.write_text(content, encoding="latin-1")
    assert boot_id(file) != boot_id(file)
    assert boot_id(file).startswith("program-")
