# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The contrast of letters as it is drawn: from the pixels of a picture, not from what a theme promises."""

from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickItem

from kiosk.ui.contrast import REGION_TEXT, SHIPPED_TEXT, contrast_ratio
from kiosk.ui.flaws import Picture, ink

FEW = 3
"""A colour of fewer pixels is the edge of a letter."""


def contrast_flaws(seen: Picture, image: QImage) -> Iterator[str]:
    """Each text that differs too little from its ground; what cannot be pressed now may be pale."""
    limit = SHIPPED_TEXT if seen.window.bridges.display.property("theme") == "contrast" else REGION_TEXT
    for item in seen.texts:
        text = str(item.property("text"))
        if _clear(item) and (found := drawn_contrast(image, ink(item, text).toAlignedRect())) < limit:
            yield f"{text!r} has contrast {found:.1f} in the picture; it needs {limit:g}"


def drawn_contrast(image: QImage, place: QRect) -> float:
    """The contrast of the most frequent colour of a place with the one that differs most from it."""
    part = image.copy(place.intersected(image.rect())).convertToFormat(QImage.Format.Format_RGB32)
    colours = Counter(memoryview(part.constBits()).cast("I"))
    ground = _written(colours.most_common(1)[0][0])
    return max(contrast_ratio(ground, _written(one)) for one, count in colours.items() if count >= FEW)


def _written(pixel: int) -> str:
    return f"#{pixel & 0xFFFFFF:06X}"


def _clear(item: QQuickItem) -> bool:
    around: QQuickItem | None = item
    while around is not None:
        if around.opacity() < 1:
            return False
        around = around.parentItem()
    return item.isEnabled()
