# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The command that answers kiosks."""

import importlib
from collections.abc import Callable
from contextlib import nullcontext
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

import click
from sqlalchemy import Engine

from kiosk import places
from kiosk.clock import Clock
from kiosk.commands.store.words import database_option, days_option, shifted, withdrawals_option
from kiosk.commands.words import explained, resources_option
from kiosk.content import ContentError, load_anonymity_of, load_region_of
from kiosk.directory.reading import DirectoryError, load_directory
from kiosk.logs import opened_log, uncaught_recorded
from kiosk.reports.broader import group_names
from kiosk.store.database import StoreError
from kiosk.store.figures import About, month_figures
from kiosk.store.reception import Reception
from kiosk.store.referral_intake import Accepting
from kiosk.store.region_routes import FiguresOf
from kiosk.store.security_contact import ContactError, SecurityContact
from kiosk.store.serve import Care, serve_store
from kiosk.store.service import create_app
from kiosk.store.withdrawn_list import WithdrawnList


@click.command(epilog="Example: kiosk store serve --database sqlite:///store.sqlite --port 8080")
@database_option
@click.option("--host", default="127.0.0.1", show_default=True, help="Put a TLS proxy before any other address.")
@click.option("--port", default=8080, show_default=True, help="0: any free port.")
@click.option("--authority", help="Host and port by which kiosks know a store behind a proxy.")
@click.option(
    "--log", type=click.Path(path_type=Path, file_okay=False), help="Folder for the log; without it nothing is logged."
)
@click.option("--care-port", type=int, help="Loopback port for /livez, /readyz and /metrics; 0: any free port.")
@click.option(
    "--security-contact",
    metavar="URI",
    envvar="KIOSK_STORE_SECURITY_CONTACT",
    help="mailto: or https:, for /.well-known/security.txt (or set KIOSK_STORE_SECURITY_CONTACT).",
)
@click.option(
    "--security-until",
    type=click.DateTime(["%Y-%m-%d"]),
    envvar="KIOSK_STORE_SECURITY_UNTIL",
    help="Last day on which that contact is read (or set KIOSK_STORE_SECURITY_UNTIL).",
)
@withdrawals_option
@resources_option
@days_option
def serve(*, database: str, log: Path | None, resources: Path | None, days_ahead: int, **given: Any) -> None:
    """Answer kiosks until Ctrl-C. The first line of output is the address; the second that of --care-port."""
    known = explained(StoreError, ContentError, DirectoryError, ContactError, OSError)
    with known, uncaught_recorded(), opened_log(log) if log else nullcontext():
        reception, make_care = _reception(given["care_port"], given["security_contact"], given["security_until"])
        app = partial(
            create_app,
            clock=shifted(days_ahead),
            authority=given["authority"],
            accepting=accepting_in(resources or places.resources(), given["withdrawals"]),
            reception=reception,
            figures_of=_figures_of(resources or places.resources(), shifted(days_ahead)),
        )
        at = {"host": given["host"], "port": given["port"]}
        serve_store(database, announce=click.echo, make_app=app, make_care=make_care, **at)


def _reception(
    care_port: int | None, address: str | None, until: datetime | None
) -> tuple[Reception, Callable[[Engine], Care] | None]:
    if (address is None) is not (until is None):
        raise click.UsageError("--security-contact and --security-until go together")
    contact = SecurityContact(address, until.date()) if address and until else None
    if care_port is None:
        return Reception(contact=contact), None
    care = importlib.import_module("kiosk.store.care")  # who asks for no numbers loads nothing for them
    watched: tuple[Reception, Callable[[Engine], Care]] = care.watched(contact, care_port)
    return watched


def _figures_of(folder: Path, clock: Clock) -> FiguresOf:
    """Of the region whose content this is."""
    groups, region = group_names(load_anonymity_of(folder)), load_region_of(folder)
    return lambda engine, month: month_figures(engine, About(month, region, clock().date(), groups))


def accepting_in(folder: Path, withdrawals: Path | None) -> Accepting:
    """Referrals are taken in for the organisations of the region's directory; withdrawals are listed outside it too."""
    known = frozenset(one.organisation.id for one in load_directory(folder / "directory", ()).services)
    return Accepting(known, list_withdrawn=WithdrawnList(withdrawals).note if withdrawals else None)
