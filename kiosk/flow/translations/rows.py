# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What goes to a translator and comes back: one row per text of one language, in whatever kind of file."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kiosk.flow.findings import Finding, WorkbookError
from kiosk.flow.said import Said
from kiosk.flow.workbook.authored import AuthoredFlow
from kiosk.flow.workbook.sheets import Sheets
from kiosk.flow.workbook.spelling import columns_of
from kiosk.flow.workbook.translated import (
    State,
    Wording,
    hash_of,
    source_language,
    states_in,
    target_languages,
    wordings_of,
)
from kiosk.flow.xform.document import language_code

_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_PLACEHOLDER = re.compile(r"\$\{\s*([^{}]*?)\s*\}")
_NAMED = re.compile(r"\S.*\((\w[\w-]*)\)")


@dataclass(frozen=True, slots=True)
class Row:
    """One text to translate. `was` tells, when it comes back, whether anybody touched it."""

    key: str
    source: str
    text: str
    state: State
    note: str = ""
    was: str = ""

    @property
    def words(self) -> int:
        """How many words there are to translate."""
        return word_count(self.source)

    @property
    def is_touched(self) -> bool:
        """Whether the text or its state is another than when it was exported."""
        return self.was != mark_of(self.text, self.state)

    @property
    def had(self) -> str:
        """The fingerprint of the text as it was exported; '' for none."""
        return self.was.partition("/")[2]

    @property
    def had_state(self) -> str:
        """Its state as it was exported; '' where that is not known."""
        return self.was.partition("/")[0]


@dataclass(frozen=True, slots=True)
class Exchange:
    """A translator's file: of which form, from which language into which (its code, and as headings write it)."""

    form_id: str
    source_language: str
    language: str
    written: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Language:
    """A language to translate into."""

    code: str
    written: str


def word_count(text: str) -> int:
    """How many words a text has."""
    return len(_WORD.findall(text))


def mark_of(text: str, state: State) -> str:
    """What a row remembers of its text and state when it goes out."""
    return f"{state.value}/{hash_of(text)}"


def placeholders_in(text: str) -> Counter[str]:
    """The names of the answers that are put into a text, and how often."""
    return Counter(_PLACEHOLDER.findall(text))


def language_for(authored: AuthoredFlow, given: str) -> Language:
    """The language that is meant: its code, or as its headings write it. `Name (code)` may be a new one.

    Raises:
        WorkbookError: for a language that is not known, or the one that is translated from.
    """
    known = target_languages(authored.sheets)
    code = language_code(given)
    if code == source_language(authored.sheets):
        raise _refused(
            "translation-source-language",
            Said(f"'{given}' is de taal waaruit u vertaalt.", f"'{given}' is the language that you translate from."),
            Said("Kies een andere taal.", "Choose another language."),
        )
    if code not in known and not _NAMED.fullmatch(given):
        there = ", ".join(known) or "-"
        raise _refused(
            "translation-language",
            Said(f"De werkmap kent de taal '{given}' niet ({there}).", f"The workbook has no '{given}' ({there})."),
            Said("Een nieuwe taal schrijft u als 'English (en)'.", "Write a new language as 'English (en)'."),
        )
    return Language(code, known.get(code, given))


def _refused(code: str, message: Said, remedy: Said) -> WorkbookError:
    return WorkbookError([Finding(code, "--lang", message, remedy)])


def exchange_of(authored: AuthoredFlow, language: Language) -> Exchange:
    """All texts for a translator into this language, with what is there already."""
    states = states_in(authored.sheets)
    notes = _Notes(authored.sheets)
    rows = []
    for wording in wordings_of(authored.sheets):
        text = wording.texts.get(language.code, "")
        state = states.get((wording.key, language.code), State.MISSING)
        rows.append(Row(wording.key, wording.source, text, state, notes.of(wording), mark_of(text, state)))
    source = source_language(authored.sheets)
    return Exchange(authored.form.id, source, language.code, language.written, tuple(rows))


class _Notes:
    """What a translator must know of a text: where it stands, in the source language."""

    def __init__(self, sheets: Sheets) -> None:
        self._source = source_language(sheets)
        self._labels = {one.row.get("name"): one.source for one in wordings_of(sheets) if one.column == "label"}
        self._questions: dict[str, list[str]] = {}
        for row in sheets["survey"].rows:
            listed = row.get("type").partition(" ")[2]
            self._questions.setdefault(listed, []).append(self._labels.get(row.get("name"), row.get("name")))

    def of(self, wording: Wording) -> str:
        row = wording.row
        if wording.sheet == "choices":
            return (
                f"keuze / choice: {' | '.join(self._questions.get(row.get('list_name'), ())) or row.get('list_name')}"
            )
        if wording.sheet == "glossary":
            return f"woord / word: {row.get('word')}"
        kind = "uitkomst / outcome" if wording.sheet == "outcomes" else row.get("type").partition(" ")[0]
        title = next((text for text in self._titles(wording) if text), row.get("name"))
        return f"{kind}, {wording.column}: {title}"

    def _titles(self, wording: Wording) -> Iterable[str]:
        for heading, text in wording.row.cells.items():
            base, _, language = heading.partition("::")
            if base in {"label", "title"} and language_code(language) in {self._source, ""}:
                yield text


def heading_of(sheets: Sheets, sheet: str, column: str, code: str) -> str:
    """The heading of this column in this language; '' where there is none."""
    fitting = (
        heading for heading in columns_of(sheets[sheet], column) if language_code(heading.partition("::")[2]) == code
    )
    return next(fitting, "")


def doubles_in(keys: Sequence[str]) -> tuple[str, ...]:
    """Keys that stand more than once."""
    counts: Mapping[str, int] = Counter(keys)
    return tuple(key for key, count in counts.items() if count > 1)
