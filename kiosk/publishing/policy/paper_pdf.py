# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A paper as PDF: A4, in the fonts and colours of the reports; rows and boxes are never cut by the end of a page."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from kiosk.publishing.policy.paper import (
    Bullets,
    Cell,
    Facts,
    Heading,
    Paper,
    Paragraph,
    Part,
    Signatures,
    Table,
    Tone,
)
from kiosk.reports.sheet import HEIGHT, INNER, MARGIN, WIDTH, Align, Box, Ink, Sheet
from kiosk.reports.tagging import Element, Tag
from kiosk.reports.typeface import Typefaces, typefaces
from kiosk.reports.typesetting import Line, Style, set_line, set_lines

_TITLE = Style(22, bold=True)
_KICKER = Style(9.5, bold=True)
_EDITION = Style(9, leading=13)
_HEADS = {1: Style(13, bold=True, leading=18), 2: Style(10.5, bold=True, leading=15)}
_TAGS = {1: Tag.H2, 2: Tag.H3}
"""Of the headings; the title of the paper is the first."""
_BODY = Style(9.4, leading=13.4)
_CELL = Style(8.2, leading=11.2)
_HEAD = Style(7.6, bold=True, leading=10.4)
_LABEL = Style(8.2, bold=True, leading=11.2)
_CHIP = Style(8, bold=True)
_FOOT = Style(7.4)
_BAND = 104.0
_TOP, _BOTTOM = 62.0, HEIGHT - 58
_PAD = 5.0
_LABELS = 128.0
"""Width of the names in a box of facts."""
_BULLET = 12.0
_TONES = {
    Tone.PLAIN: (None, Ink.INK),
    Tone.QUIET: (None, Ink.SOFT),
    Tone.GOOD: (Ink.HEAT, Ink.INK),
    Tone.ASK: (Ink.ACCENT, Ink.INK),
    Tone.STOP: (Ink.BAND, Ink.ON_BAND),
}


