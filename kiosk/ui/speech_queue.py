# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Says one line after the other, in the GUI thread: the voice tells from its own thread when a line has ended."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal, Slot

from kiosk.speech.port import Finished, NoSound, NoVoice, Speech, SpeechEvent, WordReached
from kiosk.ui.narration import Line


class SpeechQueue(QObject):
    """Never two lines at once; new lines cut off the old ones, and `stop` leaves nothing to be said."""

    changed = Signal()
    """Another line is being said, or none."""
    word_reached = Signal(int, int)
    failed = Signal(object, str)
    """A line could not be said: `NoVoice` or `NoSound`, and the language of the line."""
    finished = Signal()
    """Everything was said."""
    _heard = Signal(int, object)

    def __init__(self, speech: Speech, parent: QObject) -> None:
        super().__init__(parent)
        self._speech = speech
        self._lines: tuple[Line, ...] = ()
        self._at = -1
        self._run = 0
        self._heard.connect(self._hear, Qt.ConnectionType.QueuedConnection)

    @property
    def line(self) -> Line | None:
        """What is being said now."""
        return self._lines[self._at] if 0 <= self._at < len(self._lines) else None

    @property
    def elements(self) -> int:
        """Of how many elements these lines are."""
        return len({line.key for line in self._lines if line.key})

    def say(self, lines: Sequence[Line]) -> None:
        """Says these lines, and nothing else any more."""
        self._lines = tuple(lines)
        self._go_to(0)

    def again(self) -> None:
        """Says the same lines once more, from the first."""
        self._go_to(0)

    def stop(self) -> None:
        """Cuts off what is being said; `again` still knows it."""
        if self.line is not None:
            self._at = -1
            self._run += 1
            self._speech.stop()
            self.changed.emit()

    def forget(self) -> None:
        """Cuts off, and nothing is known any more."""
        self.stop()
        self._lines = ()

    def _go_to(self, at: int) -> None:
        self._at = at
        self._run += 1
        line, run = self.line, self._run
        self.changed.emit()
        if line is not None:
            self._speech.say(line.utterance, lambda event: self._heard.emit(run, event))

    @Slot(int, object)
    def _hear(self, run: int, event: SpeechEvent) -> None:
        if run != self._run:
            return  # of a line that was cut off
        match event:
            case WordReached(start, length):
                self.word_reached.emit(start, length)
            case NoVoice() | NoSound():
                self.failed.emit(event, self._lines[self._at].utterance.language)
                self._after(run)
            case Finished():
                self._after(run)

    def _after(self, run: int) -> None:
        """The next line, unless what heard of the end had something else said or all stopped."""
        if run != self._run:
            return
        if self._at + 1 < len(self._lines):
            self._go_to(self._at + 1)
        else:
            self._at = -1
            self.changed.emit()
            self.finished.emit()
