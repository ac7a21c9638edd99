# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the screens ask of speech and what they hear back; the real voice and the recorder of the tests hold to it."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Protocol


class Channel(Enum):
    """Where the sound goes: personal fields are spoken in a headset only (EN 301 549, 5.1.3.9)."""

    LOUDSPEAKER = "loudspeaker"
    HEADSET = "headset"


@dataclass(frozen=True, slots=True)
class Utterance:
    """One text, said in one go; `language` is the code of a language of the kiosk, e.g. `nl-simple`."""

    text: str
    language: str


@dataclass(frozen=True, slots=True)
class WordReached:
    """The voice is at this word now: `text[start:start + length]`. Only where the sound is timed by word."""

    start: int
    length: int


@dataclass(frozen=True, slots=True)
class Finished:
    """The text was said to its end."""


@dataclass(frozen=True, slots=True)
class Interrupted:
    """The text was cut off: by `stop`, or by the next text."""


@dataclass(frozen=True, slots=True)
class NoVoice:
    """Nothing was said: there is no recording of this text and no voice for its language."""


@dataclass(frozen=True, slots=True)
class NoSound:
    """Nothing was said: the machine has no sound, or the voice broke. The reason is for the log and the staff."""

    reason: str


SpeechEvent = WordReached | Finished | Interrupted | NoVoice | NoSound
"""Every text ends in exactly one of the last four, and nothing comes after it."""


class Speech(Protocol):
    """One voice for one kiosk: never two texts at once. All calls return at once; events come from another thread."""

    def say(self, utterance: Utterance, hear: Callable[[SpeechEvent], None]) -> None:
        """Cuts off what is being said and says this; `hear` gets what becomes of it."""

    def stop(self) -> None:
        """Cuts off what is being said; nothing is left to be said."""

    def set_volume(self, step: int) -> None:
        """Softer or louder, from the next sound on: a step of the device profile's table of decibels, 0 the softest."""

    def channel(self) -> Channel:
        """Where the sound goes now."""

    def close(self) -> None:
        """Stops, and ends whatever runs beside the kiosk for it; a later text is `Interrupted` at once."""
