# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writes a workbook to begin with."""

from pathlib import Path

import click

from kiosk.commands.flow.telling import Refused, disk_told
from kiosk.flow.workbook.starter import starter_workbook


@click.command(epilog="Example: kiosk flow new mijn-route.xlsx")
@click.argument("workbook", type=click.Path(path_type=Path, dir_okay=False))
def new(workbook: Path) -> None:
    """Write a commented workbook with a small flow that works. Never overwrites a file."""
    if workbook.suffix.lower() != ".xlsx":
        raise Refused(f"De naam van de werkmap moet op .xlsx eindigen: {workbook.with_suffix('.xlsx')}")
    with disk_told(), workbook.open("xb") as file:
        starter_workbook().save(file)
    click.echo(f"Gemaakt: {workbook}. Open hem in Excel of LibreOffice; daarna: kiosk flow check {workbook}")
