# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The letters of every script, from the content and not from the machine."""

from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication

FONT_FAMILIES = ("Noto Sans", "Noto Sans Arabic", "Noto Sans Ethiopic")
"""For every script; the region's own font comes before them."""


class FontsError(Exception):
    """The fonts cannot be used; the message names the folder and says what to do."""


def use_fonts(folder: Path, first: str = FONT_FAMILIES[0]) -> None:
    """The fonts of a folder, before any that the machine may have; `first` is the family that is used where it can.

    Raises `FontsError`.
    """
    loaded = [QFontDatabase.addApplicationFont(str(file)) for file in sorted(folder.glob("*.ttf"))]
    if not loaded or -1 in loaded:
        raise FontsError(f"{folder}: the fonts are missing or broken; put the shipped files back")
    font = QFont()
    font.setFamilies([first, *(family for family in FONT_FAMILIES if family != first)])
    QGuiApplication.setFont(font)
