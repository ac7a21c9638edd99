# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The machine's voice, in a process of its own that is started anew when it died or hangs."""

import base64
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from kiosk.speech.child import Child, Watched
from kiosk.speech.pacing import Pacing
from kiosk.speech.port import NoSound, NoVoice, Utterance
from kiosk.speech.sounds import Sound

HANGS_AFTER_S = 10.0
"""It makes a minute of speech in a tenth of a second; a machine that has more to do may take its time."""
WORDS_PER_MINUTE = 150
"""A little slower than the 175 of the voice itself: for people who learn the language, in a room with noise."""
_SLOWER: Mapping[str, int] = MappingProxyType({"nl-simple": 130})

VOICE_MISSING, VOICE_DIED, VOICE_HANGS = "voice-missing", "voice-died", "voice-hangs"


@dataclass(frozen=True, slots=True)
class AllMade:
    """All pieces of the text were given."""


Heard = Sound | AllMade | NoVoice | NoSound
"""A text comes as sounds and then `AllMade`, or ends in one of the other two."""


@dataclass(frozen=True, slots=True)
class _Asked:
    number: int
    utterance: Utterance
    pacing: Pacing


class Voice:
    """Makes sound of one text at a time. No call waits; `watched` and `deadline` say when to call `heard`."""

    def __init__(self, command: Sequence[str]) -> None:
        """Nothing is started yet."""
        self._command = tuple(command)
        self._child: Child | None = None
        self._half_line = b""
        self._rate = 0
        self._voices: Mapping[str, str] | None = None
        self._asked: _Asked | None = None
        self._number = 0
        self._silent_since: float | None = None
        """Since when it owes an answer, also to a text that is not wanted any more; None when it owes none."""

    def wake(self) -> NoSound | None:
        """Starts the process where it does not run, so that the first text need not wait for it."""
        if self._child is None:
            self._half_line, self._voices = b"", None
            try:
                self._child = Child(self._command, speaks=True)
            except OSError:
                return NoSound(VOICE_MISSING)
        return None

    def ask(self, utterance: Utterance, now: float) -> NoVoice | NoSound | None:
        """From now on this text is made; what is left of another one is forgotten. What keeps it from that, or None."""
        if self._silent_since is not None and now >= self._silent_since + HANGS_AFTER_S:
            self.close()
        self._number += 1
        self._asked = _Asked(self._number, utterance, Pacing(utterance.text))
        self._silent_since = now if self._silent_since is None else self._silent_since
        return self.wake() or self._passed_on()

    def forget(self) -> None:
        """What was asked is not wanted any more."""
        self._asked = None

    @property
    def languages(self) -> frozenset[str] | None:
        """The languages of its voices, by its own names; None while it has not told them."""
        return None if self._voices is None else frozenset(self._voices)

    @property
    def deadline(self) -> float | None:
        """When it counts as hanging, where anybody waits for it."""
        if self._asked is None or self._silent_since is None:
            return None
        return self._silent_since + HANGS_AFTER_S

    def watched(self) -> Iterator[Watched]:
        """What tells that it has something to say."""
        if self._child is not None:
            yield from self._child.watched()

    def heard(self, now: float) -> list[Heard]:
        """What came of the text since."""
        if self._child is None:
            return []
        ended = self._child.exit_code is not None
        said = self._child.heard()
        self._child.push()
        if said and self._silent_since is not None:
            self._silent_since = now
        found = [heard for line in self._lines(said) if (heard := self._understood(json.loads(line)))]
        if ended and not said:
            found += self._broken(VOICE_DIED if self._voices else VOICE_MISSING)
        elif self.deadline is not None and now >= self.deadline:
            found += self._broken(VOICE_HANGS)
        return found

    def close(self) -> None:
        """Ends the process."""
        self._asked = self._silent_since = None
        if self._child is not None:
            self._child.kill()
            self._child = None

    def _lines(self, said: bytes) -> list[bytes]:
        *lines, self._half_line = (self._half_line + said).split(b"\n")
        return lines

    def _understood(self, told: Mapping[str, Any]) -> Heard | None:
        if "voices" in told:
            self._rate, self._voices = told["rate"], told["voices"]
            return self._passed_on()
        if told["number"] == self._number and "done" in told:
            self._silent_since = None
        asked = self._asked
        if asked is None or told["number"] != asked.number:
            return None
        if "done" in told:
            self._asked = None
            return AllMade()
        words = asked.pacing.reached((character, ms / 1000) for character, ms in told["words"])
        return Sound(self._rate, 1, base64.b64decode(told["pcm"]), tuple(words))

    def _passed_on(self) -> NoVoice | None:
        """Tells the process what it is asked, as soon as it has told which voices it has."""
        asked, child = self._asked, self._child
        if asked is None or child is None or self._voices is None:
            self._silent_since = None if asked is None else self._silent_since
            return None
        voice = voice_for(asked.utterance.language, self._voices)
        if voice is None:
            self._asked = self._silent_since = None
            return NoVoice()
        child.tell(_request(asked, voice))
        child.push()
        return None

    def _broken(self, reason: str) -> list[Heard]:
        was_asked = self._asked is not None
        self.close()
        return [NoSound(reason)] if was_asked else []


def voice_for(language: str, voices: Mapping[str, str]) -> str | None:
    """The voice of this very language, `nl` for `nl-simple`; None rather than one of another language."""
    return voices.get(language) or voices.get(language.partition("-")[0])


def _request(asked: _Asked, voice: str) -> bytes:
    language = asked.utterance.language
    told = {
        "number": asked.number,
        "text": asked.utterance.text,
        "voice": voice,
        "words_per_minute": _SLOWER.get(language, WORDS_PER_MINUTE),
    }
    return json.dumps(told).encode() + b"\n"
