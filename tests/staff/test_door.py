# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The door to staff mode."""

import pytest

from kiosk.policy.matrix import Role
from kiosk.staff.door import Account, LockedOut, Opened, PinKept, PinRefused, StaffDoor, WrongPin
from kiosk.staff.pin import PinRule, make_verifier
from kiosk.wire.audit import AuditAction
from tests.staff.records import BootClock, MemoryRecords

PEPPER = b"p" * 32
ANNA, BRAM, WRONG = "927164", "381502", "444719"


@pytest.fixture(scope="module")
def anna_verifier() -> MemoryRecords:
    return MemoryRecords({"anna": Account(make_verifier(ANNA, PEPPER))})


@pytest.fixture
def records(anna_verifier: MemoryRecords) -> MemoryRecords:
    return MemoryRecords(dict(anna_verifier.by_name))


@pytest.fixture
def clock() -> BootClock:
    return BootClock()


@pytest.fixture
def door(records: MemoryRecords, clock: BootClock) -> StaffDoor:
    return StaffDoor(records, PEPPER, clock)


def test_the_right_code_opens_in_the_name_of_its_owner(door: StaffDoor) -> None:
    assert door.try_pin(ANNA) == Opened("anna")


def test_wrong_codes_say_how_many_tries_are_left_and_then_how_long_to_wait(door: StaffDoor) -> None:
    assert [door.try_pin(WRONG) for _ in range(4)] == [
        WrongPin(2, 0.0),
        WrongPin(1, 0.0),
        WrongPin(0, 30.0),
        LockedOut(30.0),
    ]


def test_even_the_right_code_is_not_looked_at_while_the_door_is_shut(door: StaffDoor, clock: BootClock) -> None:
    for _ in range(3):
        door.try_pin(WRONG)
    clock.passes(29.0)
    assert door.try_pin(ANNA) == LockedOut(1.0)
    assert door.wait_s() == 1.0
    clock.passes(1.0)
    assert door.try_pin(ANNA) == Opened("anna")


def test_the_right_code_forgets_the_wrong_ones(door: StaffDoor) -> None:
    door.try_pin(WRONG)
    door.try_pin(WRONG)
    door.try_pin(ANNA)
    assert door.try_pin(WRONG) == WrongPin(2, 0.0)


def test_trying_while_shut_makes_the_wait_no_longer(door: StaffDoor, clock: BootClock) -> None:
    for _ in range(3):
        door.try_pin(WRONG)
    clock.passes(10.0)
    door.try_pin(WRONG)
    assert door.try_pin(WRONG) == LockedOut(20.0)


def test_a_restart_keeps_the_door_shut_and_the_wait_counts_on(
    records: MemoryRecords, door: StaffDoor, clock: BootClock
) -> None:
    for _ in range(3):
        door.try_pin(WRONG)
    clock.reboots()
    again = StaffDoor(records, PEPPER, clock)
    assert again.wait_s() == 30.0
    clock.passes(30.0)
    assert again.try_pin(ANNA) == Opened("anna")


def test_a_try_is_kept_before_the_code_is_looked_at(clock: BootClock) -> None:
    class PowerCut(MemoryRecords):
        def accounts(self) -> dict[str, Account]:
            raise KeyboardInterrupt

    records = PowerCut()
    with pytest.raises(KeyboardInterrupt):
        StaffDoor(records, PEPPER, clock).try_pin(ANNA)
    assert [lockout.failures for lockout in records.kept] == [1]


def test_without_accounts_no_code_opens(clock: BootClock) -> None:
    door = StaffDoor(MemoryRecords(), PEPPER, clock)
    assert door.wait_s() == 0.0
    assert door.try_pin(ANNA) == WrongPin(2, 0.0)


def test_a_new_code_opens_and_the_old_one_no_longer(door: StaffDoor) -> None:
    assert door.set_pin("anna", BRAM) == PinKept()
    assert door.try_pin(ANNA) == WrongPin(2, 0.0)
    assert door.try_pin(BRAM) == Opened("anna")


def test_setting_the_same_code_again_is_allowed(door: StaffDoor) -> None:
    assert door.set_pin("anna", ANNA) == PinKept()


def test_two_people_have_codes_of_their_own(door: StaffDoor) -> None:
    assert door.set_pin("bram", BRAM) == PinKept()
    assert door.try_pin(ANNA) == Opened("anna")
    assert door.try_pin(BRAM) == Opened("bram")


def test_who_opens_is_known_by_role_and_who_got_none_is_a_guide(door: StaffDoor) -> None:
    assert door.set_pin("bram", BRAM, Role.VOLUNTEER) == PinKept()
    assert [door.try_pin(one) for one in (ANNA, BRAM)] == [Opened("anna", Role.GUIDE), Opened("bram", Role.VOLUNTEER)]


def test_a_code_of_somebody_else_is_refused(door: StaffDoor, records: MemoryRecords) -> None:
    assert door.set_pin("bram", ANNA) == PinRefused(PinRule.NOT_TAKEN)
    assert set(records.by_name) == {"anna"}


def test_a_weak_code_is_refused_and_nothing_changes(door: StaffDoor) -> None:
    assert door.set_pin("anna", "123456") == PinRefused(PinRule.NO_SEQUENCE)
    assert door.try_pin(ANNA) == Opened("anna")


def test_what_happens_at_the_door_is_told_without_a_name(door: StaffDoor, records: MemoryRecords) -> None:
    for pin in (WRONG, ANNA, WRONG, WRONG, WRONG, ANNA):
        door.try_pin(pin)
    refused, opened, shut = AuditAction.CODE_REFUSED, AuditAction.STAFF_OPENED, AuditAction.LOCKED_OUT
    assert records.told == [refused, opened, refused, refused, shut], "a shut door is no event: nobody looked"
