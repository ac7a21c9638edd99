# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What somebody puts on a stick or on the line instead of a bundle: each is refused by name, and nothing is written."""

import struct
import zipfile
from collections.abc import Callable
from pathlib import Path
from stat import S_IFLNK

import pytest

from kiosk.bundles import archive
from kiosk.bundles.archive import opened_archive
from kiosk.bundles.building import contents_of
from kiosk.bundles.pointer import LAYING_LOCK, SIGNED_FOLDER
from kiosk.trust import take_in, trust
from kiosk.wire.manifest import MANIFEST_FILE, MAX_SIGNED, Manifest, NotTrusted, WhyNotTrusted
from tests.bundles.region import Region
from tests.storage.memory_keystore import MemoryKeyStore

GOOD = {"texts/nl.json": b'{"a": 1}' * 40, "region.json": b"{}"}
Repack = Callable[[zipfile.ZipFile, bytes], None]


@pytest.fixture
def region(tmp_path: Path) -> Region:
    folder = tmp_path / "region"
    folder.mkdir()
    return Region(folder)


@pytest.fixture
def keys(region: Region) -> MemoryKeyStore:
    store = MemoryKeyStore()
    trust(store, region.trusted_file.read_bytes())
    return store


def entry(name: str, mode: int = 0o100644) -> zipfile.ZipInfo:
    made = zipfile.ZipInfo(name)
    made.external_attr = mode << 16
    made.compress_type = zipfile.ZIP_DEFLATED
    return made


def whole(packed: zipfile.ZipFile, signed: bytes) -> None:
    packed.writestr(MANIFEST_FILE, signed)
    for path, content in GOOD.items():
        packed.writestr(entry(path), content)


def with_also(name: str, content: bytes = b"x", mode: int = 0o100644) -> Repack:
    def repacked(packed: zipfile.ZipFile, signed: bytes) -> None:
        whole(packed, signed)
        packed.writestr(entry(name, mode), content)

    return repacked


def without(path: str) -> Repack:
    def repacked(packed: zipfile.ZipFile, signed: bytes) -> None:
        packed.writestr(MANIFEST_FILE, signed)
        for name in set(GOOD) - {path}:
            packed.writestr(entry(name), GOOD[name])

    return repacked


def with_other(content: bytes) -> Repack:
    def repacked(packed: zipfile.ZipFile, signed: bytes) -> None:
        packed.writestr(MANIFEST_FILE, signed)
        for name, good in GOOD.items():
            packed.writestr(entry(name), content if name == "texts/nl.json" else good)

    return repacked


def linked(packed: zipfile.ZipFile, signed: bytes) -> None:
    packed.writestr(MANIFEST_FILE, signed)
    packed.writestr(entry("region.json"), GOOD["region.json"])
    packed.writestr(entry("texts/nl.json", S_IFLNK | 0o777), b"/etc/passwd")


def without_manifest(packed: zipfile.ZipFile, signed: bytes) -> None:
    packed.writestr("region.json", signed)


def with_endless_manifest(packed: zipfile.ZipFile, signed: bytes) -> None:
    packed.writestr(entry(MANIFEST_FILE), signed + b" " * MAX_SIGNED)


ATTACKS: dict[str, tuple[Repack, WhyNotTrusted]] = {
    "traversal": (with_also("../../etc/cron.d/x"), WhyNotTrusted.PATH),
    "traversal inside": (with_also("texts/../../x"), WhyNotTrusted.PATH),
    "absolute": (with_also("/etc/passwd"), WhyNotTrusted.PATH),
    "another system's path": (with_also("texts\\nl.json"), WhyNotTrusted.PATH),
    "a folder": (with_also("texts/"), WhyNotTrusted.PATH),
    "duplicate": (with_also("region.json"), WhyNotTrusted.TWICE),
    "a second manifest": (with_also(MANIFEST_FILE), WhyNotTrusted.TWICE),
    "extra file": (with_also("texts/extra.json"), WhyNotTrusted.EXTRA),
    "link": (linked, WhyNotTrusted.LINK),
    "missing file": (without("texts/nl.json"), WhyNotTrusted.MISSING),
    "wrong content": (with_other(b'{"b": 1}' * 40), WhyNotTrusted.CHANGED),
    "longer content": (with_other(b"x" * 4_000_000), WhyNotTrusted.SIZE),
    "no manifest": (without_manifest, WhyNotTrusted.SHAPE),
    "endless manifest": (with_endless_manifest, WhyNotTrusted.TOO_LARGE),
}


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("attack", ATTACKS)
def test_an_archive_that_is_not_what_was_signed_is_refused_by_name(
    attack: str, tmp_path: Path, region: Region, keys: MemoryKeyStore
) -> None:
    repack, reason = ATTACKS[attack]
    file = tmp_path / "attack.bundle"
    with zipfile.ZipFile(file, "w") as packed:
        repack(packed, region.signed(1, GOOD))
    assert take_in(tmp_path / "kiosk", keys, file) == NotTrusted(reason)
    left = {one.name for one in (tmp_path / "kiosk" / SIGNED_FOLDER).glob("*")}
    assert left <= {LAYING_LOCK}, "nothing of it"


