# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Paper for a visitor and for whoever reads it in the Netherlands: each thing in the visitor's language, then in Dutch.

Where both say the same (an address, a number) it stands once.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.units import mm

from kiosk.reports.column import Column
from kiosk.reports.typesetting import Style

_BETWEEN = 0.6 * mm
"""Between the lines of a list, so that a broken line does not look like two."""
LABEL = Style(9, leading=13)
DUTCH = Style(9, leading=12.5)
SMALL = Style(8, leading=11)


@dataclass(frozen=True, slots=True)
class TwoLanguages:
    """Writes on a column. `rtl`: the visitor's language is written from right to left."""

    column: Column
    rtl: bool

    def label(self, text: str, dutch: str) -> None:
        """What the next lines are about, both on one line."""
        across = dutch if text and dutch != text else ""
        self.column.opposite(text or dutch, across, LABEL, rtl=self.rtl)

    def lines(self, lines: Sequence[str], style: Style, dutch: Sequence[str]) -> None:
        """The visitor's lines, and under them what the Dutch says otherwise, as one paragraph."""
        shown = [line for line in lines if line]
        for line in shown or dutch:
            self.column.text(line, style, rtl=self.rtl)
            self.column.gap(_BETWEEN)
        if shown:
            self.column.text(" \u00b7 ".join(line for line in dutch if line and line not in shown), DUTCH)

    def framed(self, text: str, style: Style, dutch: str) -> None:
        """In a box, in the middle."""
        texts = [(text or dutch, style)] + ([(dutch, DUTCH)] if text not in ("", dutch) else [])
        self.column.frame(texts, rtl=self.rtl)

    def centred(self, text: str, dutch: str) -> None:
        """In the middle, in small letters."""
        self.column.centred(text or dutch, LABEL, rtl=self.rtl)
        if text not in ("", dutch):
            self.column.centred(dutch, SMALL)
