# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which content a kiosk shows: what is due, what can be read, what is signed; and always something."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk import places
from kiosk.bundles.pointer import MAX_TRIES, POINTER_FILE, SIGNED_FOLDER, Pointer, change_pointer, read_pointer
from kiosk.changeover import NEVER_SHOWN, Shown, another_is_due, in_words
from kiosk.content import Content, load_content
from kiosk.settings import Settings
from kiosk.trust import CONTENT_FLOOR, keep_floor, known_partner_keys, take_in, trust, why_not_shown
from kiosk.wire.manifest import NotTrusted, WhyNotTrusted
from tests.bundles.region import KEYS, TODAY, Region
from tests.storage.memory_keystore import MemoryKeyStore
from tests.store.kiosks import ManualClock

PLACE = "rivierstad-centrum"
RULES = {"anonymity.json": (places.resources() / "anonymity.json").read_bytes()}
PARTNERS: dict[str, bytes] = {}
"""Nothing that screens need: quick to read."""
BROKEN = {"region.json": b"{}"}


@pytest.fixture(scope="module")
def own() -> Content:
    """What came with the program."""
    return load_content(places.resources())


class Machine:
    """A kiosk's disk and key store, and the parent of its screens, which may be started again."""

    def __init__(self, folder: Path, own: Content) -> None:
        self.data, self.keys, self.region, self.clock = (
            folder / "kiosk",
            MemoryKeyStore(),
            Region(folder),
            ManualClock(),
        )
        self.own = own
        trust(self.keys, self.region.trusted_file.read_bytes())
        self.start()

    def start(self) -> None:
        self.shown = Shown(Settings(self.data, places.resources(), PLACE), self.clock, self.own)

    def takes(self, version: int, contents: dict[str, bytes], after: timedelta | None = None) -> None:
        moment = self.clock() + after if after else None
        taken = take_in(self.data, self.keys, self.region.publishes(version, contents, counts_from=moment))
        assert not isinstance(taken, NotTrusted)

    def shows(self, *, paints: bool = True) -> int:
        """The version of the next process of screens."""
        self.shown.prepare()
        if paints and read_pointer(self.data).tries:
            change_pointer(self.data, Pointer.shown)
            keep_floor(self.data, self.keys)
        return self.shown.version


@pytest.fixture
def machine(tmp_path: Path, own: Content) -> Machine:
    return Machine(tmp_path, own)


def test_content_is_shown_from_its_moment_on_and_in_words_for_staff(machine: Machine) -> None:
    assert machine.shows() == 0
    machine.takes(1, PARTNERS, after=timedelta(hours=2))
    assert machine.shows() == 0
    assert not another_is_due(machine.data, 0, machine.clock)
    machine.clock.move(timedelta(hours=3))
    assert another_is_due(machine.data, 0, machine.clock)
    assert in_words(machine.data, TODAY) == "meegeleverd met het programma."
    assert machine.shows() == 1
    assert not another_is_due(machine.data, 1, machine.clock)
    assert in_words(machine.data, TODAY) == "versie 1 van 27-11-2026."
    assert "is oud" in in_words(machine.data, TODAY + timedelta(days=100))


def test_a_part_of_the_version_takes_the_place_of_the_programs_as_a_whole(machine: Machine) -> None:
    directory = {
        f"directory/{one}": (places.resources() / "directory" / one).read_bytes() for one in ("taxonomy.json",)
    }
    machine.takes(1, RULES | directory)
    machine.shown.prepare()
    assert machine.shown.version == 0  # a directory without services is none: the program's do not show through
    machine.takes(2, RULES)
    machine.shows()
    folder = machine.shown.settings.resources_dir
    assert (folder / "anonymity.json").read_bytes() == RULES["anonymity.json"]
    assert (folder / "anonymity.json").resolve().is_relative_to(machine.data.resolve())
    assert (folder / "fonts").resolve() == places.resources() / "fonts"
    assert machine.shown.content.folder == folder


