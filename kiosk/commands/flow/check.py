# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Says what is wrong with a workbook."""

import json
from collections.abc import Iterable, Mapping
from itertools import groupby
from pathlib import Path

import click

from kiosk import places
from kiosk.clock import system_clock
from kiosk.commands.flow.workbooks import findings_told, opened, workbook_argument
from kiosk.commands.words import explained
from kiosk.content import ContentError, content_of
from kiosk.flow.findings import Finding, Severity, WorkbookError, errors_in
from kiosk.flow.said import Said
from kiosk.flow.workbook.authored import AuthoredFlow, open_workbook
from kiosk.publishing.check import WORD_LISTS, Checked, check_flow, load_word_lists

_HEADS = {Severity.ERROR: Said("fout", "error"), Severity.WARNING: Said("let op", "warning")}


@click.command(
    epilog="Example: kiosk flow check resources/flows/werkcentrum.xlsx --directory resources",
)
@workbook_argument
@click.option(
    "--directory",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="The region's content: tries also whether every outcome leads to an open door.",
)
@click.option("--lang", "language", type=click.Choice(["nl", "en"]), default="nl", show_default=True)
@click.option("--json", "as_json", is_flag=True, help="For other programs; see `as_data` for the shape.")
def check(workbook: Path, directory: Path | None, language: str, *, as_json: bool) -> None:
    """Say what is wrong with a workbook, where, and how to mend it. Changes nothing.

    Exit code 0: it may be published, though there may be warnings. 1: it may not.
    """
    if as_json:
        _tell_data(workbook, directory)
        return
    checked = _checked(opened(workbook, language), directory)
    for line in in_lines(checked, language):
        click.echo(line)
    if not checked.may_be_published:
        raise click.ClickException(f"{len(errors_in(checked.findings))} error(s); this workbook may not be published.")
    click.echo("No findings: this workbook may be published." if not checked.findings else "This may be published.")


def _tell_data(workbook: Path, directory: Path | None) -> None:
    try:
        checked = _checked(open_workbook(workbook), directory)
    except WorkbookError as error:
        click.echo(
            json.dumps({"publishable": False, "findings": as_data(error.findings)}, ensure_ascii=False, indent=2)
        )
        raise SystemExit(1) from error
    proof = checked.proof
    told = {
        "publishable": checked.may_be_published,
        "findings": as_data(checked.findings),
        "inexact": [{"field": one.field, "part": one.part, "construct": one.construct} for one in proof.inexact],
        "not_proved": [{"claim": one.claim.value, "subject": one.subject} for one in proof.open],
    }
    _tell(told)
    if not checked.may_be_published:
        raise SystemExit(1)


def _tell(told: Mapping[str, object]) -> None:
    click.echo(json.dumps(told, ensure_ascii=False, indent=2))


def as_data(findings: Iterable[Finding]) -> list[dict[str, str]]:
    """Each finding with `code`, `severity` (error, warning), `place`, and `message` and `remedy` in nl and en."""
    return [
        {
            "code": one.code,
            "severity": one.severity.value,
            "place": one.place,
            "message_nl": one.message.nl,
            "message_en": one.message.en,
            "remedy_nl": one.remedy.nl,
            "remedy_en": one.remedy.en,
        }
        for one in findings
    ]


def _checked(authored: AuthoredFlow, directory: Path | None) -> Checked:
    with explained(OSError, ContentError), findings_told(authored.path):
        lists = load_word_lists(places.resources() / WORD_LISTS)
        today = system_clock().date()
        if directory is None:
            return check_flow(authored, None, lists, today)
        content = content_of(directory, authored.form)
        return check_flow(authored, content, lists, today, _show_progress)


def _show_progress(done: int, everything: int) -> None:
    """Ten lines at most: looking at all openings of a year takes longer than a second."""
    tenth = max(1, everything // 10)
    if done and done % tenth == 0:
        click.echo(f"doors {100 * done // everything} %", err=True)


def in_lines(checked: Checked, language: str) -> list[str]:
    """The findings by sheet, and what is only known roughly or not proved at all."""
    lines: list[str] = []
    ordered = sorted(checked.findings, key=lambda one: (one.place.partition("!")[0], one.severity.value))
    for sheet, some in groupby(ordered, key=lambda one: one.place.partition("!")[0]):
        lines.append(f"== {sheet}")
        lines += [f"{_HEADS[one.severity].shown(language)}: {one.shown(language)}" for one in some]
    rough = {f"{one.field} ({one.part}: {one.construct})" for one in checked.proof.inexact}
    if rough:
        head = "Known only roughly" if language == "en" else "Alleen bij benadering bekend"
        lines.append(f"{head}: {', '.join(sorted(rough))}")
    return lines
