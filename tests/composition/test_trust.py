# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A kiosk believes who it was told to believe, and what they signed; the disk is not asked for an opinion."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from kiosk.__main__ import main
from kiosk.bundles.pointer import LAYING_LOCK, LOCK_FILE, POINTER_FILE, SIGNED_FOLDER, Pointer, change_pointer
from kiosk.demonstration_trust import RING_FILE, demonstration_trust
from kiosk.provisioning import take_in_content, trust_region
from kiosk.referrals.key_ring import KeyRing, read_ring
from kiosk.referrals.partner_keys import PARTNERS_FILE, written_partners
from kiosk.referrals.passphrase import Cost, unwrap
from kiosk.rooms import StartError
from kiosk.trust import CONTENT_VERSION, TRUSTED_KEYS, known_partner_keys, take_in, trust, trusted_keys, why_not_shown
from kiosk.wire.canonical import to_text
from kiosk.wire.manifest import MANIFEST_FILE, PEOPLE_FILE, Manifest, NotTrusted, WhyNotTrusted, written_trusted
from tests.bundles.region import KEYS, TODAY, Region
from tests.referrals.sealed import Pair
from tests.storage.memory_keystore import MemoryKeyStore

CHEAP = Cost(memory_kib=8, passes=1, lanes=1)


@pytest.fixture
def region(tmp_path: Path) -> Region:
    folder = tmp_path / "region"
    folder.mkdir()
    return Region(folder)


@pytest.fixture
def keys(region: Region) -> MemoryKeyStore:
    """The key store of a kiosk that believes this region."""
    store = MemoryKeyStore()
    trust(store, region.trusted_file.read_bytes())
    return store


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "kiosk"


def why_not(data: Path, keys: MemoryKeyStore) -> WhyNotTrusted | None:
    """Why there are no keys of partners."""
    found = known_partner_keys(data, keys)
    return found.reason if isinstance(found, NotTrusted) else None


def test_the_keys_of_partners_are_those_that_the_region_signed(
    data: Path, keys: MemoryKeyStore, region: Region
) -> None:
    assert why_not(data, keys) is WhyNotTrusted.ABSENT
    assert isinstance(take_in(data, keys, region.publishes(extra=b"{}")), Manifest)
    assert known_partner_keys(data, keys) == KEYS
    assert (data / SIGNED_FOLDER / "1/more/extra.json").read_bytes() == b"{}"


def test_a_kiosk_that_was_told_nobody_believes_nobody(data: Path, region: Region) -> None:
    nobody = MemoryKeyStore()
    assert trusted_keys(nobody) is None
    assert take_in(data, nobody, region.publishes()) == NotTrusted(WhyNotTrusted.NOBODY)
    assert why_not(data, nobody) is WhyNotTrusted.NOBODY
    nobody.put(TRUSTED_KEYS, b"damaged")
    assert why_not(data, nobody) is WhyNotTrusted.NOBODY


def test_who_swaps_a_key_on_the_disk_gets_no_referral(data: Path, keys: MemoryKeyStore, region: Region) -> None:
    take_in(data, keys, region.publishes())
    attacker = Pair()
    swapped = written_partners({"uwv-rivierstad": (attacker.key(),)})
    (data / SIGNED_FOLDER / "1" / PARTNERS_FILE).write_bytes(swapped)
    assert why_not(data, keys) is WhyNotTrusted.CHANGED


def test_content_that_others_signed_is_not_taken_in_and_the_old_stays(
    data: Path, keys: MemoryKeyStore, region: Region, tmp_path: Path
) -> None:
    take_in(data, keys, region.publishes())
    (tmp_path / "others").mkdir()
    forged = Region(tmp_path / "others").publishes(version=2)
    assert take_in(data, keys, forged) == NotTrusted(WhyNotTrusted.TOO_FEW)
    assert take_in(data, keys, region.trusted_file) == NotTrusted(WhyNotTrusted.NO_ARCHIVE)
    assert known_partner_keys(data, keys) == KEYS


def test_an_older_version_does_not_come_back_and_only_the_newest_stays(
    data: Path, keys: MemoryKeyStore, region: Region
) -> None:
    old = region.publishes(version=1)
    take_in(data, keys, old)
    assert isinstance(take_in(data, keys, region.publishes(version=2)), Manifest)
    assert [one.name for one in (data / SIGNED_FOLDER).iterdir() if one.is_dir()] == ["2"]
    assert take_in(data, keys, old) == NotTrusted(WhyNotTrusted.OLDER)
    assert isinstance(take_in(data, keys, region.publishes(version=2)), Manifest)


def test_an_old_copy_of_the_disk_is_seen(data: Path, keys: MemoryKeyStore, region: Region) -> None:
    take_in(data, keys, region.publishes(version=1))
    (data / SIGNED_FOLDER / "1").rename(data / SIGNED_FOLDER / "2")
    keys.put(CONTENT_VERSION, (2).to_bytes(4, "big"))
    assert why_not(data, keys) is WhyNotTrusted.OLDER


def test_other_people_number_their_content_anew_and_the_same_do_not(
    data: Path, keys: MemoryKeyStore, region: Region, tmp_path: Path
) -> None:
    take_in(data, keys, region.publishes(version=7))
    trust(keys, region.trusted_file.read_bytes())
    assert take_in(data, keys, region.publishes(version=6)) == NotTrusted(WhyNotTrusted.OLDER)
    (tmp_path / "others").mkdir()
    others = Region(tmp_path / "others")
    trust(keys, others.trusted_file.read_bytes())
    assert why_not(data, keys) is WhyNotTrusted.ABSENT
    assert isinstance(take_in(data, keys, others.publishes(version=1)), Manifest)


