# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who has the loudspeaker: the thread's work, and the only place from which a sound comes."""

import select
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kiosk.logs import Event, record
from kiosk.speech import headset
from kiosk.speech.child import Watched
from kiosk.speech.machine import Machine
from kiosk.speech.orders import Close, Look, Order, Orders, Signal, Stop, Text
from kiosk.speech.playback import Playback
from kiosk.speech.port import Interrupted, NoSound, NoVoice, SpeechEvent, WordReached
from kiosk.speech.recordings import Recordings
from kiosk.speech.sounds import Sound, SoundError, read_wav
from kiosk.speech.voice import AllMade, Heard, Voice

SIGNAL_UNREADABLE, RECORDINGS_FAULTY = "signal-unreadable", "recordings-faulty"


@dataclass(frozen=True, slots=True)
class _Turn:
    of: Text | Signal
    playback: Playback


class Turns:
    """Gives one text or one signal at a time its turn. One thread, which waits for nothing but what comes next."""

    def __init__(self, orders: Orders, read: Callable[[], Recordings], machine: Machine) -> None:
        """`read` gives the recordings."""
        self._orders = orders
        self._read_recordings = read
        self._machine = machine
        self._recordings = Recordings({})
        self._voice = Voice(machine.voice)
        self._turn: _Turn | None = None
        self._text: Text | None = None
        self._signal: Signal | None = None
        self._logged: set[str] = set()

    def run(self) -> None:
        """Until the order to close. What was not said to its end is cut off, also when something breaks."""
        try:
            self._get_ready()
            while self._obeyed():
                self._hear_voice()
                self._go_on()
                self._wait()
        finally:
            self._end_all()

    def _get_ready(self) -> None:
        self._recordings = self._read_recordings()
        if self._recordings.faults:
            self._log(RECORDINGS_FAULTY)
        if missing := self._voice.wake():
            self._log(missing.reason)

    def _end_all(self) -> None:
        turn, self._turn = self._turn, None
        if turn is not None:
            turn.playback.stop()
        self._voice.close()
        for left in (turn.of if turn is not None else None, self._text):
            if isinstance(left, Text):
                left.hear(Interrupted())

    def _obeyed(self) -> bool:
        """Does all that it is told; False when it is told to close."""
        return all(self._obey(order) for order in self._orders.taken())

    def _obey(self, order: Order) -> bool:
        match order:
            case Signal():
                sounds = self._turn is not None and isinstance(self._turn.of, Signal)
                self._signal = None if sounds else order
            case Look(tell):
                tell(headset.channel(self._machine.devices))
            case Text() | Stop() | Close():
                self._cut_off()
                self._text = order if isinstance(order, Text) else None
        return not isinstance(order, Close)

    def _cut_off(self) -> None:
        if self._turn is not None and isinstance(self._turn.of, Text):
            self._end(self._turn, Interrupted())
        if self._text is not None:
            self._text.hear(Interrupted())

    def _hear_voice(self) -> None:
        if self._has_enough:
            return
        turn = self._turn
        for heard in self._voice.heard(time.monotonic()):
            if turn is not None and turn is self._turn:
                self._take(turn, heard)

    @property
    def _has_enough(self) -> bool:
        """Whether the voice may wait: a page of text is made a hundred times sooner than it is said."""
        return self._turn is not None and self._turn.playback.has_enough

    def _take(self, turn: _Turn, heard: Heard) -> None:
        match heard:
            case Sound():
                self._add(turn, heard)
            case AllMade():
                turn.playback.complete()
            case NoVoice() | NoSound():
                self._end(turn, heard)

    def _add(self, turn: _Turn, sound: Sound) -> None:
        trouble = turn.playback.add(sound, time.monotonic())
        if trouble is not None:
            self._end(turn, trouble)

    def _go_on(self) -> None:
        """Until what sounds needs time, or nothing is left."""
        while True:
            if self._turn is None and not self._begun():
                return
            if self._turn is not None and not self._over(self._turn):
                return

    def _begun(self) -> bool:
        """Gives the next one its turn; False when none waits."""
        of = self._signal or self._text
        if of is None:
            return False
        self._turn = turn = _Turn(of, Playback(self._machine, of.decibels))
        if isinstance(of, Signal):
            self._signal = None
            self._begin_signal(turn, of)
        else:
            self._text = None
            self._begin_text(turn, of)
        return True

    def _begin_signal(self, turn: _Turn, signal: Signal) -> None:
        try:
            sound = read_wav(signal.file.read_bytes())
        except (OSError, SoundError):
            self._end(turn, NoSound(SIGNAL_UNREADABLE))
            return
        self._add(turn, sound)
        turn.playback.complete()

    def _begin_text(self, turn: _Turn, text: Text) -> None:
        recorded = self._recordings.sound(text.utterance)
        if recorded is not None:
            self._add(turn, recorded)
            turn.playback.complete()
            return
        trouble = self._voice.ask(text.utterance, time.monotonic())
        if trouble is not None:
            self._end(turn, trouble)

    def _over(self, turn: _Turn) -> bool:
        now = time.monotonic()
        for word in turn.playback.reached(now):
            self._tell(turn, WordReached(word.start, word.length))
        ended = turn.playback.ended(now)
        if ended is not None:
            self._end(turn, ended)
        return ended is not None

    def _end(self, turn: _Turn, event: SpeechEvent) -> None:
        turn.playback.stop()
        self._turn = None
        if isinstance(turn.of, Text):
            self._voice.forget()
        if isinstance(event, NoSound):
            self._log(event.reason)
        self._tell(turn, event)

    def _tell(self, turn: _Turn, event: SpeechEvent) -> None:
        if isinstance(turn.of, Text):
            turn.of.hear(event)

    def _log(self, reason: str) -> None:
        """Each reason once: a line for every text would tell when somebody was there."""
        if reason not in self._logged:
            self._logged.add(reason)
            record(Event.SOUND_TROUBLE, reason=reason)

    def _wait(self) -> None:
        now, poll = time.monotonic(), select.poll()
        for file, events in self._watched():
            poll.register(file, events)
        nexts = [
            None if self._has_enough else self._voice.deadline,
            self._turn.playback.deadline if self._turn else None,
        ]
        waits = [max(0.0, moment - now) for moment in nexts if moment is not None]
        poll.poll(min(waits) * 1000 if waits else None)

    def _watched(self) -> Iterator[Watched]:
        yield self._orders.file, select.POLLIN
        if not self._has_enough:
            yield from self._voice.watched()
        if self._turn is not None:
            yield from self._turn.playback.watched()
