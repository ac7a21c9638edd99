# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The charts of the month report. Each shows its numbers too; a number that is not shown is a hatched stub.

Each function draws downwards from `top` and gives the `y` below what it drew.
"""

from collections.abc import Sequence
from math import radians, sin

from kiosk.reports.cell_network import Hidden
from kiosk.reports.month_words import WITHHELD_SIGN, written
from kiosk.reports.sheet import SLANT, Align, Box, Ink, Sheet
from kiosk.reports.suppression import Breakdown, SafeLocation, SafeRow, Shown
from kiosk.reports.tagging import Element, Tag
from kiosk.reports.typesetting import Style

HEADING = Style(11.5, bold=True)
LABEL = Style(8.6)
NUMBER = Style(8.6, bold=True)
SHARE = Style(7.4)
NOTE = Style(8, leading=11)
_ROW = 16.8
_BAR = 9.4
_STUB = 15.0
_SLANTED = 84.0
"""The longest name above a column."""
_NUMBERS = 54.0
"""Room right of the longest bar for its number and share."""
_TOTAL = 40.0
"""Room for the total of a row."""


def shown(count: Shown, minimum: int) -> str:
    """A number as the report writes it: `1.204`, `< 5`, or a cross where it is withheld."""
    match count:
        case Hidden.SMALL:
            return f"< {minimum}"
        case Hidden.WITHHELD:
            return WITHHELD_SIGN
        case _:
            return written(count)


def heading(sheet: Sheet, title: str, x: float, top: float, width: float) -> float:
    """The name of a chart over a thin line."""
    with sheet.pdf.inside(sheet.pdf.tree.add(Tag.H2)):
        sheet.text(title, x, top + 10, HEADING)
    sheet.rule(x, top + 16, width)
    return top + 24


def bars(sheet: Sheet, title: str, rows: Breakdown, box: Box, whole: int, minimum: int) -> float:
    """Horizontal bars, one per row, in the width of `box`; its height is the room: what has none is only counted.

    `whole` is the number of which each row is a share. What is told broadly always has room: without it the others
    would seem to be all there is.
    """
    y = heading(sheet, title, box.left, box.top, box.width)
    if rows is None:
        return sheet.paragraph("Te weinig bezoeken om te verdelen.", box.left, y + 8, box.width, NOTE, Ink.SOFT)
    room = max(1, int((box.height - 24) // _ROW))
    drawn = rows if len(rows) <= room else _most_telling(rows, room - 1)
    longest = max((row.count for row in drawn if isinstance(row.count, int)), default=0)
    labels = [sheet.line_of(row.label, LABEL, box.width * 0.5 - 8) for row in drawn]
    label = max((line.width for line in labels), default=0.0) + 8
    table = sheet.pdf.tree.add(Tag.TABLE)
    for row, line in zip(drawn, labels, strict=True):
        told = table.add(Tag.ROW)
        with sheet.pdf.inside(told.add(Tag.HEAD, heads="Row")):
            sheet.put(line, box.left, y + 8)
        track = Box(box.left + label, y, box.width - label - _NUMBERS, _BAR)
        _bar(sheet, row.count, track, longest)
        _beside_bar(sheet, row.count, track, (whole, minimum), told)
        y += _ROW
    if len(drawn) < len(rows):
        rest = f"en {len(rows) - len(drawn)} andere: zie het CSV-bestand"
        sheet.text(rest, box.left, y + 8, LABEL, Ink.SOFT)
        y += _ROW
    return y


def _most_telling(rows: Sequence[SafeRow], room: int) -> tuple[SafeRow, ...]:
    broad = [row for row in rows if row.broad][-room:]
    exact = [row for row in rows if not row.broad]
    return (*exact[: room - len(broad)], *broad)


def _bar(sheet: Sheet, count: Shown, track: Box, longest: int) -> None:
    sheet.fill(track, Ink.TRACK, 1.5)
    if isinstance(count, Hidden):
        sheet.hatch(Box(track.left, track.top, _STUB, _BAR), Ink.ACCENT)
    elif count:
        sheet.fill(Box(track.left, track.top, max(1.5, track.width * count / longest), _BAR), Ink.BAR, 1.5)


def _beside_bar(sheet: Sheet, count: Shown, track: Box, scale: tuple[int, int], row: Element) -> None:
    whole, minimum = scale
    right, baseline = track.left + track.width, track.top + 8
    with sheet.pdf.inside(row.add(Tag.CELL)):
        sheet.text(shown(count, minimum), right + 26, baseline, NUMBER, align=Align.RIGHT)
    share = percent(count, whole) if isinstance(count, int) and count and whole else ""
    with sheet.pdf.inside(row.add(Tag.CELL)):
        sheet.text(share, right + _NUMBERS, baseline, SHARE, Ink.SOFT, Align.RIGHT)


def percent(count: int, whole: int) -> str:
    """A share as whole per cent; what rounds to nothing is `< 1 %`."""
    share = round(100 * count / whole)
    return f"{share} %" if share else "< 1 %"


def columns(sheet: Sheet, title: str, rows: Breakdown, box: Box, minimum: int) -> float:
    """Upright columns side by side, one per row, in the size of `box`."""
    y = heading(sheet, title, box.left, box.top, box.width)
    bottom = box.top + box.height
    if not rows:
        sheet.paragraph("Te weinig bezoeken om te verdelen.", box.left, y + 8, box.width, NOTE, Ink.SOFT)
        return bottom
    foot, head = bottom - 16, y + 12
    highest = max((row.count for row in rows if isinstance(row.count, int)), default=0)
    step = box.width / len(rows)
    table = sheet.pdf.tree.add(Tag.TABLE)
    for at, row in enumerate(rows):
        middle = box.left + step * (at + 0.5)
        tall = _column(sheet, row, middle, min(46.0, step * 0.62), (head, foot, highest))
        told = table.add(Tag.ROW)
        with sheet.pdf.inside(told.add(Tag.HEAD, heads="Row")):
            sheet.text(row.label, middle, foot + 11, LABEL, Ink.SOFT, Align.MIDDLE)
        with sheet.pdf.inside(told.add(Tag.CELL)):
            sheet.text(shown(row.count, minimum), middle, foot - tall - 4, NUMBER, align=Align.MIDDLE)
    sheet.rule(box.left, foot, box.width, Ink.SOFT)
    return bottom


def _column(sheet: Sheet, row: SafeRow, middle: float, wide: float, scale: tuple[float, float, int]) -> float:
    """Draws one column and gives its height."""
    head, foot, highest = scale
    left = middle - wide / 2
    if isinstance(row.count, Hidden):
        sheet.hatch(Box(left, foot - 8, wide, 8), Ink.ACCENT)
        return 8
    tall = (foot - head) * row.count / highest if highest else 0
    sheet.fill(Box(left, foot - tall, wide, tall), Ink.BAR)
    return tall


def heat_table(
    sheet: Sheet, title: str, places: Sequence[SafeLocation], names: Sequence[str], box: Box, minimum: int
) -> float:
    """A row per inlooppunt, a column per theme (its name), and the row's total; more visits, warmer cell."""
    y = heading(sheet, title, box.left, box.top, box.width)
    table = sheet.pdf.tree.add(Tag.TABLE)
    label = box.width * 0.25
    wide = (box.width - label - _TOTAL) / max(1, len(names))
    y = _heat_head(sheet, names, Box(box.left + label, y, wide, 0), box.left + box.width, table)
    counts = [row.count for place in places for row in place.themes or ()]
    warmest = max((count for count in counts if isinstance(count, int)), default=0)
    for place in places:
        row = table.add(Tag.ROW)
        with sheet.pdf.inside(row.add(Tag.HEAD, heads="Row")):
            sheet.put(sheet.line_of(place.name, LABEL, label - 8), box.left, y + 12)
        for at in range(len(names)):
            cell = Box(box.left + label + wide * at + 1, y + 1, wide - 2, 16)
            with sheet.pdf.inside(row.add(Tag.CELL)):
                _cell(sheet, _known(place.themes, at), cell, warmest, minimum)
        with sheet.pdf.inside(row.add(Tag.CELL)):
            sheet.text(shown(place.visits, minimum), box.left + box.width, y + 12, NUMBER, align=Align.RIGHT)
        y += 18
    return y


