# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Texts under each other on paper: a strip of 80 mm as long as what is put on it, or sheets of A4. Black only.

Text stands against the edge where its language begins: left, or right (`rtl`) for Arabic.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from kiosk.reports.printer import Stock
from kiosk.reports.typeface import Typefaces
from kiosk.reports.typesetting import Line, Style, draw_line, set_balanced, set_line, set_lines

_PAD = 3 * mm
"""Between a frame and its text."""
_GUTTER = 8 * mm
"""Between two texts beside each other."""

_Draw = Callable[[Canvas, float], None]


@dataclass(frozen=True, slots=True)
class Shape:
    """A paper, lengths in points; `scale` is how much larger everything is than on the strip."""

    width: float
    margin: float
    height: float = 0.0
    """0: as long as what is on it."""
    scale: float = 1.0

    @property
    def inner(self) -> float:
        """Between the margins."""
        return self.width - 2 * self.margin


SHAPES = {
    # A printer of 80 mm paper reaches the middle 72 mm.
    Stock.ROLL: Shape(80 * mm, 5 * mm),
    Stock.SHEET: Shape(A4[0], 16 * mm, A4[1]),
}
SCALES = {Stock.ROLL: (1.0,), Stock.SHEET: (1.3, 1.2, 1.1, 1.0)}
"""How much larger than on the strip, best first: one sheet of smaller letters is better than two of large ones."""


@dataclass(frozen=True, slots=True)
class _Item:
    """Something from edge to edge; `leads`: it never stands alone at the foot of a sheet."""

    height: float
    draw: _Draw
    leads: bool = False