@dataclass(frozen=True, slots=True)
class _Placed:
    """A set line at (x, y) from the upper left corner of its piece."""

    line: Line
    x: float
    y: float
    ink: Ink
    element: Element | None = None
    """Whose words they are; None: they stand elsewhere too."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """What stays together: what is drawn at (x, y) from its upper left corner."""

    height: float
    boxes: tuple[tuple[Box, Ink], ...] = ()
    lines: tuple[_Placed, ...] = ()
    with_next: bool = False
    """It never stands alone at the end of a page."""
    again: "_Piece | None" = None
    """Drawn above it once more where it begins a page."""


def draw_paper(paper: Paper, fonts: Path) -> bytes:
    """The paper as PDF; the same paper gives the same bytes. FontError when a font is missing from `fonts`."""
    with typefaces(fonts) as faces:
        return _Drawn(Sheet(faces, paper.title, paper.edition), faces, paper).pdf()


class _Drawn:
    """One paper on its way onto the sheets."""

    def __init__(self, sheet: Sheet, faces: Typefaces, paper: Paper) -> None:
        self._sheet = sheet
        self._faces = faces
        self._paper = paper

    def pdf(self) -> bytes:
        pdf = self._sheet.pdf
        head, setting = pdf.tree.add(Tag.SECTION), _Set(self._faces, pdf.tree)
        pages = list(_pages(piece for part in self._paper.parts for piece in setting.part(part)))
        for number, page in enumerate(pages, 1):
            if number > 1:
                self._sheet.next_page()
            with pdf.inside(head if number == 1 else None):
                self._band(head) if number == 1 else self._running_head()
            for piece, y in page:
                self._draw(piece, y)
            self._foot(number, len(pages))
        return pdf.finished()

    def _draw(self, piece: _Piece, top: float) -> None:
        for box, ink in piece.boxes:
            corner = 3 if box.height > 6 and box.width < INNER else 0
            self._sheet.fill(Box(MARGIN + box.left, top + box.top, box.width, box.height), ink, corner)
        for placed in piece.lines:
            with self._sheet.pdf.inside(placed.element):
                self._sheet.put(placed.line, MARGIN + placed.x, top + placed.y, placed.ink)

    def _band(self, head: Element) -> None:
        sheet, paper = self._sheet, self._paper
        sheet.fill(Box(0, 0, WIDTH, _BAND), Ink.BAND)
        sheet.fill(Box(0, _BAND, WIDTH, 4), Ink.ACCENT)
        sheet.put(sheet.line_of(paper.kicker, _KICKER, INNER * 0.78), MARGIN, 34, Ink.ON_BAND_SOFT)
        with sheet.pdf.inside(head.add(Tag.H1)):
            sheet.fitted(paper.title, MARGIN, 64, _TITLE, Ink.ON_BAND)
        sheet.put(sheet.line_of(paper.edition, _EDITION, INNER), MARGIN, 87, Ink.ON_BAND_SOFT)
        self._chip(24)

    def _running_head(self) -> None:
        self._sheet.put(self._sheet.line_of(self._paper.title, _KICKER, INNER * 0.6), MARGIN, 36, Ink.SOFT)
        self._sheet.rule(MARGIN, 46, INNER)
        self._chip(24)

    def _chip(self, top: float) -> None:
        """What a draft says on every page, in the upper right corner."""
        if not self._paper.draft:
            return
        line = set_line(self._paper.draft, _CHIP, self._faces)
        left = MARGIN + INNER - line.width - 16
        self._sheet.fill(Box(left, top, line.width + 16, 16), Ink.ACCENT, 4)
        self._sheet.put(line, left + 8, top + 11.2)

    def _foot(self, page: int, pages: int) -> None:
        sheet = self._sheet
        sheet.rule(MARGIN, HEIGHT - 40, INNER)
        place = f"Pagina {page} van {pages}"
        said = " · ".join(filter(None, (self._paper.draft, self._paper.edition)))
        with sheet.pdf.inside(None):
            sheet.text(place, MARGIN + INNER, HEIGHT - 27, _FOOT, Ink.SOFT, Align.RIGHT)
            sheet.put(sheet.line_of(said, _FOOT, INNER - 90), MARGIN, HEIGHT - 27, Ink.SOFT)


def _pages(pieces: Iterable[_Piece]) -> Iterator[list[tuple[_Piece, float]]]:
    """The pieces of each page with their `y`; what stays with the next goes along to its page."""
    page: list[tuple[_Piece, float]] = []
    y = _BAND + 22
    waiting: list[_Piece] = []
    for piece in pieces:
        waiting.append(piece)
        if piece.with_next:
            continue
        if page and y + sum(one.height for one in waiting) > _BOTTOM:
            yield page
            page, y = [], _TOP
            if waiting[0].again is not None:
                waiting.insert(0, waiting[0].again)
        for one in waiting:
            page.append((one, y))
            y += one.height
        waiting = []
    yield page + [(one, y) for one in waiting]


class _Set:
    """Sets the parts of a paper: as pieces, of which each has its place within itself; `tree`: of the document."""

    def __init__(self, faces: Typefaces, tree: Element) -> None:
        self._faces = faces
        self._tree = tree

    def part(self, part: Part) -> Iterator[_Piece]:
        match part:
            case Heading():
                yield self._heading(part)
            case Paragraph():
                paragraph = self._tree.add(Tag.PARAGRAPH)
                yield self._text(part.text, 0, Ink.SOFT if part.quiet else Ink.INK, paragraph)
            case Bullets():
                items = self._tree.add(Tag.LIST)
                for line in part.lines:
                    yield self._text(line, _BULLET, Ink.INK, items.add(Tag.ITEM).add(Tag.BODY))
            case Table():
                yield from self._table(part)
            case Facts():
                yield self._facts(part)
            case Signatures():
                yield self._signatures(part)

    def _heading(self, part: Heading) -> _Piece:
        style = _HEADS[part.level]
        above = 14 if part.level == 1 else 8
        element = self._tree.add(_TAGS[part.level])
        lines = _told(element, self._lines(part.text, style, 0, above, INNER, Ink.BAND))
        return _Piece(above + len(lines) * style.step + 4, lines=lines, with_next=True)

    def _text(self, text: str, indent: float, ink: Ink, element: Element) -> _Piece:
        lines = _told(element, self._lines(text, _BODY, indent, 0, INNER - indent, ink))
        dots = ((Box(2, _BODY.size * 0.62, 3.4, 3.4), Ink.BAR),) if indent else ()
        return _Piece(len(lines) * _BODY.step + (3 if indent else 7), boxes=dots, lines=lines)

    def _table(self, part: Table) -> Iterator[_Piece]:
        wide = [share * INNER / sum(part.widths) for share in part.widths]
        table = self._tree.add(Tag.TABLE)
        head = self._row([Cell(text) for text in part.headings], wide, _HEAD, Ink.WASH, table)
        yield _Piece(head.height, head.boxes, head.lines, with_next=True)
        again = _Piece(head.height, head.boxes, _told(None, head.lines))
        for row in part.rows:
            one = self._row(row, wide, _CELL, None, table)
            yield _Piece(one.height, one.boxes, one.lines, again=again)
        yield _Piece(8)

    def _row(
        self, cells: Iterable[Cell], wide: list[float], style: Style, ground: Ink | None, table: Element
    ) -> _Piece:
        """A row of the table; one on a ground has the names of the columns."""
        row = table.add(Tag.ROW)
        boxes: list[tuple[Box, Ink]] = []
        lines: list[_Placed] = []
        x, height = 0.0, 0.0
        for cell, width in zip(cells, wide, strict=True):
            fill, ink = _TONES[cell.tone]
            set_ = self._lines(cell.text, style, x + _PAD, 3, width - 2 * _PAD, ink)
            if fill is not None and set_:
                boxes.append((Box(x + 1.5, 1.6, width - 3, len(set_) * style.step + 2.8), fill))
            lines += _told(row.add(Tag.HEAD, heads="Column") if ground else row.add(Tag.CELL), set_)
            height = max(height, len(set_) * style.step + 6)
            x += width
        under = (Box(0, height, INNER, 0.6), Ink.LINE)
        grounds = ((Box(0, 0, INNER, height), ground),) if ground else ()
        return _Piece(height + 0.6, (*grounds, *boxes, under), tuple(lines))

    def _facts(self, part: Facts) -> _Piece:
        y = 0.0
        boxes: list[tuple[Box, Ink]] = []
        lines: list[_Placed] = []
        if part.title:
            boxes.append((Box(0, 0, INNER, 20), Ink.WASH))
            title = self._lines(part.title, _HEADS[2], 8, 1.8, INNER * 0.7, Ink.INK)[:1]
            lines += _told(self._tree.add(Tag.H3), title)
            y = 23
        if part.mark.text:
            fill, ink = _TONES[part.mark.tone]
            line = set_line(part.mark.text, _CHIP, self._faces)
            left = INNER - line.width - 20
            boxes.append((Box(left, 3, line.width + 14, 14), fill or Ink.TRACK))
            lines.append(_Placed(line, left + 7, 13, ink, self._tree.add(Tag.PARAGRAPH)))
        items = self._tree.add(Tag.LIST)
        for name, text in part.rows:
            named = self._lines(name, _LABEL, 8, y, _LABELS - 12, Ink.SOFT)
            said = self._lines(text, _CELL, _LABELS, y, INNER - _LABELS - 8, Ink.INK)
            item = items.add(Tag.ITEM)
            lines += (*_told(item.add(Tag.LABEL), named), *_told(item.add(Tag.BODY), said))
            y += max(len(named), len(said)) * _CELL.step + 2.2
        return _Piece(y + 9, tuple(boxes), tuple(lines), with_next=part.stays)

    def _signatures(self, part: Signatures) -> _Piece:
        lines = list(_told(self._tree.add(Tag.PARAGRAPH), self._lines(part.intro, _BODY, 0, 0, INNER, Ink.INK)))
        y = len(lines) * _BODY.step + 10
        boxes: list[tuple[Box, Ink]] = []
        for person in part.people:
            boxes.append((Box(0, y, INNER, 112), Ink.WASH))
            lines += _told(self._tree.add(Tag.H3), self._lines(person, _HEADS[2], 12, y + 5, INNER - 24, Ink.BAND))
            for at, label in enumerate(("Naam", "Datum", "Handtekening")):
                base = y + 46 + at * 26
                name = self._lines(label, _CELL, 12, base - _CELL.step, 90, Ink.SOFT)
                lines += _told(self._tree.add(Tag.PARAGRAPH), name)
                boxes.append((Box(100, base, INNER - 112, 0.7), Ink.SOFT))
            y += 122
        return _Piece(y, tuple(boxes), tuple(lines))

    def _lines(self, text: str, style: Style, x: float, y: float, width: float, ink: Ink) -> tuple[_Placed, ...]:
        """The text set in lines, the first with its baseline under `y`."""
        first = y + style.size + (style.step - style.size) / 2
        return tuple(
            _Placed(line, x, first + at * style.step, ink)
            for at, line in enumerate(set_lines(text, style, self._faces, width))
        )


def _told(element: Element | None, lines: Iterable[_Placed]) -> tuple[_Placed, ...]:
    """The lines as words of this element."""
    return tuple(replace(placed, element=element) for placed in lines)
