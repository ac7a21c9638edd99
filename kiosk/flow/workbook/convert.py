# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Turns an authored workbook into the XForm that the kiosk runs, or says everything that is wrong with it.

Needs the `publish` extra: pyxform and openpyxl.
"""

import re
from collections.abc import Mapping
from pathlib import Path

from pyxform.errors import PyXFormError  # type: ignore[import-untyped] # pyxform ships no types
from pyxform.xls2xform import convert  # type: ignore[import-untyped] # as above

from kiosk.flow.findings import Finding, WorkbookError
from kiosk.flow.form import FormError, Problem
from kiosk.flow.said import Said
from kiosk.flow.workbook.outcomes import check_outcomes, outcome_rows
from kiosk.flow.workbook.profile import check_names, check_profile, check_references, languages_of
from kiosk.flow.workbook.sheets import Sheet, read_sheets
from kiosk.flow.xform.fields import KIOSK
from kiosk.flow.xform.load import load_form

__all__ = ["Finding", "WorkbookError", "convert_workbook"]

_ROW = re.compile(r"\[row : (\d+)\]")
_OUTCOME_COLUMNS = {"relevant": "when", "label": "title", "hint": "body"}
Cells = Mapping[str, str]


def convert_workbook(path: Path) -> str:
    """The XForm XML of this workbook; `load_form` takes it.

    Raises:
        WorkbookError: with every finding, each with its `sheet!cell`.
    """
    findings: list[Finding] = []
    sheets = read_sheets(path, findings)
    check_profile(sheets, findings)
    check_outcomes(sheets, findings)
    check_names(sheets, findings)
    check_references(sheets, findings)
    if findings:
        raise WorkbookError(findings)
    xml = _converted(sheets)
    try:
        load_form(xml)
    except FormError as error:
        raise WorkbookError([_finding(problem, sheets) for problem in error.problems]) from error
    return xml


def _converted(sheets: Mapping[str, Sheet]) -> str:
    survey = [*_rows(sheets["survey"]), *outcome_rows(sheets)]
    data = {"survey": survey, "choices": _rows(sheets["choices"]), "settings": [_settings(sheets)]}
    warnings: list[str] = []  # about translations and names; the profile check has its own words for what matters
    try:
        return str(convert(data, warnings=warnings, validate=False, pretty_print=True).xform)
    except PyXFormError as error:
        raise WorkbookError([_of_pyxform(str(error))]) from error


def _rows(sheet: Sheet) -> list[dict[str, str]]:
    return [dict(row.cells) for row in sheet.rows]


def _settings(sheets: Mapping[str, Sheet]) -> dict[str, str]:
    settings = dict(sheets["settings"].rows[0].cells)
    languages = languages_of(sheets["survey"])
    if languages:
        settings.setdefault("default_language", languages[0])
    return {**settings, "namespaces": f'kiosk="{KIOSK}"'}


def _of_pyxform(message: str) -> Finding:
    row = _ROW.search(message)
    place = f"survey!A{row[1]}" if row else "survey"
    reason = _ROW.sub("", message).strip()
    said = Said(f"De werkmap is niet om te zetten: {reason}", f"The workbook cannot be converted: {reason}")
    return Finding("not-converted", place, said, Said("Verbeter deze rij.", "Mend this row."))


def _finding(problem: Problem, sheets: Mapping[str, Sheet]) -> Finding:
    for name in ("survey", "outcomes"):
        sheet = sheets.get(name)
        for row in sheet.rows if sheet else ():
            if sheet and problem.question and row.get("name") == problem.question:
                part = _OUTCOME_COLUMNS.get(problem.part, problem.part) if name == "outcomes" else problem.part
                return _told(problem, sheet.place(row.number, _heading(sheet, part)), "")
    return _told(problem, "survey", f"{problem.question}: " if problem.question else "")


def _told(problem: Problem, place: str, about: str) -> Finding:
    message, remedy = _said(problem.message), _said(problem.remedy)
    return Finding(
        getattr(problem, "code", "form-problem"),
        place,
        Said(f"{about}{message.nl}", f"{about}{message.en}"),
        remedy,
    )


def _said(words: str | Said) -> Said:
    return words if isinstance(words, Said) else Said(words, words)


def _heading(sheet: Sheet, part: str) -> str:
    """The column of a part: exactly, or the first of its languages; else the name's."""
    fitting = [heading for heading in sheet.headings if heading.split("::")[0].strip() == part]
    return min(fitting, key=lambda heading: (len(sheet.headings[heading]), sheet.headings[heading]), default="name")
