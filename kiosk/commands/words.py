# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the commands share: options that mean the same everywhere, and how an error becomes one line."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

DEFAULT_DATA = Path.home() / ".local" / "share" / "werkcentrum-kiosk"

data_option = click.option(
    "--data", type=click.Path(path_type=Path, file_okay=False), default=DEFAULT_DATA, help="The kiosk's own folder."
)
resources_option = click.option(
    "--resources",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="The region's content; without it the shipped demonstration region.",
)


@contextmanager
def explained(*kinds: type[Exception]) -> Iterator[None]:
    """Turns the errors that a user can mend into one line and exit code 1; anything else is a bug and stays loud."""
    try:
        yield
    except kinds as error:
        raise click.ClickException(str(error)) from error
