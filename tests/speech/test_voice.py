# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The process of the voice: real espeak-ng, and stand-ins that break as programs do."""

import select
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from kiosk.speech.machine import ESPEAK
from kiosk.speech.port import NoSound, NoVoice, Utterance
from kiosk.speech.sounds import Sound
from kiosk.speech.voice import HANGS_AFTER_S, AllMade, Heard, Voice, voice_for
from tests.speech.hearing import python, said

TEXTS = {
    "nl": "Hebt u een vraag over 2026?",
    "nl-simple": "Wat wilt u weten?",
    "en": "What is your question?",
    "uk": "Привіт, як справи?",
    "ar": "مرحبا كيف حالك",
    "pl": "Dzień dobry, w czym pomóc?",
    "tr": "Merhaba, bugün ne istersiniz?",
}
"""One of each language of the kiosk that has a voice."""
GREETS = """print('{"rate": 8000, "voices": {"nl": "gmw/nl"}}', flush=True)\nimport sys\n"""
PATIENCE_S = 20.0


def all_heard(voice: Voice, utterance: Utterance) -> list[Heard]:
    """Everything that comes of one text."""
    trouble = voice.ask(utterance, time.monotonic())
    heard: list[Heard] = [trouble] if trouble else []
    until = time.monotonic() + PATIENCE_S
    while not any(isinstance(one, AllMade | NoVoice | NoSound) for one in heard):
        assert time.monotonic() < until, heard
        poll = select.poll()
        for file, events in voice.watched():
            poll.register(file, events)
        poll.poll(100)
        heard += voice.heard(time.monotonic())
    return heard


def sounds(voice: Voice, text: str, language: str = "nl") -> list[Sound]:
    """The pieces of one text that is said to its end."""
    *pieces, end = all_heard(voice, said(text, language))
    assert end == AllMade()
    return [piece for piece in pieces if isinstance(piece, Sound)]


def seconds(pieces: list[Sound]) -> float:
    return sum(piece.seconds for piece in pieces)


@pytest.fixture
def voice() -> Iterator[Voice]:
    with closing(Voice(ESPEAK)) as opened:
        yield opened


@pytest.mark.accessibility("A-15")
def test_each_language_with_a_voice_is_said_by_its_own_with_every_word_in_time(voice: Voice) -> None:
    for language, text in TEXTS.items():
        pieces = sounds(voice, text, language)
        words = [word for piece in pieces for word in piece.words]
        assert [text[word.start : word.start + word.length] for word in words] == text.split()
        times = [word.at for word in words]
        assert times == sorted(times)
        assert 0 <= times[0] < times[-1] < seconds(pieces) < 5
    assert voice.languages is not None
    assert {"nl", "en", "uk", "ar", "pl", "tr"} <= voice.languages


@pytest.mark.accessibility("A-15")
def test_a_language_without_a_voice_is_said_by_no_other(voice: Voice) -> None:
    assert all_heard(voice, said("ሰላም", "ti")) == [NoVoice()]
    assert sounds(voice, "Hallo")


def test_simple_dutch_is_said_more_slowly(voice: Voice) -> None:
    text = "Kies één antwoord."
    assert seconds(sounds(voice, text, "nl-simple")) > 1.1 * seconds(sounds(voice, text))


@pytest.mark.parametrize(
    ("language", "found"), [("nl", "dutch"), ("nl-simple", "dutch"), ("en", "english"), ("ti", None), ("n", None)]
)
def test_a_voice_is_found_by_the_language_and_by_nothing_near_it(language: str, found: str | None) -> None:
    assert voice_for(language, {"nl": "dutch", "en": "english", "en-gb": "british", "tig": "tigre"}) == found


def test_marks_of_markup_are_read_and_not_obeyed(voice: Voice) -> None:
    """A name like `<b>` must not change the voice, and `[[` must not make sounds of letters."""
    marked = '<voice name="en">[[h@l@U]]</voice>'
    assert len([word for piece in sounds(voice, marked) for word in piece.words]) == len(marked.split())
    assert seconds(sounds(voice, marked)) > 2 * seconds(sounds(voice, "hallo"))


def test_a_process_that_dies_on_a_text_is_started_anew_for_the_next(tmp_path: Path) -> None:
    """It dies once: the mark that it leaves tells the second one to speak."""
    mark = tmp_path / "died"
    dies = python(
        GREETS + f"import os\nsys.stdin.readline()\n"
        f"if not os.path.exists({str(mark)!r}):\n    open({str(mark)!r}, 'w').close()\n    os.abort()\n"
        """print('{"number": 2, "done": true}', flush=True)\nsys.stdin.readline()"""
    )
    with closing(Voice(dies)) as voice:
        assert all_heard(voice, said("Hallo")) == [NoSound("voice-died")]
        assert all_heard(voice, said("Hallo")) == [AllMade()]


def test_a_process_that_hangs_is_ended_and_the_text_with_it() -> None:
    with closing(Voice(python(GREETS + "import time\ntime.sleep(60)"))) as voice:
        begun = time.monotonic()
        voice.ask(said("Hallo"), begun)
        assert voice.deadline is not None
        assert voice.deadline > begun
        assert voice.heard(voice.deadline) == [NoSound("voice-hangs")]
        assert not list(voice.watched())


def test_a_process_that_hangs_is_ended_also_where_nobody_waits_long_for_any_text() -> None:
    """Whoever presses on cuts off each text before it counts as hanging: the next one is said by a new process."""
    with closing(Voice(python(GREETS + "import time\ntime.sleep(60)"))) as voice:
        begun = time.monotonic()
        voice.ask(said("Hallo"), begun)
        voice.forget()
        voice.ask(said("Dag"), begun + 6)
        assert voice.deadline == begun + HANGS_AFTER_S
        voice.forget()
        assert voice.heard(begun + 60) == [], "nobody is told what nobody asked"
        voice.ask(said("Tot ziens"), begun + 60)
        assert voice.deadline == begun + 60 + HANGS_AFTER_S


def test_a_voice_that_had_nothing_to_do_for_long_does_not_count_as_hanging(voice: Voice) -> None:
    assert sounds(voice, "Hallo")
    process = {file for file, _ in voice.watched()}
    later = time.monotonic() + 3600
    assert voice.ask(said("Dag"), later) is None
    assert {file for file, _ in voice.watched()} == process
    assert voice.deadline == later + HANGS_AFTER_S


@pytest.mark.parametrize("command", [("no-such-voice",), python("raise SystemExit(1)")], ids=["nothing", "no library"])
def test_a_machine_without_a_voice_says_so(command: tuple[str, ...]) -> None:
    with closing(Voice(command)) as voice:
        assert all_heard(voice, said("Hallo")) == [NoSound("voice-missing")]


def test_what_is_left_of_a_text_that_is_not_wanted_is_not_heard(voice: Voice) -> None:
    long = "Hebt u een vraag over werk, over leren of over geld? " * 20
    voice.ask(said(long), time.monotonic())
    assert 0 < seconds(sounds(voice, "Hallo")) < 2


def test_a_voice_that_is_closed_leaves_no_process_behind(voice: Voice) -> None:
    assert sounds(voice, "Hallo")
    (exit_file, _), *_ = voice.watched()
    poll = select.poll()
    poll.register(exit_file, select.POLLIN)
    assert not poll.poll(0), "it ended by itself"
    voice.close()
    assert not list(voice.watched())
