# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The receipt of a consent, for its visitor: who gets what, why, until when, and the code with which it is taken back.

80 mm wide and as long as its text, or A4; black on white. In the visitor's language with the Dutch under it, like the
slip. It holds the kinds of what was given, such as 'your name', and nothing of what was filled in.
"""

from dataclasses import dataclass
from pathlib import Path

from reportlab.lib.units import mm

from kiosk.directory.plain_text import clean
from kiosk.reports.column import Column, Words
from kiosk.reports.printer import Stock
from kiosk.reports.qr import MAX_BYTES
from kiosk.reports.slip import SlipFact
from kiosk.reports.tagging import Tag
from kiosk.reports.two_languages import SMALL, TwoLanguages, dutch_words
from kiosk.reports.typeface import typefaces
from kiosk.reports.typesetting import RIGHT_TO_LEFT, Style

_QR_SIDE = 36 * mm
_NAME = Style(18, bold=True, leading=23)
_BODY = Style(11, leading=15.5)
_CODE = Style(19, bold=True, leading=25)


@dataclass(frozen=True, slots=True)
class ReceiptSide:
    """All words of the receipt in one language, as plain text."""

    language: str
    title: str
    facts: tuple[SlipFact, ...]
    """What goes, why, until when, one's rights."""
    code_label: str
    how: SlipFact
    """How to take it back."""
    safe: str
    """Why to keep the paper."""
    qr_hint: str
    example: str = ""
    """That the rules are a draft; '' when they are not."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What goes on paper. For a Dutch visitor both sides are equal, and all is said once."""

    visitor: ReceiptSide
    dutch: ReceiptSide
    organisation: str
    code: str
    """In groups, as the screen shows it."""
    place: str
    qr: str
    """The text of the code (`receipt_qr_text`)."""


def receipt_qr_text(code: str, organisation: str, how: str) -> str:
    """What a telephone keeps: the code, for whom, and how to use it where that fits."""
    text = ""
    for line in (code, organisation, how):
        longer = f"{text}\n{clean(line)}" if text else clean(line)
        if len(longer.encode()) <= MAX_BYTES:
            text = longer
    return text


def draw_receipt(receipt: Receipt, fonts: Path, stock: Stock = Stock.ROLL) -> bytes:
    """The receipt as PDF for this paper. FontError when a font is missing from the folder `fonts`."""
    with typefaces(fonts) as faces:
        return _drawn(Column(faces, stock), receipt)


def _drawn(column: Column, receipt: Receipt) -> bytes:
    visitor, dutch = receipt.visitor, receipt.dutch
    write = TwoLanguages(column, visitor.language in RIGHT_TO_LEFT)
    write.label(visitor.title, dutch.title, Tag.H1)
    column.gap(1 * mm)
    column.text(dutch_words(receipt.organisation, _NAME), rtl=write.rtl)
    column.gap(2 * mm)
    column.rule(2)
    for fact, in_dutch in zip(visitor.facts, dutch.facts, strict=True):
        _fact(write, fact, in_dutch)
    _code(write, receipt)
    _fact(write, visitor.how, dutch.how)
    column.gap(4 * mm)
    write.centred(visitor.safe, dutch.safe)
    column.gap(5 * mm)
    column.squares(receipt.qr, _QR_SIDE)
    column.gap(4 * mm)
    write.centred(visitor.qr_hint, dutch.qr_hint)
    column.gap(3 * mm)
    write.centred(visitor.example, dutch.example)
    column.gap(2 * mm)
    column.centred(dutch_words(receipt.place, SMALL))
    return column.pdf(visitor.title, visitor.language)


def _fact(write: TwoLanguages, fact: SlipFact, dutch: SlipFact) -> None:
    write.column.gap(2.5 * mm)
    write.label(fact.label, dutch.label)
    write.lines(fact.lines, _BODY, dutch.lines)


def _code(write: TwoLanguages, receipt: Receipt) -> None:
    write.column.gap(4 * mm)
    write.label(receipt.visitor.code_label, receipt.dutch.code_label)
    write.column.gap(1 * mm)
    write.column.frame([Words(receipt.code, _CODE)])
    write.column.gap(1 * mm)
