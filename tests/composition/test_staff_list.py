# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The region's list of staff: signed, in force and gone with the content. The lock-out stays the kiosk's."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from kiosk.bundles.pointer import SIGNED_FOLDER, Pointer, change_pointer
from kiosk.policy.matrix import Role
from kiosk.provisioning import REGION_PEPPER, staff_door
from kiosk.publishing import staff_book
from kiosk.staff.door import Opened, PinRefused, WrongPin
from kiosk.staff.listed import Newcomer
from kiosk.staff.pin import PinRule
from kiosk.storage.database import Database, open_database
from kiosk.trust import known_staff, newest_taken_in, take_in, trust
from kiosk.wire.manifest import NotTrusted, WhyNotTrusted
from kiosk.wire.staff_list import STAFF_FILE, StaffList, read_staff_list, written_staff_list
from tests.bundles.region import Region
from tests.storage.memory_keystore import MemoryKeyStore

SECRET = b"s" * 32
ANNA, BRAM, WRONG = "927164", "381502", "444719"
LONG_AGO, FAR_OFF = date(2020, 1, 1), date(2100, 1, 1)


class Kiosk:
    """A kiosk that knows the region and its secret, and the folder in which the region keeps its content."""

    def __init__(self, folder: Path, database: Database) -> None:
        self.data, self.content = folder / "kiosk", folder / "content"
        self.content.mkdir()
        self.region, self.keys, self.database = Region(folder), MemoryKeyStore(), database
        trust(self.keys, self.region.trusted_file.read_bytes())
        self.keys.put(REGION_PEPPER, SECRET)
        self.version = 0

    def lists(self, name: str, pin: str, last: date = FAR_OFF, role: Role = Role.GUIDE) -> None:
        staff_book.put(self.content, SECRET, Newcomer(name, role, LONG_AGO, last), pin)

    def takes_in(self) -> None:
        """The list as it is now is signed, and lies here."""
        self.version += 1
        listed = {STAFF_FILE: written_staff_list(staff_book.list_in(self.content))}
        assert not isinstance(take_in(self.data, self.keys, self.region.publishes(self.version, listed)), NotTrusted)

    def changes_over(self) -> None:
        """The same, and it is shown."""
        self.takes_in()
        change_pointer(self.data, Pointer.changed_over)

    def tries(self, pin: str) -> object:
        return staff_door(self.database, self.keys, self.data).try_pin(pin)


@pytest.fixture
def kiosk(tmp_path: Path) -> Iterator[Kiosk]:
    (tmp_path / "kiosk").mkdir()
    database = open_database(tmp_path / "kiosk" / "kiosk.sqlite")
    yield Kiosk(tmp_path, database)
    database.close()


def test_a_list_counts_with_its_content_and_who_is_taken_off_opens_nothing_until_a_step_back(kiosk: Kiosk) -> None:
    kiosk.lists("gids-1", ANNA)
    kiosk.takes_in()
    assert kiosk.tries(ANNA) == WrongPin(2, 0.0), "taken in, and not shown yet"
    change_pointer(kiosk.data, Pointer.changed_over)
    assert kiosk.tries(ANNA) == Opened("gids-1")
    staff_book.remove(kiosk.content, "gids-1")
    kiosk.lists("vrijwilliger-2", BRAM, role=Role.VOLUNTEER)
    kiosk.changes_over()
    assert [kiosk.tries(one) for one in (ANNA, BRAM)] == [WrongPin(2, 0.0), Opened("vrijwilliger-2", Role.VOLUNTEER)]
    change_pointer(kiosk.data, Pointer.rolled_back)
    assert kiosk.tries(ANNA) == Opened("gids-1")


def test_wrong_codes_before_another_list_still_count_after_it(kiosk: Kiosk) -> None:
    kiosk.tries(WRONG)
    kiosk.changes_over()
    assert kiosk.tries(WRONG) == WrongPin(1, 0.0)


