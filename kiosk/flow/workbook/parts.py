# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Looks through one XML part of a workbook without keeping it: how large it is, and what its author hid or merged."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from xml.parsers import expat

from openpyxl.utils import column_index_from_string

from kiosk.flow.said import Said

MAX_ELEMENTS = 400_000
"""In all parts together: more than a workbook of 1,000 questions in 8 languages has; read in seconds, not minutes."""
MAX_FURNISHING = 30_000
"""Elements in a part without cells or texts (formatting, relations): reading one costs more than reading a cell."""
MAX_LISTED_SHEETS = 200
MAX_DEPTH = 60
MAX_ATTRIBUTES = 100
MAX_ATTRIBUTE = 10_000
"""Characters in one attribute."""
_CONTENT = frozenset({"worksheet", "sst"})
_SAYS_YES = frozenset({"1", "true"})
_TOO_MUCH = Said(
    "De werkmap heeft te veel cellen of opmaak om te lezen.", "The workbook has too many cells or formatting to read."
)
_DOCTYPE = Said(
    "De werkmap heeft een documenttype; dat is nergens voor nodig en kan kwaad.",
    "The workbook declares a document type; that is of no use and can do harm.",
)


class PartError(Exception):
    """The part may not be read; `said` tells the author why."""

    def __init__(self, said: Said) -> None:
        """`said` ends with a full stop."""
        super().__init__(said.nl)
        self.said = said


@dataclass
class Layout:
    """What is in a part besides its content. Rows and columns are counted from 1."""

    elements: int = 0
    rows: set[int] = field(default_factory=set)
    """Those with content."""
    width: int = 0
    """The last column with content."""
    merged: list[str] = field(default_factory=list)
    """The ranges of merged cells, as `B2:C3`."""
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    """First and last of each range."""


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
    except (expat.ExpatError, ValueError, KeyError) as error:
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
        self._column = 0
        self._sheets = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        self.layout.elements += 1
        self._depth += 1
        local = name.rpartition(":")[2]
        if self._depth == 1 and local not in _CONTENT:
            self._most = min(self._most, MAX_FURNISHING)
        if self.layout.elements > self._most or self._depth > MAX_DEPTH or _is_long(attributes):
            raise PartError(_TOO_MUCH)
        seen = _SEEN.get(local)
        if seen is not None:
            seen(self, attributes)

    def end(self, _name: str) -> None:
        self._depth -= 1

    def refuse_doctype(self, *_declared: object) -> None:
        raise PartError(_DOCTYPE)

    def sheet(self, _attributes: Mapping[str, str]) -> None:
        self._sheets += 1
        if self._sheets > MAX_LISTED_SHEETS:
            raise PartError(_TOO_MUCH)

    def row(self, attributes: Mapping[str, str]) -> None:
        self._row = int(attributes["r"]) if "r" in attributes else self._row + 1
        self._column = 0
        if attributes.get("hidden") in _SAYS_YES:
            self.layout.hidden_rows.add(self._row)

    def cell(self, attributes: Mapping[str, str]) -> None:
        letters = attributes.get("r", "").rstrip("0123456789")
        self._column = column_index_from_string(letters) if letters else self._column + 1

    def content(self, _attributes: Mapping[str, str]) -> None:
        self.layout.rows.add(self._row)
        self.layout.width = max(self.layout.width, self._column)

    def column(self, attributes: Mapping[str, str]) -> None:
        if attributes.get("hidden") in _SAYS_YES:
            self.layout.hidden_columns.append((int(attributes["min"]), int(attributes["max"])))

    def merge(self, attributes: Mapping[str, str]) -> None:
        self.layout.merged.append(attributes["ref"])


def _is_long(attributes: Mapping[str, str]) -> bool:
    if not attributes:
        return False
    return len(attributes) > MAX_ATTRIBUTES or max(map(len, attributes.values())) > MAX_ATTRIBUTE


_SEEN = MappingProxyType(
    {
        "sheet": _Scan.sheet,
        "row": _Scan.row,
        "c": _Scan.cell,
        **dict.fromkeys(("v", "is", "f"), _Scan.content),
        "col": _Scan.column,
        "mergeCell": _Scan.merge,
    }
)
