# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads the sheets of a workbook as text, within limits: a stranger's file can cost seconds and megabytes, not more."""

import re
import warnings
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from kiosk.flow.findings import Finding, WorkbookError
from kiosk.flow.said import Said
from kiosk.flow.workbook.archive import Archive, opened, unreadable
from kiosk.flow.workbook.hiding import hiding_findings
from kiosk.flow.workbook.parts import Layout

MAX_SHEETS = 20
MAX_ROWS = 5_000
MAX_COLUMNS = 150
MAX_CELL = 10_000
UNREAD = frozenset({"leeswijzer", "toelichting"})
"""Sheets for people; also any sheet whose name begins with an underscore."""


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


_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
Sheets = Mapping[str, Sheet]
"""By name in small letters."""
Texts = Mapping[int, str]
"""The filled cells of a row, by column from 1."""


def is_for_people(name: str) -> bool:
    """Whether a sheet of this name is not part of the flow."""
    return name in UNREAD or name.startswith("_")


def read_sheets(path: Path, findings: list[Finding]) -> Sheets:
    """The sheets by name in small letters. Faults of cells are added to `findings`.

    Raises:
        WorkbookError: with one finding, when the file is no workbook that can be read here.
    """
    archive = opened(path)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl warns of styles and validations that a flow does not use
        try:
            book = load_workbook(archive.stream(), read_only=True, data_only=False, keep_links=False)
        except Exception as error:  # openpyxl raises whatever its parsers raise for a damaged file
            raise unreadable(path, type(error).__name__) from error
        try:
            return _sheets(book, archive, findings)
        except WorkbookError:
            raise
        except Exception as error:  # as above: sheets are parsed while they are read
            raise unreadable(path, type(error).__name__) from error
        finally:
            book.close()


def sheet_of(title: str, table: Sequence[Sequence[str]], findings: list[Finding]) -> Sheet:
    """A sheet of rows that are already text, the headings first."""
    rows = [
        (number, {column: text for column, text in enumerate(cells, 1) if text})
        for number, cells in enumerate(table, 1)
    ]
    return _of_texts(title, rows, findings)


def _sheets(book: Any, archive: Archive, findings: list[Finding]) -> Sheets:
    """What is hidden or merged is told first and alone: an author must see what is read."""
    if len(book.worksheets) > MAX_SHEETS:
        message = Said(f"Meer dan {MAX_SHEETS} bladen.", f"More than {MAX_SHEETS} sheets.")
        raise WorkbookError(
            [Finding("too-many-sheets", "werkmap", message, Said("Haal bladen weg.", "Remove sheets."))]
        )
    read = [(sheet, archive.layouts[sheet._worksheet_path]) for sheet in book.worksheets if not _is_left(sheet)]  # noqa: SLF001 - openpyxl tells it nowhere else
    hidden = [one for sheet, layout in read for one in _unseen(sheet.title.strip(), sheet.sheet_state, layout)]
    if hidden:
        raise WorkbookError(hidden)
    return {
        worksheet.title.strip().lower(): _of_texts(
            worksheet.title.strip(), _rows(worksheet, layout, findings), findings
        )
        for worksheet, layout in read
    }


def _is_left(worksheet: Any) -> bool:
    return is_for_people(worksheet.title.strip().lower())


def _unseen(title: str, state: str, layout: Layout) -> Iterator[Finding]:
    if max(layout.rows, default=0) > MAX_ROWS or layout.width > MAX_COLUMNS:
        message = Said(
            f"Het blad is te groot (hoogstens {MAX_ROWS} rijen en {MAX_COLUMNS} kolommen).",
            f"The sheet is too large (at most {MAX_ROWS} rows and {MAX_COLUMNS} columns).",
        )
        remedy = Said("Haal lege rijen en kolommen weg.", "Remove empty rows and columns.")
        yield Finding("sheet-too-large", title, message, remedy)
    else:
        yield from hiding_findings(title, state, layout)


def _rows(worksheet: Any, layout: Layout, findings: list[Finding]) -> Iterator[tuple[int, Texts]]:
    """The rows with content; not further than there is any, however far formatting goes."""
    worksheet.reset_dimensions()  # what a file says of its own size may be wrong
    last = max(layout.rows, default=1)
    for number, cells in enumerate(worksheet.iter_rows(max_row=last, max_col=max(layout.width, 1)), 1):
        texts = dict(_texts(worksheet.title, number, cells, findings))
        if texts:
            yield number, texts


def _of_texts(
    title: str, rows: Iterator[tuple[int, Texts]] | Sequence[tuple[int, Texts]], findings: list[Finding]
) -> Sheet:
    headings: dict[int, str] = {}
    kept: list[Row] = []
    for number, texts in rows:
        if number == 1:
            headings = _headings(title, texts, findings)
        elif texts:
            kept.append(Row(number, _by_heading(title, number, texts, headings, findings)))
    return Sheet(title, {heading: get_column_letter(column) for column, heading in headings.items()}, tuple(kept))


def _headings(sheet: str, texts: Texts, findings: list[Finding]) -> dict[int, str]:
    headings: dict[int, str] = {}
    for column, heading in texts.items():
        if heading in headings.values():
            place = f"{sheet}!{get_column_letter(column)}1"
            message = Said(f"De kop '{heading}' staat er twee keer.", f"The heading '{heading}' stands twice.")
            remedy = Said("Houd één van de twee kolommen.", "Keep one of the two columns.")
            findings.append(Finding("heading-double", place, message, remedy))
        headings[column] = heading
    return headings


def _texts(sheet: str, number: int, cells: Any, findings: list[Finding]) -> Iterator[tuple[int, str]]:
    for column, cell in enumerate(cells, 1):
        if cell.value is None:
            continue
        text = _text(cell.value)
        fault = _fault(cell.data_type, text)
        if fault is not None:
            code, message, remedy = fault
            findings.append(Finding(code, f"{sheet}!{get_column_letter(column)}{number}", message, remedy))
        elif text:
            yield column, text


def _fault(data_type: str, text: str) -> tuple[str, Said, Said] | None:
    if data_type == "f":
        remedy = Said("Plak de waarde in plaats van de formule.", "Paste the value in place of the formula.")
        return "formula", Said("Hier staat een formule.", "This is a formula."), remedy
    if data_type == "e":
        message = Said(f"Hier staat de fout {text}.", f"This is the error {text}.")
        return "error-value", message, Said("Vul de bedoelde waarde in.", "Fill in the value that was meant.")
    if len(text) > MAX_CELL:
        message = Said(f"De cel heeft meer dan {MAX_CELL} tekens.", f"The cell has over {MAX_CELL} characters.")
        return "cell-too-long", message, Said("Maak de tekst korter.", "Make the text shorter.")
    if _CONTROL.search(text):
        message = Said("De cel heeft een onzichtbaar stuurteken.", "The cell has an invisible control character.")
        return "control-character", message, Said("Typ de tekst opnieuw.", "Type the text again.")
    return None


def _text(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, date):
        return value.isoformat().removesuffix("T00:00:00")
    return str(value).replace("\xa0", " ").strip()


def _by_heading(
    sheet: str, number: int, texts: Texts, headings: Mapping[int, str], findings: list[Finding]
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
