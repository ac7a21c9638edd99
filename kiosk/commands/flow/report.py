# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writes the report page of a workbook."""

import webbrowser
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from kiosk import places
from kiosk.clock import system_clock
from kiosk.commands.flow.telling import disk_told
from kiosk.commands.flow.waiting import Waiting
from kiosk.commands.flow.workbooks import findings_told, opened, tell_undecided, workbook_argument
from kiosk.commands.words import explained
from kiosk.content import ContentError, content_of
from kiosk.flow.proof.edges import edges
from kiosk.flow.proof.paths import covering_paths
from kiosk.flow.proof.prove import inquire
from kiosk.flow.said import Said
from kiosk.flow.translations.saving import replacing
from kiosk.flow.workbook.authored import AuthoredFlow
from kiosk.publishing.approvals import read_approvals, standings
from kiosk.publishing.check import WORD_LISTS, checked, load_word_lists
from kiosk.publishing.doors import Progress
from kiosk.publishing.path_book import path_book
from kiosk.publishing.path_book_services import ServiceNamesError, service_names
from kiosk.publishing.report.page import Report, report_page

_CHECKING = Said("nakijken:", "checking:")
_WRITTEN = Said("Verslag: {file}", "Report: {file}")


@click.command(epilog="Example: kiosk flow report resources/flows/werkcentrum.xlsx --open")
@workbook_argument
@click.option(
    "--directory",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="The region's content: tries also whether every outcome leads to an open door.",
)
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Without it: beside the workbook, .html")
@click.option("--lang", "language", type=click.Choice(["nl", "en"]), default="nl", show_default=True)
@click.option("--open", "show", is_flag=True, help="Open it in the browser.")
def report(workbook: Path, directory: Path | None, out: Path | None, language: str, *, show: bool) -> None:
    """Show a workbook on one page: findings, flow chart, paths, translations.

    The page is one file that needs no network: it may be mailed as it is.
    """
    flow, today = opened(workbook, language), system_clock().date()
    target = out or workbook.with_suffix(".html")
    with explained(ContentError, ServiceNamesError), disk_told(language), findings_told(language):
        with Waiting(_CHECKING, language) as waiting:
            found = _report(flow, directory, language, today, waiting.tell)
        with replacing(target) as unfinished:
            page = report_page(found, language, today, places.resources() / "report")
            unfinished.write_text(page, encoding="utf-8")
    click.echo(_WRITTEN.shown(language).format(file=target))
    if show:
        webbrowser.open(target.resolve().as_uri())


def _report(flow: AuthoredFlow, directory: Path | None, language: str, today: date, progress: Progress) -> Report:
    form = flow.form
    approvals = read_approvals(flow.path, form.id)
    inquiry = inquire(form, today)
    covering, steps = covering_paths(inquiry), edges(inquiry)
    tell_undecided(covering, language)
    answers = [*(path.answers for path in covering.paths), *(path.answers for path in approvals.paths.values())]
    spoken = language if language in form.languages else form.default_language
    book = replace(path_book(form, answers, today, spoken), undecided=covering.undecided)
    lists = load_word_lists(places.resources() / WORD_LISTS)
    content = None if directory is None else content_of(directory, form)
    found = checked(flow, inquiry, content, lists, progress).findings
    services = service_names(flow.path, directory)
    return Report(flow, found, inquiry.proof, steps, book, standings(approvals, book), services)
