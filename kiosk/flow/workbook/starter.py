# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writes a workbook to begin with: a small flow that works, every column explained, lists to choose from."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from kiosk.flow.workbook.spelling import base_of
from kiosk.flow.workbook.starter_sheets import NOTES, SHEETS

LAST_ROW = 1_000
"""How far down a cell offers its list."""
_TYPES = "select_one ja_nee,select_multiple lijst,select_one_from_file lijst.csv,text,integer,date,note,calculate,"
_LISTS: Mapping[tuple[str, str], str] = MappingProxyType(
    {
        ("survey", "type"): f"{_TYPES}begin_group,end_group",
        ("survey", "required"): "yes",
        ("survey", "appearance"): "minimal",
        ("outcomes", "theme"): ",".join(f"EW0{number}" for number in range(1, 10)),
        ("outcomes", "urgency"): "now",
        ("outcomes", "person"): "yes",
        ("outcomes", "fallback"): "yes,deliberate",
    }
)
"""What a cell offers to choose from; other content may be typed."""
_WIDTHS = MappingProxyType(
    dict.fromkeys(("label", "hint", "title", "body", "when", "ask_if", "relevant"), 44)
    | dict.fromkeys(("uitleg", "explanation"), 92)
)
_WIDTH = 20
_LINE = 15
"""Height of a line: some programs do not make a row higher for a text that takes more."""
_HEADING = Font(name="Calibri", size=11, bold=True, color="FFFFFF")
_GROUND = PatternFill("solid", fgColor="0C4A5B")
_AUTHOR = "Werkcentrum kiosk"


def starter_workbook() -> Workbook:
    """The workbook, not yet written anywhere."""
    book = Workbook()
    del book["Sheet"]
    for name, rows in SHEETS.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append([cell or None for cell in row])
        _furnish(sheet, name)
    return book


def _furnish(sheet: Any, name: str) -> None:
    sheet.freeze_panes = "A2" if name in {"toelichting", "settings"} else "B2" if name != "survey" else "C2"
    for column, cell in enumerate(sheet[1], 1):
        base, letter = base_of(cell.value), get_column_letter(column)
        cell.font, cell.fill = _HEADING, _GROUND
        sheet.column_dimensions[letter].width = _WIDTHS.get(base, _WIDTH)
        if (name, base) in NOTES:
            said = NOTES[name, base]
            cell.comment = Comment(f"{said.nl}\n\n{said.en}", _AUTHOR, height=160, width=320)
        if (name, base) in _LISTS:
            _offer(sheet, letter, _LISTS[name, base])
    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
        lines = max(-(-len(str(cell.value or "")) // _letters(sheet, cell)) for cell in row)
        if lines > 1:
            sheet.row_dimensions[row[0].row].height = _LINE * lines


def _letters(sheet: Any, cell: Any) -> int:
    """How many letters fit on a line of this cell."""
    return int(sheet.column_dimensions[cell.column_letter].width)


def _offer(sheet: Any, letter: str, choices: str) -> None:
    offered = DataValidation(type="list", formula1=f'"{choices}"', allow_blank=True, showErrorMessage=False)
    offered.add(f"{letter}2:{letter}{LAST_ROW}")
    sheet.add_data_validation(offered)
