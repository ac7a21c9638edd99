# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pictograms: own SVG drawings with colour names in them, painted in the colours of the theme that is on.

QML asks for `image://icons/NAME/COLOUR`, where COLOUR replaces `currentColor`; `image://scenes/NAME/THEME` paints a
picture whose places `{token}` are the theme's colours.
"""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickImageProvider
from PySide6.QtSvg import QSvgRenderer

from kiosk.ui.drawing import coloured, drawings, painted
from kiosk.ui.region_theme import PNG

_MOST_KEPT = 256
_MOST_SCENES = 4


# Other colours ask for every pictogram of the page at once: painted anew each time they take longer than all else.
@lru_cache(maxsize=_MOST_KEPT)
def _kept(svg: str, width: int, height: int) -> QImage:
    return painted(svg, QSize(), QSize(width, height))


# The start screen comes back after every visit; a picture of it takes some megabytes.
@lru_cache(maxsize=_MOST_SCENES)
def _kept_scene(svg: str, asked: tuple[int, int]) -> QImage:
    return painted(svg, QSize(), QSize(*asked))


class Icons(QQuickImageProvider):
    """Paints `resources/icons/NAME.svg`; a name without a drawing gives an empty picture."""

    def __init__(self, folder: Path) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._drawings = drawings(folder)

    def requestImage(self, id: str, size: QSize, requestedSize: QSize) -> QImage:  # noqa: A002, N802, N803 -- Qt's names
        """The pictogram in one colour, at the size asked."""
        name, _, colour = id.partition("/")
        svg = self._drawings.get(name, "").replace("currentColor", colour)
        picture = _kept(svg, requestedSize.width(), requestedSize.height())
        size.setWidth(picture.width())
        size.setHeight(picture.height())
        return picture


class Scenes(QQuickImageProvider):
    """Paints `resources/icons/scenes/NAME.svg` in the colours of a theme."""

    def __init__(self, folder: Path, themes: Mapping[str, Mapping[str, str]]) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._drawings = drawings(folder)
        self._themes = themes

    def requestImage(self, id: str, size: QSize, requestedSize: QSize) -> QImage:  # noqa: A002, N802, N803 -- Qt's names
        """The picture in the colours of a theme, at the size asked."""
        name, _, theme = id.partition("/")
        picture = _kept_scene(coloured(self._drawings.get(name, ""), self._themes[theme]), requestedSize.toTuple())
        size.setWidth(picture.width())
        size.setHeight(picture.height())
        return picture


class Logo(QQuickImageProvider):
    """Paints the region's logo, whole, at the height asked: `image://logo/region`."""

    def __init__(self, logo: bytes) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._logo = logo

    def requestImage(self, id: str, size: QSize, requestedSize: QSize) -> QImage:  # noqa: A002, ARG002, N802, N803 -- Qt's names
        """The logo as high as asked, as wide as it is."""
        if not self._logo.startswith(PNG):
            natural = QSvgRenderer(QByteArray(self._logo)).defaultSize()
            height = max(1, requestedSize.height())
            wide = QSize(max(1, round(natural.width() * height / max(1, natural.height()))), height)
            return painted(self._logo.decode(), size, wide)
        picture = QImage.fromData(self._logo)
        scaled = picture.scaledToHeight(max(1, requestedSize.height()), Qt.TransformationMode.SmoothTransformation)
        size.setWidth(scaled.width())
        size.setHeight(scaled.height())
        return scaled
