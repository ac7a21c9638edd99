# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writes a workbook to begin with."""

from pathlib import Path

import click

from kiosk.commands.words import explained
from kiosk.flow.workbook.starter import starter_workbook


@click.command(epilog="Example: kiosk flow new mijn-route.xlsx")
@click.argument("workbook", type=click.Path(path_type=Path, dir_okay=False))
def new(workbook: Path) -> None:
    """Write a commented workbook with a small flow that works. Never overwrites a file."""
    if workbook.suffix.lower() != ".xlsx":
        raise click.ClickException(f"{workbook.name} must end in .xlsx")
    with explained(OSError), workbook.open("xb") as file:
        starter_workbook().save(file)
    click.echo(f"Written: {workbook}. Next: kiosk flow check {workbook}")
