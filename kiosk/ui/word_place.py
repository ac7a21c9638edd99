# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where on the window a word stands that is being said, so that eyes can follow the voice."""

from unicodedata import category

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QTextLayout, QTextLine, QTextOption
from PySide6.QtQml import QQmlEngine, QQmlExpression
from PySide6.QtQuick import QQuickItem


def word_place(around: QQuickItem, said: str, start: int, length: int) -> QRectF:
    """On the window: the word `said[start:start + length]` where this item shows a line that reads as it is said.

    Empty where it does not: a number that is said figure by figure is not followed.
    """
    for text in _texts(around):
        at = _found(str(text.property("text")), said)
        if at is not None:
            return text.mapRectToScene(_rect(text, at[start], at[start + length - 1] + 1))
    return QRectF()


def _texts(item: QQuickItem) -> list[QQuickItem]:
    found = [item] if item.inherits("QQuickText") else []
    return found + [text for child in item.childItems() if child.isVisible() for text in _texts(child)]


def _found(shown: str, said: str) -> list[int] | None:
    """For each sign of `said` its place in `shown`, when a line of that is the same but for marks of direction."""
    begin = 0
    for line in shown.split("\n"):
        places = [begin + at for at, sign in enumerate(line) if category(sign) != "Cf"]
        if "".join(shown[at] for at in places) == said:
            return places
        begin += len(line) + 1
    return None


def _rect(text: QQuickItem, first: int, after: int) -> QRectF:
    """In the item's own points: Qt Quick breaks its lines with the same layout, and draws all equally high."""
    font = text.property("font")
    if not isinstance(font, QFont):
        raise TypeError("a text without a font")
    layout = QTextLayout(str(text.property("text")).replace("\n", "\u2028"), font)
    layout.setTextOption(QTextOption(_alignment(text)))
    layout.beginLayout()
    lines = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(text.width())
        lines.append(line)
    layout.endLayout()
    high = float(text.property("contentHeight")) / max(1, len(lines))
    number = next((at for at, one in enumerate(lines) if first < one.textStart() + one.textLength()), 0)
    left, right = (_across(lines[number], at) for at in (first, after))
    return QRectF(min(left, right), number * high, abs(right - left), high)


def _across(line: QTextLine, at: int) -> float:
    """From the left edge of the text; PySide hands over the place as well."""
    found: object = line.cursorToX(at)
    across = found[0] if isinstance(found, tuple) else found
    if not isinstance(across, float):
        raise TypeError("a line that knows no places")
    return across


def _alignment(text: QQuickItem) -> Qt.AlignmentFlag:
    """PySide cannot hand over this property by itself."""
    asked = QQmlExpression(QQmlEngine.contextForObject(text), text, "effectiveHorizontalAlignment")
    side, _undefined = asked.evaluate()
    return Qt.AlignmentFlag(int(side))
