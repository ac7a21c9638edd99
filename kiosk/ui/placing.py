# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where a window stands on the screen: over all of it, or as large as there is room for."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QWindow


def show_fitting(window: QWindow, size: QSize) -> None:
    """As a window of this shape, as large as the screen has room for."""
    room = window.screen().availableSize()
    fits = size.width() <= room.width() and size.height() <= room.height()
    window.resize(size if fits else size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio))
    window.show()


def show_full_screen(window: QWindow) -> None:
    """Over the whole screen, also where no window manager does it."""
    window.setGeometry(window.screen().geometry())
    window.showFullScreen()
    window.setGeometry(window.screen().geometry())
