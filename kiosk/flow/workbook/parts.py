# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Looks through one XML part of a workbook without keeping it: how large it is, and what its author hid or merged."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from kiosk.flow.said import Said

MAX_ELEMENTS = 400_000
"""In all parts together: more than a workbook of 1,000 questions in 8 languages has; read in seconds, not minutes."""
MAX_DEPTH = 60
_SAYS_YES = frozenset({"1", "true"})


class PartError(Exception):
    """The part may not be read; `said` tells the author why."""

    def __init__(self, said: Said) -> None:
        """`said` ends with a full stop."""
        super().__init__(said.nl)
        self.said = said


@dataclass
class Layout:
    """What is in a part besides its content."""

    elements: int = 0
    merged: list[str] = field(default_factory=list)
    """The ranges of merged cells, as `B2:C3`."""
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    """First and last, from 1."""


def scanned(name: str, content: bytes, most: int) -> Layout:
    """The layout of this part.

    Raises:
        PartError: when it is no XML, declares a document type, or has more than `most` elements.
    """
    scan = _Scan(most)
    parser = expat.ParserCreate()
    parser.StartElementHandler = scan.start
    parser.EndElementHandler = scan.end
    parser.StartDoctypeDeclHandler = scan.refuse_doctype
    try:
        parser.Parse(content, True)  # noqa: FBT003 - expat takes no keywords
    except expat.ExpatError as error:
        raise PartError(
            Said(f"Een deel van de werkmap is beschadigd ({name}).", f"A part of the workbook is damaged ({name}).")
        ) from error
    return scan.layout


class _Scan:
    def __init__(self, most: int) -> None:
        self.layout = Layout()
        self._most = most
        self._depth = 0
        self._row = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        self.layout.elements += 1
        self._depth += 1
        if self.layout.elements > self._most or self._depth > MAX_DEPTH:
            said = Said(
                "De werkmap heeft te veel cellen of opmaak om te lezen.",
                "The workbook has too many cells or formatting to read.",
            )
            raise PartError(said)
        seen = _SEEN.get(name.rpartition(":")[2])
        if seen is not None:
            seen(self, attributes)

    def end(self, _name: str) -> None:
        self._depth -= 1

    def refuse_doctype(self, *_declared: object) -> None:
        said = Said(
            "De werkmap heeft een documenttype; dat is nergens voor nodig en kan kwaad.",
            "The workbook declares a document type; that is of no use and can do harm.",
        )
        raise PartError(said)

    def row(self, attributes: Mapping[str, str]) -> None:
        number = attributes.get("r", "")
        self._row = int(number) if number.isdecimal() and len(number) < 10 else self._row + 1
        if attributes.get("hidden") in _SAYS_YES:
            self.layout.hidden_rows.add(self._row)

    def column(self, attributes: Mapping[str, str]) -> None:
        first, last = attributes.get("min", ""), attributes.get("max", "")
        if attributes.get("hidden") in _SAYS_YES and first.isdecimal() and last.isdecimal():
            self.layout.hidden_columns.append((int(first), int(last)))

    def merge(self, attributes: Mapping[str, str]) -> None:
        self.layout.merged.append(attributes.get("ref", ""))


_SEEN = {"row": _Scan.row, "col": _Scan.column, "mergeCell": _Scan.merge}
