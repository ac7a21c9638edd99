# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""How everything looks and reads: language, direction, theme, text size, reach, motion."""

from collections.abc import Mapping

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton, QQmlEngine

from kiosk.ui.bridge import bridges_of
from kiosk.ui.devices import DeviceProfile
from kiosk.ui.texts import Words
from kiosk.ui.themes import TEXT_SCALES, THEMES, Look
from kiosk.wire.visit_class import AidsUsed

QML_IMPORT_NAME = "Kiosk.Bridge"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlSingleton
class Display(QObject):
    """The visitor's own settings; `reset` forgets them all at the end of a visit."""

    languageChanged = Signal()
    lookChanged = Signal()
    aidUsed = Signal(object)

    def __init__(self, look: Look, words: Mapping[str, Words], parent: QObject) -> None:
        super().__init__(parent)
        self._look = look
        self._words = words
        self._first = next(iter(words))
        self._language = self._first
        self._text_step = 0
        self._theme_step = 0
        self._device = look.device
        self._low = look.device.low
        self._still = False

    @staticmethod
    def create(engine: QQmlEngine) -> "Display":
        """The object of this engine, for QML."""
        return bridges_of(engine).display

    @property
    def words(self) -> Words:
        """The words of the language that is on."""
        return self._words[self._language]

    @property
    def dutch(self) -> Words:
        """The words for staff and for the Dutch half of a slip."""
        return self._words.get("nl", self.words)

    @property
    def aids(self) -> frozenset[AidsUsed]:
        """The aids that are on."""
        on = {
            AidsUsed.LARGE_TEXT: self._text_step > 0,
            AidsUsed.CONTRAST: self._theme_step > 0,
            AidsUsed.LOW_REACH: self._low and not self._device.low,
        }
        return frozenset(aid for aid, is_on in on.items() if is_on)

    def use_device(self, device: DeviceProfile) -> None:
        """The picture is shown on another kind of kiosk from now on."""
        self._device = device
        self._low = device.low
        self.lookChanged.emit()

    def reset(self) -> None:
        """Back to how the kiosk greets a new visitor; less motion stays, it is a wish about the idle picture."""
        self._text_step = 0
        self._theme_step = 0
        self._low = self._device.low
        self.lookChanged.emit()
        self.chooseLanguage(self._first)

    @property
    def is_still(self) -> bool:
        """Whether somebody asked for less motion."""
        return self._still

    @Slot(str)
    def chooseLanguage(self, language: str) -> None:
        """Shows everything in another language."""
        if language != self._language and language in self._words:
            self._language = language
            self.languageChanged.emit()

    @Slot()
    def nextTextSize(self) -> None:
        """Larger letters; after the largest the first again."""
        self._text_step = (self._text_step + 1) % len(TEXT_SCALES)
        self._changed(AidsUsed.LARGE_TEXT)

    @Slot()
    def nextTheme(self) -> None:
        """Other colours: light, dark, sharp contrast, and light again."""
        self._theme_step = (self._theme_step + 1) % len(THEMES)
        self._changed(AidsUsed.CONTRAST)

    @Slot()
    def toggleLowReach(self) -> None:
        """Everything within reach from a wheelchair, or the whole screen again."""
        self._low = not self._low
        self._changed(AidsUsed.LOW_REACH)

    @Slot()
    def toggleStill(self) -> None:
        """Less motion, or motion again."""
        self._still = not self._still
        self.lookChanged.emit()

    def _changed(self, aid: AidsUsed) -> None:
        self.lookChanged.emit()
        if aid in self.aids:
            self.aidUsed.emit(aid)

    def _languages(self) -> list[dict[str, str | bool]]:
        return [
            {
                "code": code,
                "name": words.say("language_name"),
                "begin": words.say("begin"),
                "tall": words.mirrored,
            }
            for code, words in self._words.items()
        ]

    def _invitations(self) -> list[dict[str, str]]:
        """What the idle picture says, a line once: two kinds of one language may say the same."""
        codes: dict[str, str] = {}
        for code, words in self._words.items():
            codes.setdefault(words.say("attract_title"), code)
        return [{"code": code, "text": text} for text, code in codes.items()]

    language = Property(str, lambda self: self._language, notify=languageChanged)
    texts = Property(dict, lambda self: dict(self.words.texts), notify=languageChanged)
    mirrored = Property(bool, lambda self: self.words.mirrored, notify=languageChanged)
    languages = Property(list, _languages, constant=True)
    invitations = Property(list, _invitations, constant=True)
    theme = Property(str, lambda self: THEMES[self._theme_step], notify=lookChanged)
    themeStep = Property(int, lambda self: self._theme_step, notify=lookChanged)
    colours = Property(dict, lambda self: dict(self._look.themes[self._theme_step].colours), notify=lookChanged)
    regionName = Property(str, lambda self: self._look.region.name, constant=True)
    textSizes = Property(dict, lambda self: dict(self._look.sizes.text), constant=True)
    spaces = Property(dict, lambda self: dict(self._look.sizes.space), constant=True)
    shapes = Property(dict, lambda self: dict(self._look.sizes.shape), constant=True)
    millimetre = Property(float, lambda self: 1 / self._device.mm_per_px, notify=lookChanged)
    reachLow = Property(float, lambda self: self._device.reach_px[0], notify=lookChanged)
    reachHigh = Property(float, lambda self: self._device.reach_px[1], notify=lookChanged)
    legible = Property(float, lambda self: self._device.legible_px, notify=lookChanged)
    targetMm = Property(float, lambda self: self._device.target_mm, notify=lookChanged)
    textScale = Property(float, lambda self: TEXT_SCALES[self._text_step], notify=lookChanged)
    textStep = Property(int, lambda self: self._text_step, notify=lookChanged)
    largeText = Property(bool, lambda self: self._text_step > 0, notify=lookChanged)
    lowReach = Property(bool, lambda self: self._low, notify=lookChanged)
    still = Property(bool, lambda self: self._still, notify=lookChanged)
