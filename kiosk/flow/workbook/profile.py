# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Holds a workbook to the profile: its sheets, columns, question types and settings. What is not known is a finding."""

import re
from collections.abc import Iterator

from pyxform.utils import default_is_dynamic  # type: ignore[import-untyped] # pyxform ships no types

from kiosk.flow.findings import Finding
from kiosk.flow.said import Said
from kiosk.flow.workbook.advice import APPEARANCES, COLUMNS, LEAVE_OUT, SETTINGS, SHEETS
from kiosk.flow.workbook.columns import column_findings
from kiosk.flow.workbook.idle import idle_findings, only_calculates
from kiosk.flow.workbook.media import media_findings
from kiosk.flow.workbook.question_types import BEGIN, END, type_findings
from kiosk.flow.workbook.rules import rule_findings
from kiosk.flow.workbook.sheets import Row, Sheet, Sheets, is_for_people
from kiosk.flow.xform.shapes import KNOWN_APPEARANCES

FORM_SHEETS = ("survey", "choices", "settings")
OWN_SHEETS = ("outcomes", "tests", "glossary", "translations")
PLAIN_COLUMNS = frozenset(
    {
        "type",
        "name",
        "relevant",
        "ask_if",
        "required",
        "constraint",
        "calculation",
        "choice_filter",
        "default",
        "appearance",
    }
)
_MEDIA = frozenset({"image", "audio"})
TEXT_COLUMNS = frozenset({"label", "hint", "guidance_hint", "constraint_message", "required_message"}) | _MEDIA
RULES = ("relevant", "required", "constraint", "calculation", "choice_filter")
DEFAULT = "default"
"""A rule where it is written as one, else a fixed value."""
_SETTINGS = frozenset({"form_id", "form_title", "version", "default_language", "unchecked_translations"})
APPEARANCES_KEPT = KNOWN_APPEARANCES
_WORD = re.compile(r"[\w-]+\([^)]*\)|\S+")
MAX_GROUPS = 20
"""Groups within each other."""


def profile_findings(sheets: Sheets) -> Iterator[Finding]:
    """A finding for everything that the profile does not have."""
    yield from _sheets(sheets)
    survey = sheets.get("survey")
    if survey is None or not survey.rows:
        yield missing_sheet("survey")
    else:
        yield from _survey(survey, lists_in(sheets))
    if "settings" in sheets:
        yield from _settings(sheets["settings"])


def missing_sheet(name: str) -> Finding:
    """The finding that this sheet has no rows."""
    message = Said(f"Het blad '{name}' ontbreekt of is leeg.", f"The sheet '{name}' is missing or empty.")
    remedy = Said("Voeg het toe, met koppen in rij 1.", "Add it, with headings in row 1.")
    return Finding("sheet-missing", name, message, remedy)


def lists_in(sheets: Sheets) -> dict[str, None]:
    """The names of the lists on the sheet choices, in its order."""
    rows = sheets["choices"].rows if "choices" in sheets else ()
    return dict.fromkeys(row.get("list_name") for row in rows)


def _sheets(sheets: Sheets) -> Iterator[Finding]:
    for name, sheet in sheets.items():
        if name in SHEETS and sheet.rows:
            yield Finding("outside-sheet", sheet.name, _unsupported_sheet(sheet.name), SHEETS[name])
        elif name not in {*FORM_SHEETS, *OWN_SHEETS, *SHEETS} and not is_for_people(name):
            message = Said(f"Het blad '{sheet.name}' is onbekend.", f"The sheet '{sheet.name}' is unknown.")
            remedy = Said("Haal het weg, of noem het 'toelichting'.", "Remove it, or call it 'toelichting'.")
            yield Finding("outside-sheet", sheet.name, message, remedy)


def _unsupported_sheet(name: str) -> Said:
    return Said(f"Het blad '{name}' wordt niet ondersteund.", f"The sheet '{name}' is not supported.")


def _survey(survey: Sheet, lists: dict[str, None]) -> Iterator[Finding]:
    yield from column_findings(survey, PLAIN_COLUMNS, TEXT_COLUMNS, COLUMNS)
    for row in survey.rows:
        yield from type_findings(survey.place(row.number, "type"), row.get("type"), lists)
        yield from _cells(survey, row)
        yield from idle_findings(survey, row)
        yield from media_findings(survey, row)
    yield from _nesting(survey)


def _cells(survey: Sheet, row: Row) -> Iterator[Finding]:
    begins = default_is_dynamic(row.get("default"), row.get("type"))
    for heading in (*RULES, DEFAULT) if begins else RULES:
        yield from rule_findings(survey.place(row.number, heading), row.get(heading))
    if row.get("calculation") and row.get("type") != "calculate" and not only_calculates(row):
        message = Said(
            "Een vraag met een tekst kan geen berekening hebben.", "A question with a text cannot have a calculation."
        )
        remedy = Said("Maak er een eigen rij van.", "Make it a row of its own.")
        yield Finding("outside-calculation", survey.place(row.number, "calculation"), message, remedy)
    if row.get("type") == "calculate" and not row.get("calculation") and not begins:
        message = Said("Deze rij rekent niets uit.", "This row calculates nothing.")
        remedy = Said("Vul de kolom calculation in.", "Fill in the column calculation.")
        yield Finding("calculation-missing", survey.place(row.number, "calculation"), message, remedy)
    for word in _WORD.findall(row.get("appearance")):
        if word not in APPEARANCES_KEPT:
            message = Said(
                f"De weergave '{word}' wordt niet ondersteund.", f"The appearance '{word}' is not supported."
            )
            remedy = APPEARANCES.get(word.partition("(")[0], LEAVE_OUT)
            yield Finding("outside-appearance", survey.place(row.number, "appearance"), message, remedy)


def _nesting(survey: Sheet) -> Iterator[Finding]:
    """A finding for the first end without a begin, begin without an end, or group too deep; counting ends there."""
    open_rows: list[Row] = []
    for row in survey.rows:
        if row.get("type") == BEGIN:
            open_rows.append(row)
            if len(open_rows) > MAX_GROUPS:
                message = Said(
                    f"Meer dan {MAX_GROUPS} groepen in elkaar.", f"More than {MAX_GROUPS} groups within each other."
                )
                yield Finding("groups-too-deep", survey.place(row.number, "type"), message, _FEWER)
                return
        elif row.get("type") == END:
            if not open_rows:
                message = Said("Hier eindigt een groep die niet begint.", "A group ends here that does not begin.")
                yield Finding("group-end", survey.place(row.number, "type"), message, _PAIRS)
                return
            open_rows.pop()
    if open_rows:
        message = Said("Deze groep eindigt nergens.", "This group ends nowhere.")
        yield Finding("group-begin", survey.place(open_rows[-1].number, "type"), message, _PAIRS)


_FEWER = Said("Gebruik minder groepen.", "Use fewer groups.")
_PAIRS = Said("Bij elke begin_group hoort één end_group.", "Each begin_group goes with one end_group.")


def _settings(settings: Sheet) -> Iterator[Finding]:
    yield from column_findings(settings, _SETTINGS, (), SETTINGS)
    for row in settings.rows[1:]:
        message = Said("Er staat meer dan één rij met instellingen.", "There is more than one row of settings.")
        remedy = Said("Houd alleen rij 2.", "Keep row 2 only.")
        yield Finding("settings-rows", settings.place(row.number), message, remedy)
