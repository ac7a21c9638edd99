# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Sentences that a person read: found by their text, said before any voice, left out when they are of no use."""

import json
import wave
from array import array
from contextlib import closing
from pathlib import Path

import pytest

from kiosk.speech.port import Finished, NoVoice
from kiosk.speech.recordings import load_recordings, normal
from kiosk.speech.sounds import SoundError, read_wav, softened, wav_head
from tests.speech.hearing import HOLDS, Ear, said, speaker

PCM = b"\x00\x10" * 4_000


def write_wav(file: Path, *, bits: int = 16) -> None:
    with wave.open(str(file), "wb") as sound:
        sound.setparams((1, bits // 8, 8_000, 0, "NONE", ""))
        sound.writeframes(PCM)


def record(audio: Path, language: str, *entries: dict[str, object]) -> Path:
    """A region's folder with these sentences, and a recording for all of them."""
    (audio / language).mkdir(exist_ok=True)
    write_wav(audio / language / "a.wav")
    index = audio / language / "index.json"
    index.write_text(json.dumps(entries), encoding="utf-8")
    return index


@pytest.mark.accessibility("A-15")
def test_a_recording_is_said_in_a_language_that_has_no_voice(tmp_path: Path) -> None:
    record(tmp_path, "ti", {"text": "ቋንቋኹም ምረጹ", "file": "a.wav", "words": [0, 0.05]})
    ear = Ear()
    with closing(speaker(tmp_path, HOLDS)) as voice:
        voice.say(said("ሰላም", "ti"), ear.of("not recorded"))
        assert ear.until_end("not recorded") == NoVoice()
        voice.say(said(" ቋንቋኹም  ምረጹ", "ti"), ear.of(" ቋንቋኹም  ምረጹ"))
        ear.until(lambda: len(ear.words(" ቋንቋኹም  ምረጹ")) == 2)
    assert ear.words(" ቋንቋኹም  ምረጹ") == ["ቋንቋኹም", "ምረጹ"]


def test_a_recording_comes_before_the_voice_as_it_was_recorded(tmp_path: Path) -> None:
    record(tmp_path, "nl", {"text": "Verder", "file": "a.wav"})
    ear, heard = Ear(), tmp_path / "heard"
    with closing(speaker(tmp_path, ("sh", "-c", f'exec cat >"{heard}"'))) as voice:
        voice.set_volume(4)
        voice.say(said("Verder"), ear.of("nl"))
        assert ear.until_end("nl") == Finished()
    assert heard.read_bytes().endswith(PCM)
    assert not ear.words("nl"), "nobody said when its words are"


@pytest.mark.parametrize("language", ["nl-simple", "en"])
def test_a_recording_is_of_one_language_only(language: str, tmp_path: Path) -> None:
    record(tmp_path, "nl", {"text": "Stop", "file": "a.wav"})
    recordings = load_recordings(tmp_path)
    assert recordings.sound(said("Stop", "nl")) is not None
    assert recordings.sound(said("Stop", language)) is None


def test_marks_that_nobody_hears_make_no_other_sentence() -> None:
    assert normal("\u200f\u2068UWV\u2069:  kom\nlangs ") == "UWV: kom langs"
    assert normal("caf\u0065\u0301") == "caf\u00e9"
    assert normal("Ja") != normal("ja")


def test_word_times_of_another_text_are_not_used(tmp_path: Path) -> None:
    record(tmp_path, "nl", {"text": "Kies uw taal", "file": "a.wav", "words": [0, 0.1]})
    sound = load_recordings(tmp_path).sound(said("Kies uw taal"))
    assert sound is not None
    assert sound.words == ()


@pytest.mark.parametrize(
    "entry",
    [
        {"text": "Verder"},
        {"file": "a.wav"},
        {"text": "Verder", "file": "missing.wav"},
        {"text": "Verder", "file": "../nl/a.wav"},
        {"text": 7, "file": "a.wav"},
        "Verder",
    ],
)
def test_a_faulty_sentence_is_named_and_the_others_stay(entry: object, tmp_path: Path) -> None:
    index = record(tmp_path, "nl", {"text": "Terug", "file": "a.wav"})
    index.write_text(json.dumps([*json.loads(index.read_text()), entry]))
    recordings = load_recordings(tmp_path)
    assert recordings.has(said("Terug"))
    (fault,) = recordings.faults
    assert fault == f'{index}: sentence 2 needs a "text" and a "file" that is there'


@pytest.mark.parametrize("text", ["", "{", "\xff"])
def test_a_broken_index_leaves_everything_to_the_voice(text: str, tmp_path: Path) -> None:
    index = record(tmp_path, "nl", {"text": "Terug", "file": "a.wav"})
    index.write_bytes(text.encode("latin-1"))
    recordings = load_recordings(tmp_path)
    assert not recordings.has(said("Terug"))
    assert recordings.faults[0].startswith(f"{index}: cannot be read")


@pytest.mark.parametrize(
    "spoil", [Path.unlink, lambda file: write_wav(file, bits=8), lambda file: file.write_text("x")]
)
def test_a_recording_that_went_bad_is_said_by_the_voice(spoil: object, tmp_path: Path) -> None:
    record(tmp_path, "nl", {"text": "Verder", "file": "a.wav"})
    recordings = load_recordings(tmp_path)
    assert callable(spoil)
    spoil(tmp_path / "nl" / "a.wav")
    assert recordings.sound(said("Verder")) is None


def test_a_wav_is_read_as_it_was_written() -> None:
    sound = read_wav(wav_head(8_000, 1, len(PCM)) + PCM)
    assert (sound.rate, sound.channels, sound.pcm, sound.seconds) == (8_000, 1, PCM, 0.5)
    with pytest.raises(SoundError, match="is no WAV file"):
        read_wav(b"")


def test_a_sound_is_softened_by_decibels_and_never_made_louder() -> None:
    samples = array("h", [0, 1000, -1000, 32767, -32768]).tobytes()
    softer = memoryview(softened(samples, -20)).cast("h")
    assert list(softer) == [0, 100, -100, 3276, -3276]
    assert softened(samples, 0) == softened(samples, 6) == samples
    assert len(softened(PCM * 10, -6)) == len(PCM * 10)
