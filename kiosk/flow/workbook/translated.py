# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The texts of a workbook in their languages, and the own sheet `translations` that remembers how far each one is.

The sheet has one row per text and, per language, what its translation was made of and whether a person checked it. To
other XForms tools it is no sheet of theirs. No names of people: a text is checked, on a day.
"""

import hashlib
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from types import MappingProxyType

from kiosk.flow.findings import Finding
from kiosk.flow.form import MISSING
from kiosk.flow.said import Said
from kiosk.flow.workbook.columns import column_findings
from kiosk.flow.workbook.languages import languages_of
from kiosk.flow.workbook.sheets import Row, Sheet, Sheets
from kiosk.flow.workbook.spelling import columns_of, language_of
from kiosk.flow.xform.document import language_code

SHEET = "translations"
COLUMNS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "survey": ("label", "hint", "guidance_hint", "constraint_message", "required_message"),
        "choices": ("label",),
        "outcomes": ("title", "body"),
        "glossary": ("explanation",),
    }
)
"""Per sheet the columns that are translated."""
PARTS = ("state", "source_hash", "text_hash", "checked_on", "set_aside")
"""What the sheet remembers of a translation, in columns per language."""
_DIGITS = 12


class State(Enum):
    """How far a translation is."""

    MISSING = "missing"
    STALE = "stale"
    """Made of a source text that has changed since."""
    DONE = "done"
    CHECKED = "checked"
    """A person who speaks the language has read it."""


Place = tuple[str, str]
"""The key of a text and the code of a language."""


@dataclass(frozen=True, slots=True)
class Wording:
    """One text: its key, where it stands, and what it says, by code of language; '' where it says nothing."""

    key: str
    sheet: str
    row: Row
    column: str
    source: str
    texts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Kept:
    """What the workbook remembers of one translation."""

    state: str = ""
    source_hash: str = ""
    text_hash: str = ""
    checked_on: str = ""
    set_aside: str = ""
    """Another translation that came in, and was not taken or gave way; kept until somebody empties it."""


NOTHING_KEPT = Kept()


def hash_of(text: str) -> str:
    """A short fingerprint of what a text says, whatever its spaces and composed letters; '' for no text."""
    plain = " ".join(unicodedata.normalize("NFC", text).split())
    return hashlib.sha256(plain.encode()).hexdigest()[:_DIGITS] if plain else ""


def source_language(sheets: Sheets) -> str:
    """The code of the language that the others are translated from."""
    languages, settings = languages_of(sheets), sheets.get("settings")
    named = settings.rows[0].get("default_language") if settings and settings.rows else ""
    if not named and "survey" in sheets and "label" in sheets["survey"].headings:
        return "default"
    return language_code(named or next(iter(languages), ""))


def target_languages(sheets: Sheets) -> Mapping[str, str]:
    """The other languages, as written in the headings, by code."""
    source = source_language(sheets)
    written = {language_code(language): language for language in languages_of(sheets)}
    return {code: language for code, language in written.items() if code != source}


def wordings_of(sheets: Sheets) -> tuple[Wording, ...]:
    """Every text that has something to translate, in the order of the workbook."""
    return tuple(wording for title in COLUMNS for wording in _in_sheet(title, sheets) if wording.source)


def _in_sheet(title: str, sheets: Sheets) -> Iterator[Wording]:
    sheet, source = sheets.get(title), source_language(sheets)
    for row in sheet.rows if sheet else ():
        for column in COLUMNS[title]:
            texts = dict(_texts(sheet, row, column, source)) if sheet else {}
            key = f"{title}:{_name(title, row)}:{column}"
            yield Wording(key, title, row, column, texts.pop(source, ""), MappingProxyType(texts))


def _name(title: str, row: Row) -> str:
    if title == "choices":
        return f"{row.get('list_name')}/{row.get('name')}"
    return row.get("word" if title == "glossary" else "name")


def _texts(sheet: Sheet, row: Row, column: str, source: str) -> Iterator[tuple[str, str]]:
    for heading in columns_of(sheet, column):
        text = row.get(heading)
        yield language_code(language_of(heading)) or source, "" if text == MISSING else text


def kept_in(sheets: Sheets) -> Mapping[Place, Kept]:
    """What the sheet remembers, by key and language."""
    found: dict[Place, dict[str, str]] = {}
    for row in sheets[SHEET].rows if SHEET in sheets else ():
        for heading, text in row.cells.items():
            part, divider, code = heading.partition("::")
            if divider and part in PARTS:
                found.setdefault((row.get("key"), code), {})[part] = text
    return {place: Kept(**parts) for place, parts in found.items()}


def state_of(source: str, text: str, kept: Kept) -> State:
    """How far this translation is. What is remembered is about the text as it was: of another text nothing is."""
    if not text:
        return State.MISSING
    if kept.text_hash != hash_of(text):
        return State.DONE
    if kept.source_hash != hash_of(source):
        return State.STALE
    return State(kept.state) if kept.state in _SAID else State.DONE


_SAID = frozenset({State.STALE.value, State.CHECKED.value})


def states_in(sheets: Sheets) -> Mapping[Place, State]:
    """The state of every text in every language but the source's."""
    kept, codes = kept_in(sheets), target_languages(sheets)
    return {
        (one.key, code): state_of(one.source, one.texts.get(code, ""), kept.get((one.key, code), NOTHING_KEPT))
        for one in wordings_of(sheets)
        for code in codes
    }


def kept_findings(sheets: Sheets) -> Iterator[Finding]:
    """A finding for everything on the sheet that is not in order."""
    sheet = sheets.get(SHEET)
    if sheet is None:
        return
    yield from column_findings(sheet, {"key"}, PARTS, {})
    first: dict[str, str] = {}
    for row in sheet.rows:
        key, place = row.get("key"), sheet.place(row.number, "key")
        if not key or key in first:
            message = Said(
                f"De sleutel '{key}' is leeg of staat er vaker.", f"The key '{key}' is empty or stands twice."
            )
            yield Finding("translation-key", place, message, Said("Houd één rij per tekst.", "Keep one row per text."))
        first.setdefault(key, place)
        yield from _row_findings(sheet, row)


def _row_findings(sheet: Sheet, row: Row) -> Iterator[Finding]:
    for heading, text in row.cells.items():
        part = heading.partition("::")[0]
        if part == "state" and text not in {state.value for state in State}:
            message = Said(f"De toestand '{text}' is onbekend.", f"The state '{text}' is unknown.")
            remedy = Said("Gebruik missing, stale, done of checked.", "Use missing, stale, done or checked.")
            yield Finding("translation-state", sheet.place(row.number, heading), message, remedy)
        elif part == "checked_on" and not _is_day(text):
            message = Said(f"'{text}' is geen datum.", f"'{text}' is no date.")
            remedy = Said("Schrijf jaar-maand-dag, zonder naam.", "Write year-month-day, without a name.")
            yield Finding("translation-date", sheet.place(row.number, heading), message, remedy)


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
