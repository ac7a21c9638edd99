# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Sentences that a person read aloud: `audio/<language>/index.json` of a region, and the WAV files that it names."""

import json
import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from kiosk.speech.pacing import Pacing
from kiosk.speech.port import Utterance
from kiosk.speech.sounds import Sound, SoundError, read_wav

INDEX = "index.json"
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
"""Soft hyphens, and the marks that keep phone numbers readable in Arabic: nobody hears them."""


@dataclass(frozen=True, slots=True)
class Recording:
    """One sentence read aloud; `seconds`: when each of its words begins, or nothing."""

    file: Path
    seconds: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Recordings:
    """All sentences of a region that have a recording."""

    by_language: Mapping[str, Mapping[str, Recording]]
    faults: tuple[str, ...] = ()
    """What is wrong with an index: file, sentence, what to do. Those sentences are left to the voice."""

    def also(self, others: "Recordings") -> "Recordings":
        """These, and the others for the sentences that these have not."""
        languages = {*self.by_language, *others.by_language}
        both = {one: {**others.by_language.get(one, {}), **self.by_language.get(one, {})} for one in languages}
        return Recordings(both, self.faults + others.faults)

    def has(self, utterance: Utterance) -> bool:
        """Whether somebody read this text, in this language."""
        return self._found(utterance) is not None

    def sound(self, utterance: Utterance) -> Sound | None:
        """What was recorded of this text, with its words where they are timed; None without a usable recording."""
        recording = self._found(utterance)
        if recording is None:
            return None
        try:
            sound = read_wav(recording.file.read_bytes())
        except (OSError, SoundError):
            return None
        return replace(sound, words=Pacing(utterance.text).timed(recording.seconds))

    def _found(self, utterance: Utterance) -> Recording | None:
        return self.by_language.get(utterance.language, {}).get(normal(utterance.text))


def normal(text: str) -> str:
    """The text as it is looked up: spaces and marks that nobody hears make no other sentence of it."""
    return " ".join(_UNSEEN.sub("", unicodedata.normalize("NFC", text)).split())


def load_recordings(folder: Path) -> Recordings:
    """The recordings of every language that has an index in this folder."""
    faults: list[str] = []
    by_language = {index.parent.name: dict(_read(index, faults)) for index in sorted(folder.glob(f"*/{INDEX}"))}
    return Recordings(by_language, tuple(faults))


def _read(index: Path, faults: list[str]) -> Iterator[tuple[str, Recording]]:
    try:
        entries = json.loads(index.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        faults.append(f"{index}: cannot be read ({error}); mend it as audio/README.md says")
        return
    there = {file.name for file in index.parent.iterdir()}
    for at, entry in enumerate(entries if isinstance(entries, list) else [entries], start=1):
        recording = _recording(index.parent, there, entry)
        if recording is None:
            faults.append(f'{index}: sentence {at} needs a "text" and a "file" that is there')
        else:
            yield normal(entry["text"]), recording


def _recording(folder: Path, there: Collection[str], entry: Any) -> Recording | None:
    match entry:
        case {"text": str(), "file": str(name)} if name in there:
            return Recording(folder / name, _seconds(entry.get("words")))
        case _:
            return None


def _seconds(words: object) -> tuple[float, ...]:
    known = isinstance(words, list) and all(isinstance(one, int | float) for one in words)
    return tuple(float(one) for one in words) if isinstance(words, list) and known else ()