def _heat_head(sheet: Sheet, names: Sequence[str], first: Box, right: float, table: Element) -> float:
    """The names above the columns, of which `first` is one; gives the `y` below them."""
    heads = [sheet.line_of(name, SHARE, _SLANTED) for name in names]
    y = first.top + max((line.width for line in heads), default=0.0) * sin(radians(SLANT)) + 4
    row = table.add(Tag.ROW)
    row.add(Tag.CELL)
    for at, line in enumerate(heads):
        with sheet.pdf.inside(row.add(Tag.HEAD, heads="Column")):
            sheet.slanted(line, first.left + first.width * (at + 0.5), y - 2, Ink.SOFT)
    with sheet.pdf.inside(row.add(Tag.HEAD, heads="Column")):
        sheet.text("Totaal", right, y - 2, SHARE, Ink.SOFT, Align.RIGHT)
    return y


def _known(themes: Breakdown, at: int) -> Shown | None:
    """The count in a row; None where that nobody was counted does not say that nobody came."""
    if themes is None or (themes[at].count == 0 and any(row.broad and row.count for row in themes)):
        return None
    return themes[at].count


def _cell(sheet: Sheet, count: Shown | None, cell: Box, warmest: int, minimum: int) -> None:
    middle, baseline = cell.left + cell.width / 2, cell.top + 11.2
    if isinstance(count, int):
        sheet.fill_heat(cell, count / warmest if warmest else 0)
    else:
        sheet.fill(cell, Ink.WASH)
    text = "" if count is None else shown(count, minimum)
    sheet.text(text, middle, baseline, LABEL, Ink.INK if count else Ink.SOFT, Align.MIDDLE)
