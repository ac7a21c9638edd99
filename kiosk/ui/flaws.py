# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What may be wrong with a picture: words cut off or over each other, targets too small or too close, names, reach."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise

from PySide6.QtCore import QRectF
from PySide6.QtGui import QAccessible, QFont, QFontMetricsF
from PySide6.QtQml import QQmlEngine, QQmlExpression
from PySide6.QtQuick import QQuickItem

from kiosk.ui.application import KioskWindow, visible_items
from kiosk.ui.devices import DeviceProfile

SLACK = 1.5
"""Pixels of rounding."""
LEAST_TARGET_PX = 48.0
LEAST_KEY_MM = 10.0
"""How wide a key of the keyboard is at least: a small screen has no room for eleven keys of 15 mm in a row."""
LEAST_GAP_PX = 8.0
ROUND = """(function() {
    const stops = [];
    let root = parent;
    while (root.parent)
        root = root.parent;
    for (let at = root.nextItemInFocusChain(true); at && !stops.includes(at); at = at.nextItemInFocusChain(true))
        stops.push(at);
    return stops;
})()"""
"""One round of Tab. Not asked from Python: PySide 6.11 takes what `nextItemInFocusChain` returns for its own, and in a
round deletes it."""


@dataclass(frozen=True)
class Control:
    """Something that can be pressed."""

    name: str
    item: QQuickItem
    rect: QRectF


@dataclass(frozen=True)
class Picture:
    """What stands on the window now, looked up once."""

    window: KioskWindow
    device: DeviceProfile
    items: list[QQuickItem]
    texts: list[QQuickItem]
    controls: list[Control]


def picture_of(window: KioskWindow, device: DeviceProfile) -> Picture:
    """All that can be seen; the window must have drawn it."""
    items = visible_items(window.window.contentItem())
    texts = [one for one in items if one.inherits("QQuickText") and one.property("text")]
    buttons = [one for one in items if one.inherits("QQuickAbstractButton") and one.isEnabled() and one.opacity() > 0]
    controls = [Control(one.objectName() or str(one.property("text")), one, scene_rect(one)) for one in buttons]
    return Picture(window, device, items, texts, controls)


def flaws(window: KioskWindow, device: DeviceProfile) -> list[str]:
    """Every flaw of what the window shows now, in words; none is as it should be. Moves the focus."""
    seen = picture_of(window, device)
    checks = (text_flaws, overlap_flaws, target_flaws, name_flaws, reach_flaws, order_flaws)
    return [flaw for check in checks for flaw in check(seen)]


def scene_rect(item: QQuickItem) -> QRectF:
    """Where an item is on the window."""
    return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))


def text_flaws(seen: Picture) -> Iterator[str]:
    """Each text that is not wholly readable."""
    window = QRectF(0, 0, seen.window.window.width(), seen.window.window.height())
    screen = next(one for one in seen.items if one.objectName() == "screen")
    for item in seen.texts:
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
    middle = box.top() + item.property("contentHeight") / 2
    return QRectF(box.left(), middle - drawn / 2, box.width(), drawn)


def _metrics(item: QQuickItem) -> QFontMetricsF:
    font = item.property("font")
    if not isinstance(font, QFont):
        raise TypeError("a text without a font")
    return QFontMetricsF(font)


def _tab_stops(seen: Picture) -> list[QQuickItem]:
    screen = next(one for one in seen.items if one.objectName() == "screen")
    found, _undefined = QQmlExpression(QQmlEngine.contextForObject(screen), screen, ROUND).evaluate()
    stops = [found.property(at).toQObject() for at in range(found.property("length").toInt())]
    return [stop for stop in stops if isinstance(stop, QQuickItem)]


def _outside_parent(item: QQuickItem, shown: QRectF) -> str | None:
    around: QQuickItem | None = item.parentItem()
    while around is not None:
        holds = around.inherits("QQuickAbstractButton") or around.clip() or around.inherits("QQuickRectangle")
        if holds and not scene_rect(around).adjusted(-SLACK, -SLACK, SLACK, SLACK).contains(shown):
            return around.objectName() or around.metaObject().className()
        around = around.parentItem()
    return None


