# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The spellings that XLSForm allows for one thing, as the one that the profile uses.

Headings may have capitals, spaces and older names (`List Name`, `relevance`, `media::image`); types too (`begin group`,
`select one from`). What is no other spelling of anything is left as it is written.
"""

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from kiosk.flow.findings import Finding
from kiosk.flow.said import Said
from kiosk.flow.workbook.sheets import Row, Sheet, Sheets

_MESSAGES = {"jr:constraintmsg": "constraint_message", "jr:requiredmsg": "required_message"}
_MEDIA = {f"media::{kind}": kind for kind in ("image", "audio", "video", "big-image")}
_SURVEY: Mapping[str, str] = {
    "command": "type",
    **dict.fromkeys(("tag", "value"), "name"),
    "caption": "label",
    "calculate": "calculation",
    "constraining_message": "constraint_message",
    "requiredmsg": "required_message",
    "relevance": "relevant",
    "readonly": "read_only",
    "noapperrorstring": "no_app_error_string",
    **dict.fromkeys(("count", "jr:count", "control::jr:count"), "repeat_count"),
    **dict.fromkeys(("control::appearance", "body::appearance"), "appearance"),
    **_MESSAGES,
    **_MEDIA,
    **{f"bind::{part}": part for part in ("relevant", "required", "constraint")},
    **{f"bind::{part}": column for part, column in _MESSAGES.items()},
    "bind::calculate": "calculation",
    "bind::readonly": "read_only",
}
_CHOICES: Mapping[str, str] = {"caption": "label", "value": "name", **_MEDIA}
_SETTINGS: Mapping[str, str] = {
    "set_form_id": "form_id",
    **dict.fromkeys(("title", "set_form_title"), "form_title"),
}
_HEADINGS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {"survey": _SURVEY, "choices": _CHOICES, "settings": _SETTINGS}
)
_PLAIN: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "survey": frozenset(
            {
                *(
                    "type",
                    "name",
                    "label",
                    "hint",
                    "guidance_hint",
                    "image",
                    "audio",
                    "relevant",
                    "required",
                    "constraint",
                ),
                *("required_message", "constraint_message", "calculation", "choice_filter", "default", "appearance"),
                *("ask_if", "parameters", "trigger", "read_only", "repeat_count", "video", "big-image", "autoplay"),
                *("disabled", "save_to", "body", "bind", "control", "instance", "media", "rows"),
            }
        ),
        "choices": frozenset({"list_name", "name", "label", "image", "audio", "video", "big-image"}),
        "settings": frozenset({"form_id", "id_string", "form_title", "version", "default_language", "style", "name"}),
        "outcomes": frozenset(
            {"name", "when", "title", "body", "services", "theme", "urgency", "crisis", "person", "fallback"}
        ),
        "glossary": frozenset({"word", "explanation"}),
        "tests": frozenset(),
    }
)
"""Columns whose capitals and spaces do not matter; any other may be the author's own and is left alone."""
_TYPES: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("string", "q string", "add text prompt"), "text"),
        **dict.fromkeys(("int", "q int", "add integer prompt"), "integer"),
        **dict.fromkeys(("q note", "add note prompt"), "note"),
        **dict.fromkeys(("q date", "add date prompt"), "date"),
        **dict.fromkeys(("q calculate", "add calculate prompt"), "calculate"),
    }
)
_CONTAINER = re.compile(r"(begin|end)[ _](group|lgroup|repeat|looped group|loop)(?: .*)?")
_SELECT = re.compile(
    r"(select_one_from_file|select one from file|select_multiple_from_file|select multiple from file"
    r"|add select one prompt using|add select multiple prompt using|select all that apply from|select one from|select1"
    r"|select_one|select one|select_multiple|select all that apply) (\S.*)"
)
_SEVERAL = ("multiple", "all that apply")


