# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Themes and words: refused when somebody with poor eyes, or of another language, would be left out."""

import json
import shutil
from pathlib import Path

import pytest

from kiosk import places
from kiosk.ui.texts import TextsError, load_words
from kiosk.ui.themes import SHAPE_PAIRS, TEXT_PAIRS, ThemeError, contrast_ratio, load_look


@pytest.fixture
def themes(tmp_path: Path) -> Path:
    return Path(shutil.copytree(places.resources() / "themes", tmp_path / "themes"))


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    return Path(shutil.copytree(places.resources() / "texts", tmp_path / "texts"))


def change(file: Path, **values: object) -> None:
    read = json.loads(file.read_text())
    read.update(values)
    file.write_text(json.dumps(read))


def test_black_on_white_is_twenty_one_to_one() -> None:
    assert contrast_ratio("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast_ratio("#777777", "#777777") == pytest.approx(1)


@pytest.mark.accessibility("A-46", "A-50", "A-86")
def test_the_shipped_themes_are_readable_by_poor_eyes() -> None:
    look = load_look(places.resources() / "themes")
    for theme in (look.standard, look.contrast):
        assert min(contrast_ratio(theme.colours[one], theme.colours[other]) for one, other in TEXT_PAIRS) >= 7
        assert min(contrast_ratio(theme.colours[one], theme.colours[other]) for one, other in SHAPE_PAIRS) >= 3


def test_a_theme_with_pale_letters_is_refused_by_name(themes: Path) -> None:
    colours = json.loads((themes / "standard.json").read_text())["colours"]
    change(themes / "standard.json", colours=colours | {"inkSoft": "#999999"})
    with pytest.raises(ThemeError, match="'inkSoft' on 'paper' has contrast"):
        load_look(themes)


@pytest.mark.parametrize("colour", ["red", "#FFF", "#12345g", 7])
def test_a_colour_in_another_writing_is_refused(themes: Path, colour: object) -> None:
    colours = json.loads((themes / "contrast.json").read_text())["colours"]
    change(themes / "contrast.json", colours=colours | {"sun": colour})
    with pytest.raises(ThemeError, match="'sun' must be written as"):
        load_look(themes)


def test_themes_that_name_other_colours_are_refused(themes: Path) -> None:
    colours = json.loads((themes / "contrast.json").read_text())["colours"]
    change(themes / "contrast.json", colours=colours | {"extra": "#000000"})
    with pytest.raises(ThemeError, match="extra"):
        load_look(themes)


@pytest.mark.parametrize("name", ["standard.json", "sizes.json"])
@pytest.mark.parametrize("text", ["", "[]", "{}", '{"colours": 1}'])
def test_a_broken_theme_file_is_one_clear_message(themes: Path, name: str, text: str) -> None:
    (themes / name).write_text(text)
    with pytest.raises(ThemeError, match=name):
        load_look(themes)


@pytest.mark.accessibility("A-32")
def test_the_shipped_volume_reaches_eighteen_decibels_with_a_step_at_twelve() -> None:
    loudness = load_look(places.resources() / "themes").sizes.device.loudness
    softest, *between, loudest = loudness.steps_db
    assert loudest - softest >= 18
    assert any(step - softest >= 12 for step in between)
    assert loudness.steps_db[loudness.standard] < loudest, "nothing is left to make it louder"


@pytest.mark.accessibility("A-32")
@pytest.mark.parametrize(
    ("steps", "standard", "said"),
    [
        ([-18, 0], 0, "three or more"),
        ([0, -12, -18], 0, "softest first"),
        ([-18, -6, 6], 0, "none above 0"),
        ([-16, -4, 0], 0, "18 dB louder"),
        ([-18, -8, 0], 0, "a step in between"),
        ([-18, -6, 0], 3, "no such step"),
        ([-18, -6, 0], -1, "no such step"),
    ],
)
def test_a_volume_that_leaves_somebody_without_speech_is_refused(
    themes: Path, steps: list[int], standard: int, said: str
) -> None:
    device = json.loads((themes / "sizes.json").read_text())["device"]
    change(themes / "sizes.json", device=device | {"volumeStepsDb": steps, "volumeStandardStep": standard})
    with pytest.raises(ThemeError, match=f"'volumeStepsDb' .*{said}"):
        load_look(themes)


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
