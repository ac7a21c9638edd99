# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Lees voor: switches the reading of the screen on and off, keeps its loudness, and shows what cannot be heard."""

from PySide6.QtCore import Property, QObject, QRectF, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton, QQmlEngine

from kiosk.speech.loudness import Loudness
from kiosk.speech.port import Channel, NoSound, NoVoice, SpeechEvent
from kiosk.ui.bridge import bridges_of
from kiosk.ui.bridge.display import Display
from kiosk.ui.ports import Ports
from kiosk.ui.reader import Reader
from kiosk.wire.visit_class import AidsUsed

QML_IMPORT_NAME = "Kiosk.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

LISTEN_EVERY_MS = 500


@QmlElement
@QmlSingleton
class Narration(QObject):
    """One switch for ears, keys and fingers. `reader` is where the visitor is on the screen."""

    changed = Signal()
    spotChanged = Signal()
    wordChanged = Signal()

    def __init__(self, ports: Ports, display: Display, loudness: Loudness, parent: QObject) -> None:
        super().__init__(parent)
        self._speech = ports.speech
        self._display = display
        self._loudness = loudness
        self._volume = loudness.standard
        self._on = False
        self._trouble = ""
        self._channel = Channel.LOUDSPEAKER
        self.reader = Reader(ports.speech, display, self)
        self.reader.moved.connect(self.spotChanged)
        self._word = QRectF()
        self.reader.followed.connect(self._follow_word)
        self.reader.queue.failed.connect(self._failed)
        display.languageChanged.connect(self._try_again)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.listen)
        self._timer.start(LISTEN_EVERY_MS)

    @staticmethod
    def create(engine: QQmlEngine) -> "Narration":
        """The object of this engine, for QML."""
        return bridges_of(engine).narration

    @property
    def listens(self) -> bool:
        """Whether it is switched on."""
        return self._on

    @property
    def speaks(self) -> bool:
        """Whether something is being said."""
        return self.reader.queue.line is not None

    @property
    def by_ear(self) -> bool:
        """Whether keys and fingers go by what is heard: switched on, and something is heard."""
        return self._on and not self._trouble

    @Slot()
    def toggle(self) -> None:
        """Lees voor, or silence again."""
        if self._on:
            off = self.reader.teller.say("read_off")
            self.switch_off()
            self.reader.queue.say([off])
        else:
            self.switch_on()

    def switch_on(self) -> None:
        """Says how to go on, and then what stands on the screen."""
        if not self._on:
            self._on, self._trouble = True, ""
            self.changed.emit()
            self._display.aidUsed.emit(AidsUsed.SPEECH)
            teller = self.reader.teller
            self.reader.begin([teller.say(key) for key in ("read_on", "read_keys", "read_touch")])

    def switch_off(self) -> None:
        """Not a word more."""
        self._on, self._trouble = False, ""
        self.reader.end()
        self.changed.emit()

    def close(self) -> None:
        """Silent for good: the window goes."""
        self._timer.stop()
        self.switch_off()

    def end_visit(self) -> None:
        """Nothing of the visit is said any more, and it is as loud as for everybody. Who listened hears the end."""
        listened = self._on
        self.switch_off()
        self._set_volume(self._loudness.standard)
        if listened:
            teller = self.reader.teller
            self.reader.queue.say([teller.say("wiped"), teller.say("read_off")])

    def change_volume(self, by: int) -> None:
        """Louder or softer by a step, and says how loud it is now."""
        if self._on:
            self._set_volume(max(0, min(len(self._loudness.steps_db) - 1, self._volume + by)))
            told = self.reader.teller.say("volume_now", step=self._volume + 1, steps=len(self._loudness.steps_db))
            self.reader.queue.say([told])

    def tell(self, *keys: str) -> None:
        """To who listens: these texts, and then what else is new on the screen."""
        if self._on:
            self.reader.announce([self.reader.teller.say(key) for key in keys])

    @Slot()
    def listen(self) -> None:
        """Looks whether a headset came: then the kiosk speaks; or went: then it is silent at once."""
        was, self._channel = self._channel, self._speech.channel()
        if was is not self._channel:
            if self._channel is Channel.HEADSET:
                self.switch_on()
            else:
                self.switch_off()

    def _set_volume(self, step: int) -> None:
        if step != self._volume:
            self._volume = step
            self._speech.set_volume(step)

    def _failed(self, event: SpeechEvent, language: str) -> None:
        """Another language than that of the screen may lack a voice: its name is then passed over."""
        match event:
            case NoSound():
                self._tell("no_sound")
            case NoVoice() if language == self._display.words.language:
                self._tell("no_voice")

    def _follow_word(self, word: QRectF) -> None:
        if word != self._word:
            self._word = word
            self.wordChanged.emit()

    def _try_again(self) -> None:
        self._tell("")

    def _tell(self, trouble: str) -> None:
        if trouble:
            self.reader.queue.forget()
        self._trouble = trouble if self._on else ""
        self.changed.emit()

    def _notice(self) -> str:
        if not self._on:
            return ""
        return self._display.words.say(self._trouble or "read_touch")

    on = Property(bool, lambda self: self._on, notify=changed)
    troubled = Property(bool, lambda self: self._trouble != "", notify=changed)
    notice = Property(str, _notice, notify=changed)
    speaking = Property(bool, lambda self: self.speaks, notify=spotChanged)
    word = Property(QRectF, lambda self: self._word, notify=wordChanged)
    spot = Property(QRectF, lambda self: self.reader.spot(), notify=spotChanged)
