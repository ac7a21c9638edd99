# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The command that answers kiosks."""

from contextlib import nullcontext
from functools import partial
from pathlib import Path
from typing import Any

import click

from kiosk import places
from kiosk.commands.store.words import database_option, days_option, shifted
from kiosk.commands.words import explained, resources_option
from kiosk.directory.reading import DirectoryError, load_directory
from kiosk.logs import opened_log, uncaught_recorded
from kiosk.store.database import StoreError
from kiosk.store.referral_intake import Accepting
from kiosk.store.serve import serve_store
from kiosk.store.service import create_app


@click.command(epilog="Example: kiosk store serve --database sqlite:///store.sqlite --port 8080")
@database_option
@click.option("--host", default="127.0.0.1", show_default=True, help="Put a TLS proxy before any other address.")
@click.option("--port", default=8080, show_default=True, help="0: any free port.")
@click.option("--authority", help="Host and port by which kiosks know a store behind a proxy.")
@click.option(
    "--log", type=click.Path(path_type=Path, file_okay=False), help="Folder for the log; without it nothing is logged."
)
@resources_option
@days_option
def serve(
    *, database: str, authority: str | None, log: Path | None, resources: Path | None, days_ahead: int, **at: Any
) -> None:
    """Answer kiosks until Ctrl-C. The first line of output is the address."""
    known = explained(StoreError, DirectoryError, OSError)
    with known, uncaught_recorded(), opened_log(log) if log else nullcontext():
        accepting = _accepting(resources or places.resources())
        app = partial(create_app, clock=shifted(days_ahead), authority=authority, accepting=accepting)
        serve_store(database, port=at["port"], announce=click.echo, host=at["host"], make_app=app)


def _accepting(folder: Path) -> Accepting:
    """Referrals are taken in for the organisations of the region's directory."""
    return Accepting(frozenset(one.organisation.id for one in load_directory(folder / "directory", ()).services))
