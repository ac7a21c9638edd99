# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the flow commands share: the workbook they are given, and how they end when it is not in order."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from kiosk.commands.flow.telling import Refused, disk_told, told
from kiosk.flow.findings import WorkbookError
from kiosk.flow.proof.verdicts import Covering
from kiosk.flow.said import Said
from kiosk.flow.workbook.authored import AuthoredFlow, open_workbook

_NOTHING_DONE = Said(
    "Er is niets geschreven of gepubliceerd. Verbeter dit eerst.", "Nothing was written or published. Mend this first."
)
_UNDECIDED = Said("Niet bewezen of er een pad is met: {names}.", "Not proved whether there is a path with: {names}.")
workbook_argument = click.argument("workbook", type=click.Path(path_type=Path, exists=True, dir_okay=False))


def opened(workbook: Path, language: str = "nl") -> AuthoredFlow:
    """The workbook as its author sees it; findings go to standard error and end the command with exit code 1."""
    with findings_told(language), disk_told(language):
        return open_workbook(workbook)


def tell_undecided(covering: Covering, language: str = "nl") -> None:
    """Says on standard error what may be missing in these paths."""
    if covering.undecided:
        click.echo(_UNDECIDED.shown(language).format(names=", ".join(covering.undecided)), err=True)


@contextmanager
def findings_told(language: str = "nl") -> Iterator[None]:
    """Turns a `WorkbookError` into its findings on standard error and exit code 1."""
    try:
        yield
    except WorkbookError as error:
        for line in told(error.findings, language):
            click.echo(line, err=True)
        raise Refused(_NOTHING_DONE.shown(language)) from error
