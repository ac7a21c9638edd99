# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Holds a workbook to the profile: its sheets, columns, question types and names. What is not known is a finding."""

import re
from collections.abc import Iterator, Mapping

from kiosk.flow.workbook.findings import Finding
from kiosk.flow.workbook.sheets import UNREAD, Row, Sheet
from kiosk.flow.xform.scope import perhaps

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
_TYPES = "Gebruik select_one, select_multiple, integer, text, note, calculate, begin_group of end_group."


def check_profile(sheets: Mapping[str, Sheet], findings: list[Finding]) -> None:
    """Adds a finding for everything that the profile does not have."""
    findings.extend(_sheet_findings(sheets))
    for name, check in _CHECKS.items():
        if name in sheets:
            findings.extend(check(sheets[name], sheets))


def _sheet_findings(sheets: Mapping[str, Sheet]) -> Iterator[Finding]:
    for name in _NEEDED:
        if name not in sheets or not sheets[name].rows:
            yield Finding(name, f"Het blad '{name}' ontbreekt of is leeg.", "Voeg het toe, met koppen in rij 1.")
    for name, sheet in sheets.items():
        if name not in _KNOWN_SHEETS:
            message = f"Het blad '{sheet.name}' is onbekend."
            yield Finding(sheet.name, message, "Haal het weg, of noem het 'toelichting'.")


def languages_of(survey: Sheet) -> list[str]:
    """The languages as written in the headings of the labels, in column order."""
    return [heading.partition("::")[2].strip() for heading in _labels(survey) if "::" in heading]


def _labels(sheet: Sheet) -> list[str]:
    labels = [heading for heading in sheet.headings if heading.split("::")[0].strip() == "label"]
    return sorted(labels, key=lambda heading: (len(sheet.headings[heading]), sheet.headings[heading]))


def _survey(survey: Sheet, sheets: Mapping[str, Sheet]) -> Iterator[Finding]:
    for heading in survey.headings:
        base, divider, _ = heading.partition("::")
        if base.strip() not in _SURVEY_COLUMNS or (divider and base.strip() not in _TEXT_COLUMNS):
            place = survey.place(1, heading)
            yield Finding(place, f"De kolom '{heading}' wordt niet ondersteund.", "Haal deze kolom weg.")
    if not _labels(survey):
        yield Finding("survey!A1", "De kolom label ontbreekt.", "Voeg bijvoorbeeld label::Nederlands (nl) toe.")
    for row in survey.rows:
        yield from _survey_row(survey, row, sheets)


def _survey_row(survey: Sheet, row: Row, sheets: Mapping[str, Sheet]) -> Iterator[Finding]:
    written, name = row.get("type"), row.get("name")
    select = _SELECT.fullmatch(written)
    if written not in _PLAIN_TYPES and select is None:
        yield Finding(survey.place(row.number, "type"), f"Het vraagtype '{written}' wordt niet ondersteund.", _TYPES)
    if select is not None and select[2] not in _lists(sheets):
        message = f"De lijst '{select[2]}' staat niet op het blad choices."
        yield Finding(survey.place(row.number, "type"), message, "Maak de lijst, of verbeter de naam.")
    if written not in _END and not _NAME.fullmatch(name):
        message = f"De naam '{name}' is leeg of heeft vreemde tekens."
        yield Finding(
            survey.place(row.number, "name"), message, "Gebruik letters, cijfers en _, te beginnen met een letter."
        )
    if written != "calculate" and row.get("calculation"):
        place = survey.place(row.number, "calculation")
        yield Finding(
            place, "Alleen een rij van type calculate kan een berekening hebben.", "Maak er een eigen rij van."
        )


def check_names(sheets: Mapping[str, Sheet], findings: list[Finding]) -> None:
    """Adds a finding for every name that stands on the sheets survey and outcomes more than once."""
    first: dict[str, str] = {}
    for sheet, row in _named_rows(sheets):
        name, place = row.get("name"), sheet.place(row.number, "name")
        if name in first:
            message = f"De naam '{name}' staat al in {first[name]}."
            findings.append(Finding(place, message, "Geef elke vraag, groep en uitkomst een eigen naam."))
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
            for name in _REFERENCE.findall(text):
                if name.strip() not in known:
                    place, message = sheet.place(row.number, heading), f"De vraag '{name}' bestaat niet."
                    findings.append(Finding(place, message + perhaps(name, known), "Verbeter de naam tussen ${ en }."))


def _lists(sheets: Mapping[str, Sheet]) -> set[str]:
    return {row.get("list_name") for row in sheets["choices"].rows} if "choices" in sheets else set()


def _choices(choices: Sheet, _sheets: Mapping[str, Sheet]) -> Iterator[Finding]:
    for heading in ("list_name", "name"):
        if heading not in choices.headings:
            yield Finding("choices!A1", f"De kolom '{heading}' ontbreekt.", "Voeg deze kolom toe.")
    for heading in choices.headings:
        base, divider, _ = heading.partition("::")
        if not _NAME.fullmatch(base.strip()) or (divider and base.strip() != "label"):
            yield Finding(
                choices.place(1, heading), f"De kolom '{heading}' wordt niet ondersteund.", "Haal deze kolom weg."
            )
    seen: set[tuple[str, str]] = set()
    for row in choices.rows:
        key = row.get("list_name"), row.get("name")
        if not all(_CODE.fullmatch(part) for part in key):
            yield Finding(
                choices.place(row.number, "name"),
                "De lijst of code is leeg of heeft vreemde tekens.",
                "Gebruik letters, cijfers en _.",
            )
        elif key in seen:
            yield Finding(
                choices.place(row.number, "name"),
                f"De code '{key[1]}' staat al in lijst '{key[0]}'.",
                "Geef elke keuze een eigen code.",
            )
        seen.add(key)


def _settings(settings: Sheet, _sheets: Mapping[str, Sheet]) -> Iterator[Finding]:
    for heading in settings.headings:
        if heading not in _SETTINGS:
            yield Finding(
                settings.place(1, heading), f"De instelling '{heading}' wordt niet ondersteund.", "Haal deze kolom weg."
            )
    for heading in ("form_id", "version"):
        if not settings.rows or not settings.rows[0].get(heading):
            yield Finding(settings.place(2, heading), f"De instelling '{heading}' ontbreekt.", "Vul hem in op rij 2.")


_CHECKS = {"survey": _survey, "choices": _choices, "settings": _settings}
