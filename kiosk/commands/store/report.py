# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The command that draws the month report."""

from pathlib import Path

import click

from kiosk import places
from kiosk.commands.store.words import database_option, tell
from kiosk.commands.words import explained, resources_option
from kiosk.content import ContentError, load_anonymity_of, load_region_of
from kiosk.reports.broader import group_names
from kiosk.reports.month_csv import month_csv
from kiosk.reports.month_report import draw_month_report
from kiosk.store import console
from kiosk.store.database import StoreError
from kiosk.wire.period import PeriodKind, kind_of


@click.command(epilog="Example: kiosk store report --database sqlite:///store.sqlite --month 2026-11 --out reports")
@database_option
@resources_option
@click.option(
    "--month",
    required=True,
    help="Such as 2026-11, or a quarter: 2026-Q4. A week belongs to the month of its Thursday.",
)
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), default=Path(), help="Folder for PDF and CSV.")
def report(database: str, resources: Path | None, month: str, out: Path) -> None:
    """Write the report of a month or quarter: a PDF page to show, and the same figures as CSV."""
    folder = resources or places.resources()
    with explained(StoreError, ContentError, OSError):
        groups = group_names(load_anonymity_of(folder))
        tell("Adding up")
        figures = console.month_figures(database, month, load_region_of(folder), groups)
        out.mkdir(parents=True, exist_ok=True)
        name = "kwartaalrapport" if kind_of(month) is PeriodKind.QUARTER else "maandrapport"
        pdf, csv = out / f"{name}-{month}.pdf", out / f"{name}-{month}.csv"
        tell("Drawing")
        pdf.write_bytes(draw_month_report(figures, folder / "fonts"))
        csv.write_text(month_csv(figures), encoding="utf-8-sig")
    click.echo(f"{pdf}\n{csv}")
