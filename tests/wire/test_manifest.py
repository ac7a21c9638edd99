# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Content counts when enough trusted people signed it, it is no older than before, and its files are those signed."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from kiosk.wire.canonical import canonical, parsed, to_text
from kiosk.wire.manifest import (
    MAX_CONTENT,
    MAX_FILE,
    MAX_FILES,
    MAX_SIGNED,
    MAX_SIGNERS,
    MAX_VERSION,
    OLD_AFTER,
    Manifest,
    NotTrusted,
    TrustedKeys,
    WhyNotTrusted,
    genuine,
    named,
    read_trusted,
    sign,
    verified,
    written_trusted,
)


class Signer:
    """Somebody of the region."""

    def __init__(self) -> None:
        self.private = Ed25519PrivateKey.generate()
        self.public = self.private.public_key().public_bytes_raw().hex()


ANNA, BRAM, CEM, STRANGER = Signer(), Signer(), Signer(), Signer()
TRUSTED = TrustedKeys(region="rivierenmond", threshold=2, keys=(ANNA.public, BRAM.public, CEM.public))
CONTENT = b'{"uwv": []}'
DAY = date(2026, 11, 27)
MANIFEST = Manifest(region="rivierenmond", version=3, day=DAY, files={"partners.json": named(CONTENT)})


def signed(*signers: Signer, manifest: Manifest = MANIFEST) -> bytes:
    return sign(manifest, {one.public: one.private.sign for one in signers})


def edited(raw: bytes, change: Callable[[Any], None]) -> bytes:
    whole = parsed(raw)
    change(whole)
    return canonical(whole)


@pytest.mark.parametrize(
    ("signers", "counts"),
    [
        ((), False),
        ((ANNA,), False),
        ((ANNA, STRANGER), False),
        ((ANNA, BRAM), True),
        ((BRAM, CEM, STRANGER), True),
        ((ANNA, BRAM, CEM), True),
    ],
)
def test_as_many_trusted_people_as_the_region_asks_must_have_signed(signers: tuple[Signer, ...], counts: bool) -> None:
    found = verified(signed(*signers), TRUSTED)
    assert found == (MANIFEST if counts else NotTrusted(WhyNotTrusted.TOO_FEW))


def test_one_person_cannot_sign_for_two() -> None:
    def under_two_names(whole: Any) -> None:
        whole["handtekeningen"][BRAM.public] = whole["handtekeningen"][ANNA.public]

    assert verified(edited(signed(ANNA), under_two_names), TRUSTED) == NotTrusted(WhyNotTrusted.TOO_FEW)
    with pytest.raises(ValidationError):
        TrustedKeys(region="rivierenmond", threshold=2, keys=(ANNA.public, ANNA.public))
    with pytest.raises(ValidationError):
        TrustedKeys(region="rivierenmond", threshold=3, keys=(ANNA.public, BRAM.public))


def test_an_older_version_does_not_come_back_and_the_same_may_be_read_again() -> None:
    raw = signed(ANNA, BRAM)
    assert verified(raw, TRUSTED, seen=3) == MANIFEST
    assert verified(raw, TRUSTED, seen=4) == NotTrusted(WhyNotTrusted.OLDER)


def test_the_content_of_another_region_is_not_ours() -> None:
    other = MANIFEST.model_copy(update={"region": "elders"})
    assert verified(signed(ANNA, BRAM, manifest=other), TRUSTED) == NotTrusted(WhyNotTrusted.REGION)


def test_a_file_is_the_signed_one_or_none() -> None:
    assert genuine(MANIFEST, "partners.json", CONTENT) == CONTENT
    assert genuine(MANIFEST, "partners.json", CONTENT + b" ") == NotTrusted(WhyNotTrusted.CHANGED)
    assert genuine(MANIFEST, "other.json", CONTENT) == NotTrusted(WhyNotTrusted.MISSING)


RIGHT = signed(ANNA, BRAM)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(RIGHT) - 1), st.integers(1, 255))
def test_whatever_letter_is_changed_it_does_not_count(at: int, change: int) -> None:
    raw = bytearray(RIGHT)
    raw[at] ^= change
    assert isinstance(verified(bytes(raw), TRUSTED), NotTrusted)
    assert isinstance(verified(RIGHT[:at], TRUSTED), NotTrusted)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{}",
        RIGHT + b" " * MAX_SIGNED,
        edited(RIGHT, lambda whole: whole.update(manifest="AB")),
        edited(RIGHT, lambda whole: whole.update(manifest=to_text(b"{}"))),
        edited(RIGHT, lambda whole: whole.update(extra=1)),
        edited(RIGHT, lambda whole: whole.update(handtekeningen=[])),
        edited(RIGHT, lambda whole: whole.update(handtekeningen={"ab": "cd"})),
    ],
    ids=count(),  # the content is another each time
)
def test_what_is_no_signed_manifest_does_not_count(raw: bytes) -> None:
    assert verified(raw, TRUSTED) == NotTrusted(WhyNotTrusted.SHAPE)


