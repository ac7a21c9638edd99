# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Says what is wrong with a workbook."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from kiosk import places
from kiosk.clock import system_clock
from kiosk.commands.flow.check_data import refused_data, told_data
from kiosk.commands.flow.telling import Refused, counted, disk_told, told
from kiosk.commands.flow.waiting import Waiting
from kiosk.commands.flow.workbooks import workbook_argument
from kiosk.commands.words import explained
from kiosk.content import ContentError, content_of
from kiosk.flow.findings import Finding, WorkbookError, errors_in
from kiosk.flow.proof.prove import SECONDS
from kiosk.flow.said import Said
from kiosk.flow.workbook.authored import open_workbook
from kiosk.publishing.check import WORD_LISTS, Checked, check_flow, load_word_lists

_FINE = Said("Geen bevindingen: deze werkmap mag worden gepubliceerd.", "No findings: this workbook may be published.")
_MAY = Said(
    "{warnings}: deze werkmap mag worden gepubliceerd, maar kijk ernaar.",
    "{warnings}: this workbook may be published, but have a look.",
)
_MAY_NOT = Said(
    "{errors}: deze werkmap mag niet worden gepubliceerd.",
    "{errors}: this workbook may not be published.",
)
_ERROR, _ERRORS = Said("fout", "error"), Said("fouten", "errors")
_WARNING, _WARNINGS = Said("waarschuwing", "warning"), Said("waarschuwingen", "warnings")
_ROUGH = Said("Alleen bij benadering bekend: {what}.", "Known only roughly: {what}.")
_UNREAD = Said(
    "Geen woordenlijst voor: {what}. Moeilijke woorden zijn daar niet gezocht.",
    "No word list for: {what}. Hard words were not looked for there.",
)
_CHECKING = Said("nakijken:", "checking:")


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
    asked = _Asked(workbook, directory, language, limit)
    try:
        checked = _checked(asked)
    except WorkbookError as error:
        _tell(told(error.findings, language), refused_data(error.findings), as_json=as_json)
        _judge(error.findings, language, as_json=as_json)
    else:
        _tell(in_lines(checked, language), told_data(checked), as_json=as_json)
        _judge(checked.findings, language, as_json=as_json)


def _tell(lines: Iterable[str], data: str, *, as_json: bool) -> None:
    for line in (data,) if as_json else lines:
        click.echo(line)


def _judge(findings: Sequence[Finding], language: str, *, as_json: bool) -> None:
    """Whether it may be published, as the last sentence and as exit code."""
    errors = len(errors_in(findings))
    if errors and as_json:
        raise SystemExit(1)
    if errors:
        raise Refused(_MAY_NOT.shown(language).format(errors=counted(errors, _ERROR, _ERRORS, language)))
    if not as_json:
        warnings = counted(len(findings), _WARNING, _WARNINGS, language)
        click.echo((_MAY if findings else _FINE).shown(language).format(warnings=warnings))


@dataclass(frozen=True, slots=True)
class _Asked:
    workbook: Path
    directory: Path | None
    language: str
    limit_seconds: float


def _checked(asked: _Asked) -> Checked:
    with explained(ContentError), disk_told(asked.language), Waiting(_CHECKING, asked.language) as waiting:
        authored = open_workbook(asked.workbook)
        lists = load_word_lists(_word_lists(asked.directory))
        content = content_of(asked.directory, authored.form) if asked.directory is not None else None
        return check_flow(authored, content, lists, system_clock().date(), waiting.tell, asked.limit_seconds)


def _word_lists(directory: Path | None) -> Path:
    """The region's own lists where it has them."""
    own = directory / WORD_LISTS if directory is not None else None
    return own if own is not None and own.is_dir() else places.resources() / WORD_LISTS


def in_lines(checked: Checked, language: str) -> Iterator[str]:
    """The findings by sheet, and what is only known roughly or was not looked at."""
    yield from told(checked.findings, language)
    rough = sorted({f"{one.field} ({one.part}: {one.construct})" for one in checked.proof.inexact})
    for said, what in ((_ROUGH, rough), (_UNREAD, checked.unread)):
        if what:
            yield said.shown(language).format(what=", ".join(what))
