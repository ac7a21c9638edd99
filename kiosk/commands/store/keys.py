# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Commands about the keys with which programs of the region read over HTTP."""

from datetime import timedelta

import click

from kiosk.clock import system_clock
from kiosk.commands.overview import Overview
from kiosk.commands.store.words import database_option
from kiosk.commands.words import explained
from kiosk.store.access_keys import Role, access_keys, make_key, revoke_key
from kiosk.store.database import StoreError
from kiosk.store.opened import opened_store

HERE = "kiosk.commands.store.keys"
COMMANDS = {
    "make": (f"{HERE}:make", "Print a new key, once."),
    "list": (f"{HERE}:list_all", "List the keys: for whom, for what, until when."),
    "revoke": (f"{HERE}:revoke", "Let a key open nothing from now on."),
}


@click.command(cls=Overview, overview=COMMANDS, extras={}, epilog="Start with: kiosk store keys make --help")
def keys() -> None:
    """Keys with which programs of the region read: figures (/v1/maandcijfers/2026-11) or kiosks (/v1/zuilen)."""


@click.command(epilog="Example: kiosk store keys make --database sqlite:///store.sqlite --for dashboard")
@database_option
@click.option("--for", "holder", required=True, help="Which program, in a word; no name of a person.")
@click.option("--role", type=click.Choice([role.value for role in Role]), default=Role.FIGURES.value, show_default=True)
@click.option("--days", type=click.IntRange(1, 730), default=365, show_default=True, help="How long it opens anything.")
def make(database: str, holder: str, role: str, days: int) -> None:
    """Print a new key, once: the store keeps only its digest."""
    today = system_clock().date()
    with explained(StoreError), opened_store(database) as engine:
        click.echo(make_key(engine, Role(role), holder[:40], today, today + timedelta(days=days)))


@click.command("list", epilog="Example: kiosk store keys list --database sqlite:///store.sqlite")
@database_option
def list_all(database: str) -> None:
    """List the keys: for whom, for what, until when."""
    with explained(StoreError), opened_store(database) as engine:
        for key in access_keys(engine):
            state = f"revoked {key.revoked_on}" if key.revoked_on else f"until {key.until}"
            click.echo(f"{key.id}  {key.role.value}  {key.holder}  {state}")


@click.command(epilog="Example: kiosk store keys revoke --database sqlite:///store.sqlite bdfghjkm")
@database_option
@click.argument("key")
def revoke(database: str, key: str) -> None:
    """Let KEY open nothing from now on; its first part is its name."""
    with explained(StoreError), opened_store(database) as engine:
        revoke_key(engine, key.partition(".")[0], system_clock().date())
    click.echo(f"{key.partition('.')[0]} opens nothing any more")
