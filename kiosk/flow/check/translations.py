# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Texts that are missing in a language, or that were never translated."""

from collections.abc import Iterator, Sequence

from kiosk.flow.check.texts import Told, Wordings
from kiosk.flow.findings import Finding, Severity
from kiosk.flow.said import Said
from kiosk.flow.workbook.authored import AuthoredFlow

NEEDED = frozenset({("survey", "label"), ("choices", "label"), ("outcomes", "title"), ("outcomes", "body")})
"""Without these a visitor cannot go on, or does not know where to go; the other texts help."""
_WITHOUT_LABEL = frozenset({"calculate", "begin_group", "begin group", "end_group", "end group"})
GUIDE = "gids"
"""The kind of service that is a person in the Werkcentrum."""
_COPIED_WORDS = 3
"""A text of so many words that is the same in two languages was copied; shorter ones are names."""
_TRANSLATE = Said("Vul de vertaling in.", "Fill in the translation.")
_OF_OUTCOME = Said(
    "Vul de vertaling in. Kan dat niet? Zet hier de tekst van de hoofdtaal en noem de gids bij services.",
    "Fill in the translation. If you cannot: put the text of the main language here, and name gids under services.",
)


def translation_findings(authored: AuthoredFlow, wordings: Sequence[Wordings]) -> Iterator[Finding]:
    """A finding for each text that a language does not have."""
    for wording in wordings:
        yield from _missing(wording, authored.form.languages, authored.form.default_language)
        yield from _copied(wording, authored.form.default_language)


def _missing(wording: Wordings, languages: Sequence[str], default: str) -> Iterator[Finding]:
    there = {language for language, told in wording.told.items() if told.text}
    if not there and not _must_be_there(wording):
        return
    for language in languages:
        if language not in there:
            yield _absent(wording, language, default)


def _must_be_there(wording: Wordings) -> bool:
    is_field = wording.sheet != "survey" or wording.row.get("type") not in _WITHOUT_LABEL
    has_picture = any(heading.split("::")[0].strip() == "image" for heading in wording.row.cells)
    return (wording.sheet, wording.column) in NEEDED and wording.column != "body" and is_field and not has_picture


def _absent(wording: Wordings, language: str, default: str) -> Finding:
    place = wording.told.get(language, next(iter(wording.told.values()))).place
    needed = language == default or (wording.sheet, wording.column) in NEEDED
    return Finding(
        "missing-text" if language == default else "missing-translation",
        place,
        Said(f"Deze tekst ontbreekt in de taal '{language}'.", f"This text is missing in the language '{language}'."),
        _OF_OUTCOME if wording.sheet == "outcomes" else _TRANSLATE,
        Severity.ERROR if needed else Severity.WARNING,
    )


def _copied(wording: Wordings, default: str) -> Iterator[Finding]:
    source = wording.told.get(default)
    if source is None or len(source.text.split()) < _COPIED_WORDS or _says_guide(wording):
        return
    for language, told in wording.told.items():
        if _main(language) != _main(default) and told.text == source.text:
            yield _untranslated(told, default)


def _main(language: str) -> str:
    """`nl` for `nl-simple`: what is said simply already stays as it is."""
    return language.partition("-")[0]


def _says_guide(wording: Wordings) -> bool:
    """An outcome in the wrong language is no wrong door where a person explains it: the explicit fallback of W-07."""
    row = wording.row
    return wording.sheet == "outcomes" and (row.get("person") == "yes" or GUIDE in row.get("services").split())


def _untranslated(told: Told, default: str) -> Finding:
    return Finding(
        "untranslated",
        told.place,
        Said(
            f"Deze tekst is gelijk aan die in de taal '{default}'.",
            f"This text is the same as the one in the language '{default}'.",
        ),
        Said("Vertaal de tekst.", "Translate the text."),
        Severity.ERROR if told.sheet == "outcomes" else Severity.WARNING,
    )
