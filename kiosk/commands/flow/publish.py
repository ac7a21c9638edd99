# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Turns a workbook into the form that the kiosk runs."""

from pathlib import Path

import click

from kiosk.commands.flow.workbooks import converted, workbook_argument
from kiosk.commands.words import explained


@click.command(epilog="Example: kiosk flow publish resources/flows/werkcentrum.xlsx")
@workbook_argument
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Without it: beside the workbook, .xml")
def publish(workbook: Path, out: Path | None) -> None:
    """Turn an XLSForm workbook into the form that the kiosk runs."""
    target = out or workbook.with_suffix(".xml")
    xml = converted(workbook)
    with explained(OSError):
        target.write_text(xml, encoding="utf-8")
    click.echo(f"Published: {target}")
