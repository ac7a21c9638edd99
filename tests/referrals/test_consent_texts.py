# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The words that visitors say yes to are kept by version: what was on the screen can be shown later."""

import json
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

import pytest

from kiosk.referrals.consent_texts import (
    CONSENT_KEYS,
    KEPT_FOLDER,
    ConsentTextError,
    keep_texts,
    load_agreement,
)
from kiosk.wire.canonical import canonical
from tests.policy.matrices import HANDOVER
from tests.referrals.agreed import KEEP_DAYS, TEXTS, agreement, stated

CHANGED = {**TEXTS, "ar": {**TEXTS["ar"], "consent_yes": "نعم"}}


def test_every_language_has_the_words_of_its_screen_by_hash_and_they_are_kept(tmp_path: Path) -> None:
    found = agreement(tmp_path)
    assert set(found.shown) == set(TEXTS)
    assert found.kept == frozenset(found.shown.values())
    assert found.not_kept == ()
    dutch = found.shown["nl"]
    assert (dutch.id, dutch.version, dutch.language, dutch.purpose) == ("toestemming", "1", "nl", HANDOVER)
    assert dutch.sha256 == sha256(canonical(TEXTS["nl"])).hexdigest()
    assert found.terms.keep_days == KEEP_DAYS


def test_other_texts_of_the_screen_are_no_part_of_it(tmp_path: Path) -> None:
    more = {language: {**texts, "next": "Verder"} for language, texts in TEXTS.items()}
    assert agreement(tmp_path, more).shown == agreement(tmp_path).shown


def test_a_word_that_changed_counts_for_nothing_until_its_version_is_kept(tmp_path: Path) -> None:
    agreement(tmp_path)
    after = load_agreement(tmp_path, CHANGED, KEEP_DAYS)
    assert after.not_kept == ("ar",)
    assert after.shown["ar"] not in after.kept
    with pytest.raises(ConsentTextError, match="raise 'versie'"):
        keep_texts(tmp_path, CHANGED)
    stated(tmp_path, versie="2")
    keep_texts(tmp_path, CHANGED)
    assert load_agreement(tmp_path, CHANGED, KEEP_DAYS).not_kept == ()


def test_the_words_of_every_earlier_version_stay_known(tmp_path: Path) -> None:
    first = agreement(tmp_path)
    stated(tmp_path, versie="2")
    keep_texts(tmp_path, CHANGED)
    second = load_agreement(tmp_path, CHANGED, KEEP_DAYS)
    assert first.kept < second.kept
    assert len(list((tmp_path / KEPT_FOLDER).iterdir())) == 2


def test_keeping_the_same_words_again_changes_nothing(tmp_path: Path) -> None:
    agreement(tmp_path)
    file = keep_texts(tmp_path, TEXTS)
    assert json.loads(file.read_text(encoding="utf-8"))["teksten"]["nl"] == TEXTS["nl"]


@pytest.mark.parametrize(
    "changes",
    [
        {"intrekken": ["per post"]},
        {"intrekken": []},
        {"intrekken": 3},
        {"verantwoordelijken": []},
    ],
)
def test_a_file_that_promises_nothing_good_is_one_clear_line(tmp_path: Path, changes: Mapping[str, object]) -> None:
    with pytest.raises(ConsentTextError, match=r"consent\.json: "):
        load_agreement(stated(tmp_path, **changes), TEXTS, KEEP_DAYS)


def test_what_is_missing_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(ConsentTextError, match=r"consent\.json: cannot be used"):
        load_agreement(tmp_path, TEXTS, KEEP_DAYS)
    fewer = {"nl": dict.fromkeys(CONSENT_KEYS[1:], "x")}
    with pytest.raises(ConsentTextError, match="consent_title"):
        load_agreement(stated(tmp_path), fewer, KEEP_DAYS)
    with pytest.raises(ConsentTextError, match="consent_title"):
        keep_texts(tmp_path, fewer)


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"id": "a", "versie": "1", "doel": "b", "teksten": []}'])
def test_a_kept_version_that_is_broken_is_one_clear_line(tmp_path: Path, content: str) -> None:
    agreement(tmp_path)
    (tmp_path / KEPT_FOLDER / "toestemming-0.json").write_text(content, encoding="utf-8")
    with pytest.raises(ConsentTextError, match=r"toestemming-0\.json: .*put the kept words back"):
        load_agreement(tmp_path, TEXTS, KEEP_DAYS)
