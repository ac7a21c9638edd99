# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the voice's thread is told to do, and the box in which it finds that."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue

from kiosk.speech.port import Channel, SpeechEvent, Utterance


@dataclass(frozen=True, slots=True)
class Text:
    """Say this, instead of what is being said."""

    utterance: Utterance
    hear: Callable[[SpeechEvent], None]
    decibels: float


@dataclass(frozen=True, slots=True)
class Signal:
    """Play this short WAV file, when nothing else sounds."""

    file: Path
    decibels: float


@dataclass(frozen=True, slots=True)
class Stop:
    """Say nothing any more."""


@dataclass(frozen=True, slots=True)
class Look:
    """Tell where the sound goes now."""

    tell: Callable[[Channel], None]


@dataclass(frozen=True, slots=True)
class Close:
    """Be silent, and end."""


Order = Text | Signal | Stop | Look | Close


class Orders:
    """A box between threads; whoever waits for it polls `file`."""

    def __init__(self) -> None:
        """An empty box."""
        self._orders: SimpleQueue[Order] = SimpleQueue()
        self.file = os.eventfd(0, os.EFD_NONBLOCK | os.EFD_CLOEXEC)

    def put(self, order: Order) -> None:
        """Never waits."""
        self._orders.put(order)
        os.eventfd_write(self.file, 1)

    def taken(self) -> Iterator[Order]:
        """Those that came since, the oldest first."""
        try:
            os.eventfd_read(self.file)
            while True:
                yield self._orders.get_nowait()
        except (BlockingIOError, Empty):
            return

    def throw_away(self) -> None:
        """The box itself goes."""
        os.close(self.file)
