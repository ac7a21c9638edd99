# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Holds a workbook to the profile: its sheets, columns, question types and names. What is not known is a finding."""

import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches

from kiosk.flow.findings import Finding
from kiosk.flow.said import Said
from kiosk.flow.workbook.sheets import UNREAD, Row, Sheet

_NEEDED = ("survey", "choices", "settings")
_KNOWN_SHEETS = frozenset({*_NEEDED, "outcomes"}) | UNREAD
_SURVEY_COLUMNS = frozenset(
    {
        "type",
        "name",
        "label",
        "hint",
        "relevant",
        "required",
        "required_message",
        "constraint",
        "constraint_message",
        "calculation",
        "choice_filter",
        "default",
        "appearance",
    }
)
_TEXT_COLUMNS = frozenset({"label", "hint", "constraint_message", "required_message"})
_SETTINGS = frozenset({"form_id", "form_title", "version", "default_language"})
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
_CODE = re.compile(r"[A-Za-z0-9_-]+")
_PLAIN_TYPES = frozenset(
    {"integer", "text", "note", "calculate", "begin_group", "end_group", "begin group", "end group"}
)
_REFERENCE = re.compile(r"\$\{([^{}]*)\}")
_END = frozenset({"end_group", "end group"})
_SELECT = re.compile(r"(select_one|select_multiple)\s+(\S+)")
_TYPES = Said(
    "Gebruik select_one, select_multiple, integer, text, note, calculate, begin_group of end_group.",
    "Use select_one, select_multiple, integer, text, note, calculate, begin_group or end_group.",
)
_TAKE_AWAY = Said("Haal deze kolom weg.", "Take this column away.")


def check_profile(sheets: Mapping[str, Sheet], findings: list[Finding]) -> None:
    """Adds a finding for everything that the profile does not have."""
    findings.extend(_sheet_findings(sheets))
    for name, check in _CHECKS.items():
        if name in sheets:
            findings.extend(check(sheets[name], sheets))


def _sheet_findings(sheets: Mapping[str, Sheet]) -> Iterator[Finding]:
    for name in _NEEDED:
        if name not in sheets or not sheets[name].rows:
            message = Said(f"Het blad '{name}' ontbreekt of is leeg.", f"The sheet '{name}' is missing or empty.")
            remedy = Said("Voeg het toe, met koppen in rij 1.", "Add it, with headings in row 1.")
            yield Finding("sheet-missing", name, message, remedy)
    for name, sheet in sheets.items():
        if name not in _KNOWN_SHEETS:
            message = Said(f"Het blad '{sheet.name}' is onbekend.", f"The sheet '{sheet.name}' is unknown.")
            remedy = Said("Haal het weg, of noem het 'toelichting'.", "Remove it, or call it 'toelichting'.")
            yield Finding("sheet-unknown", sheet.name, message, remedy)


def languages_of(survey: Sheet) -> list[str]:
    """The languages as written in the headings of the labels, in column order."""
    return [heading.partition("::")[2].strip() for heading in _labels(survey) if "::" in heading]


def _labels(sheet: Sheet) -> list[str]:
    labels = [heading for heading in sheet.headings if heading.split("::")[0].strip() == "label"]
    return sorted(labels, key=lambda heading: (len(sheet.headings[heading]), sheet.headings[heading]))


def _column_unknown(heading: str) -> Said:
    return Said(f"De kolom '{heading}' wordt niet ondersteund.", f"The column '{heading}' is not supported.")


def _survey(survey: Sheet, sheets: Mapping[str, Sheet]) -> Iterator[Finding]:
    for heading in survey.headings:
        base, divider, _ = heading.partition("::")
        if base.strip() not in _SURVEY_COLUMNS or (divider and base.strip() not in _TEXT_COLUMNS):
            place = survey.place(1, heading)
            yield Finding("column-unknown", place, _column_unknown(heading), _TAKE_AWAY)
    if not _labels(survey):
        message = Said("De kolom label ontbreekt.", "The column label is missing.")
        remedy = Said("Voeg bijvoorbeeld label::Nederlands (nl) toe.", "Add for example label::English (en).")
        yield Finding("column-missing", "survey!A1", message, remedy)
    for row in survey.rows:
        yield from _survey_row(survey, row, sheets)


def _survey_row(survey: Sheet, row: Row, sheets: Mapping[str, Sheet]) -> Iterator[Finding]:
    written, name = row.get("type"), row.get("name")
    select = _SELECT.fullmatch(written)
    if written not in _PLAIN_TYPES and select is None:
        message = Said(
            f"Het vraagtype '{written}' wordt niet ondersteund.", f"The question type '{written}' is not supported."
        )
        yield Finding("type-unknown", survey.place(row.number, "type"), message, _TYPES)
    if select is not None and select[2] not in _lists(sheets):
        message = Said(
            f"De lijst '{select[2]}' staat niet op het blad choices.",
            f"The list '{select[2]}' is not on sheet choices.",
        )
        remedy = Said("Maak de lijst, of verbeter de naam.", "Make the list, or mend its name.")
        yield Finding("list-unknown", survey.place(row.number, "type"), message, remedy)
    if written not in _END and not _NAME.fullmatch(name):
        message = Said(
            f"De naam '{name}' is leeg of heeft vreemde tekens.",
            f"The name '{name}' is empty or has strange characters.",
        )
        remedy = Said(
            "Gebruik letters, cijfers en _, te beginnen met een letter.", "Use letters, digits and _, a letter first."
        )
        yield Finding("name-wrong", survey.place(row.number, "name"), message, remedy)
    if written != "calculate" and row.get("calculation"):
        place = survey.place(row.number, "calculation")
        message = Said(
            "Alleen een rij van type calculate kan een berekening hebben.",
            "Only a row of type calculate can have a calculation.",
        )
        remedy = Said("Maak er een eigen rij van.", "Make it a row of its own.")
        yield Finding("calculation-misplaced", place, message, remedy)


