# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Texts under each other on paper: a strip of 80 mm as long as what is put on it, or sheets of A4. Black only.

Text stands against the edge where its language begins: left, or right (`rtl`) for Arabic.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm

from kiosk.reports.printer import Stock
from kiosk.reports.qr import qr_modules
from kiosk.reports.stack import Shape, Stack
from kiosk.reports.tagging import Element, Tag, TaggedPdf
from kiosk.reports.typeface import Typefaces
from kiosk.reports.typesetting import Line, Style, draw_line, set_balanced, set_line, set_lines

_PAD = 3 * mm
"""Between a frame and its text."""
_GUTTER = 8 * mm
"""Between two texts beside each other."""


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph: how it looks, what it is (an item: of the list of the items before and after it), and its language.

    No language: that of the document.
    """

    text: str
    style: Style
    tag: Tag = Tag.PARAGRAPH
    language: str = ""


SHAPES = {
    # A printer of 80 mm paper reaches the middle 72 mm.
    Stock.ROLL: Shape(80 * mm, 5 * mm),
    Stock.SHEET: Shape(A4[0], 16 * mm, A4[1]),
}
SCALES = {Stock.ROLL: (1.0,), Stock.SHEET: (1.3, 1.2, 1.1, 1.0)}
"""How much larger than on the strip, best first: one sheet of smaller letters is better than two of large ones."""


class Column:
    """Collects what goes on the paper; `pdf` draws it. Lengths in points of the strip: a sheet draws all larger."""

    def __init__(self, faces: Typefaces, stock: Stock, scale: float | None = None) -> None:
        self._faces = faces
        self._shape = replace(SHAPES[stock], scale=scale or SCALES[stock][0])
        self._stack = Stack(self._shape)
        self._tree = Element(Tag.DOCUMENT)

    def gap(self, height: float) -> None:
        """White."""
        self._stack.add(height * self._shape.scale, lambda _pdf, _top: None, leads=True)

    def rule(self, weight: float) -> None:
        """A line from edge to edge."""
        shape = self._shape

        def draw(pdf: TaggedPdf, top: float) -> None:
            with pdf.ornament():
                pdf.canvas.setLineWidth(weight)
                pdf.canvas.line(shape.margin, top - weight / 2, shape.width - shape.margin, top - weight / 2)

        self._stack.add(weight, draw, leads=True)

    def text(self, words: Words, *, rtl: bool = False) -> None:
        """A paragraph; nothing for an empty text."""
        shape, style, element = self._shape, self._sized(words.style), self._element(words)
        for line in set_lines(words.text, style, self._faces, shape.inner, rtl=rtl):
            x = shape.width - shape.margin - line.width if rtl else shape.margin
            self._line(line, x, style, element)

    def centred(self, words: Words, *, rtl: bool = False) -> None:
        """A paragraph in the middle."""
        shape, style, element = self._shape, self._sized(words.style), self._element(words)
        for line in set_balanced(words.text, style, self._faces, shape.inner, rtl=rtl):
            self._line(line, (shape.width - line.width) / 2, style, element)

    def opposite(self, words: Words, other: Words, *, rtl: bool = False) -> None:
        """One line, `other` against the edge across from `words`, in the same style; two lines where it is too long."""
        shape, sized = self._shape, self._sized(words.style)
        line, across = set_line(words.text, sized, self._faces, rtl=rtl), set_line(other.text, sized, self._faces)
        if line.width + across.width + _PAD > shape.inner:
            self.text(words, rtl=rtl)
            self.text(other)
            return
        left, right = shape.margin, shape.width - shape.margin
        x, x_across = (right - line.width, left) if rtl else (left, right - across.width)
        own, beside = self._pair(words, other)

        def draw(pdf: TaggedPdf, top: float) -> None:
            for each, at, element in ((line, x, own), (across, x_across, beside)):
                if each.pieces:
                    with pdf.content(element):
                        draw_line(pdf, each, at, top - sized.size)

        self._stack.add(sized.step, draw, leads=True)

    def beside(self, words: Words, other: Words, *, rtl: bool = False, leads: bool = False) -> None:
        """Two paragraphs that say the same, each on its half and both from the same line; either may be empty."""
        shape, style, smaller = self._shape, self._sized(words.style), self._sized(other.style)
        half = (shape.inner - _GUTTER) / 2
        left, right = shape.margin, shape.width - shape.margin
        own = set_lines(words.text, style, self._faces, half, rtl=rtl)
        across = set_lines(other.text, smaller, self._faces, half)
        element, element_across = self._pair(words, other)

        def draw(pdf: TaggedPdf, top: float) -> None:
            first = top - max(style.size, smaller.size)
            for at, line in enumerate(own):
                with pdf.content(element):
                    draw_line(pdf, line, right - line.width if rtl else left, first - at * style.step)
            for at, line in enumerate(across):
                with pdf.content(element_across):
                    draw_line(pdf, line, left if rtl else right - half, first - at * smaller.step)

        if own or across:
            self._stack.add(max(len(own) * style.step, len(across) * smaller.step), draw, leads=leads)

    def frame(self, texts: Sequence[Words], *, rtl: bool = False) -> None:
        """Paragraphs in a box, in the middle."""
        shape = self._shape
        lines = self._set(texts, shape.inner - 2 * _PAD, set_balanced, rtl=rtl)
        height = sum(style.step for _, style, _ in lines) + 2 * _PAD

        def draw(pdf: TaggedPdf, top: float) -> None:
            with pdf.ornament():
                pdf.canvas.setLineWidth(1.2)
                pdf.canvas.roundRect(shape.margin, top - height, shape.inner, height, 2 * mm)
            baseline = top - _PAD
            for line, style, element in lines:
                with pdf.content(element):
                    draw_line(pdf, line, (shape.width - line.width) / 2, baseline - style.size)
                baseline -= style.step

        if lines:
            self._stack.add(height, draw)

    def squares(self, code: str, side: float) -> None:
        """A QR code of this text, `side` points wide, in the middle; the caller leaves four squares of white around."""
        side = side * self._shape.scale
        left, draw = (self._shape.width - side) / 2, self._code(code, side)
        self._stack.add(side, lambda pdf, top: draw(pdf, left, top))

    def squares_beside(self, code: str, side: float, texts: Sequence[Words], *, rtl: bool) -> None:
        """A QR code on the half across from these paragraphs, which stand beside its middle."""
        shape, side = self._shape, side * self._shape.scale
        half = (shape.inner - _GUTTER) / 2
        right = shape.width - shape.margin
        lines = self._set(texts, half, set_lines, rtl=rtl)
        draw_code = self._code(code, side)

        def draw(pdf: TaggedPdf, top: float) -> None:
            draw_code(pdf, right - half if not rtl else shape.margin + half - side, top)
            baseline = top - (side - sum(style.step for _, style, _ in lines)) / 2
            for line, style, element in lines:
                with pdf.content(element):
                    draw_line(pdf, line, right - line.width if rtl else shape.margin, baseline - style.size)
                baseline -= style.step

        self._stack.add(side, draw)

    @property
    def is_one_page(self) -> bool:
        """Whether all of it fits on one."""
        return self._stack.is_one_page

    def pdf(self, title: str, language: str) -> bytes:
        """The PDF, one page where it is a strip; the same content gives the same bytes."""
        return self._stack.pdf(title, language, self._tree)

    def _sized(self, style: Style) -> Style:
        return replace(style, size=style.size * self._shape.scale, leading=style.leading * self._shape.scale)

    def _line(self, line: Line, x: float, style: Style, element: Element) -> None:
        def draw(pdf: TaggedPdf, top: float) -> None:
            with pdf.content(element):
                draw_line(pdf, line, x, top - style.size)

        self._stack.add(style.step, draw)

    def _set(
        self, texts: Sequence[Words], width: float, breaking: Callable[..., tuple[Line, ...]], *, rtl: bool
    ) -> list[tuple[Line, Style, Element]]:
        """The lines of several paragraphs, each with how it looks and what it belongs to."""
        return [
            (line, style, element)
            for words in texts
            for style, element in [(self._sized(words.style), self._element(words))]
            for line in breaking(words.text, style, self._faces, width, rtl=rtl)
        ]

    def _element(self, words: Words) -> Element:
        if words.tag is Tag.ITEM:
            return self._tree.item().add(Tag.BODY, language=words.language)
        return self._tree.add(words.tag, language=words.language)

    def _pair(self, words: Words, other: Words) -> tuple[Element, Element]:
        """The same in two languages is one item of a list."""
        if words.tag is Tag.ITEM:
            body = self._tree.item().add(Tag.BODY)
            first = body.add(Tag.PARAGRAPH, language=words.language)
            return first, body.add(Tag.PARAGRAPH, language=other.language)
        return self._element(words), self._element(other)

    def _code(self, text: str, side: float) -> Callable[[TaggedPdf, float, float], None]:
        """Draws the code of this text from its left and its top; who does not see it gets the text itself."""
        element, modules = self._tree.add(Tag.FIGURE, alt=f"QR: {text}"), qr_modules(text)
        square = side / len(modules)

        def draw(pdf: TaggedPdf, left: float, top: float) -> None:
            path = pdf.canvas.beginPath()
            for y, row in enumerate(modules):
                for x, dark in enumerate(row):
                    if dark:
                        path.rect(left + x * square, top - (y + 1) * square, square, square)
            with pdf.content(element):
                pdf.canvas.drawPath(path, stroke=0, fill=1)

        return draw
