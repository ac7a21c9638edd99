# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Paper for a visitor and for whoever reads it in the Netherlands: each thing in the visitor's language, and in Dutch.

Where both say the same (an address, a number) it stands once.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from reportlab.lib.units import mm

from kiosk.reports.column import Column, Words
from kiosk.reports.tagging import Tag
from kiosk.reports.typesetting import Style

_BETWEEN = 0.6 * mm
"""Between the lines of a list, so that a broken line does not look like two."""
LABEL = Style(9, leading=13)
DUTCH = Style(9, leading=12.5)
SMALL = Style(8, leading=11)
DUTCH_CODE = "nl"
Said = tuple[str, str, Style]
"""A text, the same in Dutch, and how the first looks."""


@dataclass(frozen=True, slots=True)
class TwoLanguages:
    """Writes on a column. `rtl`: the visitor's language is written from right to left.

    `beside`: there is room for the Dutch beside it; else it stands under it.
    """

    column: Column
    rtl: bool
    beside: bool = False

    def label(self, text: str, dutch: str, tag: Tag = Tag.H2) -> None:
        """What the next lines are about, in both languages."""
        own = own_words(text or dutch, dutch, LABEL, tag)
        across = dutch_words(dutch if text not in ("", dutch) else "", LABEL)
        if self.beside:
            self.column.beside(own, across, rtl=self.rtl, leads=True)
        else:
            self.column.opposite(own, across, rtl=self.rtl)

    def lines(self, lines: Sequence[str], style: Style, dutch: Sequence[str]) -> None:
        """The visitor's lines, and what the Dutch says otherwise: line by line beside them, or under them."""
        shown = [line for line in lines if line] or [line for line in dutch if line]
        across = [line if line not in shown else "" for line in dutch]
        tag = Tag.ITEM if len(shown) > 1 else Tag.PARAGRAPH
        own = [Words(line, style, tag, DUTCH_CODE if line in dutch else "") for line in shown]
        if self.beside:
            self._beside(own, [dutch_words(line, DUTCH) for line in across], Words("", style, tag))
            return
        for words in own:
            self.column.text(words, rtl=self.rtl)
            self.column.gap(_BETWEEN)
        self.column.text(dutch_words(" \u00b7 ".join(filter(None, across)), DUTCH))

    def _beside(self, shown: Sequence[Words], across: Sequence[Words], none: Words) -> None:
        for words, other in zip_longest(shown, across):
            self.column.beside(words or none, other or dutch_words("", DUTCH), rtl=self.rtl)
            self.column.gap(_BETWEEN)

    def framed(self, text: str, style: Style, dutch: str) -> None:
        """In a box, in the middle."""
        self.column.frame(_both(text, dutch, style, DUTCH), rtl=self.rtl)

    def beside_code(self, code: str, side: float, texts: Sequence[Said]) -> None:
        """A QR code, and across from it what there is to say by it."""
        both = [words for own, dutch, style in texts for words in _both(own, dutch, style, DUTCH)]
        self.column.squares_beside(code, side, both, rtl=self.rtl)

    def centred(self, text: str, dutch: str) -> None:
        """In the middle, in small letters."""
        own, *across = _both(text, dutch, LABEL, SMALL)
        self.column.centred(own, rtl=self.rtl)
        for words in across:
            self.column.centred(words)


def own_words(text: str, dutch: str, style: Style, tag: Tag = Tag.PARAGRAPH) -> Words:
    """In the visitor's language, but where it is the Dutch."""
    return Words(text, style, tag, DUTCH_CODE if text == dutch else "")


def dutch_words(text: str, style: Style) -> Words:
    """In Dutch, whatever the visitor's language."""
    return Words(text, style, language=DUTCH_CODE)


def _both(text: str, dutch: str, style: Style, smaller: Style) -> tuple[Words, ...]:
    """In the visitor's language, then in Dutch; once where there is nothing else to say."""
    own = own_words(text or dutch, dutch, style)
    return (own, dutch_words(dutch, smaller)) if text not in ("", dutch) else (own,)
