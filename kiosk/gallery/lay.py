# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where everything lies on a window: whether other colours moved anything."""

import json
from dataclasses import dataclass

from PySide6.QtQml import QQmlEngine, QQmlExpression
from PySide6.QtQuick import QQuickItem

from kiosk.ui.application import KioskWindow

_LOOK = """(function() {
    const boxes = [];
    const words = [];
    const look = item => {
        boxes.push(item.x, item.y, item.width, item.height, item.visible, item.enabled);
        if (item.text)
            words.push(item.text);
        const inside = item.children;
        for (let at = 0; at < inside.length; at++)
            look(inside[at]);
    };
    let root = parent;
    while (root.parent)
        root = root.parent;
    look(root);
    return JSON.stringify({"boxes": boxes, "words": words});
})()"""
"""Also what cannot be seen now, such as the later pages. Not from Python: that takes ten times as long."""


@dataclass(frozen=True, slots=True)
class Lay:
    """The boxes of all items of a window, in the order of the tree, and the words in them."""

    boxes: tuple[float | bool | None, ...]
    words: frozenset[str]


def lay_of(window: KioskWindow) -> Lay:
    """How it lies now; the window must have drawn it."""
    screen = window.window.findChild(QQuickItem, "screen")
    if screen is None:
        raise LookupError("Main.qml has no screen")
    found, _undefined = QQmlExpression(QQmlEngine.contextForObject(screen), screen, _LOOK).evaluate()
    read = json.loads(found)
    return Lay(tuple(read["boxes"]), frozenset(read["words"]))
