# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Matrices for the workbook, and the workbook changed at one cell as somebody would change it."""

import json
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from odfdo import Document
from openpyxl import load_workbook

from kiosk.flow.workbook.sheets import sheet_of
from kiosk.places import resources
from kiosk.policy.matrix import Field
from kiosk.publishing.policy.editing import written_ods, written_xlsx
from kiosk.publishing.policy.importing import Source, source_of
from kiosk.publishing.policy.tables import tables_of
from tests.policy.matrices import HANDOVER, REASON, ban_of_file, matrix_of_file, rule_of_file

SHIPPED: dict[str, Any] = json.loads((resources() / "policy" / "matrix.json").read_text(encoding="utf-8"))
WRITERS = {".xlsx": written_xlsx, ".ods": written_ods}
KINDS = tuple(WRITERS)
Typed = str | date | None
Cell = tuple[str, str, int]
"""Sheet, heading and row."""


def workbook(folder: Path, kind: str, document: dict[str, Any] = SHIPPED, **cells: tuple[Cell, Typed]) -> Path:
    """The workbook of a matrix, with these cells changed."""
    file = folder / f"matrix{kind}"
    content = WRITERS[kind](document)
    for (sheet, heading, row), value in cells.values():
        content = _CHANGERS[kind](content, sheet, heading, row, value)
    file.write_bytes(content)
    return file


def typed(document: dict[str, Any] = SHIPPED, **cells: tuple[Cell, str]) -> Source:
    """The matrix as it is read from sheets in which these cells were changed."""
    tables = {name: [list(row) for row in rows] for name, rows in tables_of(document).items()}
    for (sheet, heading, row), text in cells.values():
        tables[sheet][row - 1][tables_of(document)[sheet][0].index(heading)] = text
    return source_of(Path("matrix.xlsx"), {name: sheet_of(name, rows, []) for name, rows in tables.items()})


def changed_xlsx(content: bytes, sheet: str, heading: str, row: int, value: Typed) -> bytes:
    """As Excel would save it."""
    book = load_workbook(BytesIO(content))
    headings = [one.value for one in book[sheet][1]]
    book[sheet].cell(row, headings.index(heading) + 1).value = value
    saved = BytesIO()
    book.save(saved)
    return saved.getvalue()


def changed_ods(content: bytes, sheet: str, heading: str, row: int, value: Typed) -> bytes:
    """As LibreOffice would save it."""
    book = Document(BytesIO(content))
    table = book.body.get_table(name=sheet)
    assert table is not None
    headings = [one.value for one in table.get_row(0).cells]
    table.set_value((headings.index(heading), row - 1), value)
    saved = BytesIO()
    book.save(saved)
    return saved.getvalue()


_CHANGERS = {".xlsx": changed_xlsx, ".ods": changed_ods}
_TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp", "Zs"]), min_size=1, max_size=12)
_TEXTS = st.one_of(_TEXT, st.sampled_from(["=1+1", "1.0", "2027-01-01", "a  b", "'x", "_x0041_", "waar", "a, b", "é"]))


@st.composite
def documents(draw: st.DrawFn) -> dict[str, Any]:
    """A sound matrix as its file has it, whose texts may be anything that a file may hold."""
    rules = []
    for at in range(draw(st.integers(0, 3))):
        changes = {"id": f"regel-{at}", "gemeenten": [f"plaats-{at}", *draw(st.sampled_from([[], ["elders"]]))]}
        texts = {name: draw(_texts()) for name in ("grondslag", "bron")}
        fields = draw(st.lists(st.sampled_from([one.value for one in Field]), min_size=1, unique=True))
        if draw(st.booleans()):
            reasons = REASON | draw(st.dictionaries(st.sampled_from(["nl", "en", "ar", "ti"]), _texts(), max_size=2))
            rules.append(ban_of_file(**changes, **texts, velden=fields, reden=reasons))
        else:
            rules.append(rule_of_file(**changes, **texts, velden=fields))
    for rule in rules:
        rule["gemeenten"] = [rule["gemeenten"][0]]
    purposes = {HANDOVER: {"omschrijving": draw(_texts()), "velden": {one.value: "vrijwillig" for one in Field}}}
    return matrix_of_file(*rules, naam=draw(_texts()), versie=draw(_texts()), doelen=purposes)


def _texts() -> st.SearchStrategy[str]:
    return _TEXTS.filter(lambda text: any(sign.isalnum() for sign in text) and text.strip() == text)
