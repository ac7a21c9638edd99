# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Makes the path book of a workbook, and keeps who approved it."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import click

from kiosk import places
from kiosk.clock import system_clock
from kiosk.commands.flow.telling import Refused, disk_told
from kiosk.commands.flow.waiting import Waiting
from kiosk.commands.flow.workbooks import findings_told, opened, tell_undecided, workbook_argument
from kiosk.commands.words import explained
from kiosk.flow.form import Form
from kiosk.flow.proof.paths import covering_paths
from kiosk.flow.proof.prove import inquire
from kiosk.flow.said import Said
from kiosk.flow.translations.saving import replacing
from kiosk.publishing.approvals import (
    MAX_BY,
    Approvals,
    approved,
    changes,
    read_approvals,
    standings,
    write_approvals,
)
from kiosk.publishing.path_book import PathBook, path_book
from kiosk.publishing.path_book_csv import path_book_csv
from kiosk.publishing.path_book_pdf import draw_path_book
from kiosk.publishing.path_book_services import ServiceNamesError, service_names
from kiosk.reports.typeface import FontError

_SEARCHING = Said("paden zoeken:", "looking for paths:")


@click.command(epilog="Example: kiosk flow paths resources/flows/werkcentrum.xlsx --out padenboek")
@workbook_argument
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), help="Folder for the book as PDF and CSV.")
@click.option("--lang", "language", help="Language of the flow to tell it in; without it the flow's own.")
@click.option(
    "--directory",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="The region's content, for the names of services; without it that of the workbook, where there is one.",
)
@click.option("--approve", is_flag=True, help="Record that all new and unchanged paths are approved.")
@click.option("--by", help="Name or role of who approves.")
def paths(
    workbook: Path, out: Path | None, language: str | None, directory: Path | None, *, approve: bool, by: str | None
) -> None:
    """Tell the paths of a workbook in words, to read and to approve.

    The paths together give every answer and reach every outcome. Those approved before are in the book too.
    """
    if out is None and not approve:
        raise click.UsageError("Say where the book goes with --out, or record the approval with --approve.")
    if approve and not (by and len(by) <= MAX_BY):
        raise click.UsageError(f"Say who approves with --by: a name or role of at most {MAX_BY} letters.")
    flow = opened(workbook)
    spoken = spoken_language(flow.form, language)
    today = system_clock().date()
    with findings_told():
        approvals = read_approvals(workbook, flow.form.id)
    with Waiting(_SEARCHING):
        covering = covering_paths(inquire(flow.form, today))
    tell_undecided(covering)
    found = [*(path.answers for path in covering.paths), *(path.answers for path in approvals.paths.values())]
    book = replace(path_book(flow.form, found, today, spoken), undecided=covering.undecided)
    if approve and by:
        approvals = _approve(workbook, approvals, book, by)
    for change in changes(flow.form, approvals, today, spoken):
        click.echo(f"Veranderd na de goedkeuring; bevestig bij het publiceren: --confirm {change.now.key}")
    if out is not None:
        with explained(ServiceNamesError):
            services = service_names(workbook, directory)
        notes = {key: said.shown(spoken) for key, said in standings(approvals, book).items()}
        _write(out / f"{workbook.stem}-paden-{spoken}", book, notes, services)


def spoken_language(form: Form, asked: str | None) -> str:
    """The language that was asked for, or the flow's own; one that the flow does not have ends the command."""
    language = asked or form.default_language
    if language not in form.languages:
        raise Refused(f"Deze vragenroute heeft geen taal '{language}'. Kies uit: {', '.join(form.languages)}.")
    return language


def _approve(workbook: Path, approvals: Approvals, book: PathBook, by: str) -> Approvals:
    after = approved(approvals, book, by, book.made_on)
    with disk_told():
        file = write_approvals(workbook, after)
    click.echo(f"Goedgekeurd door {by}: {len(after.paths)} paden, vastgelegd in {file}")
    return after


def _write(target: Path, book: PathBook, notes: Mapping[str, str], services: Mapping[str, str]) -> None:
    pdf, table = target.with_name(f"{target.name}.pdf"), target.with_name(f"{target.name}.csv")
    with explained(FontError), disk_told():
        target.parent.mkdir(parents=True, exist_ok=True)
        with replacing(pdf) as unfinished:
            unfinished.write_bytes(draw_path_book(book, notes, services, places.resources() / "fonts"))
        with replacing(table) as unfinished:
            unfinished.write_text(path_book_csv(book, notes, services), encoding="utf-8-sig", newline="")
    click.echo(f"{len(book.walks)} paden: {pdf} en {table}")
