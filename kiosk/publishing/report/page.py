# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The report as one HTML page: everything in it, nothing fetched, every text of the workbook escaped."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from kiosk.flow.findings import Finding, Severity, errors_in
from kiosk.flow.proof.verdicts import Edges, Proof
from kiosk.flow.said import Said
from kiosk.flow.workbook.authored import AuthoredFlow
from kiosk.flow.workbook.languages import languages_of
from kiosk.flow.xform.document import language_code
from kiosk.publishing.days import day_said
from kiosk.publishing.path_book import PathBook
from kiosk.publishing.path_book_words import stop_said
from kiosk.publishing.report import chart
from kiosk.publishing.report.details import details
from kiosk.publishing.report.proof_words import proof_told
from kiosk.publishing.report.texts import Row, progress, text_rows
from kiosk.publishing.report.wording import worded

CSP = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:"
"""The page may draw and run what is in it, and ask nobody for anything."""


@dataclass(frozen=True, slots=True)
class Report:
    """What was found out about one workbook."""

    flow: AuthoredFlow
    findings: Sequence[Finding]
    proof: Proof
    edges: Edges
    book: PathBook
    standings: Mapping[str, Said]
    """By key of path: new, approved or changed."""
    services: Mapping[str, str]
    """By code, the name of a kind of service."""


def report_page(report: Report, language: str, made_on: date, folder: Path) -> str:
    """The page in Dutch (`nl`) or English (`en`); `folder` holds the template, the style and the script.

    The same report of the same day gives the same page.
    """
    templates = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    form, edges = report.flow.form, report.edges.found
    spoken = language if language in form.languages else form.default_language
    words, rows = worded(language), text_rows(report.flow)
    return templates.get_template("page.html.j2").render(
        csp=CSP,
        # both are files of this program: no text of a workbook goes through here
        style=Markup((folder / "report.css").read_text("utf-8")),  # noqa: S704
        script=Markup((folder / "report.js").read_text("utf-8")),  # noqa: S704
        words=words,
        language=language,
        spoken=spoken,
        form=form,
        made_on=day_said(made_on).shown(language),
        findings=[_finding(finding, language) for finding in sorted(report.findings, key=_weight)],
        errors=len(errors_in(report.findings)),
        proof=proof_told(report.proof, language),
        chart=chart.charted(form, edges, spoken, words["start"]),
        exact=report.edges.complete,
        measures=chart,
        details=details(report.flow, edges, chart.Labels(form, spoken), language, rows),
        book=report.book,
        services=report.services,
        standings={key: said.shown(language) for key, said in report.standings.items()},
        stops={walk.key: stop_said(walk.stop).shown(language) for walk in report.book.walks if walk.stop},
        texts=rows,
        tongues=_tongues(report.flow, rows),
        progress=progress(rows),
    )


def _tongues(flow: AuthoredFlow, rows: Sequence[Row]) -> list[tuple[str, str]]:
    """The languages of the texts: their codes, and as the workbook writes them."""
    written = {language_code(language): language for language in languages_of(flow.sheets)}
    return [(told.language, written.get(told.language, told.language)) for told in rows[0].texts] if rows else []


def _weight(finding: Finding) -> bool:
    """Sorts what keeps a flow from being published before the rest."""
    return finding.severity is not Severity.ERROR


def _finding(finding: Finding, language: str) -> dict[str, str]:
    return {
        "severity": finding.severity.value,
        "place": finding.place,
        "message": finding.message.shown(language),
        "remedy": finding.remedy.shown(language),
    }
