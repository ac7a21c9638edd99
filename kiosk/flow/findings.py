# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is wrong with a flow, where, and how to mend it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from kiosk.flow.said import Said


class Severity(Enum):
    """How much a finding weighs."""

    ERROR = "error"
    """The flow may not be published."""
    WARNING = "warning"
    """It may be published; somebody should look."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault. `code` names its kind for other programs; `place` is `sheet!cell`, or the sheet or file."""

    code: str
    place: str
    message: Said
    remedy: Said
    severity: Severity = Severity.ERROR

    def shown(self, language: str) -> str:
        """One line: where, what, and how to mend it."""
        return f"{self.place}: {self.message.shown(language)} {self.remedy.shown(language)}".strip()

    def __str__(self) -> str:
        """One line in Dutch."""
        return self.shown("nl")


class WorkbookError(Exception):
    """A workbook that may not be published; nothing was made of it."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        """The message holds one line per finding, in Dutch."""
        super().__init__("\n".join(str(finding) for finding in findings))
        self.findings = tuple(findings)


def errors_in(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Those that keep a flow from being published."""
    return tuple(finding for finding in findings if finding.severity is Severity.ERROR)
