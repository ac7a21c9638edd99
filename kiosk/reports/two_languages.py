# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Paper for a visitor and for whoever reads it in the Netherlands: each thing in the visitor's language, and in Dutch.

Where both say the same (an address, a number) it stands once.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, zip_longest

from reportlab.lib.units import mm

from kiosk.reports.column import Column
from kiosk.reports.typesetting import Style

_BETWEEN = 0.6 * mm
"""Between the lines of a list, so that a broken line does not look like two."""
LABEL = Style(9, leading=13)
DUTCH = Style(9, leading=12.5)
SMALL = Style(8, leading=11)
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

    def label(self, text: str, dutch: str) -> None:
        """What the next lines are about, in both languages."""
        across = dutch if text and dutch != text else ""
        if self.beside:
            self.column.beside(text or dutch, LABEL, across, LABEL, rtl=self.rtl, leads=True)
        else:
            self.column.opposite(text or dutch, across, LABEL, rtl=self.rtl)

    def lines(self, lines: Sequence[str], style: Style, dutch: Sequence[str]) -> None:
        """The visitor's lines, and what the Dutch says otherwise: line by line beside them, or under them."""
        shown = [line for line in lines if line] or [line for line in dutch if line]
        across = [line if line not in shown else "" for line in dutch]
        if self.beside:
            self._beside(shown, style, across)
            return
        for line in shown:
            self.column.text(line, style, rtl=self.rtl)
            self.column.gap(_BETWEEN)
        self.column.text(" \u00b7 ".join(filter(None, across)), DUTCH)

    def _beside(self, shown: Sequence[str], style: Style, across: Sequence[str]) -> None:
        for line, other in zip_longest(shown, across, fillvalue=""):
            self.column.beside(line, style, other, DUTCH, rtl=self.rtl)
            self.column.gap(_BETWEEN)

    def framed(self, text: str, style: Style, dutch: str) -> None:
        """In a box, in the middle."""
        texts = [(text or dutch, style)] + ([(dutch, DUTCH)] if text not in ("", dutch) else [])
        self.column.frame(texts, rtl=self.rtl)

    def beside_code(self, modules: Sequence[Sequence[bool]], side: float, texts: Sequence[Said]) -> None:
        """A QR code, and across from it what there is to say by it."""
        pairs = [
            ((own or dutch, style), (dutch if own not in ("", dutch) else "", DUTCH)) for own, dutch, style in texts
        ]
        self.column.squares_beside(modules, side, list(chain.from_iterable(pairs)), rtl=self.rtl)

    def centred(self, text: str, dutch: str) -> None:
        """In the middle, in small letters."""
        self.column.centred(text or dutch, LABEL, rtl=self.rtl)
        if text not in ("", dutch):
            self.column.centred(dutch, SMALL)
