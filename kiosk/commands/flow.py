# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Commands for the functional manager's workbook."""

from pathlib import Path

import click

from kiosk.commands.words import explained

try:
    from kiosk.flow.workbook import WorkbookError, convert_workbook
except ModuleNotFoundError as missing:
    raise click.ClickException(
        f"{missing.name} is not here; run: pip install 'werkcentrum-kiosk[publish]'"
    ) from missing

workbook_argument = click.argument("workbook", type=click.Path(path_type=Path, exists=True, dir_okay=False))


@click.group()
def flow() -> None:
    """The question flow (vragenroute)."""


@flow.command(epilog="Example: kiosk flow publish resources/flows/werkcentrum.xlsx")
@workbook_argument
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Without it: beside the workbook, .xml")
def publish(workbook: Path, out: Path | None) -> None:
    """Turn an XLSForm workbook into the form that the kiosk runs."""
    target = out or workbook.with_suffix(".xml")
    xml = converted(workbook)
    with explained(OSError):
        target.write_text(xml, encoding="utf-8")
    click.echo(f"Published: {target}")


@flow.command(epilog="Example: kiosk flow check resources/flows/werkcentrum.xlsx")
@workbook_argument
def check(workbook: Path) -> None:
    """Say what is wrong with a workbook, where, and how to mend it. Changes nothing."""
    converted(workbook)
    click.echo("No findings: this workbook may be published.")


def converted(workbook: Path) -> str:
    """The workbook's form; every finding goes to standard error and ends the command with exit code 1."""
    try:
        return convert_workbook(workbook)
    except WorkbookError as error:
        for finding in error.findings:
            click.echo(f"{workbook.name} {finding.place}: {finding.message} {finding.remedy}", err=True)
        raise click.ClickException(f"{len(error.findings)} finding(s); nothing was published.") from error
