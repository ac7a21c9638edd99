# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The people who sign for a region: what they sign is what a kiosk believes, and nothing less."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.__main__ import main
from kiosk.referrals.partner_keys import PARTNERS_FILE, written_partners
from kiosk.referrals.passphrase import Cost, wrap
from kiosk.referrals.recipient_keys import fingerprint
from kiosk.trust import known_partner_keys, take_in, trust
from kiosk.wire.manifest import MANIFEST_FILE, Manifest, NotTrusted, WhyNotTrusted
from tests.referrals.sealed import PAIR, Pair
from tests.storage.memory_keystore import MemoryKeyStore

WORDS = "vier losse woorden samen"
REGION = "rivierenmond"


def sign(*words: str | Path, typed: str = f"{WORDS}\n") -> Result:
    return CliRunner().invoke(main, ["sign", *(str(word) for word in words)], input=typed)


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

    def signs(self, folder: Path, version: int = 1, region: str = REGION) -> Result:
        return sign("content", "--key", self.file, "--region", region, "--version", str(version), folder)


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
    done = sign("partners", place, public)
    assert done.exit_code == 0, done.output
    assert f"uwv-rivierstad  {fingerprint(PAIR.public)}" in done.stdout
    return place


@pytest.fixture
def keys(tmp_path: Path, anna: Person, bram: Person) -> MemoryKeyStore:
    """The key store of a kiosk that believes Anna and Bram together."""
    out, store = tmp_path / "people.json", MemoryKeyStore()
    done = sign("people", "--region", REGION, "--threshold", "2", "--out", out, anna.public, bram.public)
    assert done.exit_code == 0, done.output
    trust(store, out.read_bytes())
    return store


def test_what_enough_people_signed_one_after_another_is_what_a_kiosk_seals_to(
    tmp_path: Path, folder: Path, keys: MemoryKeyStore, anna: Person, bram: Person
) -> None:
    assert anna.signs(folder).exit_code == 0
    assert take_in(tmp_path / "kiosk", keys, folder) == NotTrusted(WhyNotTrusted.TOO_FEW)
    assert bram.signs(folder).stdout.endswith("as version 1 of rivierenmond. It names:\n  partners.json\n")
    assert isinstance(take_in(tmp_path / "kiosk", keys, folder), Manifest)
    assert known_partner_keys(tmp_path / "kiosk", keys) == {"uwv-rivierstad": (PAIR.key(),)}


def test_who_signs_other_files_gives_them_a_higher_version(
    tmp_path: Path, folder: Path, keys: MemoryKeyStore, anna: Person, bram: Person
) -> None:
    anna.signs(folder)
    more, other = tmp_path / "library.json", Pair()
    more.write_bytes(written_partners({"bibliotheek": (other.key(),)}))
    assert sign("partners", folder, more).exit_code == 0
    assert said(bram.signs(folder)).endswith("signed as version 1 with other files; give a higher version")
    for one in (bram, anna):
        assert one.signs(folder, version=2).exit_code == 0
    take_in(tmp_path / "kiosk", keys, folder)
    assert known_partner_keys(tmp_path / "kiosk", keys) == {
        "uwv-rivierstad": (PAIR.key(),),
        "bibliotheek": (other.key(),),
    }


def test_a_partner_that_sends_new_keys_replaces_its_old_ones(tmp_path: Path, folder: Path) -> None:
    again, new = tmp_path / "again.json", Pair()
    again.write_bytes(written_partners({"uwv-rivierstad": (new.key(),)}))
    sign("partners", folder, again)
    (listed,) = json.loads((folder / PARTNERS_FILE).read_bytes())["uwv-rivierstad"]
    assert listed["kid"] == new.key().kid


def test_a_new_key_is_for_its_owner_alone_and_its_public_half_is_shown(tmp_path: Path) -> None:
    file = tmp_path / "cem.key"
    made = sign("keygen", "--key", file, typed=f"{WORDS}\n{WORDS}\n")
    assert made.exit_code == 0, made.output
    assert file.stat().st_mode & 0o077 == 0
    assert len(bytes.fromhex(made.stdout.strip())) == 32
    assert "name another file" in said(sign("keygen", "--key", file))


def test_every_mistake_is_one_line_that_says_what_to_do(tmp_path: Path, folder: Path, anna: Person) -> None:
    people = ("people", "--region", REGION, "--out", tmp_path / "people.json", "--threshold")
    assert "64 hexadecimal digits" in said(sign(*people, "2", anna.public))
    assert "64 hexadecimal digits" in said(sign(*people, "1", "anna"))
    (tmp_path / "empty.json").write_text("[]", encoding="utf-8")
    assert "ask the organisation for it again" in said(sign("partners", folder, tmp_path / "empty.json"))
    assert "the region is its code" in said(anna.signs(folder, region="Rivieren Mond"))
    (folder / "Groot.json").write_text("{}", encoding="utf-8")
    assert "names of files have small letters" in said(anna.signs(folder))
    (folder / "Groot.json").unlink()
    (folder / MANIFEST_FILE).write_text("{}", encoding="utf-8")
    assert "take it away and sign anew" in said(anna.signs(folder))
