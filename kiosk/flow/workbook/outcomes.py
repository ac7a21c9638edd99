# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The own sheet `outcomes`: where paths end. It becomes a group of notes, so that other XForms tools show it too."""

import re
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from kiosk.flow.findings import Finding
from kiosk.flow.said import Said
from kiosk.flow.workbook.columns import column_findings
from kiosk.flow.workbook.rules import rule_findings
from kiosk.flow.workbook.sheets import Row, Sheet, Sheets
from kiosk.flow.workbook.spelling import base_of
from kiosk.flow.workbook.unchecked import MARK
from kiosk.flow.xform.fields import OUTCOMES

MARKS = ("services", "theme", "urgency", "crisis", "person", "fallback")
"""Columns that the form carries as attributes of its own."""
TEXTS: Mapping[str, str] = MappingProxyType({"title": "label", "body": "hint"})
_THEME = re.compile(r"EW0[1-9]")
_SERVICE = re.compile(r"[a-z][a-z0-9-]*")


class _Rule(NamedTuple):
    heading: str
    is_right: Callable[[str], bool]
    message: Said
    remedy: Said


_RULES = (
    _Rule(
        "when",
        bool,
        Said("De voorwaarde ontbreekt.", "The condition is missing."),
        Said("Schrijf wanneer deze uitkomst geldt, of true().", "Write when this outcome holds, or true()."),
    ),
    _Rule(
        "services",
        lambda text: all(_SERVICE.fullmatch(code) for code in text.split()),
        Said("Een dienstsoort is geen code.", "A kind of service is not a code."),
        Said("Gebruik codes met spaties ertussen.", "Use codes with spaces between them."),
    ),
    _Rule(
        "theme",
        lambda text: not text or bool(_THEME.fullmatch(text)),
        Said("Het thema is onbekend.", "The theme is unknown."),
        Said("Gebruik EW01 tot en met EW09.", "Use EW01 up to EW09."),
    ),
    _Rule(
        "urgency",
        lambda text: text in {"", "now"},
        Said("Hier staat geen now.", "This is not now."),
        Said(
            "Vul now in als dit als eerste gezegd moet worden, of niets.", "Fill in now to say this first, or nothing."
        ),
    ),
    _Rule(
        "crisis",
        lambda text: all(_SERVICE.fullmatch(code) for code in text.split()),
        Said("Een dienstsoort is geen code.", "A kind of service is not a code."),
        Said(
            "Noem de dienstsoort van de hulplijnen, of niets.", "Name the kind of service of the helplines, or nothing."
        ),
    ),
    _Rule(
        "person",
        lambda text: text in {"", "yes"},
        Said("Hier staat geen yes.", "This is not yes."),
        Said("Vul yes in, of niets.", "Fill in yes, or nothing."),
    ),
    _Rule(
        "fallback",
        lambda text: text in {"", "yes", "deliberate"},
        Said("Hier staat geen yes of deliberate.", "This is not yes or deliberate."),
        Said(
            "Vul yes in voor het vangnet, deliberate als eindigen bij een mens de bedoeling is, of niets.",
            "Fill in yes for the catch-all, deliberate if ending at a person is meant, or nothing.",
        ),
    ),
)


def outcome_findings(sheets: Sheets) -> Iterator[Finding]:
    """A finding for everything on the sheet that is not in order."""
    sheet = sheets.get(OUTCOMES)
    if sheet is None:
        return
    yield from column_findings(sheet, {"name", "when", *MARKS}, TEXTS.keys(), {})
    for row in sheet.rows:
        for rule in _RULES:
            if not rule.is_right(row.get(rule.heading)):
                place = sheet.place(row.number, rule.heading)
                yield Finding(f"outcome-{rule.heading}", place, rule.message, rule.remedy)
        yield from rule_findings(sheet.place(row.number, "when"), row.get("when"))


def outcome_rows(sheet: Sheet | None) -> list[tuple[Row | None, dict[str, str]]]:
    """The survey rows of the group `outcomes`, each with the row it is made of; none where there are no outcomes."""
    if sheet is None or not sheet.rows:
        return []
    begin, end = {"type": "begin_group", "name": OUTCOMES}, {"type": "end_group"}
    return [(None, begin), *((row, _note(row)) for row in sheet.rows), (None, end)]


def _note(row: Row) -> dict[str, str]:
    note = {"type": "note", "name": row.get("name"), "relevant": row.get("when")}
    for heading, text in row.cells.items():
        base = base_of(heading)
        if base in TEXTS:
            note[heading.replace(base, TEXTS[base], 1)] = text
        elif heading in {*MARKS, MARK}:
            note[f"bind::kiosk:{heading}"] = text
    return note