def test_a_manifest_that_is_written_in_another_way_does_not_count_even_when_signed() -> None:
    exact = canonical(MANIFEST.model_dump(mode="json", by_alias=True)) + b" "
    statement = b"werkcentrum-kiosk manifest 1|" + exact
    signatures = {one.public: to_text(one.private.sign(statement)) for one in (ANNA, BRAM)}
    raw = canonical({"manifest": to_text(exact), "handtekeningen": signatures})
    assert verified(raw, TRUSTED) == NotTrusted(WhyNotTrusted.SHAPE)


@pytest.mark.parametrize(
    "path", ["../x", "/etc/x", "a/../b", "A.json", "", "a//b", ".x", "a/", "a" * 201, "manifest.json"]
)
def test_no_path_leads_out_of_the_folder(path: str) -> None:
    with pytest.raises(ValidationError):
        Manifest(region="rivierenmond", version=1, day=date(2026, 11, 27), files={path: named(b"")})


def test_no_file_lies_where_a_folder_must_be() -> None:
    with pytest.raises(ValidationError):
        Manifest(region="rivierenmond", version=1, day=DAY, files={"a": named(b""), "a/b": named(b"")})


def test_a_manifest_says_from_when_it_counts_and_until_when_it_is_good() -> None:
    moment = datetime(2026, 12, 1, 5, tzinfo=UTC)
    planned = MANIFEST.model_copy(update={"counts_from": moment, "until": date(2026, 12, 31)})
    assert verified(signed(ANNA, BRAM, manifest=planned), TRUSTED) == planned
    assert (planned.is_old(date(2026, 12, 31)), planned.is_old(date(2027, 1, 1))) == (False, True)
    assert (MANIFEST.is_old(DAY + OLD_AFTER), MANIFEST.is_old(DAY + OLD_AFTER + timedelta(days=1))) == (False, True)


def test_what_is_signed_for_something_else_is_not_content() -> None:
    people = canonical(TRUSTED.model_dump(mode="json", by_alias=True))
    signatures = {
        one.public: to_text(one.private.sign(b"werkcentrum-kiosk manifest 1|" + people)) for one in (ANNA, BRAM)
    }
    raw = canonical({"manifest": to_text(people), "handtekeningen": signatures})
    assert verified(raw, TRUSTED) == NotTrusted(WhyNotTrusted.KIND)


def test_files_have_a_limit_each_and_together() -> None:
    whole = MANIFEST.model_dump()
    one = named(b"").model_dump()
    with pytest.raises(ValidationError):
        Manifest.model_validate(whole | {"files": {"f": one | {"size": MAX_FILE + 1}}})
    most = MAX_CONTENT // MAX_FILE
    large = {f"f{number}": one | {"size": MAX_FILE} for number in range(most)}
    Manifest.model_validate(whole | {"files": large})
    with pytest.raises(ValidationError):
        Manifest.model_validate(whole | {"files": large | {"one-more": one | {"size": 1}}})


def test_files_signers_and_versions_have_a_limit() -> None:
    with pytest.raises(ValidationError):
        Manifest(region="rivierenmond", version=MAX_VERSION + 1, day=date(2026, 11, 27), files={})
    with pytest.raises(ValidationError):
        MANIFEST.model_validate(
            MANIFEST.model_dump() | {"files": {f"f{number}": named(b"") for number in range(MAX_FILES + 1)}}
        )
    with pytest.raises(ValidationError):
        TrustedKeys(region="r", threshold=1, keys=tuple(f"{n:064x}" for n in range(MAX_SIGNERS + 1)))


def test_a_key_that_is_no_point_signs_nothing() -> None:
    nobody = "00" * 31 + "ff"
    trusted = TrustedKeys(region="rivierenmond", threshold=1, keys=(nobody,))

    def signed_by_nobody(whole: Any) -> None:
        whole["handtekeningen"] = {nobody: to_text(bytes(64))}

    assert verified(edited(RIGHT, signed_by_nobody), trusted) == NotTrusted(WhyNotTrusted.TOO_FEW)


def test_the_trusted_keys_are_a_file_that_is_read_back() -> None:
    assert read_trusted(written_trusted(TRUSTED)) == TRUSTED
    for raw in (b"", b"{}", b"[]", signed(ANNA)):
        with pytest.raises(ValueError, match=r"."):
            read_trusted(raw)
