# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Loads XLSForms of others: `cases.jsonl` says which must load and which must be refused, `forms/` has the forms.

A form outside the profile is skipped, with the types, columns and functions in it that the profile does not have.
"""

import json
import re
import tarfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any

from pyxform.parsing.expression import is_xml_tag  # type: ignore[import-untyped] # pyxform ships no types

from kiosk.flow.findings import Finding, WorkbookError
from kiosk.flow.workbook.authored import formed, sheet_findings
from kiosk.flow.workbook.lists import files_named
from kiosk.flow.workbook.profile import DEFAULT, RULES
from kiosk.flow.workbook.sheets import Sheets, is_for_people, sheet_of
from kiosk.flow.workbook.spelling import all_spelled
from tests.conformance.cases import Came, CaseResult, Failed, Passed, Skipped, tried

CASES = Path(__file__).parents[3] / "shared" / "conformance" / "xforms" / "xlsforms.tar.gz"
OUTSIDE = ("outside-", "no-xpath", "strange-character", "dependency-circle")
"""How codes begin that name what the profile does not have: also a rule that is no XPath, or waits for itself."""
_THINGS = frozenset(f"outside-{thing}" for thing in ("type", "column", "sheet", "function", "appearance", "file"))
_WORD = re.compile(r"[A-Za-z_][\w.-]*")
_ROW = re.compile(r"\s*\|(.*)\|\s*")
_BAR = re.compile(r"(?<!\\)\|")
_COMMENT = re.compile(r"#[^|]+$")
Case = Mapping[str, Any]
Read = Callable[[str], bytes]
Table = Sequence[Sequence[str]]


def run(files: Sequence[Path]) -> Iterator[CaseResult]:
    """What comes of every case in these archives, folders or `cases.jsonl` files."""
    for file in files:
        cases, read = _opened(file)
        for number, case in enumerate(cases):
            yield tried(f"{case.get('form')} {case.get('test', number)}", partial(_try, case, read))


def _opened(file: Path) -> tuple[list[Case], Read]:
    if file.is_dir():
        file /= "cases.jsonl"
    if file.suffix == ".jsonl":
        return _lines(file.read_bytes()), lambda name: (file.parent / "forms" / name).read_bytes()
    with tarfile.open(file) as archive:
        members = {member.name: archive.extractfile(member) for member in archive if member.isfile()}
        content = {PurePosixPath(name): data.read() for name, data in members.items() if data}
    by_name = {path.name: data for path, data in content.items()}
    return _lines(by_name["cases.jsonl"]), by_name.__getitem__


def _lines(data: bytes) -> list[Case]:
    return [json.loads(line) for line in data.decode().splitlines() if line.strip()]


def _try(case: Case, read: Read) -> Came:
    if not is_xml_tag(str(case.get("name") or "data")):
        return Skipped("the name of the form is given beside its sheets; the profile takes it from them")
    tables = _tables(case, read)
    came = attempt(tables)
    if case["errored"]:
        return Passed() if came else Failed({"expected": "refused", "reason": case.get("error__contains")})
    if not came:
        return Passed()
    outside = sorted((finding for finding in came if finding.code.startswith(OUTSIDE)), key=_weight)
    if outside:
        return Skipped(f"outside the profile: {named(outside[0])}")
    if any("<>" in cell for rows in tables.values() for row in rows for cell in row):
        return Skipped("outside the profile: '<>' is no operator of XPath")
    return Failed({"expected": "loads", "came": [finding.shown("en") for finding in came[:5]]})


def _weight(finding: Finding) -> tuple[bool, str]:
    """What a form is skipped for first: a thing that the profile names, before the way in which it is used."""
    return finding.code not in _THINGS, named(finding)


def named(finding: Finding) -> str:
    """What a finding says that the profile does not have, without where it stands."""
    return finding.message.en.rstrip(".")


def attempt(tables: Mapping[str, Table]) -> list[Finding]:
    """Everything that keeps these sheets from being a form; nothing when they load."""
    findings: list[Finding] = []
    sheets = {name.strip().lower(): sheet_of(name, table, findings) for name, table in tables.items()}
    sheets = {name: sheet for name, sheet in sheets.items() if not is_for_people(name)}
    spelled = all_spelled(sheets, findings)
    findings += sheet_findings(spelled)
    return findings or _load(spelled)


def _load(sheets: Sheets) -> list[Finding]:
    try:
        formed(sheets, dict.fromkeys(files_named(sheets), _any_list(sheets)), strict=False)
    except WorkbookError as error:
        return list(error.findings)
    return []


def _any_list(sheets: Sheets) -> str:
    """Stands in for the files that forms name, which do not come with them: a column for every word of every rule."""
    rules = " ".join(row.get(heading) for row in sheets["survey"].rows for heading in (*RULES, DEFAULT))
    columns = sorted({"name", "label", *_WORD.findall(rules)})
    return f"{','.join(columns)}\n{','.join('a' for _ in columns)}\n"


def _tables(case: Case, read: Read) -> Mapping[str, Table]:
    name = str(case["form"])
    content = read(name).decode()
    if name.endswith(".json"):
        return {title: _table(rows) for title, rows in json.loads(content).items() if isinstance(rows, list)}
    return _markdown(content)


def _table(rows: Iterable[Mapping[str, Any]]) -> Table:
    headings = list(dict.fromkeys(heading for row in rows for heading in row))
    return [headings, *([str(row.get(heading, "")) for heading in headings] for row in rows)]


def _markdown(text: str) -> Mapping[str, Table]:
    """The sheets of a form in markdown: a table with the names of sheets in its first column."""
    sheets: dict[str, list[list[str]]] = {}
    title = ""
    for line in text.splitlines():
        found = None if line.lstrip().startswith("#") else _ROW.search(_COMMENT.sub("", line))
        if found is None or not found[1].strip("|-"):
            continue
        first, *cells = (cell.strip().replace(r"\|", "|") for cell in _BAR.split(found[1]))
        title = first or title
        rows = sheets.setdefault(title, [])
        if title and any(cells):
            rows.append(cells)
    alone = len(sheets) == 1 and not sheets.keys() & {"survey", "choices", "settings"}
    return {"survey": next(iter(sheets.values()))} if alone else sheets