def test_a_bomb_is_refused_by_what_it_declares(
    tmp_path: Path, region: Region, keys: MemoryKeyStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, "MAX_CONTENT", 1_000_000)
    file = tmp_path / "bomb.bundle"
    with zipfile.ZipFile(file, "w") as packed:
        whole(packed, region.signed(1, GOOD))
        packed.writestr(entry("bomb"), b"\0" * (1_000_000 + MAX_SIGNED))
    assert file.stat().st_size < 20_000
    assert take_in(tmp_path / "kiosk", keys, file) == NotTrusted(WhyNotTrusted.TOO_LARGE)


def test_a_bomb_that_declares_less_than_it_holds_gives_no_more_than_it_declares(
    tmp_path: Path, region: Region, keys: MemoryKeyStore
) -> None:
    file = tmp_path / "liar.bundle"
    with zipfile.ZipFile(file, "w") as packed:
        with_other(b"\0" * 3_000_000)(packed, region.signed(1, GOOD))
    declared, real = (struct.pack("<L", size) for size in (len(GOOD["texts/nl.json"]), 3_000_000))
    file.write_bytes(file.read_bytes().replace(real, declared))
    assert take_in(tmp_path / "kiosk", keys, file) == NotTrusted(WhyNotTrusted.NO_ARCHIVE)


def test_a_locked_or_foreign_archive_is_none(tmp_path: Path, region: Region, keys: MemoryKeyStore) -> None:
    locked = region.publishes(1, GOOD)
    raw = bytearray(locked.read_bytes())
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    locked.write_bytes(raw)
    assert take_in(tmp_path / "kiosk", keys, locked) == NotTrusted(WhyNotTrusted.NO_ARCHIVE)
    other = tmp_path / "other.bundle"
    with zipfile.ZipFile(other, "w", zipfile.ZIP_LZMA) as packed:
        for path, content in {MANIFEST_FILE: region.signed(1, GOOD), **GOOD}.items():
            packed.writestr(path, content)
    other.write_bytes(other.read_bytes().replace(struct.pack("<H", zipfile.ZIP_LZMA), struct.pack("<H", 99)))
    assert take_in(tmp_path / "kiosk", keys, other) == NotTrusted(WhyNotTrusted.NO_ARCHIVE)


def test_wherever_a_bundle_is_cut_nothing_of_it_counts(tmp_path: Path, region: Region, keys: MemoryKeyStore) -> None:
    raw = region.publishes(1, GOOD).read_bytes()
    for at in range(0, len(raw), 23):
        cut = tmp_path / "cut.bundle"
        cut.write_bytes(raw[:at])
        assert isinstance(take_in(tmp_path / "kiosk", keys, cut), NotTrusted), at
    assert not (tmp_path / "kiosk").exists()


def test_whatever_byte_is_changed_nothing_unsigned_counts(tmp_path: Path, region: Region, keys: MemoryKeyStore) -> None:
    raw = region.publishes(1, GOOD).read_bytes()
    with opened_archive(region.publishes(1, GOOD)) as good:
        assert not isinstance(good, NotTrusted)
    for at in range(0, len(raw), 11):
        changed = tmp_path / "changed.bundle"
        changed.write_bytes(raw[:at] + bytes([raw[at] ^ 0x55]) + raw[at + 1 :])
        data = tmp_path / "kiosk"
        taken = take_in(data, keys, changed)
        if isinstance(taken, Manifest):
            assert (data / SIGNED_FOLDER / "1" / "texts/nl.json").read_bytes() == GOOD["texts/nl.json"]


def test_a_file_longer_than_any_bundle_is_not_even_opened(
    tmp_path: Path, keys: MemoryKeyStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    long = tmp_path / "long.bundle"
    with long.open("wb") as stream:
        stream.truncate(archive.MAX_ARCHIVE + 1)
    assert take_in(tmp_path / "kiosk", keys, long) == NotTrusted(WhyNotTrusted.TOO_LARGE)


def test_more_names_than_a_bundle_may_have_are_refused(
    tmp_path: Path, region: Region, keys: MemoryKeyStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = region.publishes(1, GOOD)
    monkeypatch.setattr(archive, "MAX_FILES", 2)
    assert take_in(tmp_path / "kiosk", keys, file) == NotTrusted(WhyNotTrusted.TOO_LARGE)


def test_the_same_content_makes_the_same_archive_and_is_read_back(region: Region) -> None:
    first = region.publishes(1, GOOD).read_bytes()
    assert region.publishes(1, GOOD).read_bytes() == first
    _signed, contents = contents_of(region.folder / "region-1.bundle")
    assert {path: contents[path] for path in GOOD} == GOOD
