# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Commands that copy a store and bring a copy back."""

from pathlib import Path

import click

from kiosk.commands.store.words import database_option
from kiosk.commands.words import explained
from kiosk.store import copies
from kiosk.store.database import StoreError

_file = click.argument("file", type=click.Path(path_type=Path, dir_okay=False))


@click.command(epilog="Example: kiosk store backup --database sqlite:///store.sqlite backups/2026-11-27.copy")
@database_option
@_file
def backup(database: str, file: Path) -> None:
    """Copy the whole store to FILE as it is at this moment, while it serves, and check the copy.

    PostgreSQL: by pg_dump, which must be here. Keep copies apart and no longer than the terms of keeping: what
    visitors withdrew later is still in them.
    """
    with explained(StoreError, OSError):
        copies.back_up(database, file, _say)
    click.echo(f"{file}: {file.stat().st_size:,} bytes.")


@click.command(epilog="Example: kiosk store restore --database sqlite:///store.sqlite backups/2026-11-27.copy")
@database_option
@_file
def restore(database: str, file: Path) -> None:
    """Bring the copy in FILE back as a store, where there is none yet; nothing is ever overwritten."""
    with explained(StoreError, OSError):
        copies.restore(database, file, _say)
    click.echo(
        "Now run: kiosk store retention. What visitors withdrew after the copy was made must be withdrawn again."
    )


def _say(progress: str) -> None:
    click.echo(progress, err=True)
