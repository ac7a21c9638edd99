# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Lists in files beside a form (`jr://file-csv/steden.csv`): read from the content that is given, never fetched."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Mapping

from kiosk.flow.said import Said
from kiosk.flow.xpath.tree import Node, NodeKind, XmlError, parse_xml

MAX_FILE_BYTES = 5_000_000
MAX_CELLS = 200_000
"""Rows times columns."""
Files = Mapping[str, str | bytes]
_SOURCE = re.compile(r"jr://(?:file|file-csv)/([^/]+)")
_DELIMITERS = ",;\t|"
_COLUMN = re.compile(r"[^\W\d][\w.-]*")
_QUOTED = re.compile(r'"[^"]*"')


class FileError(Exception):
    """A file cannot be used as a list; `said` tells the author why, `code` other programs."""

    def __init__(self, code: str, said: Said) -> None:
        """`said` ends with a full stop."""
        super().__init__(said.nl)
        self.code = code
        self.said = said


def read_list(source: str, files: Files) -> Node:
    """The list in the file that this source names, as `<root><item>...` in a document.

    Raises:
        FileError: when there is no such file, or no list in it.
    """
    name = _name_of(source)
    if name not in files:
        raise FileError("file-missing", Said(f"Het bestand '{name}' ontbreekt.", f"The file '{name}' is missing."))
    text = _decoded(name, files[name])
    if name.lower().endswith(".csv"):
        return _tree(name, _rows(name, text))
    if name.lower().endswith(".xml"):
        return _xml(name, text)
    said = Said(
        f"Het bestand '{name}' is geen .csv en geen .xml.", f"The file '{name}' is neither a .csv nor an .xml file."
    )
    raise FileError("file-kind", said)


def _name_of(source: str) -> str:
    found = _SOURCE.fullmatch(source.strip())
    if found is None:
        said = Said(f"De bron '{source}' wordt niet ondersteund.", f"The source '{source}' is not supported.")
        raise FileError("file-kind", said)
    return found[1]


def _decoded(name: str, content: str | bytes) -> str:
    if len(content) > MAX_FILE_BYTES:
        said = Said(
            f"Het bestand '{name}' is groter dan {MAX_FILE_BYTES} bytes.",
            f"The file '{name}' is larger than {MAX_FILE_BYTES} bytes.",
        )
        raise FileError("file-too-large", said)
    if isinstance(content, str):
        return content.removeprefix("\ufeff")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        said = Said(f"Het bestand '{name}' is geen UTF-8.", f"The file '{name}' is not UTF-8.")
        raise FileError("file-unreadable", said) from error


def _xml(name: str, text: str) -> Node:
    try:
        return parse_xml(text)
    except XmlError as error:
        said = Said(
            f"Het bestand '{name}' is geen leesbare XML: {error}.", f"The file '{name}' is not readable XML: {error}."
        )
        raise FileError("file-unreadable", said) from error


def _rows(name: str, text: str) -> list[list[str]]:
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    header = _QUOTED.sub("", lines.strip("\n").partition("\n")[0])
    delimiter = max(_DELIMITERS, key=header.count)
    try:
        return list(_limited(name, csv.reader(io.StringIO(lines), delimiter=delimiter, strict=True)))
    except csv.Error as error:
        said = Said(
            f"Het bestand '{name}' is geen leesbare CSV: {error}.", f"The file '{name}' is not readable CSV: {error}."
        )
        raise FileError("file-unreadable", said) from error


def _limited(name: str, rows: Iterator[list[str]]) -> Iterator[list[str]]:
    cells = 0
    for row in rows:
        cells += len(row)
        if cells > MAX_CELLS:
            said = Said(
                f"Het bestand '{name}' heeft meer dan {MAX_CELLS} cellen.",
                f"The file '{name}' has more than {MAX_CELLS} cells.",
            )
            raise FileError("file-too-large", said)
        if any(row):
            yield row


def _tree(name: str, rows: list[list[str]]) -> Node:
    columns = _columns(name, rows)
    document = Node(NodeKind.DOCUMENT, "", "", None)
    count = 0

    def below(parent: Node, kind: NodeKind, called: str, value: str = "") -> Node:
        nonlocal count
        count += 1
        node = Node(kind, called, "", parent, value)
        node.order = count
        parent.children.append(node)
        return node

    root = below(document, NodeKind.ELEMENT, "root")
    for number, row in enumerate(rows[1:], 2):
        _check_width(name, number, row, columns)
        item = below(root, NodeKind.ELEMENT, "item")
        for column, value in zip(columns, [*row, *[""] * len(columns)], strict=False):
            cell = below(item, NodeKind.ELEMENT, column)
            below(cell, NodeKind.TEXT, "", value)
    return document


def _columns(name: str, rows: list[list[str]]) -> list[str]:
    columns = [column.strip() for column in rows[0]] if rows else []
    counted = Counter(columns)
    for column in columns or [""]:
        if not _COLUMN.fullmatch(column):
            said = Said(
                f"In '{name}' is de kolomnaam '{column}' leeg of heeft hij vreemde tekens.",
                f"In '{name}' the column name '{column}' is empty or has strange characters.",
            )
            raise FileError("file-column", said)
        if counted[column] > 1:
            said = Said(
                f"In '{name}' staat de kolom '{column}' twee keer.", f"In '{name}' the column '{column}' stands twice."
            )
            raise FileError("file-column", said)
    return columns


def _check_width(name: str, number: int, row: list[str], columns: list[str]) -> None:
    if any(row[len(columns) :]):
        said = Said(
            f"Rij {number} van '{name}' heeft meer cellen dan er kolommen zijn.",
            f"Row {number} of '{name}' has more cells than there are columns.",
        )
        raise FileError("file-unreadable", said)
