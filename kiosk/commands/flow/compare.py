# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Says what a new version of a flow would change."""

import json
from datetime import date
from pathlib import Path

import click

from kiosk.clock import system_clock
from kiosk.commands.flow.telling import Refused, disk_told
from kiosk.commands.flow.waiting import Waiting
from kiosk.commands.flow.workbooks import opened, tell_undecided
from kiosk.flow.form import Form, FormError
from kiosk.flow.proof.paths import covering_paths
from kiosk.flow.proof.prove import inquire
from kiosk.flow.said import Said
from kiosk.flow.xform.load import load_form
from kiosk.publishing.compare import Answers, Comparison, compared
from kiosk.publishing.compare_counts import CountsError, read_counts, weighed
from kiosk.publishing.compare_ways import every_way
from kiosk.publishing.compare_words import as_data, as_lines

MAX_FORM = 60_000_000
"""Bytes of a published form, as of a workbook unpacked."""
_COMPARING = Said("vergelijken:", "comparing:")
_TOO_LARGE = Said(
    "{file} is groter dan {most} bytes. Dit is geen gepubliceerde vragenroute.",
    "{file} is larger than {most} bytes. This is no published form.",
)
_NO_FORM = Said(
    "{file} is geen gepubliceerde vragenroute. Geef een werkmap (.xlsx), of de .xml die publish maakte. {why}",
    "{file} is no published form. Give a workbook (.xlsx), or the .xml that publish made. {why}",
)
_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)


@click.command(epilog="Example: kiosk flow compare resources/flows/werkcentrum.xml resources/flows/werkcentrum.xlsx")
@click.argument("old", type=_FILE)
@click.argument("new", type=_FILE)
@click.option("--counts", type=_FILE, help="The CSV of a month report: says how many visits had such a theme.")
@click.option("--lang", "language", type=click.Choice(["nl", "en"]), default="nl", help="Language of the answer.")
@click.option("--json", "as_json", is_flag=True, help="For other programs.")
def compare(old: Path, new: Path, counts: Path | None, language: str, *, as_json: bool) -> None:
    """Say which visitors would go elsewhere, and what else is different.

    OLD and NEW are workbooks, or forms that were published (.xml).
    """
    forms = _form(old, language), _form(new, language)
    comparison = _compared(forms, system_clock().date(), language)
    try:
        weight = None if counts is None else weighed(comparison, read_counts(counts))
    except CountsError as error:
        raise Refused(error.said.shown(language)) from error
    if as_json:
        click.echo(json.dumps(as_data(comparison, weight, language), ensure_ascii=False, indent=2))
    else:
        for line in as_lines(comparison, weight, language):
            click.echo(line)


def _compared(forms: tuple[Form, Form], today: date, language: str) -> Comparison:
    old, new = forms
    spoken = language if language in old.languages else old.default_language
    with Waiting(_COMPARING, language) as waiting:
        ways = every_way(forms, today, waiting.count)
        before, after = (list(one.answers) for one in ways) if ways else ([], [])
        is_every = ways is not None and all(one.every for one in ways)
        if not is_every:
            before += _covering(old, today, language)
            after += _covering(new, today, language)
        return compared(forms, (before, after), today, spoken, every=is_every)


def _covering(form: Form, today: date, language: str) -> list[Answers]:
    covering = covering_paths(inquire(form, today))
    tell_undecided(covering, language)
    return [path.answers for path in covering.paths]


def _form(file: Path, language: str) -> Form:
    if file.suffix.lower() != ".xml":
        return opened(file, language).form
    with disk_told(language):
        if file.stat().st_size > MAX_FORM:
            raise Refused(_TOO_LARGE.shown(language).format(file=file.name, most=MAX_FORM))
        content = file.read_bytes()
    try:
        return load_form(content.decode("utf-8"))
    except FormError as error:
        why = " ".join(problem.shown(language) for problem in error.problems[:3])
        raise Refused(_NO_FORM.shown(language).format(file=file.name, why=why)) from error
    except UnicodeDecodeError as error:
        raise Refused(_NO_FORM.shown(language).format(file=file.name, why="").rstrip()) from error
