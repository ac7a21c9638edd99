# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The on-screen keyboard: which rows it shows."""

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton, QQmlEngine

from kiosk.ui.bridge import bridges_of
from kiosk.ui.bridge.display import Display
from kiosk.ui.keyboards import has_capitals, letter_rows, sign_rows

QML_IMPORT_NAME = "Kiosk.Bridge"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlSingleton
class Typing(QObject):
    """Letters or signs, small or capital; knows nothing of what is typed."""

    changed = Signal()

    def __init__(self, display: Display, parent: QObject) -> None:
        super().__init__(parent)
        self._display = display
        self._signs = False
        self._capitals = False
        display.languageChanged.connect(self.reset)

    @staticmethod
    def create(engine: QQmlEngine) -> "Typing":
        """The object of this engine, for QML."""
        return bridges_of(engine).typing

    @Slot()
    def reset(self) -> None:
        """Small letters."""
        self._signs = self._capitals = False
        self.changed.emit()

    @Slot()
    def toggleSigns(self) -> None:
        """Digits and signs, or letters again."""
        self._signs = not self._signs
        self.changed.emit()

    @Slot()
    def toggleCapitals(self) -> None:
        """Capital letters, or small ones again."""
        self._capitals = not self._capitals
        self.changed.emit()

    def _rows(self) -> list[list[str]]:
        language = self._display.words.language
        rows = sign_rows() if self._signs else letter_rows(language, capitals=self._capitals)
        return [list(row) for row in rows]

    rows = Property(list, _rows, notify=changed)
    signs = Property(bool, lambda self: self._signs, notify=changed)
    capitals = Property(bool, lambda self: self._capitals, notify=changed)
    hasCapitals = Property(
        bool, lambda self: has_capitals(self._display.words.language) and not self._signs, notify=changed
    )
