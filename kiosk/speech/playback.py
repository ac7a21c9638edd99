# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""One sound on its way out: fed to a player beside the kiosk, its words by a clock."""

from collections import deque
from collections.abc import Iterator

from kiosk.speech.child import Child, Watched
from kiosk.speech.machine import Machine
from kiosk.speech.port import Finished, NoSound
from kiosk.speech.sounds import Sound, Word, softened, wav_head

HANGS_AFTER_S = 5.0
"""So long after its end a sound still may be playing; then the player counts as hanging."""

PLAYER_MISSING, PLAYER_FAILED, PLAYER_HANGS, NO_CARD = "player-missing", "player-failed", "player-hangs", "no-card"
_SLICE = 16_384
_ENOUGH = 16
_STARTS_IN_S = 0.1
"""So long a player opens the card and fills it before anything is heard; one that cannot has given up by then."""


class Playback:
    """Plays what it is given, from the first piece on. Ends by `stop`, which may be called at any time, once."""

    def __init__(self, machine: Machine, decibels: float) -> None:
        self._machine = machine
        self._decibels = decibels
        self._child: Child | None = None
        self._words: deque[Word] = deque()
        self._waiting: deque[bytes] = deque()
        self._begun = 0.0
        self._seconds = 0.0
        self._complete = False

    def add(self, sound: Sound, now: float) -> NoSound | None:
        """Puts this behind what it has; the first piece starts the player. What keeps it from playing, or None."""
        if self._child is None:
            try:
                self._child = Child(self._machine.player, speaks=False)
            except OSError:
                return NoSound(PLAYER_MISSING)
            self._begun = now + _STARTS_IN_S
            self._child.tell(wav_head(sound.rate, sound.channels))
        self._waiting += (sound.pcm[at : at + _SLICE] for at in range(0, len(sound.pcm), _SLICE))
        self._words += sound.words
        self._seconds += sound.seconds
        return None

    def complete(self) -> None:
        """No piece comes any more."""
        self._complete = True

    @property
    def has_enough(self) -> bool:
        """Whether it can go on for seconds without another piece."""
        return len(self._waiting) > _ENOUGH

    def reached(self, now: float) -> Iterator[Word]:
        """The words that began since."""
        while self._words and now - self._begun >= self._words[0].at:
            yield self._words.popleft()

    def ended(self, now: float) -> Finished | NoSound | None:
        """How it ended; None while it plays."""
        if self._child is None:
            return Finished() if self._complete else None
        self._feed(self._child)
        code = self._child.exit_code
        if code is None:
            return NoSound(PLAYER_HANGS) if self._is_timed and now >= self._latest_end else None
        if code == 0 and self._child.took_all:
            return Finished()
        return NoSound(PLAYER_FAILED if self._machine.has_card else NO_CARD)

    @property
    def deadline(self) -> float | None:
        """When there is something to do without anything to watch for."""
        nexts = [self._begun + self._words[0].at] if self._words else []
        nexts += [self._latest_end] if self._is_timed else []
        return min(nexts, default=None)

    def watched(self) -> Iterator[Watched]:
        """What tells that there is something to do."""
        if self._child is not None:
            yield from self._child.watched()

    def stop(self) -> None:
        """Silent at once."""
        if self._child is not None:
            self._child.kill()

    def _feed(self, child: Child) -> None:
        """Makes so little softer at once that neither the first sound nor another thread waits for it."""
        while self._waiting and child.untold < _SLICE:
            child.tell(softened(self._waiting.popleft(), self._decibels))
            child.push()
        if self._complete and not self._waiting:
            child.end()
        child.push()

    @property
    def _is_timed(self) -> bool:
        """Whether it is the player that anything waits for, and not the voice."""
        return self._complete or self.has_enough

    @property
    def _latest_end(self) -> float:
        return self._begun + self._seconds + HANGS_AFTER_S