def check_names(sheets: Mapping[str, Sheet], findings: list[Finding]) -> None:
    """Adds a finding for every name that stands on the sheets survey and outcomes more than once."""
    first: dict[str, str] = {}
    for sheet, row in _named_rows(sheets):
        name, place = row.get("name"), sheet.place(row.number, "name")
        if name in first:
            message = Said(
                f"De naam '{name}' staat al in {first[name]}.", f"The name '{name}' is taken by {first[name]}."
            )
            remedy = Said(
                "Geef elke vraag, groep en uitkomst een eigen naam.",
                "Give every question, group and outcome a name of its own.",
            )
            findings.append(Finding("name-double", place, message, remedy))
        first.setdefault(name, place)


def _named_rows(sheets: Mapping[str, Sheet]) -> Iterator[tuple[Sheet, Row]]:
    for title in ("survey", "outcomes"):
        sheet = sheets.get(title)
        for row in sheet.rows if sheet else ():
            if sheet and row.get("name") and row.get("type") not in _END:
                yield sheet, row


def check_references(sheets: Mapping[str, Sheet], findings: list[Finding]) -> None:
    """Adds a finding for every `${name}` of which there is no such row on the survey sheet."""
    rows = list(_named_rows(sheets))
    known = {row.get("name") for sheet, row in rows if sheet is sheets.get("survey")}
    for sheet, row in rows:
        for heading, text in row.cells.items():
            place = sheet.place(row.number, heading)
            unknown = [name for name in _REFERENCE.findall(text) if name.strip() not in known]
            findings.extend(_no_question(place, name, known) for name in unknown)


def _no_question(place: str, name: str, known: Iterable[str]) -> Finding:
    close = get_close_matches(name, sorted(known), n=1)
    nl, en = (f" Bedoelt u '{close[0]}'?", f" Did you mean '{close[0]}'?") if close else ("", "")
    message = Said(f"De vraag '{name}' bestaat niet.{nl}", f"There is no question '{name}'.{en}")
    remedy = Said("Verbeter de naam tussen ${ en }.", "Mend the name between ${ and }.")
    return Finding("question-unknown", place, message, remedy)


def _lists(sheets: Mapping[str, Sheet]) -> set[str]:
    return {row.get("list_name") for row in sheets["choices"].rows} if "choices" in sheets else set()


def _choices(choices: Sheet, _sheets: Mapping[str, Sheet]) -> Iterator[Finding]:
    for heading in ("list_name", "name"):
        if heading not in choices.headings:
            message = Said(f"De kolom '{heading}' ontbreekt.", f"The column '{heading}' is missing.")
            yield Finding("column-missing", "choices!A1", message, Said("Voeg deze kolom toe.", "Add this column."))
    for heading in choices.headings:
        base, divider, _ = heading.partition("::")
        if not _NAME.fullmatch(base.strip()) or (divider and base.strip() != "label"):
            yield Finding("column-unknown", choices.place(1, heading), _column_unknown(heading), _TAKE_AWAY)
    seen: set[tuple[str, str]] = set()
    for row in choices.rows:
        key = row.get("list_name"), row.get("name")
        if not all(_CODE.fullmatch(part) for part in key):
            message = Said(
                "De lijst of code is leeg of heeft vreemde tekens.",
                "The list or code is empty or has strange characters.",
            )
            remedy = Said("Gebruik letters, cijfers en _.", "Use letters, digits and _.")
            yield Finding("choice-wrong", choices.place(row.number, "name"), message, remedy)
        elif key in seen:
            message = Said(
                f"De code '{key[1]}' staat al in lijst '{key[0]}'.",
                f"The code '{key[1]}' is in list '{key[0]}' already.",
            )
            remedy = Said("Geef elke keuze een eigen code.", "Give every choice a code of its own.")
            yield Finding("choice-double", choices.place(row.number, "name"), message, remedy)
        seen.add(key)


def _settings(settings: Sheet, _sheets: Mapping[str, Sheet]) -> Iterator[Finding]:
    for heading in settings.headings:
        if heading not in _SETTINGS:
            message = Said(
                f"De instelling '{heading}' wordt niet ondersteund.", f"The setting '{heading}' is not supported."
            )
            yield Finding("setting-unknown", settings.place(1, heading), message, _TAKE_AWAY)
    for heading in ("form_id", "version"):
        if not settings.rows or not settings.rows[0].get(heading):
            message = Said(f"De instelling '{heading}' ontbreekt.", f"The setting '{heading}' is missing.")
            remedy = Said("Vul hem in op rij 2.", "Fill it in on row 2.")
            yield Finding("setting-missing", settings.place(2, heading), message, remedy)


_CHECKS = {"survey": _survey, "choices": _choices, "settings": _settings}
