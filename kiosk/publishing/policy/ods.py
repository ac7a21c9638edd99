# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads the sheets of an OpenDocument spreadsheet as text, within limits, as those of an .xlsx are read."""

import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring
from openpyxl.utils import get_column_letter

from kiosk.flow.findings import Finding, WorkbookError
from kiosk.flow.said import Said
from kiosk.flow.workbook.archive import MAX_FILE, MAX_UNPACKED
from kiosk.flow.workbook.hiding import hiding_findings
from kiosk.flow.workbook.parts import Layout
from kiosk.flow.workbook.sheets import MAX_CELL, MAX_COLUMNS, MAX_ROWS, MAX_SHEETS, Sheets, is_for_people, sheet_of

_SPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
}
_SAVE_AGAIN = Said(
    "Open het bestand in LibreOffice en bewaar het als .ods, zonder wachtwoord.",
    "Open the file in LibreOffice and save it as .ods, without a password.",
)
_TOO_LARGE = Said("Het bestand is te groot om te lezen.", "The file is too large to read.")
_FORMULA = Said("Hier staat een formule.", "This is a formula.")
_PASTE = Said("Plak de waarde in plaats van de formule.", "Paste the value in place of the formula.")
_VALUES = {"date": "office:date-value", "float": "office:value", "percentage": "office:value"}
_BLANKS = {"s": " ", "tab": "\t", "line-break": "\n"}


def read_ods(path: Path, findings: list[Finding]) -> Sheets:
    """The sheets by name in small letters. Faults of cells are added to `findings`.

    Raises:
        WorkbookError: when the file is no spreadsheet that can be read here.
    """
    root = _content(path)
    hidden = {
        style.get(_name("style:name"))
        for style in root.iterfind("office:automatic-styles/style:style", _SPACES)
        for part in style.iterfind("style:table-properties", _SPACES)
        if part.get(_name("table:display")) == "false"
    }
    sheets: dict[str, Element] = {}
    for table in root.iterfind("office:body/office:spreadsheet/table:table", _SPACES):
        title = (table.get(_name("table:name")) or "").strip()
        if not is_for_people(title.lower()):
            sheets[title] = table
    if len(sheets) > MAX_SHEETS:
        raise _refused(path, _TOO_LARGE)
    unseen: list[Finding] = []
    read = {}
    for title, table in sheets.items():
        layout = Layout()
        rows = _rows(path, table, title, layout, findings)
        state = "hidden" if table.get(_name("table:style-name")) in hidden else "visible"
        unseen += hiding_findings(title, state, layout)
        read[title.lower()] = (title, rows)
    if unseen:
        raise WorkbookError(unseen)
    return {name: sheet_of(title, rows, findings) for name, (title, rows) in read.items()}


def _content(path: Path) -> Element:
    try:
        if path.stat().st_size > MAX_FILE:
            raise _refused(path, _TOO_LARGE)
        with zipfile.ZipFile(path) as archive:
            if archive.getinfo("content.xml").file_size > MAX_UNPACKED:
                raise _refused(path, _TOO_LARGE)
            root: Element = fromstring(archive.read("content.xml"), forbid_dtd=True)
    except (zipfile.BadZipFile, OSError, KeyError, ParseError, DefusedXmlException, RuntimeError, ValueError) as error:
        kind = type(error).__name__
        said = Said(f"Dit is geen leesbare .ods ({kind}).", f"This is no readable .ods ({kind}).")
        raise _refused(path, said) from error
    return root


def _rows(path: Path, table: Element, title: str, layout: Layout, findings: list[Finding]) -> list[list[str]]:
    """The rows down to the last with content; what a program repeats at the end of a sheet is empty."""
    rows: list[list[str]] = []
    empty = 0
    for row in table.iter(_name("table:table-row")):
        times = int(row.get(_name("table:number-rows-repeated"), "1"))
        number = len(rows) + empty + 1
        cells = _cells(path, row, f"{title}!{{}}{number}", layout, findings)
        if not any(cells):
            empty += times
            continue
        if number + times - 1 > MAX_ROWS:
            raise _refused(path, _TOO_LARGE)
        rows += [[]] * empty + [cells] * times
        empty = 0
        layout.rows.add(number)
        layout.width = max(layout.width, len(cells))
        if row.get(_name("table:visibility"), "visible") != "visible":
            layout.hidden_rows.add(number)
    layout.hidden_columns += _hidden_columns(table)
    return rows


def _cells(path: Path, row: Element, place: str, layout: Layout, findings: list[Finding]) -> list[str]:
    cells: list[str] = []
    empty = 0
    for cell in row:
        times = int(cell.get(_name("table:number-columns-repeated"), "1"))
        text = _text(cell)
        if not text:
            empty += times
            continue
        first = len(cells) + empty + 1
        if first + times - 1 > MAX_COLUMNS:
            raise _refused(path, _TOO_LARGE)
        where = place.format(get_column_letter(first))
        if cell.get(_name("table:formula")) is not None:
            findings.append(Finding("formula", where, _FORMULA, _PASTE))
        spans = ("table:number-columns-spanned", "table:number-rows-spanned")
        if any(int(cell.get(_name(one), "1")) > 1 for one in spans):
            layout.merged.append(where.rpartition("!")[2])
        cells += [""] * empty + [text] * times
        empty = 0
    return cells


def _hidden_columns(table: Element) -> Iterator[tuple[int, int]]:
    first = 1
    for column in table.iter(_name("table:table-column")):
        last = first + int(column.get(_name("table:number-columns-repeated"), "1")) - 1
        if column.get(_name("table:visibility"), "visible") != "visible":
            yield first, last
        first = last + 1


def _text(cell: Element) -> str:
    """As it is read from an .xlsx: a date as 2027-01-31, a whole number without a point."""
    kind = cell.get(_name("office:value-type"), "")
    value = cell.get(_name(_VALUES.get(kind, "office:string-value")))
    if value is None:
        value = "\n".join("".join(_pieces(one)) for one in cell.iterfind("text:p", _SPACES))
    elif kind in _VALUES:
        value = value.removesuffix("T00:00:00").removesuffix(".0")
    return value.strip()


def _pieces(part: Element) -> Iterator[str]:
    yield part.text or ""
    for piece in part:
        space, _, name = piece.tag.rpartition("}")
        if space.endswith(_SPACES["text"]) and name in _BLANKS:
            yield _BLANKS[name] * min(int(piece.get(_name("text:c"), "1")), MAX_CELL)
        else:
            yield from _pieces(piece)
        yield piece.tail or ""


def _name(name: str) -> str:
    prefix, _, local = name.partition(":")
    return f"{{{_SPACES[prefix]}}}{local}"


def _refused(path: Path, said: Said) -> WorkbookError:
    return WorkbookError([Finding("file-unreadable", path.name, said, _SAVE_AGAIN)])
