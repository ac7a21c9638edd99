# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A small workbook to change, and what is said of it."""

from collections.abc import Mapping
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from kiosk.flow.findings import Finding, WorkbookError
from kiosk.flow.form import Form
from kiosk.flow.workbook.authored import AuthoredFlow, open_workbook
from tests.flow.workbooks import Rows, write_workbook

SMALL: Mapping[str, Rows] = {
    "survey": (
        ("type", "name", "label::Nederlands (nl)", "label::English (en)"),
        ("select_one nood", "nood", "Wat zoekt u?", "What do you need?"),
        ("select_multiple nood", "ook", "Wat nog meer?", "What else?"),
        ("text", "woorden", "Vertel het.", "Tell it."),
    ),
    "choices": (
        ("list_name", "name", "label::Nederlands (nl)", "label::English (en)"),
        ("nood", "huis", "Een huis", "A home"),
        ("nood", "geld", "Geld", "Money"),
        ("nood", "rust", "Rust", "Peace"),
    ),
    "settings": (("form_id", "version", "default_language"), ("klein", "1", "Nederlands (nl)")),
}
COLUMNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def small(**cells: object) -> dict[str, list[list[object]]]:
    """The small workbook with cells changed: `survey_E1="relevant"`. A sheet that is not there is added."""
    sheets: dict[str, list[list[object]]] = {name: [list(row) for row in rows] for name, rows in SMALL.items()}
    for place, value in cells.items():
        title, _, cell = place.rpartition("_")
        table = sheets.setdefault(title, [[]])
        row, column = int(cell[1:]) - 1, COLUMNS.index(cell[0])
        table.extend([] for _ in range(row + 1 - len(table)))
        table[row].extend([""] * (column + 1 - len(table[row])))
        table[row][column] = value
    return sheets


def written(folder: Path, **cells: object) -> Path:
    """The small workbook with cells changed, as a file."""
    return write_workbook(folder, small(**cells))


def opened(folder: Path, **cells: object) -> AuthoredFlow:
    """The small workbook with cells changed, as its author sees it."""
    return open_workbook(written(folder, **cells))


def formed(folder: Path, **cells: object) -> Form:
    """The form of it."""
    return opened(folder, **cells).form


def refused(path: Path) -> tuple[Finding, ...]:
    """What keeps a workbook from being a form, each finding whole in both languages."""
    with pytest.raises(WorkbookError) as caught:
        open_workbook(path)
    for finding in caught.value.findings:
        assert finding.code
        assert finding.place
        for said in (finding.message, finding.remedy):
            assert said.nl
            assert said.en
    return caught.value.findings


def told(folder: Path, **cells: object) -> Finding:
    """The one finding of the small workbook with cells changed."""
    (finding,) = refused(written(folder, **cells))
    return finding


def with_part(path: Path, name: str, content: bytes, *others: tuple[str, bytes]) -> Path:
    """The same workbook with a part replaced or added."""
    copy = path.with_name("anders.xlsx")
    parts = {name: content, **dict(others)}
    with ZipFile(path) as old, ZipFile(copy, "w", ZIP_DEFLATED) as new:
        for member in old.namelist():
            if member not in parts:
                new.writestr(member, old.read(member))
        for member, data in parts.items():
            new.writestr(member, data)
    return copy
