# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The command that writes figures for other programs."""

from pathlib import Path

import click

from kiosk import places
from kiosk.commands.store.words import database_option, tell
from kiosk.commands.words import explained, resources_option
from kiosk.content import ContentError, load_anonymity_of, load_region_of
from kiosk.reports.broader import group_names
from kiosk.reports.month_csv import month_rows
from kiosk.store import console
from kiosk.store.database import StoreError
from kiosk.store.figures_export import KINDS, write_figures


@click.command(epilog="Example: kiosk store export --database sqlite:///store.sqlite --month 2026-11 --kind parquet")
@database_option
@resources_option
@click.option(
    "--month", "months", required=True, multiple=True, help="2026-11, or a quarter: 2026-Q4. May be repeated."
)
@click.option("--kind", "kinds", type=click.Choice(list(KINDS)), multiple=True, default=["csv"], show_default=True)
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), default=Path(), help="Folder for the files.")
def export(database: str, resources: Path | None, months: tuple[str, ...], kinds: tuple[str, ...], out: Path) -> None:
    """Write the figures of months as files, small counts hidden as in the month report."""
    folder = resources or places.resources()
    rows = []
    with explained(StoreError, ContentError, OSError):
        groups, region = group_names(load_anonymity_of(folder)), load_region_of(folder)
        for month in months:
            tell(f"{month}: adding up")
            rows += month_rows(console.month_figures(database, month, region, groups))
        name = f"cijfers-{months[0]}" + (f"-tot-{months[-1]}" if len(months) > 1 else "")
        tell("Writing")
        for file in write_figures(rows, out, name, kinds):
            click.echo(file)
