# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Own SVG drawings as pictures, without the rest of the screens."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

_ICON_SIDE = 64


def icon_names(folder: Path) -> frozenset[str]:
    """The names that have a drawing."""
    return frozenset(file.stem for file in folder.glob("*.svg"))


def drawings(folder: Path) -> dict[str, str]:
    """The SVG text of each drawing, read at once: while a visitor waits for a page, no disk does."""
    return {file.stem: file.read_text(encoding="utf-8") for file in folder.glob("*.svg")}


def painted(svg: str, size: QSize, asked: QSize) -> QImage:
    """The drawing, scaled to cover the size asked; transparent when empty."""
    renderer = QSvgRenderer(QByteArray(svg.encode()))
    natural = renderer.defaultSize() if renderer.isValid() else QSize(_ICON_SIDE, _ICON_SIDE)
    target = asked if asked.width() > 0 and asked.height() > 0 else natural
    image = QImage(target, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    size.setWidth(target.width())
    size.setHeight(target.height())
    if renderer.isValid():
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        renderer.render(painter)
        painter.end()
    return image


def coloured(svg: str, colours: Mapping[str, str]) -> str:
    """The drawing with a theme's colours in its places `{token}`."""
    for token, colour in colours.items():
        svg = svg.replace(f"{{{token}}}", colour)
    return svg