def test_content_that_cannot_be_read_leaves_the_version_before(machine: Machine) -> None:
    machine.takes(1, PARTNERS)
    assert machine.shows() == 1
    machine.takes(2, BROKEN)
    assert machine.shows() == 1
    assert "region.json" in read_pointer(machine.data).reason
    assert in_words(machine.data, TODAY).endswith("Versie 2 werkt hier niet; meld dit de regio.")
    assert not read_pointer(machine.data).is_told
    machine.takes(3, PARTNERS)
    assert machine.shows() == 3
    assert in_words(machine.data, TODAY) == "versie 3 van 27-11-2026."


def test_content_that_stops_the_screens_before_their_first_picture_is_given_up(machine: Machine) -> None:
    machine.takes(1, PARTNERS)
    assert machine.shows(paints=False) == 1
    assert machine.shown.mended("the texts have no word for 'next'")
    assert machine.shows() == 0
    assert not machine.shown.mended("another kiosk has the folder")
    machine.takes(2, PARTNERS)
    for _start in range(MAX_TRIES):
        machine.start()
        assert machine.shows(paints=False) == 2
        assert machine.shown.mended("")
    machine.start()
    assert machine.shows() == 0
    assert read_pointer(machine.data).reason == NEVER_SHOWN


def test_one_step_back_and_the_same_step_forward(machine: Machine) -> None:
    with pytest.raises(ValueError, match="no version before"):
        change_pointer(machine.data, Pointer.rolled_back)
    for version in (1, 2, 3):
        machine.takes(version, PARTNERS)
        assert machine.shows() == version
    change_pointer(machine.data, Pointer.rolled_back)
    assert another_is_due(machine.data, 3, machine.clock)
    assert machine.shows() == 2
    assert known_partner_keys(machine.data, machine.keys) == KEYS
    change_pointer(machine.data, Pointer.rolled_back)
    assert machine.shows() == 3
    machine.takes(4, PARTNERS)
    assert machine.shows() == 4
    kept = sorted(one.name for one in (machine.data / SIGNED_FOLDER).iterdir() if one.is_dir() and one.name.isdecimal())
    assert kept == ["2", "3", "4"]
    machine.takes(5, PARTNERS, after=timedelta(days=1))
    assert sorted(one.name for one in (machine.data / SIGNED_FOLDER).iterdir() if one.name.isdecimal()) == [
        "3",
        "4",
        "5",
    ]


def test_what_lies_on_the_disk_is_shown_only_as_it_was_signed_and_one_step_old_at_most(machine: Machine) -> None:
    for version in (1, 2, 3):
        machine.takes(version, PARTNERS)
        machine.shows()
    assert why_not_shown(machine.data, machine.keys) is None
    assert int.from_bytes(machine.keys.get(CONTENT_FLOOR) or b"", "big") == 2
    change_pointer(machine.data, lambda pointer: replace(pointer, active=1))
    assert why_not_shown(machine.data, machine.keys) == NotTrusted(WhyNotTrusted.OLDER)
    change_pointer(machine.data, lambda pointer: replace(pointer, active=3))
    (machine.data / SIGNED_FOLDER / "3" / "partners.json").write_bytes(b"{}")
    assert why_not_shown(machine.data, machine.keys) == NotTrusted(WhyNotTrusted.CHANGED)
    (machine.data / SIGNED_FOLDER / "3" / "partners.json").unlink()
    assert why_not_shown(machine.data, machine.keys) == NotTrusted(WhyNotTrusted.MISSING)
    assert why_not_shown(machine.data, MemoryKeyStore()) == NotTrusted(WhyNotTrusted.NOBODY)


@pytest.mark.parametrize("damage", [b"", b"{}", b"[]", b'{"geldt": "x"}', b"\xff"])
def test_a_damaged_pointer_shows_what_came_with_the_program(tmp_path: Path, damage: bytes) -> None:
    change_pointer(tmp_path, lambda _before: Pointer(active=1))
    (tmp_path / SIGNED_FOLDER / POINTER_FILE).write_bytes(damage)
    assert read_pointer(tmp_path) == Pointer()


def test_a_pointer_is_read_back_as_it_was_written(tmp_path: Path) -> None:
    kept = Pointer(active=6, former=5, ready=7, ready_from_s=12.5, tries=1, failed=4, reason="Nee.", is_told=False)
    assert change_pointer(tmp_path, lambda _before: kept) == kept
    assert read_pointer(tmp_path) == kept
