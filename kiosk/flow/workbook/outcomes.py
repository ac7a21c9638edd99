# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The own sheet `outcomes`: where paths end. It becomes a group of notes, so that other XForms tools show it too."""

import re
from collections.abc import Mapping

from kiosk.flow.findings import Finding
from kiosk.flow.said import Said
from kiosk.flow.workbook.sheets import Row, Sheet
from kiosk.flow.xform.fields import OUTCOMES

_COLUMNS = frozenset({"name", "when", "services", "theme", "person"})
_TEXTS: Mapping[str, str] = {"title": "label", "body": "hint"}
_THEME = re.compile(r"EW0[1-9]")
_SERVICE = re.compile(r"[a-z][a-z0-9-]*")
_TAKE_AWAY = Said("Haal deze kolom weg.", "Take this column away.")
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")


def check_outcomes(sheets: Mapping[str, Sheet], findings: list[Finding]) -> None:
    """Adds a finding for everything on the sheet that is not in order."""
    sheet = sheets.get(OUTCOMES)
    if sheet is None:
        return
    for heading in sheet.headings:
        if heading not in _COLUMNS and heading.split("::")[0].strip() not in _TEXTS:
            place = sheet.place(1, heading)
            message = Said(f"De kolom '{heading}' is onbekend.", f"The column '{heading}' is unknown.")
            findings.append(Finding("outcome-column-unknown", place, message, _TAKE_AWAY))
    for row in sheet.rows:
        _check_row(sheet, row, findings)


def _check_row(sheet: Sheet, row: Row, findings: list[Finding]) -> None:
    rules = (
        (
            "name",
            bool(_NAME.fullmatch(row.get("name"))),
            Said("De naam is leeg of heeft vreemde tekens.", "The name is empty or has strange characters."),
            Said("Gebruik letters, cijfers en _.", "Use letters, digits and _."),
        ),
        (
            "when",
            bool(row.get("when")),
            Said("De voorwaarde ontbreekt.", "The condition is missing."),
            Said("Schrijf wanneer deze uitkomst geldt, of true().", "Write when this outcome holds, or true()."),
        ),
        (
            "theme",
            not row.get("theme") or bool(_THEME.fullmatch(row.get("theme"))),
            Said("Het thema is onbekend.", "The theme is unknown."),
            Said("Gebruik EW01 tot en met EW09.", "Use EW01 up to EW09."),
        ),
        (
            "person",
            row.get("person") in {"", "yes"},
            Said("Hier staat geen yes.", "This is not yes."),
            Said("Vul yes in, of niets.", "Fill in yes, or nothing."),
        ),
        (
            "services",
            _are_codes(row.get("services")),
            Said("Een dienstsoort is geen code.", "A kind of service is not a code."),
            Said("Gebruik codes met spaties ertussen.", "Use codes with spaces between them."),
        ),
    )
    for heading, is_right, message, remedy in rules:
        if not is_right:
            findings.append(Finding(f"outcome-{heading}", sheet.place(row.number, heading), message, remedy))


def _are_codes(services: str) -> bool:
    return all(_SERVICE.fullmatch(code) for code in services.split())


def outcome_rows(sheets: Mapping[str, Sheet]) -> list[dict[str, str]]:
    """The survey rows of the group `outcomes`; none where there is no such sheet."""
    sheet = sheets.get(OUTCOMES)
    if sheet is None or not sheet.rows:
        return []
    rows = [_note(row) for row in sheet.rows]
    return [{"type": "begin_group", "name": OUTCOMES}, *rows, {"type": "end_group"}]


def _note(row: Row) -> dict[str, str]:
    note = {"type": "note", "name": row.get("name"), "relevant": row.get("when")}
    for heading, text in row.cells.items():
        part, divider, language = heading.partition("::")
        if part.strip() in _TEXTS:
            note[f"{_TEXTS[part.strip()]}{divider}{language}"] = text
        elif heading in {"services", "theme", "person"}:
            note[f"bind::kiosk:{heading}"] = text
    return note
