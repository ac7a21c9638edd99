# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is wrong with a workbook, where, and how to mend it."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault; `place` is `sheet!cell` or the sheet, texts are Dutch."""

    place: str
    message: str
    remedy: str

    def __str__(self) -> str:
        """One line."""
        return f"{self.place}: {self.message} {self.remedy}".strip()


class WorkbookError(Exception):
    """A workbook that may not be published; nothing was made of it."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        """The message holds one line per finding."""
        super().__init__("\n".join(str(finding) for finding in findings))
        self.findings = tuple(findings)
