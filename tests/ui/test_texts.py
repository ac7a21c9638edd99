# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The words of the screens: refused when somebody of another language would be left out."""

import json
import shutil
from pathlib import Path

import pytest

from kiosk import places
from kiosk.ui.texts import TextsError, load_words


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    return Path(shutil.copytree(places.resources() / "texts", tmp_path / "texts"))


def change(file: Path, **values: object) -> None:
    read = json.loads(file.read_text())
    read.update(values)
    file.write_text(json.dumps(read))


def test_a_missing_word_names_its_language_and_its_key(texts: Path) -> None:
    read = json.loads((texts / "ar.json").read_text())
    del read["next"]
    (texts / "ar.json").write_text(json.dumps(read))
    with pytest.raises(TextsError, match=r"ar\.json misses: next"):
        load_words(texts, ("nl", "en", "ar"))


def test_languages_that_disagree_on_a_place_are_refused(texts: Path) -> None:
    change(texts / "en.json", idle_body="We erase your answers.")
    with pytest.raises(TextsError, match="idle_body"):
        load_words(texts, ("nl", "en"))


def test_a_language_without_a_file_is_one_clear_message(texts: Path) -> None:
    with pytest.raises(TextsError, match=r"so\.json: cannot be read"):
        load_words(texts, ("nl", "so"))


def test_an_empty_word_is_refused(texts: Path) -> None:
    change(texts / "nl.json", next="")
    with pytest.raises(TextsError, match="every key needs one text"):
        load_words(texts, ("nl",))


def test_a_number_in_arabic_words_keeps_its_own_direction() -> None:
    words = load_words(places.resources() / "texts", ("nl", "ar"))
    assert words["ar"].say("seconds", count=20) == "\u206820\u2069 ثانية"
    assert words["nl"].say("seconds", count=20) == "20 seconden"
    assert words["ar"].ltr("0199 10") == "\u20660199 10\u2069"
    assert words["nl"].ltr("0199 10") == "0199 10"


def test_an_arabic_text_that_begins_with_a_dutch_word_still_begins_at_the_right() -> None:
    words = load_words(places.resources() / "texts", ("nl", "ar"))
    assert words["ar"].led("UWV: مساعدة") == "\u200fUWV: مساعدة"
    assert words["ar"].led("Stationsplein 12") == "Stationsplein 12"
    assert words["nl"].led("UWV: hulp") == "UWV: hulp"
