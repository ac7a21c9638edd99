# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Commands that copy a store and bring a copy back."""

from pathlib import Path

import click

from kiosk.commands.store.words import database_option, withdrawals_option
from kiosk.commands.words import explained
from kiosk.store import copies, referral_console
from kiosk.store.database import StoreError
from kiosk.store.withdrawn_list import Listed, WithdrawnList

_file = click.argument("file", type=click.Path(path_type=Path, dir_okay=False))


@click.command(epilog="Example: kiosk store backup --database sqlite:///store.sqlite backups/2026-11-27.copy")
@database_option
@_file
def backup(database: str, file: Path) -> None:
    """Copy the whole store to FILE as it is at this moment, while it serves, and check the copy.

    PostgreSQL: by pg_dump, which must be here. Keep copies apart and no longer than the terms of keeping: what
    visitors withdrew later is still in them. See --withdrawals of serve and restore.
    """
    with explained(StoreError, OSError):
        copies.back_up(database, file, _say)
    click.echo(f"{file}: {file.stat().st_size:,} bytes.")


@click.command(epilog="Example: kiosk store restore --database sqlite:///store.sqlite backups/2026-11-27.copy")
@database_option
@withdrawals_option
@_file
def restore(database: str, withdrawals: Path | None, file: Path) -> None:
    """Bring the copy in FILE back as a store, where there is none yet; nothing is ever overwritten.

    What was withdrawn after the copy was made is withdrawn again from the list of --withdrawals.
    """
    with explained(StoreError, OSError):
        copies.restore(database, file, _say)
        if withdrawals is not None:
            _withdraw_again(database, WithdrawnList(withdrawals).read())
    if withdrawals is None:
        click.echo("What visitors withdrew after the copy was made is in it again: withdraw it, or give --withdrawals.")
    click.echo("Now run: kiosk store retention.")


def _withdraw_again(database: str, listed: Listed) -> None:
    ended = referral_console.withdraw_again(database, listed.withdrawals)
    click.echo(f"{len(listed.withdrawals)} withdrawals were listed; {ended} referrals in the copy ended by them.")
    if listed.unreadable:
        click.echo(f"{listed.unreadable} lines of the list cannot be read.", err=True)


def _say(progress: str) -> None:
    click.echo(progress, err=True)
