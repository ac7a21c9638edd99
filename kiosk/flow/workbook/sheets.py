# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads the sheets of a workbook as text, within limits: a stranger's file can cost seconds and megabytes, not more."""

import warnings
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from kiosk.flow.findings import Finding, WorkbookError
from kiosk.flow.said import Said

MAX_FILE = 20_000_000
MAX_UNPACKED = 60_000_000
MAX_MEMBERS = 500
MAX_SHEETS = 20
MAX_ROWS = 5_000
MAX_LINES = 20_000
"""Rows that are looked at for content: an empty one may carry formatting, a gap may claim a billion of them."""
MAX_COLUMNS = 150
MAX_CELL = 10_000
UNREAD = frozenset({"leeswijzer", "toelichting", "tests", "glossary"})
"""Sheets for people, and sheets that do not become part of the form."""
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_SAVE_AGAIN = Said(
    "Open het bestand in Excel of LibreOffice en bewaar het als .xlsx, zonder wachtwoord.",
    "Open the file in Excel or LibreOffice and save it as .xlsx, without a password.",
)


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number in the sheet and the filled cells by heading."""

    number: int
    cells: Mapping[str, str]

    def get(self, heading: str) -> str:
        """The text under a heading, '' where there is none."""
        return self.cells.get(heading, "")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its headings with their column letters, and its rows that are not empty."""

    name: str
    headings: Mapping[str, str]
    rows: tuple[Row, ...]

    def place(self, row: int, heading: str = "") -> str:
        """`sheet!cell`; without a known heading, the first cell of the row."""
        return f"{self.name}!{self.headings.get(heading, 'A')}{row}"


def read_sheets(path: Path, findings: list[Finding]) -> Mapping[str, Sheet]:
    """The sheets by name in small letters. Faults of cells are added to `findings`.

    Raises:
        WorkbookError: with one finding, when the file is no workbook that can be read here.
    """
    content = _archive(path)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl warns of styles and validations that a flow does not use
        try:
            book = load_workbook(content, read_only=True, data_only=False, keep_links=False)
        except Exception as error:  # openpyxl raises whatever its parsers raise for a damaged file
            raise _unreadable(path, type(error).__name__) from error
        try:
            return _sheets(book, findings)
        except WorkbookError:
            raise
        except Exception as error:  # as above: sheets are parsed while they are read
            raise _unreadable(path, type(error).__name__) from error
        finally:
            book.close()


def _unreadable(path: Path, detail: str) -> WorkbookError:
    message = Said(
        f"Dit bestand is geen leesbare werkmap ({detail}).", f"This file is no readable workbook ({detail})."
    )
    return WorkbookError([Finding("file-unreadable", path.name, message, _SAVE_AGAIN)])


def _archive(path: Path) -> BytesIO:
    """The file in memory, so that nothing stays open however reading ends."""
    try:
        if path.stat().st_size > MAX_FILE:
            raise _too_large(path)
        content = BytesIO(path.read_bytes())
        if content.getvalue().startswith(_OLE):
            message = Said(
                "Dit bestand heeft een wachtwoord of is een oude .xls.", "This file has a password or is an old .xls."
            )
            raise WorkbookError([Finding("file-protected", path.name, message, _SAVE_AGAIN)])
        with zipfile.ZipFile(content) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise _unreadable(path, type(error).__name__) from error
    if len(members) > MAX_MEMBERS or sum(member.file_size for member in members) > MAX_UNPACKED:
        raise _too_large(path)
    return content


def _too_large(path: Path) -> WorkbookError:
    most = MAX_UNPACKED // 1_000_000
    message = Said(
        f"De werkmap is te groot (hoogstens {most} MB uitgepakt).",
        f"The workbook is too large (at most {most} MB unpacked).",
    )
    remedy = Said("Haal plaatjes en lege opmaak weg.", "Take pictures and empty formatting away.")
    return WorkbookError([Finding("file-too-large", path.name, message, remedy)])


