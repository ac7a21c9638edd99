# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Lists that stand in .csv files beside the workbook; the form's loader reads what is in them."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from kiosk.flow.findings import Finding
from kiosk.flow.said import Said
from kiosk.flow.workbook.profile import DEFAULT, RULES
from kiosk.flow.workbook.question_types import select_in
from kiosk.flow.workbook.sheets import Sheet, Sheets
from kiosk.flow.xform.external import MAX_FILE_BYTES

_PLAIN_NAME = re.compile(r"\w[\w -]*(?:\.[\w -]+)*\.csv")
_PULLED = re.compile(r"""pulldata\(\s*['"]([^'"]*)['"]""")
_NONE = Sheet("", {}, ())
_UTF8 = Said(
    "Bewaar het bestand als CSV UTF-8 (in Excel: 'CSV UTF-8 (door komma's gescheiden)').",
    "Save the file as CSV UTF-8 (in Excel: 'CSV UTF-8 (comma delimited)').",
)


def files_named(sheets: Sheets) -> Mapping[str, str]:
    """The place that first names each file, by name of file."""
    named: dict[str, str] = {}
    survey = sheets["survey"]
    for row in survey.rows:
        select = select_in(row.get("type"))
        if select is not None and select.file and select.list_name.endswith(".csv"):
            named.setdefault(select.list_name, survey.place(row.number, "type"))
    for place, rule in _rules(sheets):
        for name in _PULLED.findall(rule):
            named.setdefault(f"{name}.csv", place)
    return named


def _rules(sheets: Sheets) -> Iterator[tuple[str, str]]:
    """Every rule with its place."""
    for title, columns in (("survey", (*RULES, DEFAULT)), ("outcomes", ("when",))):
        sheet = sheets.get(title, _NONE)
        yield from ((sheet.place(row.number, column), row.get(column)) for row in sheet.rows for column in columns)


def read_lists(folder: Path, named: Mapping[str, str], findings: list[Finding]) -> Mapping[str, str]:
    """The text of these files; what cannot be read is added to `findings`."""
    texts: dict[str, str] = {}
    for name, place in named.items():
        found = _text(folder, name)
        if isinstance(found, str):
            texts[name] = found
        else:
            code, message, remedy = found
            findings.append(Finding(code, place, message, remedy))
    return texts


def _text(folder: Path, name: str) -> str | tuple[str, Said, Said]:
    if not _PLAIN_NAME.fullmatch(name):
        message = Said(f"'{name}' is geen naam van een bestand.", f"'{name}' is not the name of a file.")
        return (
            "file-name",
            message,
            Said("Schrijf alleen de naam, zonder map.", "Write only the name, without a folder."),
        )
    try:
        content = _limited(folder / name)
    except OSError:
        message = Said(f"Het bestand '{name}' is niet te lezen.", f"The file '{name}' cannot be read.")
        return "file-missing", message, Said("Zet het naast de werkmap.", "Put it beside the workbook.")
    if len(content) > MAX_FILE_BYTES:
        message = Said(
            f"Het bestand '{name}' is groter dan {MAX_FILE_BYTES} bytes.",
            f"The file '{name}' is larger than {MAX_FILE_BYTES} bytes.",
        )
        return "file-too-large", message, Said("Houd alleen wat nodig is.", "Keep only what is needed.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return "file-encoding", Said(f"Het bestand '{name}' is geen UTF-8.", f"The file '{name}' is not UTF-8."), _UTF8


def _limited(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(MAX_FILE_BYTES + 1)
