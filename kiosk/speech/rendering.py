# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Makes recordings with the machine's voice, laid out as the region's `audio` is."""

import json
import re
import select
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from kiosk.speech.machine import Machine
from kiosk.speech.port import NoSound, NoVoice, Utterance
from kiosk.speech.recordings import INDEX, Recordings
from kiosk.speech.sounds import Sound, wav_head
from kiosk.speech.voice import AllMade, Heard, Voice

_NOT_IN_A_NAME = re.compile(r"[^a-z0-9]+")
_NAME_LETTERS = 40
_FINGERPRINT = 8


class RenderError(Exception):
    """The machine's voice did not say it; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """What came of one language: sentences that the voice read now, and those for which it has no voice."""

    language: str
    made: int
    silent: int


def unrecorded(sentences: Mapping[str, Sequence[str]], recordings: Recordings) -> dict[str, tuple[str, ...]]:
    """The sentences of each language that have no recording which can be played."""
    return {
        language: tuple(text for text in texts if recordings.sound(Utterance(text, language)) is None)
        for language, texts in sentences.items()
    }


def render(
    sentences: Mapping[str, Sequence[str]], out: Path, tell: Callable[[int, int], None], machine: Machine
) -> Iterator[Rendered]:
    """Makes a WAV of every sentence, in a folder with an index for each language; what an index has already stays.

    `tell` is told how many sentences are done, of how many.

    Raises:
        RenderError: the voice is missing or broke.
        OSError: `out` cannot be written.
    """
    everything, before = sum(len(texts) for texts in sentences.values()), 0
    with closing(Voice(machine.voice)) as voice:
        for language, texts in sentences.items():
            entries = []
            for at, text in enumerate(texts, start=1):
                sound = said_by(voice, Utterance(text, language))
                if sound is None:
                    break
                entries.append(_written(out / language, text, sound))
                tell(before + at, everything)
            before += len(texts)
            _add_to_index(out / language, entries)
            yield Rendered(language, len(entries), len(texts) - len(entries))


def said_by(voice: Voice, utterance: Utterance) -> Sound | None:
    """The whole sound of a text, however long it takes; None without a voice for its language. Raises `RenderError`."""
    pieces: list[Sound] = []
    heard: list[Heard] = [trouble] if (trouble := voice.ask(utterance, time.monotonic())) else []
    while True:
        for one in heard:
            match one:
                case Sound():
                    pieces.append(one)
                case NoVoice():
                    return None
                case NoSound(reason):
                    raise RenderError(f"the voice does not work ({reason}); install libespeak-ng1 and espeak-ng-data")
                case AllMade():
                    return _joined(pieces)
        heard = _next_heard(voice)


def _next_heard(voice: Voice) -> list[Heard]:
    poll, deadline = select.poll(), voice.deadline
    for file, events in voice.watched():
        poll.register(file, events)
    poll.poll(None if deadline is None else max(0.0, deadline - time.monotonic()) * 1000)
    return voice.heard(time.monotonic())


def _joined(pieces: Sequence[Sound]) -> Sound:
    first, words = pieces[0], tuple(word for piece in pieces for word in piece.words)
    return Sound(first.rate, first.channels, b"".join(piece.pcm for piece in pieces), words)


def _written(folder: Path, text: str, sound: Sound) -> dict[str, Any]:
    """Writes one WAV; its entry for the index."""
    folder.mkdir(parents=True, exist_ok=True)
    name = f"{_name_of(text)}.wav"
    (folder / name).write_bytes(wav_head(sound.rate, sound.channels, len(sound.pcm)) + sound.pcm)
    return {"text": text, "file": name, "words": list(_seconds(text, sound))}


def _name_of(text: str) -> str:
    """Readable where the text has Latin letters, and another one for every text."""
    readable = _NOT_IN_A_NAME.sub("-", text.lower())[:_NAME_LETTERS].strip("-")
    return "-".join(part for part in (readable, sha256(text.encode()).hexdigest()[:_FINGERPRINT]) if part)


def _seconds(text: str, sound: Sound) -> Iterator[float]:
    """When each word begins; one that the voice passes over, such as a dash, begins with the one before."""
    at, begins = 0.0, {word.start: word.at for word in sound.words}
    for found in re.finditer(r"\S+", text):
        at = begins.get(found.start(), at)
        yield round(at, 3)


def _add_to_index(folder: Path, entries: Sequence[Mapping[str, Any]]) -> None:
    if not entries:
        return
    index = folder / INDEX
    known = json.loads(index.read_text(encoding="utf-8")) if index.is_file() else []
    lines = ",\n".join(json.dumps(entry, ensure_ascii=False) for entry in [*known, *entries])
    index.write_text(f"[\n{lines}\n]\n", encoding="utf-8")
