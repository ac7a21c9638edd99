# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What can be read on the real window now."""

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtQuick import QQuickItem

from kiosk.ui.application import KioskWindow, visible_items


class Page:
    """The visible elements; they go by their objectName."""

    def __init__(self, window: KioskWindow) -> None:
        self._window = window

    def screen(self) -> str:
        return str(self._window.bridges.stage.current)

    def items(self) -> list[QQuickItem]:
        return visible_items(self._window.window.contentItem())

    def names(self) -> list[str]:
        return [one.objectName() for one in self.items() if one.objectName()]

    def item(self, name: str) -> QQuickItem:
        found = self._window.item(name)
        assert found is not None, f"no {name} on screen ({self._hidden(name)}); there are: {', '.join(self.names())}"
        return found

    def _hidden(self, name: str) -> str:
        item = self._window.window.findChild(QQuickItem, name)
        return "nowhere" if item is None else f"{item.width():.0f} x {item.height():.0f}, visible: {item.isVisible()}"

    def shows(self, name: str) -> bool:
        return self._window.item(name) is not None

    def centre(self, name: str) -> QPoint:
        item = self.item(name)
        return item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()

    def text(self, name: str) -> str:
        return str(self.item(name).property("text"))

    def texts(self) -> list[str]:
        return [str(one.property("text")) for one in self.text_items()]

    def text_items(self) -> list[QQuickItem]:
        return [one for one in self.items() if one.inherits("QQuickText") and one.property("text")]

    def reads(self, words: str) -> bool:
        return any(words in text for text in self.texts())

    def focused(self) -> str:
        """The objectName of what has the focus; '' when nothing has."""
        item: QQuickItem | None = self._window.window.activeFocusItem()
        return item.objectName() if item is not None else ""
