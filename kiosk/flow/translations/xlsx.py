# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Translations as a workbook: only the translation and its state can be changed; everything else is locked."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from kiosk.flow.findings import Finding, WorkbookError
from kiosk.flow.said import Said
from kiosk.flow.translations.refusing import bytes_in, refused, unreadable
from kiosk.flow.translations.rows import Exchange, Row
from kiosk.flow.workbook.sheets import Sheet, read_sheets
from kiosk.flow.workbook.translated import State, hash_of

COLUMNS = ("key", "note", "source", "translation", "state", "words", "source_hash", "was")
EDITABLE = frozenset({"translation", "state"})
_WIDTHS = {"key": 32, "note": 40, "source": 60, "translation": 60}
HEADING = Font(name="Calibri", size=11, bold=True)
"""With its name: without one some programs take a letter of their own."""
_AUTHOR = "Werkcentrum kiosk"
_NOTES = {
    "translation": "Schrijf hier de vertaling. Neem ${...} letterlijk over.\n\n"
    "Write the translation here. Copy ${...} literally.",
    "state": "missing = ontbreekt, stale = de brontekst is veranderd, done = vertaald, "
    "checked = nagelezen door iemand die de taal spreekt.\n\n"
    "missing, stale = the source text changed, done = translated, checked = read by somebody who speaks the language.",
}
_ROWS, _ABOUT = "translations", "about"
_FACTS = ("form_id", "source_language", "language", "heading")


def written(exchange: Exchange) -> bytes:
    """The file of these rows."""
    book = Workbook()
    del book[book.sheetnames[0]]
    sheet = book.create_sheet(_ROWS)
    fill(sheet, [COLUMNS, *(_cells(row) for row in exchange.rows)])
    _furnish(sheet, len(exchange.rows) + 1)
    about = book.create_sheet(_ABOUT)
    facts = (exchange.form_id, exchange.source_language, exchange.language, exchange.written)
    fill(about, [("name", "value"), *zip(_FACTS, facts, strict=True)])
    about.protection.sheet = True
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def _cells(row: Row) -> Sequence[object]:
    return (row.key, row.note, row.source, row.text, row.state.value, row.words, hash_of(row.source), row.was)


def fill(sheet: Worksheet, rows: Sequence[Sequence[object]]) -> None:
    """Writes a table into an empty sheet."""
    for number, cells in enumerate(rows, 1):
        for column, value in enumerate(cells, 1):
            if value not in {"", None}:
                put(sheet.cell(number, column), value)


def put(cell: object, value: object) -> None:
    """Writes a value into a cell; a text that begins with `=` stays a text."""
    assert isinstance(cell, Cell), cell  # noqa: S101 - merged cells are refused before this
    cell.value = value  # type: ignore[assignment] # a text or a number
    if isinstance(value, str):
        cell.data_type = "s"


def _furnish(sheet: Worksheet, last: int) -> None:
    """Locks what a translator may not change, without a password, and offers the states."""
    states = DataValidation(type="list", formula1=f'"{",".join(state.value for state in State)}"', allow_blank=True)
    sheet.add_data_validation(states)
    for number, heading in enumerate(COLUMNS, 1):
        letter = get_column_letter(number)
        sheet.column_dimensions[letter].width = _WIDTHS.get(heading, 14)
        sheet.cell(1, number).font = HEADING
        if heading in _NOTES:
            sheet.cell(1, number).comment = Comment(_NOTES[heading], _AUTHOR, height=160, width=320)
        if heading == "state" and last > 1:
            states.add(f"{letter}2:{letter}{last}")
        for row in range(2, last + 1):
            cell = sheet.cell(row, number)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.protection = Protection(locked=heading not in EDITABLE)
    sheet.freeze_panes = "A2"
    sheet.protection.sheet = True
    sheet.protection.formatColumns = False
    sheet.protection.formatRows = False


def read(path: Path) -> Exchange:
    """What stands in this file.

    Raises:
        WorkbookError: when it is no such workbook, or a cell of it is not in order.
    """
    bytes_in(path)
    findings: list[Finding] = []
    sheets = read_sheets(path, findings)
    if findings:
        raise WorkbookError(findings[:1])
    rows, about = sheets.get(_ROWS), sheets.get(_ABOUT)
    if rows is None or about is None or not {*COLUMNS} - {"note", "words"} <= rows.headings.keys():
        raise unreadable(path, f"{_ROWS}, {_ABOUT}")
    facts: Mapping[str, str] = {row.get("name"): row.get("value") for row in about.rows}
    form_id, source_language, language, heading = (facts.get(fact, "") for fact in _FACTS)
    return Exchange(
        form_id, source_language, language, heading, tuple(_row(rows, number) for number in range(len(rows.rows)))
    )


def _row(sheet: Sheet, at: int) -> Row:
    row = sheet.rows[at]
    source, text, state = row.get("source"), row.get("translation"), row.get("state").lower()
    if row.get("source_hash") != hash_of(source):
        message = Said("De brontekst is veranderd; die hoort niet.", "The source text was changed; it should not be.")
        raise refused("translation-source", sheet.place(row.number, "source"), message)
    if state not in {one.value for one in State}:
        message = Said(f"De toestand '{state}' is onbekend.", f"The state '{state}' is unknown.")
        remedy = Said("Kies missing, stale, done of checked.", "Choose missing, stale, done or checked.")
        raise refused("translation-state", sheet.place(row.number, "state"), message, remedy)
    found = State(state) if text else State.MISSING
    return Row(row.get("key"), source, text, found, row.get("note"), row.get("was"))
