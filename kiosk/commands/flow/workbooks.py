# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the flow commands share: the workbook they are given, and the packages that they need."""

from pathlib import Path

import click

from kiosk.flow.findings import WorkbookError

try:
    from kiosk.flow.workbook.convert import convert_workbook
except ModuleNotFoundError as missing:
    raise click.ClickException(
        f"{missing.name} is not here; run: pip install 'werkcentrum-kiosk[publish]'"
    ) from missing

workbook_argument = click.argument("workbook", type=click.Path(path_type=Path, exists=True, dir_okay=False))


def converted(workbook: Path) -> str:
    """The workbook's form; every finding goes to standard error and ends the command with exit code 1."""
    try:
        return convert_workbook(workbook)
    except WorkbookError as error:
        for finding in error.findings:
            click.echo(f"{workbook.name} {finding}", err=True)
        raise click.ClickException(f"{len(error.findings)} finding(s); nothing was published.") from error
