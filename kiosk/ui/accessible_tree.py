# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads the accessibility tree of the window: what is spoken is what the window itself says it shows."""

from collections.abc import Iterator

from PySide6.QtCore import QRectF
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleInterface
from PySide6.QtQuick import QQuickItem, QQuickWindow
from shiboken6 import getCppPointer

from kiosk.ui.narration import Element, Kind

_KINDS = {
    QAccessible.Role.StaticText: Kind.TEXT,
    QAccessible.Role.Heading: Kind.HEADING,
    QAccessible.Role.AlertMessage: Kind.ALERT,
    QAccessible.Role.Button: Kind.BUTTON,
    QAccessible.Role.RadioButton: Kind.CHOICE,
    QAccessible.Role.CheckBox: Kind.CHOICE,
    QAccessible.Role.EditableText: Kind.FIELD,
    QAccessible.Role.Grouping: Kind.GROUP,
    QAccessible.Role.Graphic: Kind.PICTURE,
}


class AccessibleTree:
    """The elements of one window, and their items."""

    def __init__(self, window: QQuickWindow) -> None:
        self._window = window
        self._page, self._screen = (_named(window, name) for name in ("page", "screen"))
        self._items: dict[int, QQuickItem] = {}

    def read(self) -> tuple[Element, ...]:
        """What stands on the window now, in the order of the tree. What is covered or not visible is not there."""
        self._items = {}
        found = list(self._in(QAccessible.queryAccessibleInterface(self._window), Kind.TEXT, ""))
        return tuple(self._element(item, interface, kind) for item, interface, kind in found)

    def press(self, key: int) -> None:
        """Presses what has this key, as a screen reader does."""
        if (item := self._items.get(key)) is not None:
            action = QAccessible.queryAccessibleInterface(item).actionInterface()
            action.doAction(QAccessibleActionInterface.pressAction())

    def focus(self, key: int) -> None:
        """Gives it the focus."""
        if (item := self._items.get(key)) is not None:
            item.forceActiveFocus()

    def item(self, key: int) -> QQuickItem | None:
        """The item of this key, as of the last reading."""
        return self._items.get(key)

    def _in(
        self, around: QAccessibleInterface, group: Kind, above: str
    ) -> Iterator[tuple[QQuickItem, QAccessibleInterface, Kind]]:
        for at in range(around.childCount()):
            interface = around.child(at)
            item = interface.object()
            if not isinstance(item, QQuickItem) or not _in_sight(item):
                continue
            kind, name = _kind(interface, group), interface.text(QAccessible.Text.Name)
            # A message holds the text that it consists of: that is one thing to hear.
            if name and name != above:
                yield item, interface, kind
            yield from self._in(interface, kind if kind is Kind.GROUP else group, name)

    def _in_a_bar(self, item: QQuickItem) -> bool:
        return self._page.isAncestorOf(item) and not self._screen.isAncestorOf(item)

    def _element(self, item: QQuickItem, interface: QAccessibleInterface, kind: Kind) -> Element:
        key = getCppPointer(item)[0]
        self._items[key] = item
        box = item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))
        return Element(
            key=key,
            kind=kind,
            name=interface.text(QAccessible.Text.Name),
            state=interface.text(QAccessible.Text.Description),
            language=str(item.property("tongue") or ""),
            chosen=bool(interface.state().checked),
            possible=item.isEnabled(),
            place=(int(item.property("place") or 0), int(item.property("places") or 0)),
            bar=self._in_a_bar(item),
            personal=bool(item.property("personal")),
            rect=(box.x(), box.y(), box.width(), box.height()),
        )


def _named(window: QQuickWindow, name: str) -> QQuickItem:
    item = window.findChild(QQuickItem, name)
    if item is None:
        raise LookupError(f"Main.qml has no {name}")
    return item


def _kind(interface: QAccessibleInterface, group: Kind) -> Kind:
    kind = _KINDS.get(interface.role(), Kind.TEXT)
    if kind is Kind.BUTTON and group is Kind.GROUP:
        return Kind.KEY
    return Kind.SECRET if kind is Kind.FIELD and interface.object().property("secret") else kind


def _in_sight(item: QQuickItem) -> bool:
    """Visible, and not under something else: then the part of the window that it is in is disabled, not it alone."""
    return item.isVisible() and item.opacity() > 0 and (item.isEnabled() or item.parentItem().isEnabled())
