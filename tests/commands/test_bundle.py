# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The people who sign for a region: what they sign is what a kiosk believes, and nothing less."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk import places
from kiosk.__main__ import main
from kiosk.bundles.building import PARTS, contents_of
from kiosk.referrals.partner_keys import PARTNERS_FILE, written_partners
from kiosk.referrals.passphrase import Cost, wrap
from kiosk.referrals.recipient_keys import fingerprint
from kiosk.trust import known_partner_keys, take_in, trust
from kiosk.wire.manifest import Manifest, NotTrusted, WhyNotTrusted, unproved
from kiosk.wire.staff_list import STAFF_FILE
from tests.bundles.region import Region
from tests.referrals.sealed import PAIR, Pair
from tests.storage.memory_keystore import MemoryKeyStore

WORDS = "vier losse woorden samen"
REGION = "rivierenmond"


def bundle(*words: str | Path, typed: str = f"{WORDS}\n") -> Result:
    return CliRunner().invoke(main, ["bundle", *(str(word) for word in words)], input=typed)


def built(content: Path, version: int = 1, *more: str, region: str = REGION) -> Path:
    """An unsigned bundle of this content."""
    out = content.parent / f"{region}-{version}.bundle"
    done = bundle("build", "--region", region, "--version", str(version), "--out", out, *more, content)
    assert done.exit_code == 0, done.output
    return out


def said(done: Result) -> str:
    """The one line of an error."""
    assert done.exit_code == 1, done.output
    (line,) = [line for line in done.stderr.splitlines() if line.startswith("Error: ")]
    return line


class Person:
    """Who signs, with a key file that is cheap to open."""

    def __init__(self, folder: Path, name: str) -> None:
        private = Ed25519PrivateKey.generate()
        self.public = private.public_key().public_bytes_raw().hex()
        self.file = folder / f"{name}.key"
        self.file.write_bytes(wrap(private.private_bytes_raw(), WORDS, Cost(memory_kib=8, passes=1, lanes=1)))

    def signs(self, file: Path) -> Result:
        return bundle("sign", "--key", self.file, file)


@pytest.fixture
def anna(tmp_path: Path) -> Person:
    return Person(tmp_path, "anna")


