# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the commands of the store share: which database, and which day it believes in."""

from datetime import datetime, timedelta
from pathlib import Path

import click

from kiosk.clock import Clock, system_clock

database_option = click.option(
    "--database",
    required=True,
    envvar="KIOSK_STORE_DATABASE",
    help="sqlite:///FILE or postgresql+psycopg://USER@HOST/NAME (or set KIOSK_STORE_DATABASE).",
)
withdrawals_option = click.option(
    "--withdrawals",
    type=click.Path(path_type=Path, file_okay=False),
    envvar="KIOSK_STORE_WITHDRAWALS",
    help="Folder of what was withdrawn, outside the database: for the way back from a backup "
    "(or set KIOSK_STORE_WITHDRAWALS).",
)
# A tour or a test plays weeks in a minute: its store must believe in the same day as its kiosk.
days_option = click.option("--days-ahead", default=0, hidden=True, help="Shift the clock; for the tour only.")


def tell(step: str) -> None:
    """What goes on now, for who waits; apart from the result, which may go to a file."""
    click.echo(f"{step} ...", err=True)


def shifted(days: int) -> Clock:
    """The machine's clock, so many days ahead."""

    def clock() -> datetime:
        return system_clock() + timedelta(days=days)

    return clock if days else system_clock
