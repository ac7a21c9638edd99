# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Turns an authored workbook into the XForm that the kiosk runs, or says everything that is wrong with it.

Needs the `publish` extra: pyxform and openpyxl.
"""

from pathlib import Path

from kiosk.flow.findings import Finding, WorkbookError
from kiosk.flow.workbook.authored import open_workbook

__all__ = ["Finding", "WorkbookError", "convert_workbook"]


def convert_workbook(path: Path) -> str:
    """The XForm XML of this workbook; `load_form` takes it.

    Raises:
        WorkbookError: with every finding, each with its `sheet!cell`.
    """
    return open_workbook(path).xml
