# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A workbook to translate, translators' files of it, and what a translator does to a row."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from kiosk.flow.translations.merging import Merge, merged
from kiosk.flow.translations.rows import Exchange, Language, Row, exchange_of
from kiosk.flow.workbook.authored import AuthoredFlow, open_workbook
from kiosk.flow.workbook.sheets import Row as SheetRow
from kiosk.flow.workbook.sheets import Sheet, Sheets
from kiosk.flow.workbook.translated import PARTS, SHEET, State
from tests.flow.workbooks import SHEETS, Rows, write_workbook

DAY = date(2026, 11, 23)
AR, EN = Language("ar", "العربية (ar)"), Language("en", "English (en)")
GLOSSARY: Rows = (
    ("word", "explanation::Nederlands (nl)", "explanation::English (en)"),
    ("uitkering", "Geld van de overheid.", "Money from the government."),
)
FULL: Mapping[str, Rows] = {**SHEETS, "glossary": GLOSSARY}
STREET = "survey:streek:label"
REMARK = "survey:opmerking:label"
"""The source is `Nog iets in ${plaats}?`."""
UNITS = "survey:uren:constraint_message"
"""There is no Arabic column for it."""


def at_desk(folder: Path, sheets: Mapping[str, Rows] = FULL) -> AuthoredFlow:
    """The workbook of these sheets, written and opened."""
    return open_workbook(write_workbook(folder, sheets))


@cache
def desk() -> AuthoredFlow:
    """The full workbook, opened once for all tests that write nothing."""
    with TemporaryDirectory() as folder:
        return at_desk(Path(folder))


def changed(exchange: Exchange, rows: Mapping[str, tuple[str, State]]) -> Exchange:
    """The file after a translator gave these keys another text and state."""
    return replace(exchange, rows=tuple(_changed(row, rows) for row in exchange.rows))


def _changed(row: Row, rows: Mapping[str, tuple[str, State]]) -> Row:
    text, state = rows.get(row.key, (row.text, row.state))
    return replace(row, text=text, state=state)


def file_of(authored: AuthoredFlow, rows: Mapping[str, tuple[str, State]], language: Language = AR) -> Exchange:
    """A translator's file with these changes."""
    return changed(exchange_of(authored, language), rows)


def taken(authored: AuthoredFlow, exchange: Exchange) -> AuthoredFlow:
    """The workbook after this file came in."""
    return after(authored, merged(authored, exchange, DAY))


def after(authored: AuthoredFlow, merge: Merge) -> AuthoredFlow:
    """The workbook after this merge, in memory: as if it was saved and opened again."""
    sheets = dict(authored.sheets)
    for key, text in merge.texts.items():
        title, name, column = key.split(":")
        sheets[title] = _with_text(sheets[title], title, name, f"{column}::{merge.written}", text)
    codes = sorted({code for _, code in merge.kept})
    rows: dict[str, dict[str, str]] = {}
    for (key, code), kept in merge.kept.items():
        cells = rows.setdefault(key, {"key": key})
        cells |= {f"{part}::{code}": getattr(kept, part) for part in PARTS if getattr(kept, part)}
    headings = {"key": "A", **{f"{part}::{code}": "B" for code in codes for part in PARTS}}
    kept_rows = tuple(SheetRow(number, cells) for number, cells in enumerate(rows.values(), 2))
    return replace(authored, sheets={**sheets, SHEET: Sheet(SHEET, headings, kept_rows)})


def _with_text(sheet: Sheet, title: str, name: str, heading: str, text: str) -> Sheet:
    rows = tuple(
        SheetRow(row.number, {**row.cells, heading: text}) if _is(title, row, name) else row for row in sheet.rows
    )
    return Sheet(sheet.name, {**sheet.headings, heading: sheet.headings.get(heading, "Z")}, rows)


def _is(title: str, row: SheetRow, name: str) -> bool:
    if title == "choices":
        return f"{row.get('list_name')}/{row.get('name')}" == name
    return row.get("word" if title == "glossary" else "name") == name


def with_source(authored: AuthoredFlow, key: str, text: str) -> AuthoredFlow:
    """The workbook after its author changed a Dutch text."""
    title, name, column = key.split(":")
    sheets: Sheets = {
        **authored.sheets,
        title: _with_text(authored.sheets[title], title, name, f"{column}::Nederlands (nl)", text),
    }
    return replace(authored, sheets=sheets)
