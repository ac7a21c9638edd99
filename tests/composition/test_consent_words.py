# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the screen of consent says is what is kept, word for word, so that it can be shown later."""

import json
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import CliRunner

from kiosk import places
from kiosk.__main__ import main
from kiosk.referrals.consent_texts import AGREEMENT_FILE, CONSENT_KEYS, load_agreement
from kiosk.ui.consent_text import consent_view
from kiosk.ui.texts import Words, load_words
from tests.ui.handing import OFFERED

RESOURCES = places.resources()
LANGUAGES = sorted(file.stem for file in (RESOURCES / "texts").glob("*.json"))


class Noted(Mapping[str, str]):
    """The texts, and which of them were said."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts
        self.said: set[str] = set()

    def __getitem__(self, key: str) -> str:
        self.said.add(key)
        return self._texts[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)


@pytest.fixture
def region(tmp_path: Path) -> Path:
    """The shipped region, to change."""
    for part in ("texts", "policy"):
        shutil.copytree(RESOURCES / part, tmp_path / part)
    return tmp_path


def kiosk(*words: str | Path) -> tuple[int, str]:
    done = CliRunner().invoke(main, [str(word) for word in words])
    return done.exit_code, done.output.strip()


def change(file: Path, **changes: str) -> None:
    file.write_text(json.dumps(json.loads(file.read_text(encoding="utf-8")) | changes), encoding="utf-8")


def test_a_copy_is_kept_of_the_words_of_every_language_that_is_shipped() -> None:
    words = load_words(RESOURCES / "texts", LANGUAGES)
    agreement = load_agreement(RESOURCES, {language: one.texts for language, one in words.items()}, keep_days=1)
    assert len(agreement.shown) == 8
    assert agreement.not_kept == (), "run: kiosk consent keep (and raise 'versie' once visitors have said yes to it)"


def test_every_word_on_the_screen_of_consent_is_among_those_kept() -> None:
    words = load_words(RESOURCES / "texts", ["nl"])["nl"]
    noted = Noted(words.texts)
    view = consent_view(replace(OFFERED, example=True), OFFERED.fields, Words("nl", mirrored=False, texts=noted))
    assert OFFERED.organisation in view.text
    assert view.sha256 == sha256(view.text.encode()).hexdigest()
    assert noted.said
    assert noted.said <= set(CONSENT_KEYS)


def test_who_changes_a_word_is_told_what_to_do_and_a_version_keeps_its_words(region: Path) -> None:
    assert kiosk("consent", "check", "--resources", region) == (0, "A copy of every word is kept.")
    change(region / "texts/nl.json", consent_yes="Ja, doe maar")
    code, said = kiosk("consent", "check", "--resources", region)
    assert code == 1
    assert said.startswith("Error: other words than were kept, so nobody can say yes in: nl;")
    code, said = kiosk("consent", "keep", "--resources", region)
    assert (code, "raise 'versie'" in said) == (1, True)
    change(region / AGREEMENT_FILE, versie="2")
    assert kiosk("consent", "keep", "--resources", region)[0] == 0
    assert kiosk("consent", "check", "--resources", region) == (0, "A copy of every word is kept.")
