# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the port promises, held to the real voice, to the recorder of the tests, and to the machine without sound."""

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from kiosk.speech.port import Finished, Interrupted, NoSound, Speech
from kiosk.speech.silent import SilentSpeech
from tests.speech.hearing import HOLDS, SWALLOWS, Ear, said, speaker
from tests.speech.recorder import SpeechRecorder

Open = Callable[[], Speech]


def recorder(*, holds: bool) -> SpeechRecorder:
    made = SpeechRecorder()
    made.holds = holds
    return made


@pytest.fixture(params=["speaker", "recorder"])
def holding(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Speech]:
    """A voice that goes on with each text until it is cut off."""
    speech = speaker(tmp_path, HOLDS) if request.param == "speaker" else recorder(holds=True)
    with closing(speech):
        yield speech


@pytest.fixture(params=["speaker", "recorder"])
def brief(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Speech]:
    """A voice that comes to the end of each text soon."""
    speech = speaker(tmp_path, SWALLOWS) if request.param == "speaker" else recorder(holds=False)
    with closing(speech):
        yield speech


def test_a_text_that_is_left_alone_finishes_once_and_nothing_comes_after(brief: Speech) -> None:
    ear = Ear()
    brief.say(said("Verder"), ear.of("Verder"))
    assert ear.until_end("Verder") == Finished()
    brief.close()
    assert ear.ends("Verder") == [Finished()]
    assert ear.events("Verder")[-1] == Finished()


@pytest.mark.accessibility("A-06")
def test_the_next_text_cuts_off_the_one_before_and_never_are_two_said_at_once(holding: Speech) -> None:
    ear, texts = Ear(), ["Hoe oud bent u?", "Wat zoekt u?", "Vraag de gids"]
    for text in texts:
        holding.say(said(text), ear.of(text))
    holding.close()
    assert [(text, event) for text, event in ear.heard if event == Interrupted()] == [
        (text, Interrupted()) for text in texts
    ]
    for text in texts:
        assert ear.events(text)[-1] == Interrupted()
    order = [text for text, _ in ear.heard]
    assert order == sorted(order, key=texts.index), "a text is heard of after the next one began"


@pytest.mark.accessibility("A-05", "A-45")
def test_a_text_is_cut_off_by_stop_and_can_be_said_again(holding: Speech) -> None:
    ear = Ear()
    holding.say(said("Hoe oud bent u?"), ear.of("first"))
    holding.stop()
    assert ear.until_end("first") == Interrupted()
    holding.stop()
    holding.say(said("Hoe oud bent u?"), ear.of("again"))
    holding.close()
    assert ear.ends("first") == ear.ends("again") == [Interrupted()]
    assert ear.events("first")[-1] == Interrupted()


def test_close_cuts_off_and_whatever_is_asked_later_ends_at_once(holding: Speech) -> None:
    ear = Ear()
    holding.say(said("Hoe oud bent u?"), ear.of("before"))
    holding.close()
    assert ear.ends("before") == [Interrupted()]
    holding.stop()
    holding.set_volume(1)
    holding.close()
    holding.say(said("Verder"), ear.of("after"))
    assert ear.events("after") == [Interrupted()]


def test_a_text_may_be_said_from_what_hears_the_end_of_another(brief: Speech) -> None:
    ear, daarna = Ear(), said("Daarna")
    brief.say(said("Eerst"), lambda event: brief.say(daarna, ear.of("Daarna")) if event == Finished() else None)
    assert ear.until_end("Daarna") == Finished()


def test_a_hundred_texts_in_a_row_end_once_each(brief: Speech) -> None:
    ear = Ear()
    for number in range(100):
        brief.say(said(f"Vraag {number}"), ear.of(f"Vraag {number}"))
    ear.until_end("Vraag 99")
    brief.close()
    assert [len(ear.ends(f"Vraag {number}")) for number in range(100)] == [1] * 100


def test_silence_also_ends_each_text_once() -> None:
    ear, silent = Ear(), SilentSpeech("no-card")
    silent.say(said("Verder"), ear.of("Verder"))
    silent.stop()
    silent.close()
    assert ear.events("Verder") == [NoSound("no-card")]