def test_a_number_stands_for_one_content(data: Path, keys: MemoryKeyStore, region: Region) -> None:
    first = take_in(data, keys, region.publishes(version=2))
    assert take_in(data, keys, region.publishes(version=2, extra=b"{}")) == NotTrusted(WhyNotTrusted.SAME_NUMBER)
    (data / SIGNED_FOLDER / "2" / PARTNERS_FILE).write_bytes(b"damaged")
    assert take_in(data, keys, region.publishes(version=2)) == first
    assert known_partner_keys(data, keys) == KEYS


def test_content_names_new_signers_when_those_of_before_and_they_themselves_signed(
    data: Path, keys: MemoryKeyStore, region: Region, tmp_path: Path
) -> None:
    (tmp_path / "next").mkdir()
    following = Region(tmp_path / "next")
    people = {PEOPLE_FILE: written_trusted(following.trusted)}
    before = trusted_keys(keys)
    take_in(data, keys, region.publishes(1))
    change_pointer(data, Pointer.changed_over)
    assert take_in(data, keys, region.publishes(2, people)) == NotTrusted(WhyNotTrusted.NEW_PEOPLE)
    assert take_in(data, keys, following.publishes(2, people)) == NotTrusted(WhyNotTrusted.TOO_FEW)
    assert trusted_keys(keys) == before
    region.signers |= following.signers
    assert isinstance(take_in(data, keys, region.publishes(2, people)), Manifest)
    assert trusted_keys(keys) == following.trusted
    assert known_partner_keys(data, keys) == KEYS
    change_pointer(data, Pointer.changed_over)
    assert why_not_shown(data, keys) is None
    change_pointer(data, Pointer.rolled_back)
    assert why_not_shown(data, keys) is None
    assert isinstance(take_in(data, keys, following.publishes(3)), Manifest)


def test_who_sets_up_a_kiosk_gets_one_clear_line(data: Path, region: Region, secret_service: str) -> None:
    content = region.publishes()
    # The key ring is that of the machine: another test may have told it of another region.
    with pytest.raises(StartError, match=r"^[^\n]*(weet nog niet wie voor de regio tekent|Te weinig [a-z ]+)\.$"):
        take_in_content(data, content)
    with pytest.raises(StartError, match=r"^[^\n]*; name the file with the trusted keys of the region$"):
        trust_region(data, region.folder / "none.json")
    with pytest.raises(StartError, match=r"^[^\n]*; ask the region for the file with its trusted keys$"):
        trust_region(data, content)
    assert trust_region(data, region.trusted_file) == region.trusted
    assert take_in_content(data, content).version == 1
    with pytest.raises(StartError, match=r"^[^\n]*none[^\n]*; name the file of a signed bundle$"):
        take_in_content(data, region.folder / "none")


def test_the_command_shows_whom_the_kiosk_believes_and_since_which_version(
    data: Path, region: Region, secret_service: str
) -> None:
    words = ["trust", "--data", str(data), "--keys", str(region.trusted_file), "--content", str(region.publishes())]
    done = CliRunner().invoke(main, words)
    assert done.exit_code == 0, done.output
    first, *people, last = done.stdout.splitlines()
    assert first == "rivierenmond: 2 of 2 people must sign. Their keys:"
    assert [line.replace(" ", "") for line in people] == [key[:32] for key in region.trusted.keys]
    assert last == "Version 1 of the signed content counts from now on."
    nothing = CliRunner().invoke(main, words[:3])
    assert (nothing.exit_code, "--keys, --content or both" in nothing.output) == (2, True)


def test_the_demonstration_seals_to_partners_whose_keys_are_on_no_disk_in_clear(tmp_path: Path) -> None:
    data, keys = tmp_path / "kiosk", MemoryKeyStore()
    made = demonstration_trust(
        tmp_path, data, keys, ["uwv", "bibliotheek"], TODAY, Cost(memory_kib=8, passes=1, lanes=1)
    )
    assert made.ring == tmp_path / RING_FILE
    assert made.ring.stat().st_mode & 0o077 == 0
    assert len(made.passphrase) >= 24
    assert made.passphrase not in repr(made)
    listed = known_partner_keys(data, keys)
    assert not isinstance(listed, NotTrusted)
    secret = unwrap(made.ring.read_bytes(), made.passphrase)
    assert isinstance(secret, bytes)
    ring = read_ring(secret)
    for one in ("uwv", "bibliotheek"):
        assert listed[one] == tuple(key.public() for key in ring.of(one))
        assert listed[one][0].usable(TODAY)
    nowhere_in_clear(tmp_path, ring)


def nowhere_in_clear(folder: Path, ring: KeyRing) -> None:
    files = [file for file in folder.rglob("*") if file.is_file()]
    locks = {LOCK_FILE, LAYING_LOCK}
    assert {file.name for file in files} == {RING_FILE, PARTNERS_FILE, MANIFEST_FILE, POINTER_FILE, *locks}
    for key in ring.keys:
        raw = key.private.private_bytes_raw()
        for file in files:
            content = file.read_bytes()
            assert raw not in content
            assert raw.hex().encode() not in content
            assert to_text(raw).encode() not in content


def test_every_run_of_the_demonstration_has_partners_of_its_own(tmp_path: Path) -> None:
    data, keys = tmp_path / "kiosk", MemoryKeyStore()
    first = demonstration_trust(tmp_path, data, keys, ["uwv"], TODAY, CHEAP)
    before = known_partner_keys(data, keys)
    second = demonstration_trust(tmp_path, data, keys, ["uwv"], TODAY, CHEAP)
    after = known_partner_keys(data, keys)
    assert first.passphrase != second.passphrase
    assert before != after
    assert not isinstance(after, NotTrusted)
