# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads a matrix that people wrote: all of it, or every fault with its sheet, row, column and what to do."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from kiosk.flow.findings import Finding as SheetFinding
from kiosk.flow.findings import WorkbookError
from kiosk.flow.workbook.sheets import Sheets, read_sheets
from kiosk.policy.findings import Finding, PolicyError
from kiosk.policy.json_file import opened
from kiosk.policy.matrix import Matrix
from kiosk.policy.place import Place
from kiosk.policy.reading import matrix_at
from kiosk.publishing.policy.ods import read_ods
from kiosk.publishing.policy.tables import document_of

WORKBOOKS = (".xlsx", ".ods")
_SHORT = re.compile(r"\[\s+((?:\"[^\"]*\",?\s+)+)\]")
_FLAG = re.compile(r"\{\s+(\"suwiPartij\": (?:true|false))\s+\}")
_TEXTS = re.compile(r"\"(?:[^\"\\]|\\.)*\"")


@dataclass(frozen=True, slots=True)
class Source:
    """A matrix as somebody wrote it: what it says, and where it says it."""

    file: Path
    document: Any
    """As the JSON file has it."""
    places: Mapping[str, str]
    """By JSON Pointer: sheet and cell. Nothing for a JSON file, where the pointer is the place."""
    faults: tuple[Finding, ...] = ()
    """What only the sheets show."""

    def matrix(self) -> Matrix:
        """The matrix. Raises `PolicyError` with a finding for every fault."""
        faults = self.faults
        matrix = None
        try:
            matrix = matrix_at(Place(self.file.name, "", self.document, []))
        except PolicyError as error:
            faults += self.placed(error.findings)
        if matrix is None or faults:
            raise PolicyError(tuple(dict.fromkeys(faults)))
        return matrix

    def placed(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """The findings at the cells where they can be mended."""
        return tuple(replace(one, pointer=self._place(one.pointer)) for one in findings)

    def _place(self, pointer: str) -> str:
        """Where it stands; for what stands nowhere of its own, where that stands of which it is a part."""
        if not self.places:
            return pointer
        while pointer and pointer not in self.places:
            pointer = pointer.rpartition("/")[0]
        return self.places.get(pointer, "matrix!A1")


def read_source(file: Path) -> Source:
    """What stands in this .json, .xlsx or .ods. Raises `PolicyError` when it cannot be read at all."""
    if file.suffix.lower() not in WORKBOOKS:
        return Source(file, opened(file).value, {})
    return source_of(file, _sheets(file))


def source_of(file: Path, sheets: Sheets) -> Source:
    """What these sheets of a file say."""
    found = document_of(sheets)
    faults = tuple(Finding(file.name, place, message) for place, message in found.faults)
    return Source(file, found.document, found.places, faults)


def written(document: object) -> str:
    """The text of the JSON file: one thing on a line, lists of words and what is said of a party on one."""
    text = _FLAG.sub(r"{ \1 }", json.dumps(document, ensure_ascii=False, indent=2))
    return _SHORT.sub(lambda found: f"[{', '.join(_TEXTS.findall(found[1]))}]", text) + "\n"


def _sheets(file: Path) -> Sheets:
    findings: list[SheetFinding] = []
    try:
        sheets = read_ods(file, findings) if file.suffix.lower() == ".ods" else read_sheets(file, findings)
    except WorkbookError as error:
        findings = list(error.findings)
    if findings:
        raise PolicyError([Finding(file.name, one.place, f"{one.message.nl} {one.remedy.nl}") for one in findings])
    return sheets
