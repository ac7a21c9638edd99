# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Sound in memory: 16-bit PCM with the times of its words. Texts may be personal, so no sound of one is ever a file."""

import io
import struct
import wave
from array import array
from dataclasses import dataclass
from functools import cache

BYTES_PER_SAMPLE = 2
_UNTIL_THE_END = 0x7FFFF000
"""The size in the head of a WAV whose end is not known yet; players then read on until there is no more."""
_EVERY_SAMPLE = 1 << 16


class SoundError(Exception):
    """This is no sound that the kiosk plays; the message says what is wrong and what to do."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the text, `text[start:start + length]`, and the second of the sound at which it begins."""

    start: int
    length: int
    at: float


@dataclass(frozen=True, slots=True)
class Sound:
    """A sound, or a piece of one."""

    rate: int
    channels: int
    pcm: bytes
    words: tuple[Word, ...] = ()
    """Those that begin in it; their times count from the beginning of the whole."""

    @property
    def seconds(self) -> float:
        """How long it lasts."""
        return len(self.pcm) / (self.rate * self.channels * BYTES_PER_SAMPLE)


def read_wav(data: bytes) -> Sound:
    """The sound of a WAV file. Raises `SoundError`."""
    try:
        with wave.open(io.BytesIO(data)) as file:
            if file.getsampwidth() != BYTES_PER_SAMPLE:
                raise SoundError(f"has {8 * file.getsampwidth()} bits; save it as WAV with 16 bits (PCM)")
            return Sound(file.getframerate(), file.getnchannels(), file.readframes(file.getnframes()))
    except (wave.Error, EOFError) as error:
        raise SoundError(f"is no WAV file ({error}); save it as WAV with 16 bits (PCM)") from error


def wav_head(rate: int, channels: int, size: int = _UNTIL_THE_END) -> bytes:
    """What a WAV begins with, before `size` bytes of PCM; without a size, before a sound that is still being made."""
    frame = channels * BYTES_PER_SAMPLE
    shape = struct.pack("<HHIIHH", 1, channels, rate, rate * frame, frame, 8 * BYTES_PER_SAMPLE)
    return b"RIFF" + struct.pack("<I", 36 + size) + b"WAVEfmt " + struct.pack("<I", 16) + shape + _data_head(size)


def softened(pcm: bytes, decibels: float) -> bytes:
    """The same sound at this level: 0 is as it was, -6 is half as high."""
    if decibels == 0:
        return pcm
    return array("h", map(_levels(decibels).__getitem__, memoryview(pcm).cast("H"))).tobytes()


def _data_head(size: int) -> bytes:
    return b"data" + struct.pack("<I", size)


@cache
def _levels(decibels: float) -> "array[int]":
    """What becomes of every sample there is, by its 16 bits: a table is far quicker than a sum for each."""
    factor = min(1.0, 10 ** (decibels / 20))
    half = _EVERY_SAMPLE // 2
    return array("h", (int((bits - _EVERY_SAMPLE if bits >= half else bits) * factor) for bits in range(_EVERY_SAMPLE)))
