# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which paths somebody agreed to, and what a new version does to them.

The approvals lie in a JSON file beside the workbook: sorted, one value per line, so that two versions diff.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from kiosk.flow.findings import Finding, WorkbookError
from kiosk.flow.form import Form
from kiosk.flow.said import Said
from kiosk.flow.workbook.authored import AuthoredFlow
from kiosk.publishing.days import day_said
from kiosk.publishing.path_book import PathBook, Walk, path_key, walked
from kiosk.publishing.path_book_words import outcomes_said, stop_said

SCHEMA = 1
"""Version of the file's shape; a file of another one is refused."""
MAX_FILE = 5_000_000
"""Bytes: some ten thousand approved paths."""
MAX_BY = 120
"""Letters of a name or role."""
CHANGED, UNKNOWN, UNREADABLE = "path-changed", "path-not-changed", "approvals-unreadable"

_Text = Annotated[str, Field(max_length=1000)]


class _Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _ApprovedPath(_Shape):
    answers: dict[_Text, _Text]
    approved_by: Annotated[str, Field(min_length=1, max_length=MAX_BY)]
    approved_on: date
    outcomes: tuple[_Text, ...]
    version: _Text


class _ApprovalsFile(_Shape):
    schema_version: Literal[1] = Field(alias="schema")
    flow: _Text
    paths: dict[_Text, _ApprovedPath]


@dataclass(frozen=True, slots=True)
class Approved:
    """One approved path: these answers lead to these outcomes, said somebody of that version."""

    answers: Mapping[str, str]
    outcomes: tuple[str, ...]
    by: str
    on: date
    version: str


@dataclass(frozen=True, slots=True)
class Approvals:
    """All approved paths of a flow, by key."""

    flow: str
    paths: Mapping[str, Approved]


@dataclass(frozen=True, slots=True)
class Change:
    """An approved path that now ends elsewhere, or nowhere."""

    approved: Approved
    now: Walk


def approvals_file(workbook: Path) -> Path:
    """`werkcentrum.xlsx` -> `werkcentrum.approved.json` beside it."""
    return workbook.with_suffix(".approved.json")


def read_approvals(workbook: Path, flow: str) -> Approvals:
    """The approvals beside this workbook; none where there is no such file.

    Raises:
        WorkbookError: with one finding, when the file cannot be used.
    """
    file = approvals_file(workbook)
    if not file.exists():
        return Approvals(flow, MappingProxyType({}))
    try:
        approvals = _parsed(file)
    except (OSError, ValueError, RecursionError) as error:
        raise WorkbookError([_unreadable(file, error)]) from error
    if approvals.flow != flow:
        message = Said(
            f"Deze goedkeuringen horen bij de vragenroute '{approvals.flow}', niet bij '{flow}'.",
            f"These approvals belong to the flow '{approvals.flow}', not to '{flow}'.",
        )
        remedy = Said("Geef het bestand de naam van zijn eigen werkmap.", "Name the file after its own workbook.")
        raise WorkbookError([Finding(UNREADABLE, file.name, message, remedy)])
    return approvals


def _parsed(file: Path) -> Approvals:
    if file.stat().st_size > MAX_FILE:
        raise ValueError(f"{file.name}: > {MAX_FILE} bytes")
    read = _ApprovalsFile.model_validate_json(file.read_bytes())
    paths = {}
    for key, path in read.paths.items():
        if path_key(path.answers) != key:
            raise ValueError(f"{key} != {path_key(path.answers)}")
        paths[key] = Approved(path.answers, path.outcomes, path.approved_by, path.approved_on, path.version)
    return Approvals(read.flow, MappingProxyType(paths))


def _unreadable(file: Path, error: Exception) -> Finding:
    detail = str(error)
    if isinstance(error, ValidationError):
        first = error.errors(include_url=False, include_input=False)[0]
        detail = " ".join([".".join(map(str, first["loc"])), first["msg"]]).strip()
    return Finding(
        UNREADABLE,
        file.name,
        Said(
            f"Dit bestand met goedkeuringen is niet leesbaar ({detail}).", f"These approvals cannot be read ({detail})."
        ),
        Said(
            "Zet de vorige versie van het bestand terug, of haal het weg en keur de paden opnieuw goed.",
            "Put the former version of the file back, or remove it and approve the paths anew.",
        ),
    )


def write_approvals(workbook: Path, approvals: Approvals) -> Path:
    """Writes the file whole or not at all, and says where. OSError when it cannot be written."""
    target = approvals_file(workbook)
    draft = target.with_suffix(".new")
    draft.write_text(approvals_json(approvals), encoding="utf-8", newline="\n")
    draft.replace(target)
    return target


