# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the flow commands share: the workbook they are given, and the packages that they need."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from kiosk.flow.findings import WorkbookError
from kiosk.flow.proof.verdicts import Covering
from kiosk.flow.said import Said
from kiosk.flow.workbook.authored import AuthoredFlow, open_workbook
from kiosk.flow.workbook.convert import convert_workbook

_UNDECIDED = Said("Niet bewezen of er een pad is met: {names}.", "Not proved whether there is a path with: {names}.")
workbook_argument = click.argument("workbook", type=click.Path(path_type=Path, exists=True, dir_okay=False))


def converted(workbook: Path) -> str:
    """The workbook's form; every finding goes to standard error and ends the command with exit code 1."""
    with findings_told(workbook):
        return convert_workbook(workbook)


def opened(workbook: Path, language: str = "nl") -> AuthoredFlow:
    """The workbook as its author sees it; findings end the command as in `converted`."""
    with findings_told(workbook, language):
        return open_workbook(workbook)


def tell_undecided(covering: Covering, language: str = "nl") -> None:
    """Says on standard error what may be missing in these paths."""
    if covering.undecided:
        click.echo(_UNDECIDED.shown(language).format(names=", ".join(covering.undecided)), err=True)


@contextmanager
def findings_told(workbook: Path, language: str = "nl") -> Iterator[None]:
    """Turns a `WorkbookError` into its findings on standard error and exit code 1."""
    try:
        yield
    except WorkbookError as error:
        for finding in error.findings:
            click.echo(f"{workbook.name} {finding.shown(language)}", err=True)
        raise click.ClickException(f"{len(error.findings)} finding(s); nothing was published or written.") from error
