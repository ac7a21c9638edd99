# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""An ear for what a voice tells of its texts, and real programs to play them."""

import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.speech.loudness import Loudness
from kiosk.speech.machine import ESPEAK, Machine
from kiosk.speech.port import Finished, Interrupted, NoSound, NoVoice, SpeechEvent, Utterance, WordReached
from kiosk.speech.recordings import load_recordings
from kiosk.speech.speaker import Speaker

LOUDNESS = Loudness((-24, -18, -12, -6, 0), 2)
SWALLOWS = ("sh", "-c", "exec cat >/dev/null")
"""Takes every sound and is done with it at once."""
HOLDS = ("sh", "-c", "cat >/dev/null; exec sleep 60")
"""Takes every sound and goes on with it until somebody kills it."""
PATIENCE_S = 20.0
LOOK_EVERY_S = 0.05
ENDS = (Finished, Interrupted, NoVoice, NoSound)


@dataclass
class Ear:
    """Hears the events of any number of texts, each with the text and the thread it came from."""

    heard: list[tuple[str, SpeechEvent]] = field(default_factory=list)
    threads: set[str] = field(default_factory=set)
    _news: threading.Condition = field(default_factory=threading.Condition)

    def of(self, text: str) -> Callable[[SpeechEvent], None]:
        def hear(event: SpeechEvent) -> None:
            with self._news:
                self.heard.append((text, event))
                self.threads.add(threading.current_thread().name)
                self._news.notify_all()

        return hear

    def events(self, text: str) -> list[SpeechEvent]:
        return [event for of, event in self.heard if of == text]

    def ends(self, text: str) -> list[SpeechEvent]:
        return [event for event in self.events(text) if isinstance(event, ENDS)]

    def words(self, text: str) -> list[str]:
        """The words that were reached, as they stand in the text."""
        reached = [event for event in self.events(text) if isinstance(event, WordReached)]
        return [text[word.start : word.start + word.length] for word in reached]

    def until(self, wanted: Callable[[], object]) -> None:
        """Waits for this, also where no event tells of it; a test that waits in vain fails here."""
        latest = time.monotonic() + PATIENCE_S
        with self._news:
            while not wanted():
                assert time.monotonic() < latest, self.heard
                self._news.wait(LOOK_EVERY_S)

    def until_end(self, text: str) -> SpeechEvent:
        self.until(lambda: self.ends(text))
        return self.ends(text)[0]


def speaker(audio: Path, player: tuple[str, ...] = SWALLOWS, voice: tuple[str, ...] = ESPEAK) -> Speaker:
    """A kiosk's voice; this folder has the recordings, and is also where its sound cards are looked for."""
    return Speaker(lambda: load_recordings(audio), LOUDNESS, Machine(voice, player, audio))


def python(program: str) -> tuple[str, ...]:
    """A program of a few lines, which starts as soon as Python can."""
    return (sys.executable, "-I", "-S", "-c", program)


def said(text: str, language: str = "nl") -> Utterance:
    return Utterance(text, language)
