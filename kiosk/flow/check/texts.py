# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every text of a workbook with its cell, its language and what it belongs to."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kiosk.flow.form import MISSING
from kiosk.flow.workbook.authored import AuthoredFlow
from kiosk.flow.workbook.sheets import Row, Sheet
from kiosk.flow.workbook.spelling import columns_of, language_of
from kiosk.flow.xform.document import language_code

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "survey": ("label", "hint", "guidance_hint", "constraint_message", "required_message"),
    "choices": ("label",),
    "outcomes": ("title", "body"),
    "glossary": ("explanation",),
}
"""Per sheet the columns that a visitor reads or hears, without their language."""


@dataclass(frozen=True, slots=True)
class Told:
    """One text in one language; '' where the author gave none."""

    sheet: str
    row: Row
    column: str
    language: str
    place: str
    text: str


@dataclass(frozen=True, slots=True)
class Wordings:
    """One text in all languages that have a column for it, by language."""

    sheet: str
    row: Row
    column: str
    told: Mapping[str, Told]


def wordings_of(authored: AuthoredFlow) -> tuple[Wordings, ...]:
    """All texts, in the order of the sheets, rows and columns."""
    return tuple(_wordings(authored))


def texts_of(authored: AuthoredFlow) -> tuple[Told, ...]:
    """All texts that are there, in the same order."""
    return tuple(told for one in wordings_of(authored) for told in one.told.values() if told.text)


def _wordings(authored: AuthoredFlow) -> Iterator[Wordings]:
    for title, columns in COLUMNS.items():
        sheet = authored.sheets.get(title)
        for row in sheet.rows if sheet else ():
            for column in columns:
                told = dict(_told(title, sheet, row, column, authored.form.default_language)) if sheet else {}
                if told:
                    yield Wordings(title, row, column, told)


def _told(title: str, sheet: Sheet, row: Row, column: str, default: str) -> Iterator[tuple[str, Told]]:
    for heading in columns_of(sheet, column):
        language, text = language_code(language_of(heading)) or default, row.get(heading)
        place = sheet.place(row.number, heading)
        yield language, Told(title, row, column, language, place, "" if text == MISSING else text)