def _sheets(book: Any, findings: list[Finding]) -> Mapping[str, Sheet]:
    sheets: dict[str, Sheet] = {}
    if len(book.worksheets) > MAX_SHEETS:
        message = Said(f"Meer dan {MAX_SHEETS} bladen.", f"More than {MAX_SHEETS} sheets.")
        raise WorkbookError(
            [Finding("too-many-sheets", "werkmap", message, Said("Haal bladen weg.", "Remove sheets."))]
        )
    for worksheet in book.worksheets:
        name = worksheet.title.strip().lower()
        sheets[name] = Sheet(worksheet.title, {}, ()) if name in UNREAD else _sheet(worksheet, findings)
    return sheets


def _sheet(worksheet: Any, findings: list[Finding]) -> Sheet:
    headings: dict[int, str] = {}
    rows: list[Row] = []
    worksheet.reset_dimensions()  # what a file says of its own size may be wrong
    for number, cells in enumerate(worksheet.iter_rows(), 1):
        texts = dict(_texts(worksheet.title, number, cells, findings))
        _check_size(worksheet.title, number, texts)
        if number == 1:
            headings = texts
        elif texts:
            rows.append(Row(number, _by_heading(worksheet.title, number, texts, headings, findings)))
    letters = {heading: get_column_letter(column) for column, heading in reversed(headings.items())}
    return Sheet(worksheet.title, letters, tuple(rows))


def _check_size(sheet: str, number: int, texts: Mapping[int, str]) -> None:
    if number > MAX_LINES or (texts and (number > MAX_ROWS or max(texts) > MAX_COLUMNS)):
        message = Said(
            f"Het blad is te groot (hoogstens {MAX_ROWS} rijen en {MAX_COLUMNS} kolommen).",
            f"The sheet is too large (at most {MAX_ROWS} rows and {MAX_COLUMNS} columns).",
        )
        remedy = Said("Haal lege rijen en kolommen weg.", "Remove empty rows and columns.")
        raise WorkbookError([Finding("sheet-too-large", sheet, message, remedy)])


def _texts(sheet: str, number: int, cells: Any, findings: list[Finding]) -> Iterator[tuple[int, str]]:
    for column, cell in enumerate(cells, 1):
        if cell.value is None:
            continue
        place = f"{sheet}!{get_column_letter(column)}{number}"
        text = _text(cell.value)
        if cell.data_type == "f":
            message = Said("Hier staat een formule.", "This is a formula.")
            remedy = Said("Plak de waarde in plaats van de formule.", "Paste the value in place of the formula.")
            findings.append(Finding("formula", place, message, remedy))
        elif cell.data_type == "e":
            message = Said(f"Hier staat de fout {text}.", f"This is the error {text}.")
            remedy = Said("Vul de bedoelde waarde in.", "Fill in the value that was meant.")
            findings.append(Finding("error-value", place, message, remedy))
        elif len(text) > MAX_CELL:
            message = Said(f"De cel heeft meer dan {MAX_CELL} tekens.", f"The cell has over {MAX_CELL} characters.")
            findings.append(Finding("cell-too-long", place, message, Said("Maak de tekst korter.", "Shorten it.")))
        elif text:
            yield column, text


def _text(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, date):
        return value.isoformat().removesuffix("T00:00:00")
    return str(value).replace("\xa0", " ").strip()


def _by_heading(
    sheet: str, number: int, texts: Mapping[int, str], headings: Mapping[int, str], findings: list[Finding]
) -> Mapping[str, str]:
    cells = {}
    for column, text in texts.items():
        if column in headings:
            cells[headings[column]] = text
        else:
            place = f"{sheet}!{get_column_letter(column)}{number}"
            message = Said("Deze kolom heeft geen kop.", "This column has no heading.")
            remedy = Said("Geef rij 1 een kop, of maak de cel leeg.", "Give it a heading in row 1, or empty the cell.")
            findings.append(Finding("no-heading", place, message, remedy))
    return cells
