# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Pictures that only tell who can see (L-04), and texts without a recording beside texts that have one (L-06)."""

from collections.abc import Iterator, Mapping

from kiosk.flow.findings import Finding, Severity
from kiosk.flow.form import MISSING
from kiosk.flow.said import Said
from kiosk.flow.workbook.authored import AuthoredFlow
from kiosk.flow.workbook.sheets import Row, Sheet
from kiosk.flow.workbook.spelling import columns_of, language_of

_SHEETS = ("survey", "choices")


def media_findings(authored: AuthoredFlow) -> Iterator[Finding]:
    """A finding for each picture without words, and for each text without the recording that others have."""
    for title in _SHEETS:
        sheet = authored.sheets.get(title)
        if sheet is not None:
            for row in sheet.rows:
                yield from _silent_pictures(sheet, row)
                yield from _not_recorded(sheet, row)


def _by_language(sheet: Sheet, row: Row, column: str) -> Mapping[str, tuple[str, str]]:
    """Heading and content per language, '' for a column without one."""
    texts = {heading: row.get(heading) for heading in columns_of(sheet, column)}
    return {language_of(heading): (heading, "" if text == MISSING else text) for heading, text in texts.items()}


def _silent_pictures(sheet: Sheet, row: Row) -> Iterator[Finding]:
    labels = _by_language(sheet, row, "label")
    for language, (heading, picture) in _by_language(sheet, row, "image").items():
        told = [text for spoken, (_, text) in labels.items() if not language or spoken in {"", language}]
        if picture and not (told and all(told)):
            yield Finding(
                "silent-picture",
                sheet.place(row.number, heading),
                Said(
                    "Deze afbeelding heeft geen tekst. Wie haar niet ziet, weet niet wat er staat.",
                    "This picture has no words. Who cannot see it does not know what it says.",
                ),
                Said("Vul in dezelfde rij het label in.", "Fill in the label in the same row."),
            )


def _not_recorded(sheet: Sheet, row: Row) -> Iterator[Finding]:
    labels = _by_language(sheet, row, "label")
    for language, (heading, recording) in _by_language(sheet, row, "audio").items():
        said = any(text for spoken, (_, text) in labels.items() if not language or spoken in {"", language})
        if said and not recording:
            yield Finding(
                "no-recording",
                sheet.place(row.number, heading),
                Said("Bij deze tekst hoort geen opname.", "This text has no recording."),
                Said(
                    "Neem de tekst op. Zonder opname leest de zuil hem voor met een computerstem.",
                    "Record the text. Without it the kiosk reads it with a computer's voice.",
                ),
                Severity.WARNING,
            )
