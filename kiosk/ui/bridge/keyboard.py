# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The on-screen keyboard: which keys it shows, and what a key does."""

from dataclasses import replace

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton, QQmlEngine

from kiosk.ui.bridge import bridges_of
from kiosk.ui.bridge.display import Display
from kiosk.ui.bridge.sheet import Sheet
from kiosk.ui.keyboards import Act, Key, Shift, key_rows, vowels

QML_IMPORT_NAME = "Kiosk.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

_PICTOGRAMS = {Act.ERASE: "backspace", Act.CAPITALS: "capitals"}


@QmlElement
@QmlSingleton
class Typing(QObject):
    """Letters or signs, small or capital; remembers nothing of what is typed."""

    changed = Signal()
    vowelsChanged = Signal()

    def __init__(self, display: Display, sheet: Sheet, parent: QObject) -> None:
        super().__init__(parent)
        self._display = display
        self._sheet = sheet
        self._shift = Shift()
        display.languageChanged.connect(self.reset)
        sheet.pageChanged.connect(self.reset)
        sheet.answerChanged.connect(self.vowelsChanged)

    @staticmethod
    def create(engine: QQmlEngine) -> "Typing":
        """The object of this engine, for QML."""
        return bridges_of(engine).typing

    @Slot()
    def reset(self) -> None:
        """Small letters of the visitor's language."""
        self._show(Shift())

    @Slot(str, str)
    def press(self, act: str, types: str) -> None:
        """What this key does."""
        match Act(act):
            case Act.TYPE | Act.SPACE:
                self._sheet.type(types)
            case Act.VOWEL:
                self._sheet.change(self._sheet.answer.revowelled(types))
            case Act.ERASE:
                self._sheet.erase()
            case Act.SIGNS:
                self._show(replace(self._shift, signs=not self._shift.signs))
            case Act.CAPITALS:
                self._show(replace(self._shift, capitals=not self._shift.capitals))
            case Act.SCRIPT:
                self._show(replace(self._shift, latin=not self._shift.latin))
            case Act.NOTHING:
                pass

    def _show(self, shift: Shift) -> None:
        self._shift = shift
        self.changed.emit()
        self.vowelsChanged.emit()

    def _rows(self) -> list[list[dict[str, str | int | bool]]]:
        rows = key_rows(self._display.words.language, self._sheet.answer.board, self._shift)
        return [[self._drawn(key) for key in row] for row in rows]

    def _vowels(self) -> list[str]:
        sheet = self._sheet.answer
        return list(vowels(self._display.words.language, sheet.board, self._shift, sheet.entry))

    def _drawn(self, key: Key) -> dict[str, str | int | bool]:
        return {
            "name": f"key-{key.types.strip() or key.act}",
            "act": key.act.value,
            "types": key.types,
            "text": self._text(key),
            "spoken": self._spoken(key),
            "pictogram": _PICTOGRAMS.get(key.act, ""),
            "weight": key.weight,
            "useful": key.act is not Act.NOTHING,
            "on": key.act is Act.CAPITALS and self._shift.capitals,
        }

    def _text(self, key: Key) -> str:
        texts, shift = self._display.words.texts, self._shift
        match key.act:
            case Act.ERASE | Act.NOTHING:
                return ""
            case Act.SPACE:
                return texts["space"]
            case Act.CAPITALS:
                return texts["capitals"]
            case Act.SIGNS:
                return texts["latin" if shift.latin else "letters"] if shift.signs else texts["digits"]
            case Act.SCRIPT:
                return texts["letters" if shift.latin else "latin"]
            case _:
                return key.types

    def _spoken(self, key: Key) -> str:
        return self._display.words.texts["erase_one_name"] if key.act is Act.ERASE else self._text(key)

    rows = Property(list, _rows, notify=changed)
    vowels = Property(list, _vowels, notify=vowelsChanged)