def test_an_account_of_this_kiosk_stays_for_the_day_that_the_list_does_not_help_unless_the_list_has_its_name(
    kiosk: Kiosk,
) -> None:
    door = staff_door(kiosk.database, kiosk.keys, kiosk.data)
    door.set_pin("beheer", BRAM)
    kiosk.lists("gids-1", ANNA)
    kiosk.changes_over()
    assert kiosk.tries(BRAM) == Opened("beheer")
    kiosk.lists("beheer", "604172", last=LONG_AGO)
    kiosk.changes_over()
    assert [kiosk.tries(one) for one in (BRAM, "604172")] == [WrongPin(2, 0.0), WrongPin(1, 0.0)]


@pytest.mark.full
def test_without_the_secret_of_the_region_a_list_opens_nothing_and_shuts_nobody_out(kiosk: Kiosk) -> None:
    staff_door(kiosk.database, kiosk.keys, kiosk.data).set_pin("gids-1", BRAM)
    kiosk.lists("gids-1", ANNA)
    kiosk.changes_over()
    kiosk.keys.put(REGION_PEPPER, b"")
    assert [kiosk.tries(one) for one in (ANNA, BRAM)] == [WrongPin(2, 0.0), Opened("gids-1")]
    assert staff_door(kiosk.database, kiosk.keys, kiosk.data).set_pin("bram", BRAM) == PinRefused(PinRule.NOT_TAKEN)
    kiosk.keys.put(REGION_PEPPER, b"x" * 32)
    assert kiosk.tries(ANNA) == WrongPin(2, 0.0)
    kiosk.keys.put(REGION_PEPPER, SECRET)
    assert staff_door(kiosk.database, kiosk.keys, kiosk.data).set_pin("bram", ANNA) == PinRefused(PinRule.NOT_TAKEN)


def test_who_writes_a_list_on_the_disk_makes_it_worthless(kiosk: Kiosk) -> None:
    kiosk.changes_over()
    assert known_staff(kiosk.data, kiosk.keys) == staff_list(kiosk)
    file = kiosk.data / SIGNED_FOLDER / "1" / STAFF_FILE
    file.write_bytes(file.read_bytes() + b" ")
    assert known_staff(kiosk.data, kiosk.keys) == NotTrusted(WhyNotTrusted.CHANGED)
    assert kiosk.tries(ANNA) == WrongPin(2, 0.0)
    file.unlink()
    assert known_staff(kiosk.data, kiosk.keys) == NotTrusted(WhyNotTrusted.MISSING)
    file.with_name("manifest.json").unlink()
    assert known_staff(kiosk.data, kiosk.keys) == NotTrusted(WhyNotTrusted.ABSENT)


def staff_list(kiosk: Kiosk) -> StaffList:
    """As it lies in the kiosk's newest content."""
    return read_staff_list((kiosk.data / SIGNED_FOLDER / str(kiosk.version) / STAFF_FILE).read_bytes())


BAD = (
    b"{}",
    b"\xff",
    b'{"soort":"medewerkers","zout":"AAAAAAAAAAAAAAAAAAAAAA","medewerkers":[{"naam":"Jan Jansen"}]}',
    b'{"soort":"medewerkers","zout":"AAAAAAAAAAAAAAAAAAAAAA","medewerkers":[],"meer":1}',
)


def test_content_with_a_list_that_is_none_is_refused_as_a_whole_with_a_clear_word(kiosk: Kiosk) -> None:
    kiosk.changes_over()
    for bad in BAD:
        refused = take_in(kiosk.data, kiosk.keys, kiosk.region.publishes(2, {STAFF_FILE: bad}))
        assert refused == NotTrusted(WhyNotTrusted.STAFF)
        assert "lijst van medewerkers" in refused.reason.value
    assert isinstance(known_staff(kiosk.data, kiosk.keys), StaffList)
    assert newest_taken_in(kiosk.keys) == 1
