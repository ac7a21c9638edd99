# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is wrong with a matrix, said so that its editor can put it right."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault. `pointer` is a JSON Pointer (RFC 6901), '' for the whole file; `message` is Dutch, for the editor."""

    file: str
    pointer: str
    message: str

    def __str__(self) -> str:
        place = f"{self.file} {self.pointer}".rstrip()
        return f"{place}: {self.message}"


class PolicyError(Exception):
    """The matrix is broken: nothing of it counts. Carries every fault that was found, never only the first."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__("\n".join(str(finding) for finding in self.findings))
