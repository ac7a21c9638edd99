# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The command that answers kiosks."""

from contextlib import nullcontext
from pathlib import Path

import click

from kiosk.commands.store.words import database_option, days_option, shifted
from kiosk.commands.words import explained
from kiosk.logs import opened_log, uncaught_recorded
from kiosk.store.database import StoreError
from kiosk.store.serve import serve_store


@click.command(epilog="Example: kiosk store serve --database sqlite:///store.sqlite --port 8080")
@database_option
@click.option("--host", default="127.0.0.1", show_default=True, help="Put a TLS proxy before any other address.")
@click.option("--port", default=8080, show_default=True, help="0: any free port.")
@click.option("--authority", help="Host and port by which kiosks know a store behind a proxy.")
@click.option(
    "--log", type=click.Path(path_type=Path, file_okay=False), help="Folder for the log; without it nothing is logged."
)
@days_option
def serve(*, database: str, host: str, port: int, authority: str | None, log: Path | None, days_ahead: int) -> None:
    """Answer kiosks until Ctrl-C. The first line of output is the address."""
    with explained(StoreError, OSError), uncaught_recorded(), opened_log(log) if log else nullcontext():
        serve_store(database, port=port, announce=click.echo, host=host, authority=authority, clock=shifted(days_ahead))
