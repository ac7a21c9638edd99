# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What may be wrong with a picture: words cut off, targets too small or too close, controls without a name."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QAccessible, QFont, QFontMetricsF
from PySide6.QtQuick import QQuickItem

from tests.ui.driver import Driver

SLACK = 1.5
"""Pixels of rounding."""
LEAST_TARGET_MM = 15.0
LEAST_GAP_PX = 8.0


@dataclass(frozen=True)
class Control:
    """Something that can be pressed."""

    name: str
    item: QQuickItem
    rect: QRectF


def scene_rect(item: QQuickItem) -> QRectF:
    return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))


def controls(kiosk: Driver) -> list[Control]:
    found = [one for one in kiosk.page.items() if one.inherits("QQuickAbstractButton") and reachable(one)]
    return [Control(one.objectName() or str(one.property("text")), one, scene_rect(one)) for one in found]


def reachable(item: QQuickItem) -> bool:
    """Enabled, with everything around it, and not see-through."""
    return item.isEnabled() and item.opacity() > 0


def text_faults(kiosk: Driver) -> Iterator[str]:
    """Each text that is not wholly readable."""
    window = QRectF(0, 0, kiosk.window.window.width(), kiosk.window.window.height())
    screen = kiosk.page.item("screen")
    for item in kiosk.page.text_items():
        text = str(item.property("text"))
        shown = ink(item, text)
        if item.property("truncated"):
            yield f"{text!r} is truncated"
        if (
            item.property("contentWidth") > item.width() + SLACK
            or item.property("contentHeight") > item.height() + SLACK
        ):
            yield f"{text!r} is larger than its place"
        if not window.adjusted(-SLACK, -SLACK, SLACK, SLACK).contains(shown):
            yield f"{text!r} is outside the window"
        if screen.isAncestorOf(item) and not scene_rect(screen).contains(shown):
            yield f"{text!r} is under a bar"
        if (around := _outside_parent(item, shown)) is not None:
            yield f"{text!r} is outside {around}"
        if broken := _broken_word(item, text):
            yield f"{broken!r} is broken in two in {text!r}"


def ink(item: QQuickItem, text: str) -> QRectF:
    """Where the text is drawn. Fonts have tall lines: of a single one only the letters count."""
    box = scene_rect(item)
    if item.property("lineCount") != 1:
        return box
    drawn = _metrics(item).tightBoundingRect(text).height()
    return QRectF(box.left(), box.center().y() - drawn / 2, box.width(), drawn)


def _metrics(item: QQuickItem) -> QFontMetricsF:
    font = item.property("font")
    assert isinstance(font, QFont)
    return QFontMetricsF(font)


def _outside_parent(item: QQuickItem, shown: QRectF) -> str | None:
    around: QQuickItem | None = item.parentItem()
    while around is not None:
        box = scene_rect(around)
        holds = around.inherits("QQuickAbstractButton") or around.clip() or around.inherits("QQuickRectangle")
        if holds and not box.adjusted(-SLACK, -SLACK, SLACK, SLACK).contains(shown):
            return around.objectName() or around.metaObject().className()
        around = around.parentItem()
    return None


def _broken_word(item: QQuickItem, text: str) -> str:
    metrics = _metrics(item)
    return next((word for word in text.split() if metrics.horizontalAdvance(word) > item.width() + SLACK), "")


def target_faults(kiosk: Driver) -> Iterator[str]:
    """Each control that is too small for a finger, and each two that are too close."""
    least = LEAST_TARGET_MM / kiosk.window.look.device.mm_per_px
    found = controls(kiosk)
    for one in found:
        if min(one.rect.width(), one.rect.height()) < least - SLACK:
            yield f"{one.name} is {one.rect.width():.0f} x {one.rect.height():.0f}, less than {least:.0f}"
    for one, other in combinations(found, 2):
        if _gap(one.rect, other.rect) < LEAST_GAP_PX:
            yield f"{one.name} and {other.name} are closer than {LEAST_GAP_PX:.0f} pixels"


def _gap(one: QRectF, other: QRectF) -> float:
    across = max(one.left(), other.left()) - min(one.right(), other.right())
    down = max(one.top(), other.top()) - min(one.bottom(), other.bottom())
    return max(across, down)


def name_faults(kiosk: Driver) -> Iterator[str]:
    """Each control without a name or a role for those who do not see it."""
    seen: dict[str, str] = {}
    for one in controls(kiosk):
        interface = QAccessible.queryAccessibleInterface(one.item)
        name = interface.text(QAccessible.Text.Name)
        if not name or interface.role() == QAccessible.Role.NoRole:
            yield f"{one.name} has no name or no role"
        elif seen.setdefault(name, one.name) != one.name and one.item.objectName():
            yield f"{one.name} and {seen[name]} have one name: {name}"
