# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""How everything looks and reads: language, direction, theme, text size, reach, motion."""

from collections.abc import Mapping

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton, QQmlEngine

from kiosk.ui.bridge import bridges_of
from kiosk.ui.texts import Words
from kiosk.ui.themes import Look
from kiosk.wire.visit_class import AidsUsed

QML_IMPORT_NAME = "Kiosk.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

LARGE_TEXT_SCALE = 1.5


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
        self._aids: frozenset[AidsUsed] = frozenset()
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
        return self._aids

    def reset(self) -> None:
        """Back to how the kiosk greets a new visitor; less motion stays, it is a wish about the idle picture."""
        self._aids = frozenset()
        self.lookChanged.emit()
        self.chooseLanguage(self._first)

    def keep_still(self) -> None:
        """Less motion, as the process before had it."""
        self._still = True

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
    def toggleLargeText(self) -> None:
        """Large letters on or off."""
        self._toggle(AidsUsed.LARGE_TEXT)

    @Slot()
    def toggleContrast(self) -> None:
        """Sharp contrast on or off."""
        self._toggle(AidsUsed.CONTRAST)

    @Slot()
    def toggleLowReach(self) -> None:
        """Everything within reach from a wheelchair, or the whole screen again."""
        self._toggle(AidsUsed.LOW_REACH)

    @Slot()
    def toggleStill(self) -> None:
        """Less motion, or motion again."""
        self._still = not self._still
        self.lookChanged.emit()

    def _toggle(self, aid: AidsUsed) -> None:
        self._aids ^= {aid}
        self.lookChanged.emit()
        if aid in self._aids:
            self.aidUsed.emit(aid)

    def _colours(self) -> dict[str, str]:
        theme = self._look.contrast if AidsUsed.CONTRAST in self._aids else self._look.standard
        return dict(theme.colours)

    def _languages(self) -> list[dict[str, str | bool]]:
        return [
            {
                "code": code,
                "name": words.say("language_name"),
                "begin": words.say("begin"),
                "attract": words.say("attract_title"),
                "tall": words.mirrored,
            }
            for code, words in self._words.items()
        ]

    language = Property(str, lambda self: self._language, notify=languageChanged)
    texts = Property(dict, lambda self: dict(self.words.texts), notify=languageChanged)
    mirrored = Property(bool, lambda self: self.words.mirrored, notify=languageChanged)
    languages = Property(list, _languages, constant=True)
    colours = Property(dict, _colours, notify=lookChanged)
    textSizes = Property(dict, lambda self: dict(self._look.sizes.text), constant=True)
    spaces = Property(dict, lambda self: dict(self._look.sizes.space), constant=True)
    shapes = Property(dict, lambda self: dict(self._look.sizes.shape), constant=True)
    millimetre = Property(float, lambda self: 1 / self._look.sizes.device.mm_per_px, constant=True)
    targetMm = Property(float, lambda self: self._look.sizes.device.target_mm, constant=True)
    textScale = Property(
        float, lambda self: LARGE_TEXT_SCALE if AidsUsed.LARGE_TEXT in self._aids else 1.0, notify=lookChanged
    )
    largeText = Property(bool, lambda self: AidsUsed.LARGE_TEXT in self._aids, notify=lookChanged)
    highContrast = Property(bool, lambda self: AidsUsed.CONTRAST in self._aids, notify=lookChanged)
    lowReach = Property(bool, lambda self: AidsUsed.LOW_REACH in self._aids, notify=lookChanged)
    still = Property(bool, lambda self: self._still, notify=lookChanged)
