# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writes translations into the author's workbook and leaves everything else in it as it is; all of it, or nothing."""

import os
import tempfile
import warnings
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from copy import copy
from io import BytesIO
from pathlib import Path
from typing import Any, cast

from openpyxl import Workbook, load_workbook
from openpyxl.utils import column_index_from_string
from openpyxl.worksheet.worksheet import Worksheet

from kiosk.flow.findings import Finding, WorkbookError
from kiosk.flow.said import Said
from kiosk.flow.translations.merging import Merge
from kiosk.flow.translations.refusing import refused
from kiosk.flow.translations.rows import heading_of
from kiosk.flow.translations.xlsx import HEADING, fill, put
from kiosk.flow.workbook.authored import AuthoredFlow, formed, sheet_findings
from kiosk.flow.workbook.sheets import MAX_COLUMNS, MAX_ROWS, Sheet, Sheets, read_sheets
from kiosk.flow.workbook.spelling import all_spelled
from kiosk.flow.workbook.translated import PARTS, SHEET, Kept, Place, wordings_of
from kiosk.flow.workbook.unchecked import shown_sheets

LOST = ("xl/media/", "xl/charts/", "xl/drawings/drawing", "xl/threadedComments/", "xl/pivotTables/", "xl/slicers/")
"""Parts of a workbook that writing it here would lose."""


def save(authored: AuthoredFlow, merge: Merge, target: Path) -> None:
    """The workbook with this merge in it.

    Raises:
        WorkbookError: when something else in the workbook would be lost, or there is no room; nothing was written.
        OSError: when the file cannot be written.
    """
    book = _loaded(authored.path)
    _write_texts(book, authored.sheets, merge)
    _write_kept(book, merge.kept)
    content = BytesIO()
    book.save(content)
    with replacing(target) as unfinished:
        unfinished.write_bytes(content.getvalue())
        _refuse_broken(unfinished, authored)


def _refuse_broken(unfinished: Path, authored: AuthoredFlow) -> None:
    """Raises `WorkbookError` where the workbook could no longer be opened."""
    findings: list[Finding] = []
    sheets = all_spelled(read_sheets(unfinished, findings), findings)
    findings += sheet_findings(sheets)
    if findings:
        raise WorkbookError(findings[:1])
    formed(shown_sheets(sheets), authored.lists)


def _loaded(path: Path) -> Workbook:
    content = path.read_bytes()
    with zipfile.ZipFile(BytesIO(content)) as archive:
        lost = [name for name in archive.namelist() if name.startswith(LOST)]
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        book = load_workbook(BytesIO(content), rich_text=True)
    lost += [str(warning.message) for warning in told if "will be removed" in str(warning.message)]
    if lost:
        message = Said(
            f"De werkmap heeft iets dat bij het schrijven verloren gaat ({lost[0]}).",
            f"The workbook has something that writing it would lose ({lost[0]}).",
        )
        remedy = Said(
            "Haal plaatjes, grafieken, gesprekken bij cellen en lijsten van andere bladen uit de werkmap.",
            "Take pictures, charts, threaded comments and lists from other sheets out of the workbook.",
        )
        raise refused("translation-would-lose", path.name, message, remedy)
    return book


def _write_texts(book: Workbook, sheets: Sheets, merge: Merge) -> None:
    worksheets = {title.strip().lower(): cast("Worksheet", book[title]) for title in book.sheetnames}
    new: dict[tuple[str, str], int] = {}
    for wording in wordings_of(sheets):
        if wording.key not in merge.texts:
            continue
        worksheet, about = worksheets[wording.sheet], (wording.sheet, wording.column)
        heading = heading_of(sheets, *about, merge.language)
        if heading:
            column = column_index_from_string(sheets[wording.sheet].headings[heading])
        else:
            column = new.setdefault(about, _last_column(sheets[wording.sheet]) + 1 + _new_in(new, wording.sheet))
            put(worksheet.cell(1, column), f"{wording.column}::{merge.written}")
        put(worksheet.cell(wording.row.number, column), merge.texts[wording.key])
        _style_like(worksheet, sheets[wording.sheet], wording.column, column, wording.row.number)


def _last_column(sheet: Sheet) -> int:
    return max(column_index_from_string(letter) for letter in sheet.headings.values())


def _new_in(new: Mapping[tuple[str, str], int], sheet: str) -> int:
    return sum(title == sheet for title, _ in new)


def _style_like(worksheet: Worksheet, sheet: Sheet, base: str, column: int, row: int) -> None:
    """A cell of a new column looks like that of the column's first language; its heading has the same explanation."""
    first = min(column_index_from_string(letter) for heading, letter in sheet.headings.items() if _is_of(heading, base))
    for number in (1, row):
        cell: Any = worksheet.cell(number, column)
        like: Any = worksheet.cell(number, first)
        if not cell.has_style:
            cell._style = copy(like._style)  # noqa: SLF001 - openpyxl has no other way to copy a style
        if number == 1 and cell.comment is None and like.comment is not None:
            cell.comment = copy(like.comment)


def _is_of(heading: str, base: str) -> bool:
    return heading.partition("::")[0].strip() == base


def _write_kept(book: Workbook, kept: Mapping[Place, Kept]) -> None:
    table = _table(kept)
    if len(table) > MAX_ROWS or len(table[0]) > MAX_COLUMNS:
        message = Said("Er zijn te veel vertalingen om te onthouden.", "There are too many translations to remember.")
        remedy = Said("Splits de werkmap.", "Split the workbook.")
        raise refused("translation-too-many", SHEET, message, remedy)
    titles = [title for title in book.sheetnames if title.strip().lower() == SHEET]
    sheet = cast("Worksheet", book[titles[0]]) if titles else _new_sheet(book)
    sheet.delete_rows(1, sheet.max_row)
    fill(sheet, table)
    for cell in sheet[1]:
        cell.font = HEADING


def _new_sheet(book: Workbook) -> Worksheet:
    sheet = cast("Worksheet", book.create_sheet(SHEET))
    sheet.freeze_panes = "B2"
    sheet.column_dimensions["A"].width = 40
    return sheet


def _table(kept: Mapping[Place, Kept]) -> Sequence[Sequence[str]]:
    """One row per key; per language a column for each thing that is remembered."""
    codes = sorted({code for _, code in kept})
    keys = dict.fromkeys(key for key, _ in kept)
    headings = ["key", *(f"{part}::{code}" for code in codes for part in PARTS)]
    nothing = Kept()
    rows = [
        [key, *(str(getattr(kept.get((key, code), nothing), part)) for code in codes for part in PARTS)] for key in keys
    ]
    return [headings, *rows]


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """A new file beside the target, in whose place it comes at the end; where anything fails, the target stays."""
    try:
        handle, name = tempfile.mkstemp(prefix=f".{target.stem}-", suffix=target.suffix, dir=target.parent)
    except OSError as error:
        error.filename = str(target)  # nobody knows the name of the new file
        raise
    os.close(handle)
    unfinished = Path(name)
    try:
        yield unfinished
        with unfinished.open("rb+") as file:
            os.fsync(file.fileno())
        unfinished.chmod(target.stat().st_mode & 0o777 if target.exists() else 0o644)
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)
