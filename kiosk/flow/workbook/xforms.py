# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Makes the XForm of sheets that are in order. Needs the `publish` extra: pyxform."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from pyxform.errors import PyXFormError  # type: ignore[import-untyped] # pyxform ships no types
from pyxform.xls2xform import convert  # type: ignore[import-untyped] # as above

from kiosk.flow.findings import Finding, WorkbookError
from kiosk.flow.said import Said
from kiosk.flow.workbook.ask_if import relevant_of
from kiosk.flow.workbook.carried import with_glossary
from kiosk.flow.workbook.glossary import glossary_of
from kiosk.flow.workbook.languages import languages_of
from kiosk.flow.workbook.media import spread
from kiosk.flow.workbook.outcomes import outcome_rows
from kiosk.flow.workbook.sheets import Row, Sheet, Sheets
from kiosk.flow.workbook.unchecked import SETTING
from kiosk.flow.xform.fields import KIOSK, OUTCOMES

_ROW = re.compile(r"\[row : (\d+)\]\s*")
_SHEET = re.compile(r"On the '(\w+)' sheet, (?:the '([^']+)' value)?")
Cells = dict[str, str]


def xform_of(sheets: Sheets) -> str:
    """The XForm XML of these sheets; pyxform reads them as a workbook without own sheets and columns.

    Raises:
        WorkbookError: with what pyxform says is wrong.
    """
    languages = languages_of(sheets)
    survey, origins = _survey(sheets, languages)
    choices = (
        [spread(sheets["choices"], row, languages) for row in _numbered(sheets.get("choices"))]
        if "choices" in sheets
        else []
    )
    data = {
        "survey": survey,
        "survey_header": _headings(survey),
        "choices": choices,
        "choices_header": _headings(choices),
        "settings": [_settings(sheets, languages)],
    }
    warnings: list[str] = []  # about translations and names; the checks have their own words for what matters
    try:
        xml = str(convert(data, warnings=warnings, validate=False, pretty_print=True).xform)
    except PyXFormError as error:
        raise WorkbookError([_told(str(error), sheets, origins)]) from error
    return with_glossary(xml, glossary_of(sheets))


def _survey(sheets: Sheets, languages: list[str]) -> tuple[list[Cells], list[str]]:
    """The rows, and where each comes from."""
    sheet = sheets["survey"]
    rows = [_question(sheet, row, languages) for row in _numbered(sheet)]
    origins = [f"{sheet.name}!A{number}" for number in range(2, len(rows) + 2)]
    outcomes = sheets.get(OUTCOMES)
    for row, cells in outcome_rows(outcomes):
        rows.append(cells)
        origins.append(outcomes.place(row.number, "name") if outcomes and row else OUTCOMES)
    return rows, origins


def _question(sheet: Sheet, row: Row, languages: list[str]) -> Cells:
    cells = spread(sheet, row, languages)
    if cells.pop("ask_if", ""):
        cells["relevant"] = relevant_of(row)
    return cells


def _numbered(sheet: Sheet | None) -> Iterator[Row]:
    """Every row from the second, also the empty ones, so that pyxform counts as the author does."""
    number = 2
    for row in sheet.rows if sheet else ():
        yield from (Row(empty, {}) for empty in range(number, row.number))
        yield row
        number = row.number + 1


def _headings(rows: list[Cells]) -> list[Mapping[str, Any]]:
    """pyxform would look for headings in the first 100 rows only."""
    return [{heading: None for row in rows for heading in row}]


def _settings(sheets: Sheets, languages: list[str]) -> Cells:
    sheet = sheets.get("settings")
    settings = dict(sheet.rows[0].cells) if sheet and sheet.rows else {}
    if languages:
        settings.setdefault("default_language", languages[0])
    settings.pop(SETTING, None)
    return {**settings, "namespaces": f'kiosk="{KIOSK}"'}


def _told(message: str, sheets: Sheets, origins: list[str]) -> Finding:
    row, named = _ROW.search(message), _SHEET.search(message)
    title = named[1] if named and named[1] in sheets else "survey"
    place = title if row is None else _place(sheets[title], int(row[1]), named[2] if named else None, origins)
    reason = _ROW.sub("", message).strip()
    said = Said(f"De werkmap is niet om te zetten: {reason}", f"The workbook cannot be converted: {reason}")
    return Finding("not-converted", place, said, Said("Verbeter deze cel.", "Mend this cell."))


def _place(sheet: Sheet, row: int, heading: str | None, origins: list[str]) -> str:
    if sheet.name.lower() == "survey" and row - 2 < len(origins) and not origins[row - 2].startswith(sheet.name):
        return origins[row - 2]
    return sheet.place(row, heading or "")
