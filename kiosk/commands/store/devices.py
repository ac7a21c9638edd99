# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The command that shows all kiosks of a region on one page."""

import json
from datetime import datetime
from pathlib import Path

import click

from kiosk.commands.store.words import database_option, days_option, shifted
from kiosk.commands.words import explained
from kiosk.store import console
from kiosk.store.database import StoreError
from kiosk.store.fleet import FleetKiosk


@click.command(epilog="Example: kiosk store devices --database sqlite:///store.sqlite --troubled")
@database_option
@click.option("--troubled", is_flag=True, help="Only those that ask for attention.")
@click.option(
    "--keys",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write their public keys, newest first, for partners.",
)
@days_option
def devices(*, database: str, troubled: bool, keys: Path | None, days_ahead: int) -> None:
    """List the kiosks: last contact, versions, what waits, clock, disk, printer, and what is not as it should be."""
    with explained(StoreError, OSError):
        known = console.devices(database)
        if keys is not None:
            public = {one.known.id: [key.hex() for key in one.known.keys] for one in known}
            keys.write_text(json.dumps(public, indent=1), encoding="utf-8")
    now = shifted(days_ahead)()
    for one in known:
        if one.troubles(now) or not troubled:
            click.echo(_shown(one, now))
    count = sum(bool(one.troubles(now)) for one in known)
    click.echo(f"{len(known)} kiosks, {count} of them ask for attention.")


def _shown(one: FleetKiosk, now: datetime) -> str:
    """One line, and one for each trouble."""
    known, told = one.known, one.told
    tried = f", tried {known.turned_away} times since, last on {known.turned_away_on}" if known.turned_away else ""
    line = f"{known.id} {known.location} {'turned away' if known.revoked_on else 'welcome'}{tried}"
    if told is not None:
        offset = "?" if told.clock_offset_s is None else f"{told.clock_offset_s:+d} s"
        disk = "?" if told.free_disk_mb is None else f"{told.free_disk_mb} MB"
        line += (
            f" | last contact {told.at:%Y-%m-%d %H:%M} UTC | program {told.program}, flow {told.flow}, "
            f"content {told.content or '-'} | {told.waiting} wait, oldest {told.oldest_days} days | clock {offset} "
            f"| disk {disk} | printer {told.printer}"
        )
    return "\n".join((line, *(f"  ! {trouble}" for trouble in one.troubles(now))))
