# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A stick instead of a line, at the store."""

from pathlib import Path

import click

from kiosk import places
from kiosk.bundles.durable import write_whole
from kiosk.commands.overview import Overview
from kiosk.commands.store.serve import accepting_in
from kiosk.commands.store.words import database_option, days_option, shifted, withdrawals_option
from kiosk.commands.words import explained, resources_option
from kiosk.directory.reading import DirectoryError
from kiosk.store.database import StoreError
from kiosk.store.opened import opened_store
from kiosk.store.stick import import_stick, store_key
from kiosk.store.withdrawn_list import WithdrawnListError
from kiosk.wire.stick import STORE_FILE, written

HERE = "kiosk.commands.store.stick"
COMMANDS = {
    "import": (f"{HERE}:import_", "Take in what a stick brings; put receipts and new content on it."),
    "key": (f"{HERE}:key", "Put the key of receipts beside the region's content, to be signed."),
}


@click.command(cls=Overview, overview=COMMANDS, extras={}, epilog="Start with: kiosk store stick key --help")
def stick() -> None:
    """A stick instead of a line, for kiosks that cannot reach the store."""


@click.command("import", epilog="Example: kiosk store stick import --database sqlite:///store.sqlite /media/stick")
@database_option
@withdrawals_option
@resources_option
@days_option
@click.argument("stick", type=click.Path(path_type=Path, exists=True, file_okay=False))
def import_(*, database: str, withdrawals: Path | None, resources: Path | None, days_ahead: int, stick: Path) -> None:
    """Take in what kiosks put on STICK; put receipts and new content on it. Twice is as good as once."""
    with explained(StoreError, DirectoryError, WithdrawnListError, OSError), opened_store(database) as engine:
        accepting = accepting_in(resources or places.resources(), withdrawals)
        taken = import_stick(engine, stick, shifted(days_ahead), accepting)
    for one in taken:
        said = one.fault or f"{one.stored} stored, {one.already} already stored, {one.refused} refused"
        click.echo(f"{one.file}: {said}", err=bool(one.fault))
    click.echo(f"{len(taken)} files. Bring the stick back: kiosk stick import")
    if any(one.fault for one in taken):
        raise SystemExit(1)


@click.command(epilog="Example: kiosk store stick key --database sqlite:///store.sqlite region")
@database_option
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
def key(database: str, folder: Path) -> None:
    """Put the public key of this store's receipts into FOLDER, the region's content; then build and sign a bundle."""
    with explained(StoreError, OSError), opened_store(database) as engine:
        public = store_key(engine)
        write_whole(folder / STORE_FILE, written(public), 0o644)
    click.echo(f"{folder / STORE_FILE}: {public.public[:32]}")