def spelled(name: str, sheet: Sheet, findings: list[Finding]) -> Sheet:
    """The sheet with its headings and types in the profile's spelling; two columns that become one are a finding."""
    colons = any("::" in heading for heading in sheet.headings)
    as_written = {heading: _heading(name, heading, double_colon=colons) for heading in sheet.headings}
    _refuse_doubles(sheet, as_written, findings)
    if name == "settings" and "form_id" not in as_written.values():
        as_written = {old: "form_id" if new == "id_string" else new for old, new in as_written.items()}
    headings = {new: sheet.headings[old] for old, new in as_written.items()}
    rows = (Row(row.number, _cells(name, row, as_written)) for row in sheet.rows)
    return Sheet(sheet.name, headings, tuple(rows))


def all_spelled(sheets: Sheets, findings: list[Finding]) -> Sheets:
    """Every sheet so."""
    return {name: spelled(name, sheet, findings) for name, sheet in sheets.items()}


def _cells(name: str, row: Row, as_written: Mapping[str, str]) -> Mapping[str, str]:
    cells = {as_written[heading]: text for heading, text in row.cells.items()}
    if name == "survey" and "type" in cells:
        cells["type"] = type_spelled(cells["type"])
    return cells


def _heading(sheet: str, written: str, *, double_colon: bool) -> str:
    tokens = _tokens(written, double_colon=double_colon)
    for count in (2, 1):
        first = "::".join(_snake(token) for token in tokens[:count])
        known = _HEADINGS.get(sheet, {}).get(first, first)
        if known in _PLAIN.get(sheet, ()) or known != first:
            return "::".join((known, *tokens[count:]))
    return written.strip()


def _tokens(written: str, *, double_colon: bool) -> list[str]:
    """The parts of a heading: by `::`, or in a sheet without any by the older `:`; `jr:` belongs to what follows."""
    tokens = [token.strip() for token in written.split("::" if double_colon else ":")]
    while "jr" in tokens[:-1]:
        at = tokens.index("jr")
        tokens[at : at + 2] = [f"jr:{tokens[at + 1]}"]
    return tokens


def _snake(words: str) -> str:
    return "_".join(words.split()).lower()


def _refuse_doubles(sheet: Sheet, as_written: Mapping[str, str], findings: list[Finding]) -> None:
    first: dict[str, str] = {}
    for old, new in as_written.items():
        if new in first:
            message = Said(
                f"De koppen '{first[new]}' en '{old}' betekenen hetzelfde.",
                f"The headings '{first[new]}' and '{old}' mean the same.",
            )
            remedy = Said("Houd één van de twee kolommen.", "Keep one of the two columns.")
            findings.append(Finding("heading-double", sheet.place(1, old), message, remedy))
        first.setdefault(new, old)


def type_spelled(written: str) -> str:
    """A type as the profile spells it; another type as it is written, without double spaces."""
    plain = " ".join(written.split())
    container = _CONTAINER.fullmatch(plain)
    if container:
        kind = "group" if container[2] == "group" else "loop" if container[2] == "loop" else "repeat"
        return f"{container[1]}_{kind}"
    select = _SELECT.fullmatch(plain)
    if select:
        several = any(word in select[1] for word in _SEVERAL)
        file = "_from_file" if select[1].endswith("file") else ""
        return f"select_{'multiple' if several else 'one'}{file} {select[2]}"
    return _TYPES.get(plain, plain)


def base_of(heading: str) -> str:
    """A heading without its language."""
    return heading.partition("::")[0].strip()


def language_of(heading: str) -> str:
    """The language of a heading as it is written; '' for none."""
    return heading.partition("::")[2].strip()


def columns_of(sheet: Sheet, base: str) -> list[str]:
    """The headings of this column, in all languages, from left to right."""
    fitting = [heading for heading in sheet.headings if base_of(heading) == base]
    return sorted(fitting, key=lambda heading: (len(sheet.headings[heading]), sheet.headings[heading]))


def languages_in(sheets: Iterable[Sheet], base: str) -> list[str]:
    """The languages of a column as written, in the order of the columns, each once."""
    written = (language_of(heading) for sheet in sheets for heading in columns_of(sheet, base))
    return list(dict.fromkeys(language for language in written if language))
