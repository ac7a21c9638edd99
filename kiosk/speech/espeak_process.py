# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The voice's own program: says lines of JSON for lines of JSON. It runs by itself and takes in nothing of the kiosk.

espeak-ng is under the GPL-3, so it is loaded here and never in the kiosk's process; what it breaks, breaks here.

It begins with {"rate": 22050, "voices": {"nl": "gmw/nl", ...}} and then reads
{"number": 1, "text": "...", "voice": "gmw/nl", "words_per_minute": 150}. For each it writes pieces as it makes them,
{"number": 1, "pcm": base64, "words": [[first character, millisecond], ...]}, and at last {"number": 1, "done": true},
sooner when something else is asked meanwhile. It ends with its input. Nothing that it reads is written anywhere else.
"""

import base64
import ctypes
import json
import os
import select
from collections.abc import Iterator
from typing import TextIO

LIBRARY = "libespeak-ng.so.1"
PIECE_MILLISECONDS = 200

# From espeak-ng/speak_lib.h.
_SYNCHRONOUS = 2
_DO_NOT_EXIT = 0x8000
_CHARACTERS = 1
_UTF_8 = 1
_RATE = 1
_END_OF_LIST = 0
_WORD = 1

_MOST_AT_ONCE = 1 << 16
_NOT_DUMPABLE = 4
"""PR_SET_DUMPABLE: a crash leaves no copy of the memory, in which a text may be personal."""


class _Id(ctypes.Union):
    _fields_ = (("number", ctypes.c_int), ("name", ctypes.c_char_p), ("string", ctypes.c_char * 8))


class _Event(ctypes.Structure):
    _fields_ = (
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", _Id),
    )


class _Voice(ctypes.Structure):
    _fields_ = (
        ("name", ctypes.c_char_p),
        ("languages", ctypes.c_void_p),
        ("identifier", ctypes.c_char_p),
        ("gender", ctypes.c_ubyte),
        ("age", ctypes.c_ubyte),
        ("variant", ctypes.c_ubyte),
        ("unused", ctypes.c_ubyte),
        ("score", ctypes.c_int),
        ("spare", ctypes.c_void_p),
    )


_Callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event))


def main() -> None:
    """Says what it can, then everything that it is asked, until its input ends."""
    ctypes.CDLL(None).prctl(_NOT_DUMPABLE, 0, 0, 0, 0)
    said = os.fdopen(os.dup(1), "w")
    # What the library itself may print is none of these lines.
    os.dup2(2, 1)
    library = ctypes.CDLL(LIBRARY)
    rate = library.espeak_Initialize(_SYNCHRONOUS, PIECE_MILLISECONDS, None, _DO_NOT_EXIT)
    if rate <= 0:
        raise SystemExit(1)
    _write(said, {"rate": rate, "voices": _voices(library)})
    asked = _Asked()
    for line in asked:
        _say(library, json.loads(line), asked, said)


class _Asked:
    """What is asked, line by line; of those that came meanwhile only the last one is wanted."""

    def __init__(self) -> None:
        self._begun = b""

    def __iter__(self) -> Iterator[bytes]:
        while came := os.read(0, _MOST_AT_ONCE):
            *lines, self._begun = (self._begun + came).split(b"\n")
            if lines:
                yield lines[-1]

    @property
    def is_more(self) -> bool:
        """Whether something else is asked by now."""
        return bool(select.select([0], [], [], 0)[0])


def _say(library: ctypes.CDLL, line: dict[str, object], asked: _Asked, said: TextIO) -> None:
    number, text, voice = line["number"], str(line["text"]).encode(), str(line["voice"])

    def made(samples: "ctypes._Pointer[ctypes.c_short]", count: int, events: "ctypes._Pointer[_Event]") -> int:
        pcm = ctypes.string_at(samples, 2 * count) if count > 0 else b""
        _write(said, {"number": number, "pcm": base64.b64encode(pcm).decode(), "words": list(_words(events))})
        return int(asked.is_more)

    callback = _Callback(made)
    library.espeak_SetSynthCallback(callback)
    library.espeak_SetParameter(_RATE, line["words_per_minute"], 0)
    # Without the voice nothing is said: the one that spoke before would read this text in the wrong language.
    if library.espeak_SetVoiceByName(voice.encode()) != 0:
        raise SystemExit(1)
    library.espeak_Synth(text, len(text) + 1, 0, _CHARACTERS, 0, _UTF_8, None, None)
    _write(said, {"number": number, "done": True})


def _words(events: "ctypes._Pointer[_Event]") -> Iterator[tuple[int, int]]:
    at = 0
    while (event := events[at]).type != _END_OF_LIST:
        if event.type == _WORD:
            yield event.text_position - 1, event.audio_position
        at += 1


def _voices(library: ctypes.CDLL) -> dict[str, str]:
    """The best voice for each language that there is."""
    library.espeak_ListVoices.restype = ctypes.POINTER(ctypes.POINTER(_Voice))
    listed, best = library.espeak_ListVoices(None), dict[str, tuple[int, str]]()
    at = 0
    while listed[at]:
        voice = listed[at].contents
        for priority, language in _languages(voice.languages):
            best[language] = min(best.get(language, (256, "")), (priority, voice.identifier.decode()))
        at += 1
    return {language: identifier for language, (_, identifier) in best.items()}


def _languages(address: int) -> Iterator[tuple[int, str]]:
    """A list in memory of one byte for the priority, low is good, and a name; it ends with a priority of 0."""
    while priority := ctypes.string_at(address, 1)[0]:
        name = ctypes.string_at(address + 1)
        yield priority, name.decode()
        address += len(name) + 2


def _write(said: TextIO, line: dict[str, object]) -> None:
    said.write(json.dumps(line) + "\n")
    said.flush()


if __name__ == "__main__":
    main()
