# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Says what is wrong with a workbook."""

import time
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import click

from kiosk import places
from kiosk.clock import system_clock
from kiosk.commands.flow.check_data import refused_data, told_data
from kiosk.commands.flow.workbooks import findings_told, opened, workbook_argument
from kiosk.commands.words import explained
from kiosk.content import ContentError, content_of
from kiosk.flow.findings import Finding, Severity, WorkbookError, errors_in
from kiosk.flow.proof.prove import SECONDS
from kiosk.flow.said import Said
from kiosk.flow.workbook.authored import AuthoredFlow, open_workbook
from kiosk.publishing.check import WORD_LISTS, Checked, check_flow, load_word_lists

_HEADS = {Severity.ERROR: Said("fout", "error"), Severity.WARNING: Said("let op", "warning")}
_FINE = Said("Geen bevindingen: deze werkmap mag worden gepubliceerd.", "No findings: this workbook may be published.")
_MAY = Said("Deze werkmap mag worden gepubliceerd.", "This workbook may be published.")
_MAY_NOT = Said(
    "{count} fout(en): deze werkmap mag niet worden gepubliceerd.",
    "{count} error(s): this workbook may not be published.",
)
_ROUGH = Said("Alleen bij benadering bekend: {what}.", "Known only roughly: {what}.")
_UNREAD = Said(
    "Geen woordenlijst voor: {what}. Moeilijke woorden zijn daar niet gezocht.",
    "No word list for: {what}. Hard words were not looked for there.",
)
_DOORS = Said("deuren", "doors")
SLOW_SECONDS = 1.0
"""Whoever waits longer is told how far it is."""


@click.command(epilog="Example: kiosk flow check resources/flows/werkcentrum.xlsx --directory resources")
@workbook_argument
@click.option(
    "--directory",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="The region's content: tries also whether every outcome leads to an open door.",
)
@click.option("--lang", "language", type=click.Choice(["nl", "en"]), default="nl", show_default=True)
@click.option(
    "--limit",
    type=click.FloatRange(min=0.1),
    default=SECONDS,
    show_default=True,
    help="Seconds for the proof; what is not proved by then is said.",
)
@click.option("--json", "as_json", is_flag=True, help="For other programs; check_schema.json tells its shape.")
def check(workbook: Path, directory: Path | None, language: str, limit: float, *, as_json: bool) -> None:
    """Say what is wrong with a workbook, where, and how to mend it. Changes nothing.

    Exit code 0: it may be published, though there may be warnings. 1: it may not.
    """
    asked = _Asked(directory, language, limit)
    if as_json:
        _tell_data(workbook, asked)
        return
    checked = _checked(opened(workbook, language), asked)
    for line in in_lines(checked, language):
        click.echo(line)
    if not checked.may_be_published:
        count = len(errors_in(checked.findings))
        raise click.ClickException(_MAY_NOT.shown(language).format(count=count))
    click.echo((_MAY if checked.findings else _FINE).shown(language))


def _tell_data(workbook: Path, asked: "_Asked") -> None:
    try:
        authored = open_workbook(workbook)
    except WorkbookError as error:
        click.echo(refused_data(error.findings))
        raise SystemExit(1) from error
    checked = _checked(authored, asked)
    click.echo(told_data(checked))
    if not checked.may_be_published:
        raise SystemExit(1)


def _checked(authored: AuthoredFlow, asked: "_Asked") -> Checked:
    with explained(OSError, ContentError), findings_told(authored.path, asked.language):
        lists = load_word_lists(_word_lists(asked.directory))
        content = content_of(asked.directory, authored.form) if asked.directory is not None else None
        today, waiting = system_clock().date(), Waiting(asked.language)
        return check_flow(authored, content, lists, today, waiting.tell, asked.limit_seconds)


@dataclass(frozen=True, slots=True)
class _Asked:
    directory: Path | None
    language: str
    limit_seconds: float


def _word_lists(directory: Path | None) -> Path:
    """The region's own lists where it has them."""
    own = directory / WORD_LISTS if directory is not None else None
    return own if own is not None and own.is_dir() else places.resources() / WORD_LISTS


class Waiting:
    """Tells on standard error how far the doors are, once a second and not before the first."""

    def __init__(self, language: str) -> None:
        self._what = _DOORS.shown(language)
        self._told = time.monotonic()

    def tell(self, done: int, everything: int) -> None:
        """Is told each step; says some."""
        now = time.monotonic()
        if now - self._told >= SLOW_SECONDS:
            self._told = now
            click.echo(f"{self._what}: {100 * done // everything} %", err=True)


def in_lines(checked: Checked, language: str) -> list[str]:
    """The findings by sheet, and what is only known roughly or was not looked at."""
    lines: list[str] = []
    for sheet, some in groupby(sorted(checked.findings, key=_order), key=_sheet):
        lines.append(f"== {sheet}")
        lines += [f"{_HEADS[one.severity].shown(language)}: {one.shown(language)}" for one in some]
    rough = sorted({f"{one.field} ({one.part}: {one.construct})" for one in checked.proof.inexact})
    for said, what in ((_ROUGH, rough), (_UNREAD, checked.unread)):
        if what:
            lines.append(said.shown(language).format(what=", ".join(what)))
    return lines


def _sheet(finding: Finding) -> str:
    return finding.place.partition("!")[0]


def _order(finding: Finding) -> tuple[str, str]:
    return _sheet(finding), finding.severity.value
