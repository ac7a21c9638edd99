# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Says what a new version of a flow would change."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import click

from kiosk.clock import system_clock
from kiosk.commands.flow.workbooks import opened, tell_undecided
from kiosk.commands.words import explained
from kiosk.flow.form import Form, FormError
from kiosk.flow.proof.paths import covering_paths
from kiosk.flow.proof.prove import inquire
from kiosk.flow.xform.load import load_form
from kiosk.publishing.compare import compared
from kiosk.publishing.compare_counts import CountsError, read_counts, weighed
from kiosk.publishing.compare_words import as_data, as_lines

MAX_FORM = 60_000_000
"""Bytes of a published form, as of a workbook unpacked."""
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
    today = system_clock().date()
    forms = _form(old, language), _form(new, language)
    before, after = (_paths(form, today, language) for form in forms)
    spoken = language if language in forms[0].languages else forms[0].default_language
    comparison = compared(forms, (before, after), today, spoken)
    with explained(CountsError):
        weight = None if counts is None else weighed(comparison, read_counts(counts))
    if as_json:
        click.echo(json.dumps(as_data(comparison, weight, language), ensure_ascii=False, indent=2))
    else:
        for line in as_lines(comparison, weight, language):
            click.echo(line)


def _paths(form: Form, today: date, language: str) -> list[Mapping[str, str]]:
    covering = covering_paths(inquire(form, today))
    tell_undecided(covering, language)
    return [path.answers for path in covering.paths]


def _form(file: Path, language: str) -> Form:
    if file.suffix.lower() != ".xml":
        return opened(file, language).form
    if file.stat().st_size > MAX_FORM:
        raise click.ClickException(f"{file.name}: larger than {MAX_FORM} bytes; this is no published form.")
    try:
        return load_form(file.read_text(encoding="utf-8"))
    except FormError as error:
        said = "\n".join(problem.shown(language) for problem in error.problems)
        raise click.ClickException(f"{file.name}: {said}") from error
    except (OSError, UnicodeDecodeError) as error:
        raise click.ClickException(f"{file.name}: {error}") from error
