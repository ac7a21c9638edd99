# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Says what is wrong with a workbook."""

from pathlib import Path

import click

from kiosk.commands.flow.workbooks import converted, workbook_argument


@click.command(epilog="Example: kiosk flow check resources/flows/werkcentrum.xlsx")
@workbook_argument
def check(workbook: Path) -> None:
    """Say what is wrong with a workbook, where, and how to mend it. Changes nothing."""
    converted(workbook)
    click.echo("No findings: this workbook may be published.")
