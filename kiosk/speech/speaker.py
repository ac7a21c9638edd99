# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The one voice of a kiosk, and the one way to its loudspeaker: texts and signals, never two at once."""

import threading
from collections.abc import Callable
from pathlib import Path

from kiosk.speech.loudness import Loudness
from kiosk.speech.machine import Machine
from kiosk.speech.orders import Close, Look, Order, Orders, Signal, Stop, Text
from kiosk.speech.port import Channel, Interrupted, SpeechEvent, Utterance
from kiosk.speech.recordings import Recordings
from kiosk.speech.turns import Turns

_CLOSED_WITHIN_S = 5.0


class Speaker:
    """Speaks as `port.Speech` promises, and plays the kiosk's own signals.

    A signal waits for the end of a text, and a text for the end of a signal; only a text is cut off. After `close`
    every text is `Interrupted` at once.
    """

    def __init__(
        self, recordings: Callable[[], Recordings], loudness: Loudness, machine: Machine | None = None
    ) -> None:
        """`recordings` reads those of the region, in the voice's thread; `machine`: another one than this."""
        machine = machine or Machine()
        self._loudness = loudness
        self._step = loudness.standard
        self._recordings, self._machine = recordings, machine
        self._channel = Channel.LOUDSPEAKER
        self._orders = Orders()
        self._box = threading.Lock()
        self._closed = False
        self._thread = self._begun()

    def say(self, utterance: Utterance, hear: Callable[[SpeechEvent], None]) -> None:
        """Cuts off what is being said and says this; `hear` gets what becomes of it, in the voice's thread."""
        if not self._told(Text(utterance, hear, self._loudness.decibels(self._step))):
            hear(Interrupted())

    def stop(self) -> None:
        """Cuts off what is being said."""
        self._told(Stop())

    def set_volume(self, step: int) -> None:
        """From the next text on."""
        self._step = step

    def channel(self) -> Channel:
        """The headset while one is plugged in, as it was found after the last time that somebody asked."""
        # A device may be slow to answer: the voice's thread asks it, and who asks regularly knows it in time.
        self._told(Look(self._found))
        return self._channel

    def play(self, signal: Path) -> None:
        """Plays a short WAV file once, at the standard volume; nothing while another one sounds."""
        self._told(Signal(signal, self._loudness.decibels(self._loudness.standard)))

    def close(self) -> None:
        """Cuts off, and ends the programs beside the kiosk."""
        if self._told(Close()):
            self._thread.join(_CLOSED_WITHIN_S)
            if not self._thread.is_alive():
                self._orders.throw_away()

    def _found(self, channel: Channel) -> None:
        self._channel = channel

    def _told(self, order: Order) -> bool:
        """Puts it in the box; False where that is closed already."""
        with self._box:
            if self._closed:
                return False
            self._closed = isinstance(order, Close)
            self._orders.put(order)
            if not self._thread.is_alive():
                # Something broke in it, and was told as every mishap is; the next text is to be heard all the same.
                self._thread = self._begun()
            return True

    def _begun(self) -> threading.Thread:
        turns = Turns(self._orders, self._recordings, self._machine)
        thread = threading.Thread(target=turns.run, name="speech", daemon=True)
        thread.start()
        return thread
