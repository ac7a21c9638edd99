# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads one window aloud, and is where the visitor is on it: the element that was said last."""

from PySide6.QtCore import QObject, QRectF, Signal, Slot
from PySide6.QtQuick import QQuickWindow

from kiosk.speech.port import Channel, Speech
from kiosk.ui.accessible_tree import AccessibleTree
from kiosk.ui.bridge.display import Display
from kiosk.ui.narration import Element, Kind, Line, Seen, Teller
from kiosk.ui.speech_queue import SpeechQueue
from kiosk.ui.word_place import word_place

NOWHERE = 0


class Reader(QObject):
    """Says nothing by itself until `begin`, and nothing any more after `end`."""

    moved = Signal()
    followed = Signal(QRectF)
    """The voice is at the word that stands here; empty: at none that is known."""

    def __init__(self, speech: Speech, display: Display, parent: QObject) -> None:
        super().__init__(parent)
        self._speech = speech
        self._display = display
        self._tree: AccessibleTree | None = None
        self._window: QQuickWindow | None = None
        self._reading = False
        self._seen: Seen | None = None
        self._at = NOWHERE
        self._first: list[Line] = []
        self.queue = SpeechQueue(speech, self)
        self.queue.changed.connect(self._follow)
        self.queue.finished.connect(self._rest)
        self.queue.word_reached.connect(self._follow_word)

    @property
    def teller(self) -> Teller:
        """Puts things into the words of the screen's language, for those who may hear them now."""
        return Teller(self._display.words, private=self._speech.channel() is Channel.HEADSET)

    def watch(self, window: QQuickWindow) -> None:
        """From now on this is the window: looked at after each of its pictures."""
        self._window, self._tree = window, AccessibleTree(window)
        window.frameSwapped.connect(self.look)

    def begin(self, first: list[Line]) -> None:
        """Says these lines, what stands on the window, and from now on what changes there."""
        self._reading, self._seen, self._first = True, None, first
        if self._window is not None:
            self._window.update()

    def announce(self, lines: list[Line]) -> None:
        """Says these lines with the next picture, before what is new on it."""
        self._first = lines
        if self._window is not None:
            self._window.update()

    def end(self) -> None:
        """Not a word more, and nothing is known of what was said."""
        self._reading, self._seen, self._at, self._first = False, None, NOWHERE, []
        self.queue.forget()

    @Slot()
    def look(self) -> None:
        """Says what is new on the window."""
        if not self._reading or self._tree is None:
            return
        before = self._seen
        self._seen = seen = Seen(self._display.words.language, self._tree.read())
        self.moved.emit()
        if lines := [*self._first, *self.teller.news(before, seen, self._at)]:
            self._first = []
            if before is None or before.page() != seen.page():
                self._at = NOWHERE
            self.queue.say(lines)

    def step(self, *, forward: bool) -> None:
        """To the next element, or the one before, and says it."""
        if self._seen is not None and (element := self._seen.after(self._at, forward=forward)) is not None:
            self._go_to(element)

    def explore(self, x: float, y: float, *, anew: bool) -> None:
        """Says what is at this place; not again while the same finger stays on it, unless it comes `anew`."""
        element = self._seen.under(x, y) if self._seen is not None else None
        if element is not None and (anew or element.key != self._at):
            self._go_to(element)

    def hush(self) -> None:
        """Silence: the visitor did something."""
        self.queue.stop()

    def repeat(self) -> None:
        """Once more what was said last, from its beginning."""
        if self._reading:
            self.queue.again()

    def press(self) -> bool:
        """Presses the element where the visitor is; False: it is a field, which knows itself what a key means."""
        element = self._seen.element(self._at) if self._seen is not None else None
        if element is not None and element.kind is Kind.FIELD:
            return False
        if element is None or not (element.control and element.possible):
            self.queue.again()
        elif self._tree is not None:
            self._tree.press(element.key)
        return True

    def spot(self) -> QRectF:
        """Where the element lies that is being said, or that was said last; empty for none."""
        element = self._seen.element(self._at) if self._seen is not None else None
        return QRectF(*element.rect) if element is not None else QRectF()

    def _go_to(self, element: Element) -> None:
        self._at = element.key
        if element.control and self._tree is not None:
            self._tree.focus(element.key)
        if self._seen is not None:
            self.queue.say(self.teller.full(element, self._seen))
        self.moved.emit()

    def _follow_word(self, start: int, length: int) -> None:
        line = self.queue.line
        item = self._tree.item(line.key) if line is not None and self._tree is not None else None
        if line is not None and item is not None:
            self.followed.emit(word_place(item, line.utterance.text, start, length))

    def _follow(self) -> None:
        self.followed.emit(QRectF())
        if (line := self.queue.line) is not None and line.key != NOWHERE:
            self._at = line.key
            self.moved.emit()

    def _rest(self) -> None:
        """A screen that was read to its end leaves the visitor before its first element, not at its last button."""
        if self.queue.elements > 1:
            self._at = NOWHERE
            self.moved.emit()
