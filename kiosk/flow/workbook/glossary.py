# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The own sheet `glossary`: difficult words that a flow cannot do without, explained."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from kiosk.flow.findings import Finding
from kiosk.flow.form import MISSING
from kiosk.flow.said import Said
from kiosk.flow.workbook.columns import column_findings
from kiosk.flow.workbook.sheets import Sheets
from kiosk.flow.workbook.spelling import base_of, language_of
from kiosk.flow.xform.document import language_code

_SHEET = "glossary"


@dataclass(frozen=True, slots=True)
class Term:
    """A difficult word, where it stands, and what it means by language code ('' where no language is named)."""

    place: str
    word: str
    explanations: Mapping[str, str]


def glossary_findings(sheets: Sheets) -> Iterator[Finding]:
    """A finding for everything on the sheet that is not in order."""
    sheet = sheets.get(_SHEET)
    if sheet is None:
        return
    yield from column_findings(sheet, {"word"}, {"explanation"}, {})
    seen: dict[str, str] = {}
    for row, term in zip(sheet.rows, glossary_of(sheets), strict=True):
        word = term.word.casefold()
        if not word:
            message = Said("Het woord ontbreekt.", "The word is missing.")
            yield Finding("glossary-word", term.place, message, Said("Vul het woord in.", "Fill in the word."))
        elif word in seen:
            message = Said(f"Het woord '{term.word}' staat al in {seen[word]}.", f"'{term.word}' is in {seen[word]}.")
            yield Finding("glossary-double", term.place, message, Said("Houd één rij.", "Keep one row."))
        elif not term.explanations:
            message = Said(f"'{term.word}' heeft geen uitleg.", f"'{term.word}' has no explanation.")
            remedy = Said("Leg het woord uit.", "Explain the word.")
            yield Finding("glossary-explanation", sheet.place(row.number), message, remedy)
        seen.setdefault(word, term.place)


def glossary_of(sheets: Sheets) -> tuple[Term, ...]:
    """The words in the order of the sheet; none where there is no such sheet."""
    sheet = sheets.get(_SHEET)
    if sheet is None:
        return ()
    return tuple(Term(sheet.place(row.number, "word"), row.get("word"), _explanations(row.cells)) for row in sheet.rows)


def _explanations(cells: Mapping[str, str]) -> Mapping[str, str]:
    return MappingProxyType(
        {
            language_code(language_of(heading)): text
            for heading, text in cells.items()
            if base_of(heading) == "explanation" and text != MISSING
        }
    )
