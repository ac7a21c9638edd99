# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Translations as XLIFF 1.2, which translation agencies use: `final` for a text that a person checked."""

from pathlib import Path
from xml.etree import ElementTree as ET

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from kiosk.flow.translations.refusing import bytes_in, unreadable
from kiosk.flow.translations.rows import Exchange, Row
from kiosk.flow.workbook.translated import State

_NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_HEADING = "language-heading"
_STATES = {
    State.MISSING: "needs-translation",
    State.STALE: "needs-review-translation",
    State.DONE: "translated",
    State.CHECKED: "final",
}
_FINAL, _YES = frozenset({"final", "signed-off"}), "yes"


def written(exchange: Exchange) -> bytes:
    """The file of these rows."""
    root = ET.Element("xliff", {"xmlns": _NAMESPACE, "version": "1.2"})
    attributes = {
        "original": exchange.form_id,
        "source-language": exchange.source_language,
        "target-language": exchange.language,
        "datatype": "plaintext",
        _SPACE: "preserve",
    }
    file = ET.SubElement(root, "file", attributes)
    header = ET.SubElement(file, "header")
    ET.SubElement(header, "note", {"from": _HEADING}).text = exchange.written
    body = ET.SubElement(file, "body")
    for row in exchange.rows:
        _add(body, row)
    ET.indent(root)
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True))


def _add(body: ET.Element, row: Row) -> None:
    unit = ET.SubElement(body, "trans-unit", {"id": row.key})
    if row.state is State.CHECKED:
        unit.set("approved", _YES)
    ET.SubElement(unit, "source").text = row.source
    ET.SubElement(unit, "target", {"state": _STATES[row.state]}).text = row.text
    ET.SubElement(unit, "note", {"from": "context"}).text = row.note
    ET.SubElement(unit, "note", {"from": "was"}).text = row.was


def read(path: Path) -> Exchange:
    """What stands in this file.

    Raises:
        WorkbookError: when it is no XLIFF 1.2 of one file, or declares a document type or entities.
    """
    try:
        root = fromstring(bytes_in(path), forbid_dtd=True)
    except (ET.ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise unreadable(path, type(error).__name__) from error
    files = root.findall(_tag("file"))
    if root.tag != _tag("xliff") or len(files) != 1:
        raise unreadable(path, "XLIFF 1.2")
    file = files[0]
    return Exchange(
        file.get("original", ""),
        file.get("source-language", ""),
        file.get("target-language", ""),
        _note(file.find(_tag("header")), _HEADING),
        tuple(_row(unit) for unit in file.iter(_tag("trans-unit"))),
    )


def _tag(name: str) -> str:
    return f"{{{_NAMESPACE}}}{name}"


def _note(element: ET.Element | None, of: str) -> str:
    notes = () if element is None else element.findall(_tag("note"))
    return next((_text(note) for note in notes if note.get("from") == of), "")


def _text(element: ET.Element | None) -> str:
    return "" if element is None else "".join(element.itertext()).strip()


def _row(unit: ET.Element) -> Row:
    target = unit.find(_tag("target"))
    text, state = _text(target), "" if target is None else target.get("state", "")
    source = _text(unit.find(_tag("source")))
    found = _state(text, state, is_approved=unit.get("approved") == _YES)
    return Row(unit.get("id", ""), source, text, found, _note(unit, "context"), _note(unit, "was"))


def _state(text: str, state: str, *, is_approved: bool) -> State:
    if not text:
        return State.MISSING
    if state.startswith("needs-"):
        return State.STALE
    return State.CHECKED if state in _FINAL or is_approved else State.DONE
