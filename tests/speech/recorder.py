# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The speech log: a voice that writes down what it is told to say, and what became of it."""

from collections.abc import Callable
from dataclasses import dataclass

from kiosk.speech.port import (
    Channel,
    Finished,
    Interrupted,
    NoSound,
    NoVoice,
    SpeechEvent,
    Utterance,
    WordReached,
)


@dataclass
class Said:
    """One text of the log; `ended` is None while it is being said."""

    text: str
    language: str
    channel: Channel
    ended: SpeechEvent | None = None


class SpeechRecorder:
    """Holds to the port: never two texts at once. `holds`: each text is being said until `finish` or a cut."""

    def __init__(self) -> None:
        self.log: list[Said] = []
        self.volumes: list[int] = []
        self.connected = Channel.LOUDSPEAKER
        self.without_voice: frozenset[str] = frozenset()
        self.broken = ""
        self.holds = False
        self.closed = False
        self._hear: Callable[[SpeechEvent], None] | None = None

    @property
    def being_said(self) -> Said | None:
        """What sounds now."""
        return self.log[-1] if self._hear is not None else None

    def texts(self) -> list[str]:
        """All that was said, in order."""
        return [one.text for one in self.log]

    def say(self, utterance: Utterance, hear: Callable[[SpeechEvent], None]) -> None:
        """Cuts off what is being said, and writes this down."""
        self.stop()
        if self.closed:
            hear(Interrupted())
            return
        self.log.append(Said(utterance.text, utterance.language, self.connected))
        self._hear = hear
        if self.broken:
            self._end(NoSound(self.broken))
        elif utterance.language in self.without_voice:
            self._end(NoVoice())
        elif not self.holds:
            self._end(Finished())

    def reach(self, start: int, length: int) -> None:
        """The voice is at this word."""
        if self._hear is not None:
            self._hear(WordReached(start, length))

    def finish(self) -> None:
        """What is being said comes to its end."""
        self._end(Finished())

    def stop(self) -> None:
        """Cuts off what is being said."""
        self._end(Interrupted())

    def set_volume(self, step: int) -> None:
        """Writes the step down."""
        self.volumes.append(step)

    def channel(self) -> Channel:
        """Where the test plugged it in."""
        return self.connected

    def close(self) -> None:
        """The end."""
        self.stop()
        self.closed = True

    def _end(self, event: SpeechEvent) -> None:
        if self._hear is not None:
            hear, self._hear = self._hear, None
            self.log[-1].ended = event
            hear(event)
