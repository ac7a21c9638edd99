# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writes the matrix as a workbook to edit, for Excel or for LibreOffice: the same sheets, headings and words."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any

from odfdo import Cell, Document, Paragraph, Style, Table
from odfdo import Column as OdsColumn
from odfdo import Row as OdsRow
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from kiosk.flow.translations.xlsx import put
from kiosk.publishing.policy.columns import READ_ME, READING, SHEETS, Column
from kiosk.publishing.policy.tables import Tables, tables_of
from kiosk.reports.office_files import in_dutch

_GROUND, _ON_GROUND = "0C4A5B", "FFFFFF"
_HEADING = Font(name="Calibri", size=11, bold=True, color=_ON_GROUND)
_LAST_ROW = 1_000
"""How far down a cell offers its words."""
_LINE = 15
_LETTER_CM = 0.2
_AUTHOR = "Werkcentrum kiosk"


def written_xlsx(document: Mapping[str, Any]) -> bytes:
    """The workbook of this matrix for Excel."""
    book = Workbook()
    del book[book.sheetnames[0]]
    for name, (columns, rows) in _sheets(tables_of(document)).items():
        sheet = book.create_sheet(name)
        for number, row in enumerate(rows, 1):
            for at, text in enumerate(row, 1):
                if text:
                    put(sheet.cell(number, at), text)
        _furnish(sheet, columns, len(rows))
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def written_ods(document: Mapping[str, Any]) -> bytes:
    """The workbook of this matrix for LibreOffice."""
    book = in_dutch(Document("ods"))
    book.body.clear()
    heading = Style("table-cell", name="kop", bold=True, color=f"#{_ON_GROUND}", area="text")
    heading.set_properties({"fo:background-color": f"#{_GROUND}"}, area="table-cell")
    wrapped = Style("table-cell", name="tekst", data_style="N100")
    wrapped.set_properties({"fo:wrap-option": "wrap", "style:vertical-align": "top"}, area="table-cell")
    styles = {"heading": book.insert_style(heading, automatic=True), "text": book.insert_style(wrapped, automatic=True)}
    for name, (columns, rows) in _sheets(tables_of(document)).items():
        table = Table(name)
        for column in columns:
            table.append(OdsColumn(style=_column_style(book, column.width)))
        for number, row in enumerate(rows):
            table.append(_ods_row(row, str(styles["text" if number else "heading"])))
        book.body.append(table)
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def _sheets(tables: Tables) -> Mapping[str, tuple[Sequence[Column], Sequence[Sequence[str]]]]:
    """The sheet for people first: it also says what each column is for."""
    notes = [
        (name, one.heading, one.note, ", ".join(one.choices)) for name, columns in SHEETS.items() for one in columns
    ]
    reading = (
        Column("blad", "", 16),
        Column("kolom", "", 24),
        Column("wat hoort hier", "", 90),
        Column("kies uit", "", 60),
    )
    lines = [("", "", line, "") for line in READING]
    first = [tuple(one.heading for one in reading), *lines, *notes]
    return {READ_ME: (reading, first), **{name: (columns, tables[name]) for name, columns in SHEETS.items()}}


def _furnish(sheet: Any, columns: Sequence[Column], filled: int) -> None:
    sheet.freeze_panes = "B2"
    for at, column in enumerate(columns, 1):
        letter = get_column_letter(at)
        head = sheet.cell(1, at)
        head.font, head.fill = _HEADING, PatternFill("solid", fgColor=_GROUND)
        sheet.column_dimensions[letter].width = column.width
        if column.note:
            head.comment = Comment(column.note, _AUTHOR, height=110, width=320)
        if column.choices:
            _offer(sheet, letter, column.choices)
        wrapped = Alignment(wrap_text=True, vertical="top")
        for cell in (sheet.column_dimensions[letter], *(sheet.cell(row, at) for row in range(2, filled + 1))):
            cell.number_format, cell.alignment = "@", wrapped
    for row in range(2, filled + 1):
        lines = [-(-len(str(sheet.cell(row, at).value or "")) // one.width) for at, one in enumerate(columns, 1)]
        sheet.row_dimensions[row].height = _LINE * max(1, *lines)


def _offer(sheet: Any, letter: str, choices: Sequence[str]) -> None:
    offered = DataValidation(type="list", formula1=f'"{",".join(choices)}"', allow_blank=True, showErrorMessage=False)
    offered.add(f"{letter}2:{letter}{_LAST_ROW}")
    sheet.add_data_validation(offered)


def _column_style(book: Document, width: int) -> str:
    name = f"breed{width}"
    style = Style("table-column", name=name, width=f"{width * _LETTER_CM:.1f}cm")
    return str(book.insert_style(style, automatic=True))


def _ods_row(texts: Sequence[str], style: str) -> OdsRow:
    row = OdsRow()
    for text in texts:
        cell = Cell(cell_type="string", style=style)
        cell.set_attribute("office:value-type", "string")
        if text:
            cell.append(Paragraph(text))
        row.append_cell(cell, clone=False)
    return row
