# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A stick instead of a line, at the kiosk: what waits goes onto it, receipts and content come from it."""

from pathlib import Path

import click

from kiosk.commands.words import data_option, explained
from kiosk.rooms import StartError
from kiosk.stick import StickError
from kiosk.stick_errands import export_to, import_from, stopped_kiosk

stick_argument = click.argument("stick", type=click.Path(path_type=Path, exists=True, file_okay=False))


@click.group()
def stick() -> None:
    """A stick instead of a line: for a kiosk that cannot reach its store. Stop it first, or use staff mode."""


@stick.command(epilog="Example: kiosk stick export --data /var/lib/kiosk /media/stick")
@data_option
@stick_argument
def export(data: Path, stick: Path) -> None:
    """Put all that waits on STICK. It stays here too, until a receipt for it comes."""
    with explained(StartError, StickError, OSError), stopped_kiosk(data) as kiosk:
        done = export_to(kiosk, stick)
    click.echo(f"{done.messages} messages in {done.files} files on {stick}. At the store: kiosk store stick import")


@stick.command("import", epilog="Example: kiosk stick import --data /var/lib/kiosk /media/stick")
@data_option
@stick_argument
def import_(data: Path, stick: Path) -> None:
    """Read what the store put on STICK: receipts for what was exported, and new content. Twice is as good as once."""
    with explained(StartError, StickError, OSError), stopped_kiosk(data) as kiosk:
        done = import_from(kiosk, stick)
    for fault in done.faults:
        click.echo(fault, err=True)
    content = f", content: version {done.content}" if done.content else ""
    click.echo(f"{done.stored} messages are in the store, {done.refused} were refused{content}.")
    if done.faults:
        raise SystemExit(1)
