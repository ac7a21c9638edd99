# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""An A4 sheet with the colours and fonts of the report. Lengths in points; `y` counts from the top of the page down.

Each line or paragraph is a paragraph for who reads with a screen reader too, unless it is drawn inside an element of
`pdf`; all that is no text is an ornament.
"""

import tomllib
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path

from reportlab.lib.colors import Color, HexColor, linearlyInterpolatedColor
from reportlab.lib.pagesizes import A4

from kiosk.reports.tagging import TaggedPdf
from kiosk.reports.typeface import Typefaces
from kiosk.reports.typesetting import Line, Style, draw_line, set_lines, shortened

WIDTH, HEIGHT = A4
MARGIN = 42.0
INNER = WIDTH - 2 * MARGIN
GUTTER = 26.0
COLUMN = (INNER - GUTTER) / 2
RIGHT_COLUMN = MARGIN + COLUMN + GUTTER
SLANT = 35.0
"""Degrees by which a slanted line rises."""
_PALETTE = Path(__file__).with_name("palette.toml")


class Ink(Enum):
    """The colours, by what they are for; their values are in `palette.toml`."""

    INK = "ink"
    SOFT = "inkSoft"
    LINE = "line"
    PAPER = "paper"
    WASH = "wash"
    BAND = "band"
    ON_BAND = "onBand"
    ON_BAND_SOFT = "onBandSoft"
    ACCENT = "accent"
    BAR = "bar"
    TRACK = "track"
    HEAT = "heat"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the sheet; `top` and `left` are its upper left corner."""

    left: float
    top: float
    width: float
    height: float


class Align(Enum):
    """Which point of a line of text stands at the given place."""

    LEFT = 0.0
    MIDDLE = 0.5
    RIGHT = 1.0


class Sheet:
    """Draws on the pages of one document."""

    def __init__(self, faces: Typefaces, title: str, subject: str, language: str = "nl-NL") -> None:
        self._faces = faces
        self.pdf = TaggedPdf(A4, title, language, subject)
        self._canvas = self.pdf.canvas
        self._colours = {
            Ink(name): HexColor(value) for name, value in tomllib.loads(_PALETTE.read_text("utf-8")).items()
        }

    def line_of(self, text: str, style: Style, width: float = INNER) -> Line:
        """The text on one line, cut short where it is wider than `width`."""
        return shortened(text, style, self._faces, width)

    def text(self, text: str, x: float, y: float, style: Style, ink: Ink = Ink.INK, align: Align = Align.LEFT) -> float:
        """One line with its baseline at `y`; gives its width."""
        return self.put(self.line_of(text, style), x, y, ink, align)

    def put(self, line: Line, x: float, y: float, ink: Ink = Ink.INK, align: Align = Align.LEFT) -> float:
        """A line that is set already, as `text`."""
        if line.pieces:
            with self.pdf.words():
                self._canvas.setFillColor(self._colours[ink])
                draw_line(self.pdf, line, x - line.width * align.value, HEIGHT - y)
        return line.width

    def fitted(self, text: str, x: float, y: float, style: Style, ink: Ink) -> None:
        """One line over the full width, in a smaller size where it is too long for that."""
        line = self.line_of(text, style, WIDTH * 2)
        size = min(style.size, max(style.size * 0.55, style.size * INNER / max(1.0, line.width)))
        self.put(self.line_of(text, replace(style, size=size)), x, y, ink)

    def slanted(self, line: Line, x: float, y: float, ink: Ink = Ink.INK) -> None:
        """A line that rises to the right from (x, y)."""
        with self.pdf.words():
            self._canvas.saveState()
            self._canvas.setFillColor(self._colours[ink])
            self._canvas.translate(x, HEIGHT - y)
            self._canvas.rotate(SLANT)
            draw_line(self.pdf, line, 0, 0)
            self._canvas.restoreState()

    def paragraph(self, text: str, x: float, y: float, width: float, style: Style, ink: Ink = Ink.INK) -> float:
        """Lines below each other, the first with its baseline at `y`; gives the `y` of the next line."""
        with self.pdf.paragraph():
            for line in set_lines(text, style, self._faces, width):
                self.put(line, x, y, ink)
                y += style.step
        return y

    def fill(self, box: Box, ink: Ink, corner: float = 0.0) -> None:
        """A filled rectangle."""
        self._fill(box, self._colours[ink], corner)

    def fill_heat(self, box: Box, share: float) -> None:
        """A rectangle from paper (share 0) to the warmest colour (share 1)."""
        paper, heat = self._colours[Ink.PAPER], self._colours[Ink.HEAT]
        self._fill(box, linearlyInterpolatedColor(paper, heat, 0, 1, share), 0)

    def hatch(self, box: Box, ink: Ink) -> None:
        """A rectangle of slanted lines: something is there, how much is not said."""
        canvas = self._canvas
        with self.pdf.ornament():
            canvas.saveState()
            path = canvas.beginPath()
            path.rect(box.left, HEIGHT - box.top - box.height, box.width, box.height)
            canvas.clipPath(path, stroke=0)
            canvas.setStrokeColor(self._colours[ink])
            canvas.setLineWidth(1.2)
            x = box.left - box.height
            while x < box.left + box.width:
                canvas.line(x, HEIGHT - box.top - box.height, x + box.height, HEIGHT - box.top)
                x += 3.2
            canvas.restoreState()

    def rule(self, x: float, y: float, width: float, ink: Ink = Ink.LINE, weight: float = 0.7) -> None:
        """A horizontal line."""
        with self.pdf.ornament():
            self._canvas.setStrokeColor(self._colours[ink])
            self._canvas.setLineWidth(weight)
            self._canvas.line(x, HEIGHT - y, x + width, HEIGHT - y)

    def next_page(self) -> None:
        """Ends the page."""
        self._canvas.showPage()

    def _fill(self, box: Box, colour: Color, corner: float) -> None:
        bottom = HEIGHT - box.top - box.height
        with self.pdf.ornament():
            self._canvas.setFillColor(colour)
            if corner:
                self._canvas.roundRect(box.left, bottom, box.width, box.height, corner, stroke=0, fill=1)
            else:
                self._canvas.rect(box.left, bottom, box.width, box.height, stroke=0, fill=1)
