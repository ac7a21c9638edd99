# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The path book on paper: read it, tick each path, sign the last page."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.directory.plain_text import clean
from kiosk.flow.said import Said
from kiosk.flow.session import QuestionKind
from kiosk.publishing.days import day_said
from kiosk.publishing.path_book import Ending, PathBook, Step, Walk
from kiosk.publishing.path_book_words import (
    PAGE,
    SIGN_INTRO,
    SIGN_LINES,
    SIGN_TITLE,
    STOPPED,
    TITLE,
    stop_said,
    subject,
)
from kiosk.reports.sheet import HEIGHT, INNER, MARGIN, WIDTH, Align, Box, Ink, Sheet
from kiosk.reports.tagging import Element, Tag
from kiosk.reports.typeface import Typefaces, typefaces
from kiosk.reports.typesetting import RIGHT_TO_LEFT, Line, Style, set_line, set_lines

_TITLE = Style(20, bold=True)
_KICKER = Style(9.5, bold=True)
_BODY = Style(10, leading=14)
_HEAD = Style(10.5, bold=True)
_QUESTION = Style(8.6, leading=11.6)
_ANSWER = Style(8.6, bold=True, leading=11.6)
_SMALL = Style(7.6, leading=10.4)
_FOOT = Style(7.4)
_STEPS = INNER * 0.62
_ENDINGS = INNER - _STEPS - 18
_NUMBER = 16.0
_ASKED = _STEPS * 0.58
"""The part of a step's width that its number and question take."""
_TOP, _BOTTOM = 52.0, HEIGHT - 54
_BAND = 100.0


@dataclass(frozen=True, slots=True)
class _Placed:
    """A set line; `y` counts from the top of its block."""

    line: Line
    x: float
    y: float
    element: Element
    """Whose words they are."""
    ink: Ink = Ink.INK
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class _Block:
    """What stays together on one page."""

    height: float
    lines: tuple[_Placed, ...]
    boxes: tuple[tuple[Box, Ink], ...] = ()


@dataclass(slots=True)
class _Column:
    """Text set downwards in one column of a block, from the right for a language that is written so."""

    faces: Typefaces
    left: float
    width: float
    rtl: bool
    element: Element
    """What its paragraphs are part of."""
    y: float = 0.0
    lines: list[_Placed] = field(default_factory=list)

    def add(self, text: str, style: Style, ink: Ink = Ink.INK, indent: float = 0.0, tag: Tag = Tag.PARAGRAPH) -> None:
        element = self.element.add(tag)
        for line in set_lines(text, style, self.faces, self.width - indent, rtl=self.rtl):
            self.y += style.step
            x = self.left + self.width - indent if self.rtl else self.left + indent
            self.lines.append(_Placed(line, x, self.y, element, ink, Align.RIGHT if self.rtl else Align.LEFT))

    def mark(self, text: str, style: Style, element: Element) -> None:
        """A number at the start of the line that comes next."""
        line = set_line(text, style, self.faces)
        x = self.left + self.width if self.rtl else self.left
        align = Align.RIGHT if self.rtl else Align.LEFT
        self.lines.append(_Placed(line, x, self.y + style.step, element, Ink.SOFT, align))


def draw_path_book(book: PathBook, notes: Mapping[str, str], services: Mapping[str, str], fonts: Path) -> bytes:
    """The book as PDF; the same book gives the same bytes.

    `notes`: by key of path, what to say of its approval. `services`: by code, the name of a kind of service.
    FontError when a font is missing from the folder `fonts`.
    """
    with typefaces(fonts) as faces:
        title = f"{_said(TITLE, book)}: {clean(book.title)}"
        return _Book(Sheet(faces, title, _said(subject(book), book), book.language), faces, book).pdf(notes, services)