class Column:
    """Collects what goes on the paper; `pdf` draws it. Lengths in points of the strip: a sheet draws all larger."""

    def __init__(self, faces: Typefaces, stock: Stock, scale: float | None = None) -> None:
        self._faces = faces
        self._shape = replace(SHAPES[stock], scale=scale or SCALES[stock][0])
        self._items: list[_Item] = []

    def gap(self, height: float) -> None:
        """White."""
        self._add(height * self._shape.scale, lambda _canvas, _top: None, leads=True)

    def rule(self, weight: float) -> None:
        """A line from edge to edge."""
        shape = self._shape

        def draw(canvas: Canvas, top: float) -> None:
            canvas.setLineWidth(weight)
            canvas.line(shape.margin, top - weight / 2, shape.width - shape.margin, top - weight / 2)

        self._add(weight, draw, leads=True)

    def text(self, text: str, style: Style, *, rtl: bool = False) -> None:
        """A paragraph; nothing for an empty text."""
        shape, style = self._shape, self._sized(style)
        for line in set_lines(text, style, self._faces, shape.inner, rtl=rtl):
            x = shape.width - shape.margin - line.width if rtl else shape.margin
            self._line(line, x, style)

    def centred(self, text: str, style: Style, *, rtl: bool = False) -> None:
        """A paragraph in the middle."""
        shape, style = self._shape, self._sized(style)
        for line in set_balanced(text, style, self._faces, shape.inner, rtl=rtl):
            self._line(line, (shape.width - line.width) / 2, style)

    def opposite(self, text: str, other: str, style: Style, *, rtl: bool = False) -> None:
        """One line, `other` against the edge across from `text`; two lines where they do not fit."""
        shape, sized = self._shape, self._sized(style)
        line, across = set_line(text, sized, self._faces, rtl=rtl), set_line(other, sized, self._faces)
        if line.width + across.width + _PAD > shape.inner:
            self.text(text, style, rtl=rtl)
            self.text(other, style)
            return
        left, right = shape.margin, shape.width - shape.margin
        x, x_across = (right - line.width, left) if rtl else (left, right - across.width)

        def draw(canvas: Canvas, top: float) -> None:
            draw_line(canvas, line, x, top - sized.size)
            draw_line(canvas, across, x_across, top - sized.size)

        self._add(sized.step, draw, leads=True)

    def beside(
        self, text: str, style: Style, other: str, smaller: Style, *, rtl: bool = False, leads: bool = False
    ) -> None:
        """Two paragraphs that say the same, each on its half and both from the same line; either may be empty."""
        shape, style, smaller = self._shape, self._sized(style), self._sized(smaller)
        half = (shape.inner - _GUTTER) / 2
        left, right = shape.margin, shape.width - shape.margin
        own = set_lines(text, style, self._faces, half, rtl=rtl)
        across = set_lines(other, smaller, self._faces, half)
        height = max(len(own) * style.step, len(across) * smaller.step)

        def draw(canvas: Canvas, top: float) -> None:
            first = top - max(style.size, smaller.size)
            for at, line in enumerate(own):
                draw_line(canvas, line, right - line.width if rtl else left, first - at * style.step)
            for at, line in enumerate(across):
                draw_line(canvas, line, left if rtl else right - half, first - at * smaller.step)

        if own or across:
            self._add(height, draw, leads=leads)

    def frame(self, texts: Sequence[tuple[str, Style]], *, rtl: bool = False) -> None:
        """Paragraphs in a box, in the middle."""
        shape = self._shape
        width = shape.inner - 2 * _PAD
        sized = [(text, self._sized(style)) for text, style in texts]
        lines = [
            (line, style) for text, style in sized for line in set_balanced(text, style, self._faces, width, rtl=rtl)
        ]
        height = sum(style.step for _, style in lines) + 2 * _PAD

        def draw(canvas: Canvas, top: float) -> None:
            canvas.setLineWidth(1.2)
            canvas.roundRect(shape.margin, top - height, shape.inner, height, 2 * mm)
            baseline = top - _PAD
            for line, style in lines:
                draw_line(canvas, line, (shape.width - line.width) / 2, baseline - style.size)
                baseline -= style.step

        if lines:
            self._add(height, draw)

    def squares(self, modules: Sequence[Sequence[bool]], side: float) -> None:
        """A QR code of `side` points in the middle; the caller leaves four squares of white around it."""
        side = side * self._shape.scale
        left = (self._shape.width - side) / 2
        self._add(side, lambda canvas, top: _draw_squares(canvas, modules, side, left, top))

    def squares_beside(
        self, modules: Sequence[Sequence[bool]], side: float, texts: Sequence[tuple[str, Style]], *, rtl: bool
    ) -> None:
        """A QR code on the half across from these paragraphs, which stand beside its middle."""
        shape, side = self._shape, side * self._shape.scale
        half = (shape.inner - _GUTTER) / 2
        right = shape.width - shape.margin
        sized = [(text, self._sized(style)) for text, style in texts]
        lines = [(line, one) for text, one in sized for line in set_lines(text, one, self._faces, half, rtl=rtl)]

        def draw(canvas: Canvas, top: float) -> None:
            _draw_squares(canvas, modules, side, right - half if not rtl else shape.margin + half - side, top)
            baseline = top - (side - sum(one.step for _, one in lines)) / 2
            for line, style in lines:
                draw_line(canvas, line, right - line.width if rtl else shape.margin, baseline - style.size)
                baseline -= style.step

        self._add(side, draw)

    @property
    def is_one_page(self) -> bool:
        """Whether all of it fits on one."""
        return len(list(self._pages(self._room))) == 1

    @property
    def _height(self) -> float:
        return self._shape.height or sum(item.height for item in self._items) + 2 * self._shape.margin

    @property
    def _room(self) -> float:
        return self._height - 2 * self._shape.margin

    def pdf(self, title: str, language: str) -> bytes:
        """The PDF, one page where it is a strip; the same content gives the same bytes."""
        shape = self._shape
        height = self._height
        target = BytesIO()
        canvas = Canvas(target, pagesize=(shape.width, height), invariant=1, lang=language)
        canvas.setTitle(title)
        canvas.setAuthor("Werkcentrum")
        canvas.setCreator("Werkcentrum kiosk")
        for page in self._pages(self._room):
            top = height - shape.margin
            for item in page:
                item.draw(canvas, top)
                top -= item.height
            canvas.showPage()
        canvas.save()
        return target.getvalue()

    def _pages(self, room: float) -> Iterator[list[_Item]]:
        """What stands on each page, in order; what leads goes over with what it leads to."""
        page: list[_Item] = []
        used = 0.0
        for group in self._groups():
            height = sum(item.height for item in group)
            # A strip is as long as its items: a rounding error must not cut it in two.
            if page and used + height > room + 0.01:
                yield page
                page, used = [], 0.0
            page += group
            used += height
        yield page

    def _groups(self) -> Iterator[list[_Item]]:
        group: list[_Item] = []
        for item in self._items:
            group.append(item)
            if not item.leads:
                yield group
                group = []
        if group:
            yield group

    def _sized(self, style: Style) -> Style:
        return replace(style, size=style.size * self._shape.scale, leading=style.leading * self._shape.scale)

    def _line(self, line: Line, x: float, style: Style) -> None:
        self._add(style.step, lambda canvas, top: draw_line(canvas, line, x, top - style.size))

    def _add(self, height: float, draw: _Draw, *, leads: bool = False) -> None:
        self._items.append(_Item(height, draw, leads))


def _draw_squares(canvas: Canvas, modules: Sequence[Sequence[bool]], side: float, left: float, top: float) -> None:
    square = side / len(modules)
    path = canvas.beginPath()
    for y, row in enumerate(modules):
        for x, dark in enumerate(row):
            if dark:
                path.rect(left + x * square, top - (y + 1) * square, square, square)
    canvas.drawPath(path, stroke=0, fill=1)