def _broken_word(item: QQuickItem, text: str) -> str:
    metrics = _metrics(item)
    return next((word for word in text.split() if metrics.horizontalAdvance(word) > item.width() + SLACK), "")


def overlap_flaws(seen: Picture) -> Iterator[str]:
    """Each two texts that lie over each other, and each text that lies over a control that it is not of."""
    clear = [(one, str(one.property("text"))) for one in seen.texts if one.isEnabled() and one.opacity() > 0]
    drawn = [(one, text, ink(one, text).adjusted(SLACK, SLACK, -SLACK, -SLACK)) for one, text in clear]
    for (_, text, rect), (_, other, place) in combinations(drawn, 2):
        if rect.intersects(place):
            yield f"{text!r} and {other!r} lie over each other"
    for control in seen.controls:
        for item, text, rect in drawn:
            if rect.intersects(control.rect) and not control.item.isAncestorOf(item):
                yield f"{text!r} lies over {control.name}"


def target_flaws(seen: Picture) -> Iterator[str]:
    """Each control that is too small for a finger, and each two that are too close."""
    least = max(LEAST_TARGET_PX, seen.device.target_mm / seen.device.mm_per_px)
    least_key = max(LEAST_TARGET_PX, LEAST_KEY_MM / seen.device.mm_per_px)
    for one in seen.controls:
        wide_enough = one.rect.width() >= (least_key if one.name.startswith("key-") else least) - SLACK
        if not wide_enough or one.rect.height() < least - SLACK:
            yield f"{one.name} is {one.rect.width():.0f} x {one.rect.height():.0f}, less than {least:.0f}"
    for one, other in combinations(seen.controls, 2):
        if _gap(one.rect, other.rect) < LEAST_GAP_PX - SLACK:
            yield f"{one.name} and {other.name} are closer than {LEAST_GAP_PX:.0f} pixels"


def _gap(one: QRectF, other: QRectF) -> float:
    across = max(one.left(), other.left()) - min(one.right(), other.right())
    down = max(one.top(), other.top()) - min(one.bottom(), other.bottom())
    return max(across, down)


def name_flaws(seen: Picture) -> Iterator[str]:
    """Each control without a name or a role for those who do not see it, and each name that two have."""
    names: dict[str, str] = {}
    for one in seen.controls:
        interface = QAccessible.queryAccessibleInterface(one.item)
        name = interface.text(QAccessible.Text.Name)
        if not name or interface.role() == QAccessible.Role.NoRole:
            yield f"{one.name} has no name or no role"
        elif names.setdefault(name, one.name) != one.name and one.item.objectName():
            yield f"{one.name} and {names[name]} have one name: {name}"


def reach_flaws(seen: Picture) -> Iterator[str]:
    """On the low screen: each control and each text that is not within reach by the device profile."""
    if not seen.window.bridges.display.property("lowReach"):
        return
    height = seen.window.window.height()
    low, high = (min(px, height) for px in seen.device.reach_px)
    top, bottom = height - high - SLACK, height - min(low, height / 2) + SLACK
    things = [(one.name, one.rect) for one in seen.controls]
    things += [(repr(text), ink(one, text)) for one in seen.texts if (text := str(one.property("text")))]
    for name, rect in things:
        if rect.top() < top or rect.bottom() > bottom:
            yield f"{name} is out of reach"


def order_flaws(seen: Picture) -> Iterator[str]:
    """Each control that Tab does not come by once in a round, and each step upwards in the same column."""
    at_controls = [control for stop in _tab_stops(seen) for control in seen.controls if control.item == stop]
    for control in seen.controls:
        if control not in at_controls:
            yield f"{control.name} cannot be reached with Tab"
    for one, after in pairwise(at_controls):
        beside = one.rect.right() <= after.rect.left() or after.rect.right() <= one.rect.left()
        if after.rect.bottom() <= one.rect.top() and not beside:
            yield f"Tab goes up from {one.name} to {after.name}"