@pytest.fixture
def bram(tmp_path: Path) -> Person:
    return Person(tmp_path, "bram")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Content with the keys of one partner."""
    place, public = tmp_path / "content", tmp_path / "uwv.json"
    place.mkdir()
    public.write_bytes(written_partners({"uwv-rivierstad": (PAIR.key(),)}))
    done = bundle("partners", place, public)
    assert done.exit_code == 0, done.output
    assert f"uwv-rivierstad  {fingerprint(PAIR.public)}" in done.stdout
    return place


@pytest.fixture
def keys(tmp_path: Path, anna: Person, bram: Person) -> MemoryKeyStore:
    """The key store of a kiosk that believes Anna and Bram together."""
    out, store = tmp_path / "people.json", MemoryKeyStore()
    done = bundle("people", "--region", REGION, "--threshold", "2", "--out", out, anna.public, bram.public)
    assert done.exit_code == 0, done.output
    trust(store, out.read_bytes())
    return store


def test_what_enough_people_signed_one_after_another_is_what_a_kiosk_seals_to(
    tmp_path: Path, folder: Path, keys: MemoryKeyStore, anna: Person, bram: Person
) -> None:
    file = built(folder)
    assert take_in(tmp_path / "kiosk", keys, file) == NotTrusted(WhyNotTrusted.TOO_FEW)
    assert anna.signs(file).exit_code == 0
    assert take_in(tmp_path / "kiosk", keys, file) == NotTrusted(WhyNotTrusted.TOO_FEW)
    assert bram.signs(file).stdout.endswith("It names:\n  partners.json\n")
    assert isinstance(take_in(tmp_path / "kiosk", keys, file), Manifest)
    assert known_partner_keys(tmp_path / "kiosk", keys) == {"uwv-rivierstad": (PAIR.key(),)}


def test_an_earlier_bundle_comes_back_as_a_newer_version_that_is_signed_anew(
    tmp_path: Path, folder: Path, keys: MemoryKeyStore, anna: Person, bram: Person
) -> None:
    first = built(folder)
    for one in (anna, bram):
        one.signs(first)
    again = bundle("build", "--region", REGION, "--version", "9", "--out", tmp_path / "again.bundle", first)
    assert again.exit_code == 0, again.output
    assert take_in(tmp_path / "kiosk", keys, tmp_path / "again.bundle") == NotTrusted(WhyNotTrusted.TOO_FEW)
    for one in (anna, bram):
        one.signs(tmp_path / "again.bundle")
    taken = take_in(tmp_path / "kiosk", keys, tmp_path / "again.bundle")
    assert isinstance(taken, Manifest)
    assert (taken.version, list(taken.files)) == (9, [PARTNERS_FILE])


def test_the_whole_shipped_region_goes_into_a_bundle_without_what_is_for_authors(tmp_path: Path) -> None:
    out = tmp_path / "whole.bundle"
    moment = ("--from", "2026-12-01T06:00", "--until", "2027-03-01")
    done = bundle("build", "--region", REGION, "--version", "1", "--out", out, *moment, places.resources())
    assert done.exit_code == 0, done.output
    assert "from 2026-12-01 06:00, good until 2027-03-01" in done.stdout
    signed, contents = contents_of(out)
    assert {path.partition("/")[0] for path in contents} == set(PARTS)
    assert not [path for path in contents if path.endswith((".md", ".xlsx", ".txt"))]
    manifest = unproved(signed)
    assert manifest.counts_from == datetime(2026, 12, 1, 5, tzinfo=UTC)
    assert manifest.until == date(2027, 3, 1)


def test_who_looks_whether_enough_signed_is_told_which_people_count(
    tmp_path: Path, folder: Path, keys: MemoryKeyStore, anna: Person, bram: Person
) -> None:
    people, file = tmp_path / "people.json", built(folder)
    anna.signs(file)
    assert said(bundle("verify", "--people", people, file)).endswith("Te weinig vertrouwde handtekeningen.")
    bram.signs(file)
    assert "Enough people signed it." in bundle("verify", "--people", people, file).stdout
    assert "ask the region" in said(bundle("verify", "--people", file, file))


def test_a_partner_that_sends_new_keys_replaces_its_old_ones(tmp_path: Path, folder: Path) -> None:
    again, new = tmp_path / "again.json", Pair()
    again.write_bytes(written_partners({"uwv-rivierstad": (new.key(),)}))
    bundle("partners", folder, again)
    (listed,) = json.loads((folder / PARTNERS_FILE).read_bytes())["uwv-rivierstad"]
    assert listed["kid"] == new.key().kid


def test_a_new_key_is_for_its_owner_alone_and_its_public_half_is_shown(tmp_path: Path) -> None:
    file = tmp_path / "cem.key"
    made = bundle("keygen", "--key", file, typed=f"{WORDS}\n{WORDS}\n")
    assert made.exit_code == 0, made.output
    assert file.stat().st_mode & 0o077 == 0
    assert len(bytes.fromhex(made.stdout.strip())) == 32
    assert "name another file" in said(bundle("keygen", "--key", file))


def test_every_mistake_is_one_line_that_says_what_to_do(tmp_path: Path, folder: Path, anna: Person) -> None:
    people = ("people", "--region", REGION, "--out", tmp_path / "people.json", "--threshold")
    assert "64 hexadecimal digits" in said(bundle(*people, "2", anna.public))
    assert "64 hexadecimal digits" in said(bundle(*people, "1", "anna"))
    (tmp_path / "empty.json").write_text("[]", encoding="utf-8")
    assert "ask the organisation for it again" in said(bundle("partners", folder, tmp_path / "empty.json"))
    out = ("--version", "1", "--out", tmp_path / "x.bundle")
    assert "the region is its code" in said(bundle("build", "--region", "Rivieren Mond", *out, folder))
    assert "nothing for kiosks in it" in said(bundle("build", "--region", REGION, *out, folder.parent))
    (folder / "texts").mkdir()
    (folder / "texts" / "Groot.json").write_text("{}", encoding="utf-8")
    assert "names of files have small letters" in said(bundle("build", "--region", REGION, *out, folder))
    (folder / "texts" / "Groot.json").rename(folder / "texts" / "nl.json")
    (folder / "texts" / "en.json").symlink_to("nl.json")
    assert "put the file itself there" in said(bundle("build", "--region", REGION, *out, folder))
    assert said(anna.signs(tmp_path / "empty.json")).endswith("Dit is geen heel inhoudspakket.")


def test_the_list_of_staff_is_kept_beside_the_content_and_signed_with_it(tmp_path: Path, folder: Path) -> None:
    secret = tmp_path / "staff-secret.json"
    secret.write_bytes(wrap(b"s" * 32, WORDS, Cost(memory_kib=8, passes=1, lanes=1)))
    assert "would make every code worthless" in said(bundle("staff", "secret", secret))
    words = ("staff", "set", "--secret", secret, "--until", "2027-06-30", "--pin", "927164", folder)
    done = bundle(*words, "gids-3")
    assert done.exit_code == 0, done.output
    assert "somebody else has this code" in said(bundle(*words, "gids-1"))
    assert said(bundle(*words[:-2], "123456", folder, "gids-2")) == "Error: Gebruik geen cijfers op volgorde."
    assert bundle("staff", "show", folder).stdout == "gids-3  gids  2000-01-01 .. 2027-06-30\n"
    assert "927164" not in (folder / STAFF_FILE).read_text()
    assert set(contents_of(built(folder))[1]) == {PARTNERS_FILE, STAFF_FILE}
    assert "nobody on the list is called gids-9" in said(bundle("staff", "remove", folder, "gids-9"))
    assert bundle("staff", "remove", folder, "gids-3").exit_code == 0
    assert bundle("staff", "show", folder).stdout == ""
    (folder / STAFF_FILE).write_bytes(b"{}")
    refused = bundle("build", "--region", REGION, "--version", "2", "--out", tmp_path / "x.bundle", folder)
    assert "not a list of staff" in said(refused)
    region = Region(tmp_path)
    bad = region.publishes(2, {STAFF_FILE: b"{}"})
    assert "not a list of staff" in said(bundle("verify", "--people", region.trusted_file, bad))
