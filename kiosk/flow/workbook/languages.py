# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The languages of a workbook: written in the headings of its labels, one of them the form's own."""

from collections.abc import Iterator

from kiosk.flow.findings import Finding
from kiosk.flow.said import Said
from kiosk.flow.workbook.sheets import Sheet, Sheets
from kiosk.flow.workbook.spelling import columns_of, languages_in
from kiosk.flow.xform.document import language_code


def languages_of(sheets: Sheets) -> list[str]:
    """The languages as written in the headings of the labels, in column order."""
    return languages_in([sheets["survey"]], "label") if "survey" in sheets else []


def language_findings(sheets: Sheets) -> Iterator[Finding]:
    """A finding for two headings of one language, and for a default language without labels."""
    languages, survey = languages_of(sheets), sheets.get("survey")
    first: dict[str, str] = {}
    for language in languages:
        code = language_code(language)
        if survey and code in first:
            message = Said(
                f"De talen '{first[code]}' en '{language}' hebben dezelfde code ({code}).",
                f"The languages '{first[code]}' and '{language}' have the same code ({code}).",
            )
            remedy = Said("Schrijf een taal overal hetzelfde.", "Write a language the same everywhere.")
            yield Finding("language-double", survey.place(1, f"label::{language}"), message, remedy)
        first.setdefault(code, language)
    settings = sheets.get("settings")
    if survey and settings and settings.rows and languages and "label" not in columns_of(survey, "label"):
        yield from _default(settings, languages)


def _default(settings: Sheet, languages: list[str]) -> Iterator[Finding]:
    row = settings.rows[0]
    default = row.get("default_language")
    if default and default not in languages:
        message = Said(
            f"Er zijn geen teksten in de standaardtaal '{default}'.",
            f"There are no texts in the default language '{default}'.",
        )
        choose = " | ".join(languages)
        remedy = Said(f"Kies een van: {choose}.", f"Choose one of: {choose}.")
        yield Finding("default-language", settings.place(row.number, "default_language"), message, remedy)
