# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A workbook as plain text: the same flow is always the same text, so two versions differ only in what was changed.

A block per row, a line per cell with its column and language. No row numbers: they shift. What spreadsheets keep
besides content (widths, colours, notes, the order of columns) is left out. How far each translation is stands on one
line per text; the hashes by which it is known to be stale follow from the texts and are left out too.
"""

from collections.abc import Iterator, Sequence

from kiosk.flow.workbook.authored import AuthoredFlow
from kiosk.flow.workbook.languages import languages_of
from kiosk.flow.workbook.question_types import BEGIN, END
from kiosk.flow.workbook.sheets import Row, Sheet
from kiosk.flow.workbook.spelling import base_of, language_of
from kiosk.flow.workbook.translated import SHEET as TRANSLATIONS
from kiosk.flow.xform.document import language_code

_SHEETS = ("settings", "survey", "choices", "outcomes", "tests", "glossary", TRANSLATIONS)
_TOLD = ("state", "checked_on", "set_aside")
"""What is told of a translation, in this order."""
_COLUMNS = (
    *(
        "form_id",
        "version",
        "form_title",
        "default_language",
        "type",
        "list_name",
        "name",
        "word",
        "key",
        "label",
        "title",
    ),
    *("body", "explanation", "hint", "guidance_hint", "image", "audio", "when", "ask_if", "relevant", "required"),
    *("required_message", "constraint", "constraint_message", "calculation", "choice_filter", "default", "appearance"),
    *("services", "theme", "urgency", "crisis", "person", "fallback", "answers"),
    *_TOLD,
)
_NAMES = ("name", "word", "key", "line")
_INDENT = "    "


def dump(authored: AuthoredFlow) -> str:
    """The text of all sheets and lists that the flow is made of."""
    languages = [language_code(language) for language in languages_of(authored.sheets)]
    known = [name for name in _SHEETS if name in authored.sheets]
    lines: list[str] = []
    for name in (*known, *sorted(authored.sheets.keys() - set(known))):
        lines += _heading(name)
        sheet = authored.sheets[name]
        lines += _states(sheet, languages) if name == TRANSLATIONS else _sheet(name, sheet, languages)
    for file, text in sorted(authored.lists.items()):
        lines += _heading(file)
        lines += [_one_line(line) for line in text.splitlines()]
    return "\n".join(lines).lstrip("\n") + "\n"


def _heading(name: str) -> list[str]:
    return ["", f"== {name} =="]


def _sheet(name: str, sheet: Sheet, languages: Sequence[str]) -> Iterator[str]:
    groups: list[str] = []
    for row in sheet.rows:
        if row.get("type") == END and groups:
            yield from ("", f"{END} {groups.pop()}")
            continue
        if row.get("type") == BEGIN:
            groups.append(row.get("name"))
        yield from ("", _title(name, row))
        for heading in sorted(row.cells, key=lambda heading: _order(heading, languages)):
            yield f"{_INDENT}{_column(heading)}: {_one_line(row.cells[heading])}"


def _states(sheet: Sheet, languages: Sequence[str]) -> Iterator[str]:
    """A line per text: `survey:doel:label: en checked 2026-11-23, ar done`."""
    yield ""
    for row in sheet.rows:
        told: dict[str, list[str]] = {}
        for heading in sorted(row.cells, key=lambda heading: _order(heading, languages)):
            if base_of(heading) in _TOLD:
                told.setdefault(language_code(language_of(heading)), []).append(row.cells[heading])
        states = (" ".join((code, *parts)) for code, parts in told.items())
        yield _one_line(f"{row.get('key')}: {', '.join(states)}")


def _title(sheet: str, row: Row) -> str:
    """What a row is called: by its names, so that it stays the same when rows come before it."""
    named = next((row.get(heading) for heading in _NAMES if row.get(heading)), "") or row.get("type") or sheet
    return _one_line(" ".join(part for part in (row.get("list_name"), named) if part))


def _order(heading: str, languages: Sequence[str]) -> tuple[int, str, int, str]:
    base, language = base_of(heading), language_code(language_of(heading))
    at = _COLUMNS.index(base) if base in _COLUMNS else len(_COLUMNS)
    return at, base, languages.index(language) + 1 if language in languages else 0, heading


def _column(heading: str) -> str:
    language = language_of(heading)
    return f"{base_of(heading)} [{language_code(language)}]" if language else heading


def _one_line(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("\r\n", "\n").replace("\r", "\n")
    return escaped.replace("\n", "\\n").replace("\t", "\\t")
