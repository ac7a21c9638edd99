# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What an author cannot see, or sees otherwise than it is read: hidden sheets, rows and columns, and merged cells."""

from collections.abc import Iterator

from openpyxl.utils import get_column_letter

from kiosk.flow.findings import Finding
from kiosk.flow.said import Said
from kiosk.flow.workbook.parts import Layout


def hiding_findings(sheet: str, state: str, layout: Layout) -> Iterator[Finding]:
    """One finding of each kind."""
    if state != "visible":
        message = Said(f"Het blad '{sheet}' is verborgen.", f"The sheet '{sheet}' is hidden.")
        remedy = Said("Maak het zichtbaar, of haal het weg.", "Make it visible, or remove it.")
        yield Finding("sheet-hidden", sheet, message, remedy)
        return
    columns = [first for first, _ in layout.hidden_columns if first <= layout.width]
    yield from _hidden(sheet, sorted(layout.rows & layout.hidden_rows), columns)
    if layout.merged:
        message = Said(
            f"Hier zijn cellen samengevoegd ({layout.merged[0]}{_more_nl(len(layout.merged))}).",
            f"Cells are merged here ({layout.merged[0]}{_more_en(len(layout.merged))}).",
        )
        remedy = Said(
            "Maak de samenvoeging ongedaan en vul elke cel.", "Undo the merging and fill in each of the cells."
        )
        yield Finding("merged-cells", f"{sheet}!{layout.merged[0].partition(':')[0]}", message, remedy)


def _hidden(sheet: str, rows: list[int], columns: list[int]) -> Iterator[Finding]:
    if rows:
        message = Said(
            f"Rij {rows[0]} is verborgen{_more_nl(len(rows))}.", f"Row {rows[0]} is hidden{_more_en(len(rows))}."
        )
        remedy = Said(
            "Maak alle rijen zichtbaar, ook die een filter verbergt.", "Show all rows, also those that a filter hides."
        )
        yield Finding("row-hidden", f"{sheet}!A{rows[0]}", message, remedy)
    if columns:
        letter = get_column_letter(columns[0])
        message = Said(f"Kolom {letter} is verborgen.", f"Column {letter} is hidden.")
        remedy = Said("Maak alle kolommen zichtbaar.", "Show all columns.")
        yield Finding("column-hidden", f"{sheet}!{letter}1", message, remedy)


def _more_nl(count: int) -> str:
    return f", en nog {count - 1}" if count > 1 else ""


def _more_en(count: int) -> str:
    return f", and {count - 1} more" if count > 1 else ""
