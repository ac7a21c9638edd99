# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The fonts on paper: read from the region's folder, never from the machine."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

FAMILIES = ("NotoSans", "NotoSansArabic", "NotoSansEthiopic")
"""In the order in which a letter is looked up; also the names of the files, before `-Regular.ttf` and `-Bold.ttf`."""

_one_document = threading.Lock()


class FontError(Exception):
    """A font file is missing or cannot be read; the message names it and says what to do."""


@dataclass(frozen=True, slots=True)
class Typefaces:
    """The fonts of one document; only good inside `typefaces`."""

    regular: tuple[TTFont, ...]
    bold: tuple[TTFont, ...]

    def font_of(self, character: str, *, bold: bool) -> TTFont:
        """The first family that has the character, else the first family (which then draws an empty box)."""
        fonts = self.bold if bold else self.regular
        code = ord(character)
        return next((font for font in fonts if code in font.face.charToGlyph), fonts[0])


@contextmanager
def typefaces(folder: Path) -> Iterator[Typefaces]:
    """The fonts of `folder` for one document. FontError when one is missing.

    They are read anew for each document (some 30 ms) and documents are drawn one at a time: joining Arabic letters
    writes into the font's tables, and the same figures must give the same bytes whatever was drawn before.
    """
    with _one_document:
        yield Typefaces(_register(folder, "Regular"), _register(folder, "Bold"))


def _register(folder: Path, weight: str) -> tuple[TTFont, ...]:
    fonts = []
    for family in FAMILIES:
        file = folder / f"{family}-{weight}.ttf"
        if not file.is_file():
            raise FontError(f"{file.name} ontbreekt in {folder}. Zet de lettertypen van de regio terug.")
        font = TTFont(f"{family}-{weight}", str(file))
        pdfmetrics.registerFont(font)
        fonts.append(font)
    return tuple(fonts)
