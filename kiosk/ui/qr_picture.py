# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A QR code as a picture of one pixel per square, which the screen enlarges without smoothing.

QML asks for `image://qr/SQUARES/COLOUR`. The squares themselves are the address, so that nothing here remembers what a
visitor takes along: it goes with the property that held it, if QML asks with `cache: false`.
"""

from collections.abc import Sequence
from math import isqrt

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtQuick import QQuickImageProvider

_SIGNS = bytes.maketrans(b"\0\1", b"01")
_NUMBERS = bytes.maketrans(b"01", b"\0\1")
_CLEAR = 0


def qr_squares(modules: Sequence[Sequence[bool]]) -> str:
    """The squares row by row, 1 for dark and 0 for light; '' for no code."""
    return b"".join(map(bytes, modules)).translate(_SIGNS).decode()


class QrPictures(QQuickImageProvider):
    """Paints the dark squares and leaves the light ones clear; no quiet zone."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)

    def requestImage(self, id: str, size: QSize, requestedSize: QSize) -> QImage:  # noqa: A002, ARG002, N802, N803 -- Qt's names
        """One pixel per square, whatever size is asked."""
        squares, _, colour = id.partition("/")
        side = isqrt(len(squares))
        picture = QImage(squares.encode().translate(_NUMBERS), side, side, side, QImage.Format.Format_Indexed8)
        picture.setColorTable([_CLEAR, QColor(colour).rgba()])
        size.setWidth(side)
        size.setHeight(side)
        return picture.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
