# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page that staff print to see whether the slip printer works: width, blackness, every script, a QR code."""

from pathlib import Path

from reportlab.lib.units import mm

from kiosk.reports.column import SHAPES, Column, Words
from kiosk.reports.printer import Stock
from kiosk.reports.qr import QrDestination, qr_text
from kiosk.reports.tagging import Tag
from kiosk.reports.typeface import typefaces
from kiosk.reports.typesetting import RIGHT_TO_LEFT, Style

_TITLE = Style(18, bold=True, leading=23)
_BODY = Style(11, leading=15.5)
_SMALL = Style(8, leading=11)
_ASKS = "Leest u alle regels, is de rand rechts en links heel en herkent uw telefoon de code? Dan is het goed."
_SAMPLES = (
    ("Vraag het de gids: één, twee, drie.", "nl"),
    # `mul`: in several languages (ISO 639-2).
    ("Запитайте гіда. Spytaj przewodnika.", "mul"),
    ("اسأل المرشد، الهاتف 085 000 12 34", "ar"),
    ("ንመራሒ ሕተት።", "ti"),
)
"""Sentences in the scripts of the kiosk, with their languages."""
_LINES = (0.25, 0.5, 1, 2, 4)


def draw_print_test(place: str, version: str, fonts: Path, stock: Stock = Stock.ROLL) -> bytes:
    """The test page as PDF, on this paper. FontError when a font is missing."""
    with typefaces(fonts) as faces:
        column = Column(faces, stock)
        wide = round(SHAPES[stock].inner / mm)
        column.text(Words("Proefafdruk", _TITLE, Tag.H1))
        column.text(Words(_ASKS, _BODY))
        column.gap(3 * mm)
        for weight in _LINES:
            column.rule(weight)
            column.gap(1.5 * mm)
        for text, language in _SAMPLES:
            column.gap(1.5 * mm)
            column.text(Words(text, _BODY, language=language), rtl=language in RIGHT_TO_LEFT)
        column.gap(4 * mm)
        column.frame([Words(f"Deze rand is {wide} mm breed", _BODY)])
        column.gap(6 * mm)
        column.squares(qr_text(QrDestination("Proefafdruk", (place,))), 30 * mm)
        column.gap(4 * mm)
        column.centred(Words(place, _SMALL))
        column.centred(Words(f"Versie {version}", _SMALL))
        return column.pdf("Proefafdruk", "nl")
