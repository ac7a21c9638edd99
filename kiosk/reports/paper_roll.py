# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A strip of paper, 80 mm wide and as long as what is put on it, from top to bottom. Black only.

Text stands against the edge where its language begins: left, or right (`rtl`) for Arabic.
"""

from collections.abc import Callable, Sequence
from io import BytesIO

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from kiosk.reports.typeface import Typefaces
from kiosk.reports.typesetting import Line, Style, draw_line, set_balanced, set_line, set_lines

WIDTH = 80 * mm
MARGIN = 5 * mm
"""A printer of 80 mm paper reaches the middle 72 mm."""
INNER = WIDTH - 2 * MARGIN
_PAD = 3 * mm
"""Between a frame and its text."""

_Draw = Callable[[Canvas, float], None]


class Roll:
    """Collects what goes on the strip; `pdf` draws it once its length is known. Lengths in points."""

    def __init__(self, faces: Typefaces) -> None:
        self._faces = faces
        self._items: list[tuple[float, _Draw]] = []

    def gap(self, height: float) -> None:
        """White."""
        self._items.append((height, lambda _canvas, _top: None))

    def rule(self, weight: float) -> None:
        """A line from edge to edge."""

        def draw(canvas: Canvas, top: float) -> None:
            canvas.setLineWidth(weight)
            canvas.line(MARGIN, top - weight / 2, WIDTH - MARGIN, top - weight / 2)

        self._items.append((weight, draw))

    def text(self, text: str, style: Style, *, rtl: bool = False) -> None:
        """A paragraph; nothing for an empty text."""
        for line in set_lines(text, style, self._faces, INNER, rtl=rtl):
            x = WIDTH - MARGIN - line.width if rtl else MARGIN
            self._line(line, x, style)

    def centred(self, text: str, style: Style, *, rtl: bool = False) -> None:
        """A paragraph in the middle."""
        for line in set_balanced(text, style, self._faces, INNER, rtl=rtl):
            self._line(line, (WIDTH - line.width) / 2, style)

    def opposite(self, text: str, other: str, style: Style, *, rtl: bool = False) -> None:
        """One line, `other` against the edge across from `text`; two lines where they do not fit."""
        line, across = set_line(text, style, self._faces, rtl=rtl), set_line(other, style, self._faces)
        if line.width + across.width + _PAD > INNER:
            self.text(text, style, rtl=rtl)
            self.text(other, style)
            return
        left, right = MARGIN, WIDTH - MARGIN
        x, x_across = (right - line.width, left) if rtl else (left, right - across.width)

        def draw(canvas: Canvas, top: float) -> None:
            draw_line(canvas, line, x, top - style.size)
            draw_line(canvas, across, x_across, top - style.size)

        self._items.append((style.step, draw))

    def frame(self, texts: Sequence[tuple[str, Style]], *, rtl: bool = False) -> None:
        """Paragraphs in a box, in the middle."""
        width = INNER - 2 * _PAD
        lines = [
            (line, style) for text, style in texts for line in set_balanced(text, style, self._faces, width, rtl=rtl)
        ]
        height = sum(style.step for _, style in lines) + 2 * _PAD

        def draw(canvas: Canvas, top: float) -> None:
            canvas.setLineWidth(1.2)
            canvas.roundRect(MARGIN, top - height, INNER, height, 2 * mm)
            baseline = top - _PAD
            for line, style in lines:
                draw_line(canvas, line, (WIDTH - line.width) / 2, baseline - style.size)
                baseline -= style.step

        if lines:
            self._items.append((height, draw))

    def squares(self, modules: Sequence[Sequence[bool]], side: float) -> None:
        """A QR code of `side` points in the middle; the caller leaves four squares of white around it."""
        square = side / len(modules)
        left = (WIDTH - side) / 2

        def draw(canvas: Canvas, top: float) -> None:
            path = canvas.beginPath()
            for y, row in enumerate(modules):
                for x, dark in enumerate(row):
                    if dark:
                        path.rect(left + x * square, top - (y + 1) * square, square, square)
            canvas.drawPath(path, stroke=0, fill=1)

        self._items.append((side, draw))

    def pdf(self, title: str, language: str) -> bytes:
        """The strip as a PDF of one page; the same content gives the same bytes."""
        height = sum(item_height for item_height, _ in self._items) + 2 * MARGIN
        target = BytesIO()
        canvas = Canvas(target, pagesize=(WIDTH, height), invariant=1, lang=language)
        canvas.setTitle(title)
        canvas.setAuthor("Werkcentrum")
        canvas.setCreator("Werkcentrum kiosk")
        top = height - MARGIN
        for item_height, draw in self._items:
            draw(canvas, top)
            top -= item_height
        canvas.save()
        return target.getvalue()

    def _line(self, line: Line, x: float, style: Style) -> None:
        self._items.append((style.step, lambda canvas, top: draw_line(canvas, line, x, top - style.size)))
