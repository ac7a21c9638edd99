# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A workbook as its author sees it: the form that comes out of it, and the cell of everything in the form."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kiosk.flow.form import Form
from kiosk.flow.workbook.convert import convert_workbook
from kiosk.flow.workbook.sheets import Sheet, read_sheets
from kiosk.flow.xform.load import load_form


@dataclass(frozen=True, slots=True)
class AuthoredFlow:
    """A workbook without errors of form."""

    path: Path
    sheets: Mapping[str, Sheet]
    """By name in small letters."""
    xml: str
    form: Form

    def place(self, name: str, column: str = "name") -> str:
        """`sheet!cell` of a column of the question, group or outcome of this name; the sheet where it has none."""
        for title in ("survey", "outcomes"):
            sheet = self.sheets.get(title)
            for row in sheet.rows if sheet else ():
                if sheet and row.get("name") == name:
                    return sheet.place(row.number, column)
        return "survey"


def open_workbook(path: Path) -> AuthoredFlow:
    """The flow in this workbook.

    Raises:
        WorkbookError: with every finding that keeps it from being a form.
    """
    xml = convert_workbook(path)
    return AuthoredFlow(path, read_sheets(path, []), xml, load_form(xml))
