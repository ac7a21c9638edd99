# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Recordings made by the machine: found by the kiosk as they lie there, never in the place of what a person read."""

import json
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path

import pytest

from kiosk import places
from kiosk.sentences import region_sentences
from kiosk.speech.machine import Machine
from kiosk.speech.port import Finished, NoSound
from kiosk.speech.recordings import load_recordings
from kiosk.speech.rendering import Rendered, RenderError, render, unrecorded
from kiosk.ui.texts import load_words
from tests.speech.hearing import Ear, said, speaker
from tests.ui.world import content

SENTENCES = {"nl": ("Hebt u een vraag – over werk?", "Dag"), "ar": ("مرحبا كيف حالك",), "ti": ("ሰላም",)}


def rendered(
    out: Path, sentences: Mapping[str, Sequence[str]] = SENTENCES, machine: Machine | None = None
) -> tuple[list[Rendered], list[tuple[int, int]]]:
    """What came of it, and how far it was said to be."""
    told: list[tuple[int, int]] = []
    made = list(render(sentences, out, lambda done, everything: told.append((done, everything)), machine or Machine()))
    return made, told


def test_what_was_made_is_said_by_a_kiosk_without_any_voice(tmp_path: Path) -> None:
    made, told = rendered(tmp_path)
    assert made == [Rendered("nl", 2, 0), Rendered("ar", 1, 0), Rendered("ti", 0, 1)]
    assert told == [(1, 4), (2, 4), (3, 4)]
    ear = Ear()
    with closing(speaker(tmp_path, voice=("no-such-voice",))) as voice:
        for language, text, end in (
            ("nl", "Dag", Finished()),
            ("ar", "مرحبا كيف حالك", Finished()),
            ("ti", "ሰላም", NoSound("voice-missing")),
        ):
            voice.say(said(text, language), ear.of(text))
            assert ear.until_end(text) == end


def test_every_word_of_what_was_made_has_its_time(tmp_path: Path) -> None:
    rendered(tmp_path)
    text = SENTENCES["nl"][0]
    sound = load_recordings(tmp_path).sound(said(text))
    assert sound is not None
    assert [text[word.start : word.start + word.length] for word in sound.words] == text.split()
    times = [word.at for word in sound.words]
    assert times == sorted(times)
    assert times[-1] > times[0]
    assert times[-1] < sound.seconds


def test_only_what_has_no_recording_is_made_and_what_is_there_stays(tmp_path: Path) -> None:
    rendered(tmp_path)
    index = tmp_path / "nl" / "index.json"
    by_hand = json.loads(index.read_text())[1] | {"words": [0.25]}
    index.write_text(json.dumps([by_hand]))
    left = unrecorded(SENTENCES, load_recordings(tmp_path))
    assert left == {"nl": SENTENCES["nl"][:1], "ar": (), "ti": SENTENCES["ti"]}
    assert Rendered("nl", 1, 0) in rendered(tmp_path, left)[0]
    kept, made = json.loads(index.read_text())
    assert kept == by_hand
    assert made["text"] == SENTENCES["nl"][0]


def test_a_voice_that_does_not_work_is_one_sentence_that_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(RenderError, match="install libespeak-ng1"):
        rendered(tmp_path, machine=Machine(voice=("no-such-voice",)))
    assert not list(tmp_path.iterdir())


def test_the_sentences_of_a_region_are_those_that_say_the_same_to_everybody() -> None:
    shipped = content()
    sentences = region_sentences(shipped, load_words(places.resources() / "texts", shipped.form.languages))
    assert set(sentences) == set(shipped.form.languages)
    for texts in sentences.values():
        assert len(set(texts)) == len(texts)
        assert not [text for text in texts if "{" in text or not text.strip()]
    question = next(field for field in shipped.form.fields if field.name == "woonplaats")
    assert question.options is not None
    shown = {*question.wording.label.parts["nl"], *(one.label.parts["nl"][0] for one in question.options.all.values())}
    assert shown <= set(sentences["nl"])
    assert {"Kies uw taal", "Kies of vul eerst een antwoord in."} <= set(sentences["nl"])
    services = {one.name for one in shipped.directory.services}
    assert len(services & set(sentences["nl"])) > 0.9 * len(services), "only a name with signs for the eye is another"
    assert not services & set(sentences["ar"]), "a Dutch name would be read by the Arabic voice"
