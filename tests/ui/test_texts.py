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
    change(texts / "en.json", open_until="Open now")
    with pytest.raises(TextsError, match="open_until"):
        load_words(texts, ("nl", "en"))


def test_a_language_without_a_file_is_one_clear_message(texts: Path) -> None:
    with pytest.raises(TextsError, match=r"so\.json: cannot be read"):
        load_words(texts, ("nl", "so"))


def test_an_empty_word_is_refused(texts: Path) -> None:
    change(texts / "nl.json", next="")
    with pytest.raises(TextsError, match="every key needs one text"):
        load_words(texts, ("nl",))


@pytest.mark.parametrize(
    ("language", "count", "said"),
    [
        *(("nl", 1, "Over 1 seconde wissen wij"), ("nl", 20, "Over 20 seconden wissen wij")),
        *(("uk", 1, "1 секунду"), ("uk", 3, "3 секунди"), ("uk", 11, "11 секунд"), ("uk", 21, "21 секунду")),
        *(("pl", 1, "1 sekundę"), ("pl", 4, "4 sekundy"), ("pl", 12, "12 sekund"), ("pl", 22, "22 sekundy")),
        *(("ar", 1, "ثانية واحدة"), ("ar", 2, "ثانيتين"), ("ar", 5, "ثوانٍ"), ("ar", 20, "ثانية نمسح")),
    ],
)
def test_a_number_has_the_word_that_its_language_gives_it(language: str, count: int, said: str) -> None:
    words = load_words(places.resources() / "texts", (language,))[language]
    assert said in words.say("idle_body", count=count)


def test_a_language_that_leaves_out_a_form_is_told_which_it_has(texts: Path) -> None:
    change(texts / "pl.json", idle_body={"one": "Za {count} sekundę.", "other": "Za {count} sekund."})
    with pytest.raises(TextsError, match=r"pl\.json: 'idle_body' needs a text for each of: few, many, one, other"):
        load_words(texts, ("nl", "pl"))


@pytest.mark.parametrize("other", ["Over even.", "Over {count} {unit}."])
def test_forms_with_other_places_are_refused(texts: Path, other: str) -> None:
    change(texts / "nl.json", seconds={"one": "{count} {tel}", "other": other})
    with pytest.raises(TextsError, match="'seconds' needs the place"):
        load_words(texts, ("nl",))


def test_forms_in_a_language_whose_numbers_nobody_knows_are_refused(texts: Path) -> None:
    shutil.copy(texts / "nl.json", texts / "qxz.json")
    with pytest.raises(TextsError, match="numbers of this language are not known"):
        load_words(texts, ("nl", "qxz"))


def test_an_empty_form_is_refused(texts: Path) -> None:
    change(texts / "nl.json", seconds={"one": "", "other": "{count} seconden"})
    with pytest.raises(TextsError, match="fill in the empty ones"):
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
