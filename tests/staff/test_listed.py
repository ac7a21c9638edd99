# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The region's list at the door: a code is that of its person, on its days, with this region's secret."""

from datetime import date, timedelta

import pytest

from kiosk.policy.matrix import Role
from kiosk.staff.listed import Listed, Newcomer, role_of
from kiosk.wire.canonical import to_text
from kiosk.wire.staff_list import SALT_BYTES, SECRET_BYTES, StaffList

ANNA, BRAM, WRONG = "927164", "381502", "444719"
FIRST, LAST = date(2026, 3, 2), date(2026, 3, 31)
A_DAY = timedelta(days=1)


@pytest.fixture(scope="module")
def listed() -> Listed:
    """Anna, a guide all year, and Bram, a volunteer in March."""
    nobody = Listed(StaffList(salt=to_text(bytes(SALT_BYTES)), people=()), b"s" * SECRET_BYTES)
    people = (
        nobody.entry(Newcomer("gids-1", Role.GUIDE, date(2026, 1, 1), date(2026, 12, 31)), ANNA),
        nobody.entry(Newcomer("vrijwilliger-1", Role.VOLUNTEER, FIRST, LAST), BRAM),
    )
    return Listed(nobody.people.model_copy(update={"people": people}), nobody.secret)


def test_a_code_is_that_of_its_person_and_another_is_nobodys(listed: Listed) -> None:
    anna = listed.owner(ANNA, FIRST)
    assert anna is not None
    assert (anna.name, role_of(anna)) == ("gids-1", Role.GUIDE)
    assert listed.owner(WRONG, FIRST) is None


def test_a_code_opens_on_the_days_of_its_person_only(listed: Listed) -> None:
    on = [listed.owner(BRAM, day) for day in (FIRST - A_DAY, FIRST, LAST, LAST + A_DAY)]
    assert [None if one is None else role_of(one) for one in on] == [None, Role.VOLUNTEER, Role.VOLUNTEER, None]


def test_without_the_regions_secret_the_same_code_is_nobodys(listed: Listed) -> None:
    assert Listed(listed.people, b"t" * SECRET_BYTES).owner(ANNA, FIRST) is None


def test_the_list_says_no_code(listed: Listed) -> None:
    assert not any(code in listed.people.model_dump_json() for code in (ANNA, BRAM))
