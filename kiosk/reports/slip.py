# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The slip that a visitor takes along: a PDF 80 mm wide and as long as its text, or A4; black on white for any printer.

The destination comes first. Each fact stands in the visitor's language, with the Dutch under it (on A4: beside it) for
whoever works there; where both say the same (an address, a number) it stands once. It holds nothing about the visitor
but the reason for this advice: no name, no date and no time, and the PDF has none in its properties either.
"""

from dataclasses import dataclass
from pathlib import Path

from reportlab.lib.units import mm

from kiosk.reports.column import SCALES, Column
from kiosk.reports.printer import Stock
from kiosk.reports.tagging import Tag
from kiosk.reports.two_languages import LABEL, SMALL, TwoLanguages, dutch_words, own_words
from kiosk.reports.typeface import typefaces
from kiosk.reports.typesetting import RIGHT_TO_LEFT, Style

_QR_SIDE = 36 * mm
_NAME = Style(18, bold=True, leading=23)
_BODY = Style(11, leading=15.5)
_FACT = Style(11, bold=True, leading=15.5)
_DUTCH_NAME = Style(11, bold=True, leading=15)
_GUIDE = Style(12, bold=True, leading=17)


@dataclass(frozen=True, slots=True)
class SlipFact:
    """One fact of the destination, such as where or when. `key` is the same in every language."""

    key: str
    label: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SlipSide:
    """All words of the slip in one language, as plain text. What is empty is left out."""

    language: str
    title: str
    """Above the name, such as `Hier kunt u terecht`."""
    name: str
    """The destination: the first thing one reads."""
    organisation: str = ""
    why: str = ""
    """`U ziet dit, omdat u … koos.`"""
    about: str = ""
    facts: tuple[SlipFact, ...] = ()
    """In the order to show: where, opening hours (of the week, not `open now`), phone, bring this, how to get there."""
    others_title: str = ""
    others: tuple[str, ...] = ()
    """Other options, one line each, best first."""
    guide: str = ""
    """`Komt u er niet uit? Vraag de gids.`"""
    qr_hint: str = ""
    """What the code is for, and that nothing about the visitor is in it."""


@dataclass(frozen=True, slots=True)
class Slip:
    """What goes on paper. For a Dutch visitor both sides are equal, and all is said once."""

    visitor: SlipSide
    dutch: SlipSide
    place: str
    """The inlooppunt that gives the slip."""
    qr: str = ""
    """The text of the code (`qr.qr_text`); '': no code."""


def draw_slip(slip: Slip, fonts: Path, stock: Stock = Stock.ROLL) -> bytes:
    """The slip as PDF for this paper. FontError when a font is missing from the folder `fonts`."""
    with typefaces(fonts) as faces:
        beside = stock is Stock.SHEET and slip.visitor != slip.dutch
        drawings = [_Drawing(Column(faces, stock, scale), slip, beside=beside) for scale in SCALES[stock]]
        for drawing in drawings:
            drawing.draw()
        return next((one for one in drawings if one.is_one_page), drawings[0]).pdf()


class _Drawing:
    """One slip on its way onto the paper, from top to bottom."""

    def __init__(self, column: Column, slip: Slip, *, beside: bool) -> None:
        self._column = column
        self._slip = slip
        self._rtl = slip.visitor.language in RIGHT_TO_LEFT
        self._write = TwoLanguages(column, self._rtl, beside)

    @property
    def is_one_page(self) -> bool:
        return self._column.is_one_page

    def pdf(self) -> bytes:
        return self._column.pdf(self._slip.visitor.name, self._slip.visitor.language)

    def draw(self) -> None:
        self._destination()
        self._facts()
        self._others()
        if self._write.beside and self._slip.qr:
            self._guide_beside_code()
        else:
            self._guide()
            self._code()
        self._column.gap(3 * mm)
        self._column.centred(dutch_words(self._slip.place, SMALL))

    def _destination(self) -> None:
        column, visitor, dutch = self._column, self._slip.visitor, self._slip.dutch
        self._write.label(visitor.title, dutch.title, Tag.PARAGRAPH)
        column.gap(1 * mm)
        column.text(own_words(visitor.name or dutch.name, dutch.name, _NAME, Tag.H1), rtl=self._rtl)
        if visitor.organisation != visitor.name:
            column.text(own_words(visitor.organisation, dutch.organisation, _BODY), rtl=self._rtl)
        if visitor.name not in ("", dutch.name):
            column.text(dutch_words(dutch.name, _DUTCH_NAME))
        column.gap(2 * mm)
        column.rule(2)
        for text, in_dutch in ((visitor.why, dutch.why), (visitor.about, dutch.about)):
            if text or in_dutch:
                column.gap(2.5 * mm)
                self._write.lines((text,), _BODY, (in_dutch,))

    def _facts(self) -> None:
        in_dutch = {fact.key: fact for fact in self._slip.dutch.facts}
        for fact in self._slip.visitor.facts:
            dutch = in_dutch.get(fact.key, fact)
            self._column.gap(2 * mm)
            self._column.rule(0.5)
            self._column.gap(1.5 * mm)
            self._write.label(fact.label, dutch.label)
            self._write.lines(fact.lines, _FACT, dutch.lines)

    def _others(self) -> None:
        visitor, dutch = self._slip.visitor, self._slip.dutch
        if visitor.others:
            self._column.gap(4 * mm)
            self._column.rule(2)
            self._column.gap(2 * mm)
            self._write.label(visitor.others_title, dutch.others_title)
            self._write.lines(visitor.others, _BODY, dutch.others)

    def _guide(self) -> None:
        self._column.gap(5 * mm)
        self._write.framed(self._slip.visitor.guide, _GUIDE, self._slip.dutch.guide)

    def _code(self) -> None:
        if not self._slip.qr:
            return
        self._column.gap(6 * mm)
        self._column.squares(self._slip.qr, _QR_SIDE)
        self._column.gap(4 * mm)
        self._write.centred(self._slip.visitor.qr_hint, self._slip.dutch.qr_hint)

    def _guide_beside_code(self) -> None:
        visitor, dutch = self._slip.visitor, self._slip.dutch
        self._column.gap(2 * mm)
        self._column.rule(2)
        self._column.gap(4 * mm)
        said = [(visitor.guide, dutch.guide, _GUIDE), ("", "", LABEL), (visitor.qr_hint, dutch.qr_hint, LABEL)]
        self._write.beside_code(self._slip.qr, _QR_SIDE, said)