def approvals_json(approvals: Approvals) -> str:
    """The same approvals give the same text."""
    paths = {key: _path_json(path) for key, path in approvals.paths.items()}
    whole = {"schema": SCHEMA, "flow": approvals.flow, "paths": paths}
    return json.dumps(whole, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _path_json(path: Approved) -> dict[str, object]:
    return {
        "answers": dict(path.answers),
        "approved_by": path.by,
        "approved_on": path.on.isoformat(),
        "outcomes": list(path.outcomes),
        "version": path.version,
    }


def changes(form: Form, approvals: Approvals, today: date, language: str) -> tuple[Change, ...]:
    """The approved paths whose outcome is another one now, by key; also those that break off."""
    walks = ((path, walked(form, path.answers, today, language)) for _, path in sorted(approvals.paths.items()))
    return tuple(Change(path, now) for path, now in walks if now.stop or now.outcomes != path.outcomes)


def unconfirmed_changes(
    authored: AuthoredFlow, approvals: Approvals, confirmed: Collection[str], today: date
) -> tuple[Finding, ...]:
    """What keeps this version from being published: a finding per change that is not confirmed by the path's key.

    A key that names no changed path is a finding too: a typing mistake must not pass for a confirmation.
    """
    form = authored.form
    changed = changes(form, approvals, today, form.default_language)
    keys = {change.now.key for change in changed}
    named = {key.upper() for key in confirmed}
    findings = [_changed(authored, change) for change in changed if change.now.key not in named]
    strangers = sorted(named - keys)
    return (*findings, *(_stranger(authored, key) for key in strangers))


def _changed(authored: AuthoredFlow, change: Change) -> Finding:
    titles = _titles(authored.form)
    before = outcomes_said(change.approved.outcomes, titles)
    after = stop_said(change.now.stop) if change.now.stop else outcomes_said(change.now.outcomes, titles)
    key, told = change.now.key, " > ".join(_told(change.now))
    day = day_said(change.approved.on)
    who = Said(f"{change.approved.by}, {day.nl}", f"{change.approved.by}, {day.en}")
    return Finding(
        CHANGED,
        _place(authored, change),
        Said(
            f"Pad {key} ({told}) gaat nu ergens anders heen. Goedgekeurd ({who.nl}): {before.nl}. Nu: {after.nl}.",
            f"Path {key} ({told}) now goes elsewhere. Approved ({who.en}): {before.en}. Now: {after.en}.",
        ),
        Said(
            f"Klopt dit? Publiceer dan met --confirm {key} --by 'functie'. Anders: herstel de regel.",
            f"Is that right? Then publish with --confirm {key} --by 'role'. If not, mend the rule.",
        ),
    )


def _place(authored: AuthoredFlow, change: Change) -> str:
    """The question where the path breaks off; else the rule of the outcome that it has now, or had."""
    if change.now.stop is not None:
        return authored.place(change.now.stop.question)
    return authored.place(next(iter((*change.now.outcomes, *change.approved.outcomes)), ""), "when")


def _told(walk: Walk) -> Iterator[str]:
    """The answers in words, as far as the path still goes; all codes where not one question is left."""
    known = [step.answer for step in walk.steps if step.value]
    yield from known or (f"{name}: {value}" for name, value in walk.answers.items() if value)


def _titles(form: Form) -> Mapping[str, str]:
    fields = (form.fields[index] for index in form.outcomes)
    return {field.name: _plain_label(field.wording.label.parts.get(form.default_language, ())) for field in fields}


def _plain_label(parts: Iterable[object]) -> str:
    return "".join(part if isinstance(part, str) else "\u2026" for part in parts).strip()


def _stranger(authored: AuthoredFlow, key: str) -> Finding:
    return Finding(
        UNKNOWN,
        approvals_file(authored.path).name,
        Said(
            f"Pad {key} is geen goedgekeurd pad dat veranderde.",
            f"Path {key} is not an approved path that changed.",
        ),
        Said("Neem de sleutel over uit de melding van het pad.", "Copy the key from the finding about the path."),
    )


def approved(approvals: Approvals, book: PathBook, by: str, today: date) -> Approvals:
    """The approvals with every path of this book that ends; a changed one stays as it was until its key confirms it."""
    paths = dict(approvals.paths)
    for walk in book.walks:
        before = paths.get(walk.key)
        if walk.stop is None and (before is None or before.outcomes == walk.outcomes):
            paths[walk.key] = Approved(walk.answers, walk.outcomes, by, today, book.version)
    return Approvals(book.flow, MappingProxyType(paths))


def confirmed_approvals(
    form: Form, approvals: Approvals, confirmed: Collection[str], by: str, today: date
) -> Approvals:
    """The approvals after these changes were confirmed: with the new outcome, or gone where the path breaks off."""
    paths = dict(approvals.paths)
    named = {key.upper() for key in confirmed}
    for change in changes(form, approvals, today, form.default_language):
        key = change.now.key
        if key in named and change.now.stop is not None:
            del paths[key]
        elif key in named:
            paths[key] = Approved(change.now.answers, change.now.outcomes, by, today, form.version)
    return Approvals(approvals.flow, MappingProxyType(paths))


def standings(approvals: Approvals, book: PathBook) -> Mapping[str, Said]:
    """By key of path: approved by whom and when, changed since, or new."""
    return {walk.key: _standing(approvals.paths.get(walk.key), walk) for walk in book.walks}


def _standing(path: Approved | None, walk: Walk) -> Said:
    if path is None:
        return Said("Nieuw", "New")
    if path.outcomes != walk.outcomes or walk.stop is not None:
        before = " + ".join(path.outcomes)
        return Said(f"Veranderd: eerst {before}", f"Changed: before {before}")
    day = day_said(path.on)
    return Said(f"Goedgekeurd door {path.by} op {day.nl}", f"Approved by {path.by} on {day.en}")
