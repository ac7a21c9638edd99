# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The words of a text as a sound reaches them: what stands between spaces, whatever a voice makes of it inside."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from kiosk.speech.sounds import Word

_WORD = re.compile(r"\S+")


class Pacing:
    """Where in the sound the words of one text begin, told in the order of the sound: no word twice, none backwards."""

    def __init__(self, text: str) -> None:
        self._spans = [found.span() for found in _WORD.finditer(text)]
        self._starts = [start for start, _ in self._spans]
        self._last = -1

    def reached(self, heard: Iterable[tuple[int, float]]) -> Iterator[Word]:
        """The words for (character, second) as a voice tells them: it says `2026` in three parts, which is one word."""
        for character, second in heard:
            at = bisect_right(self._starts, character) - 1
            if at > self._last and character < self._spans[at][1]:
                self._last = at
                yield self._word(at, second)

    def timed(self, seconds: Sequence[float]) -> tuple[Word, ...]:
        """The words with the second of each, in order; none where these are the times of another text."""
        if len(seconds) != len(self._spans):
            return ()
        return tuple(self._word(at, second) for at, second in enumerate(seconds))

    def _word(self, at: int, second: float) -> Word:
        start, end = self._spans[at]
        return Word(start, end - start, second)