class _Book:
    """One path book on its way onto the sheets."""

    def __init__(self, sheet: Sheet, faces: Typefaces, book: PathBook) -> None:
        self._sheet = sheet
        self._faces = faces
        self._book = book
        self._rtl = book.language in RIGHT_TO_LEFT

    def pdf(self, notes: Mapping[str, str], services: Mapping[str, str]) -> bytes:
        head = self._sheet.pdf.tree.add(Tag.SECTION, language=self._frame)
        blocks = [
            self._path(number, walk, notes.get(walk.key, ""), services)
            for number, walk in enumerate(self._book.walks, 1)
        ]
        pages = [*_pages(blocks), [(self._signature(), _TOP)]]
        for number, page in enumerate(pages, 1):
            if number == 1:
                self._band(head)
            else:
                self._sheet.next_page()
            for block, y in page:
                self._draw(block, y)
            self._footer(number, len(pages))
        return self._sheet.pdf.finished()

    @property
    def _frame(self) -> str:
        """The language of the book's own words, which differ from the flow's (`Said.shown`)."""
        return "en" if self._book.language == "en" else "nl"

    def _draw(self, block: _Block, top: float) -> None:
        for box, ink in block.boxes:
            self._sheet.fill(Box(box.left, top + box.top, box.width, box.height), ink, 2 if box.height > 4 else 0)
        for placed in block.lines:
            with self._sheet.pdf.inside(placed.element):
                self._sheet.put(placed.line, placed.x, top + placed.y, placed.ink, placed.align)

    def _band(self, head: Element) -> None:
        sheet, book = self._sheet, self._book
        sheet.fill(Box(0, 0, WIDTH, _BAND), Ink.BAND)
        sheet.fill(Box(0, _BAND, WIDTH, 4), Ink.ACCENT)
        with sheet.pdf.inside(head):
            sheet.text(_said(TITLE, book), MARGIN, 34, _KICKER, Ink.ON_BAND_SOFT)
            with sheet.pdf.inside(head.add(Tag.H1, language=book.language)):
                sheet.fitted(book.title, MARGIN, 62, _TITLE, Ink.ON_BAND)
            sheet.text(f"{_edition(book)}. {_said(subject(book), book)}", MARGIN, 84, _SMALL, Ink.ON_BAND_SOFT)

    def _path(self, number: int, walk: Walk, note: str, services: Mapping[str, str]) -> _Block:
        head = 24.0
        section = self._sheet.pdf.tree.add(Tag.SECTION)
        lines, y = list(self._path_head(number, walk, note, section)), head
        counted, steps = 0, section.add(Tag.LIST)
        for step in walk.steps:
            counted += step.kind is not QuestionKind.NOTE
            y = self._step(lines, step, counted, y, steps.add(Tag.ITEM))
        endings = _Column(self._faces, MARGIN + _STEPS + 18, _ENDINGS, self._rtl, section, head)
        for ending in walk.endings:
            self._ending(endings, ending, services)
        self._stop(endings, walk)
        height = max(y, endings.y) + 12
        bar = Box(MARGIN + _STEPS + 6, head + 2, 2.5, height - head - 10)
        boxes = ((Box(MARGIN, 2, INNER, 18), Ink.WASH), (bar, Ink.ACCENT), *_tick_box())
        return _Block(height, (*lines, *endings.lines), boxes)

    def _path_head(self, number: int, walk: Walk, note: str, section: Element) -> Iterator[_Placed]:
        name = set_line(f"{number}. {walk.key}", _HEAD, self._faces)
        yield _Placed(name, MARGIN + 6, 15, section.add(Tag.H2))
        standing = self._sheet.line_of(note, _SMALL, INNER - name.width - 60)
        said = section.add(Tag.PARAGRAPH, language=self._frame)
        yield _Placed(standing, MARGIN + name.width + 18, 15, said, Ink.SOFT)

    def _step(self, lines: list[_Placed], step: Step, number: int, y: float, item: Element) -> float:
        """Question and answer side by side, the question where reading begins; gives the `y` below both."""
        asked, given = (MARGIN, _ASKED), (MARGIN + _ASKED + 8, _STEPS - _ASKED - 8)
        if self._rtl:
            asked, given = (MARGIN + _STEPS - _ASKED, _ASKED), (MARGIN, _STEPS - _ASKED - 8)
        counted, body = item.add(Tag.LABEL), item.add(Tag.BODY)
        question = _Column(self._faces, *asked, self._rtl, body, y)
        answer = _Column(self._faces, *given, self._rtl, body, y)
        if step.kind is QuestionKind.NOTE:
            question.add(step.label, _SMALL, Ink.SOFT, _NUMBER)
        else:
            question.mark(f"{number}", _QUESTION, counted)
            question.add(step.label, _QUESTION, indent=_NUMBER)
            answer.add(step.answer, _ANSWER, Ink.BAND)
        lines += [*question.lines, *answer.lines]
        return max(question.y, answer.y) + 1.5

    def _ending(self, column: _Column, ending: Ending, services: Mapping[str, str]) -> None:
        column.add(ending.title or ending.name, _ANSWER)
        column.add(ending.name, _SMALL, Ink.SOFT)
        column.add(", ".join(services.get(code, code) for code in ending.services), _SMALL, Ink.SOFT)
        column.y += 3

    def _stop(self, column: _Column, walk: Walk) -> None:
        column.element = column.element.add(Tag.SECTION, language=self._frame)
        if walk.stop is not None:
            column.add(stop_said(walk.stop).shown(self._book.language), _ANSWER)
        elif not walk.endings:
            column.add(_said(STOPPED, self._book), _ANSWER)

    def _signature(self) -> _Block:
        section = self._sheet.pdf.tree.add(Tag.SECTION, language=self._frame)
        column = _Column(self._faces, MARGIN, INNER, rtl=False, element=section)
        column.add(_said(SIGN_TITLE, self._book), _TITLE, tag=Tag.H2)
        column.y += 8
        intro = _said(SIGN_INTRO, self._book).format(count=len(self._book.walks), edition=_edition(self._book))
        column.add(intro, _BODY)
        boxes = []
        for _ in range(2):
            column.y += 18
            for words in SIGN_LINES:
                column.y += 18
                column.add(_said(words, self._book), _SMALL, Ink.SOFT)
                boxes.append((Box(MARGIN + 120, column.y, INNER - 120, 0.7), Ink.SOFT))
        return _Block(column.y, tuple(column.lines), tuple(boxes))

    def _footer(self, page: int, pages: int) -> None:
        self._sheet.rule(MARGIN, HEIGHT - 40, INNER)
        place = _said(PAGE, self._book).format(page=page, pages=pages)
        edition = self._sheet.line_of(_edition(self._book), _FOOT, INNER - 90)
        with self._sheet.pdf.inside(None):
            self._sheet.text(place, MARGIN + INNER, HEIGHT - 27, _FOOT, Ink.SOFT, Align.RIGHT)
            self._sheet.put(edition, MARGIN, HEIGHT - 27, Ink.SOFT)


def _pages(blocks: Iterable[_Block]) -> list[list[tuple[_Block, float]]]:
    """The blocks with their `y`; one that is higher than a page stands on a page of its own."""
    pages: list[list[tuple[_Block, float]]] = [[]]
    y = _BAND + 24
    for block in blocks:
        if pages[-1] and y + block.height > _BOTTOM:
            pages.append([])
            y = _TOP
        pages[-1].append((block, y))
        y += block.height
    return pages


def _tick_box() -> tuple[tuple[Box, Ink], ...]:
    left, size = MARGIN + INNER - 18, 10.0
    return (Box(left, 6, size, size), Ink.SOFT), (Box(left + 0.8, 6.8, size - 1.6, size - 1.6), Ink.PAPER)


def _edition(book: PathBook) -> str:
    return f"{book.flow} {book.version}, {_said(day_said(book.made_on), book)}"


def _said(words: Said, book: PathBook) -> str:
    return words.shown(book.language)
