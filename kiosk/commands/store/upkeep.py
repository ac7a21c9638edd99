# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Commands for who looks after a store: its tables, its kiosks, what it refused."""

from pathlib import Path

import click

from kiosk import places
from kiosk.commands.store.words import database_option, days_option, shifted, tell, withdrawals_option
from kiosk.commands.words import explained, resources_option
from kiosk.content import ContentError, load_region_of
from kiosk.policy.findings import PolicyError
from kiosk.policy.retention import load_retention
from kiosk.settings import RETENTION_FILE
from kiosk.store import console, referral_console
from kiosk.store.database import StoreError
from kiosk.store.referral_retention import StoreTerms
from kiosk.store.withdrawn_list import WithdrawnList


@click.command(epilog="Example: kiosk store init --database postgresql+psycopg://opslag@/opslag")
@database_option
def init(database: str) -> None:
    """Make the tables, and on PostgreSQL the roles: who serves, who reports, who hands referrals over."""
    tell("Making the tables and roles")
    with explained(StoreError):
        version, roles = console.init(database)
    click.echo(f"The tables are at version {version}.")
    for role in roles:
        click.echo(f"Role {role}: give it to a user, as in GRANT {role} TO anna;")


@click.command(epilog="Example: kiosk store migrate --database sqlite:///store.sqlite")
@database_option
def migrate(database: str) -> None:
    """Bring the store's tables to this version; serving does so too."""
    tell("Bringing the tables to this version")
    with explained(StoreError):
        version = console.migrate(database)
    click.echo(f"The tables are at version {version}.")


@click.command(epilog="Example: kiosk store enrol-code --database sqlite:///store.sqlite --location rivierstad-centrum")
@database_option
@resources_option
@click.option("--location", required=True, help="The inlooppunt where the new kiosk will stand.")
@click.option("--replaces", help="The kiosk that gets a new key: the same kiosk, its old key signs nothing any more.")
@click.option(
    "--former-key",
    type=click.Choice(("keep", "refuse")),
    default="keep",
    show_default=True,
    help="Of what waits, sealed with the old key: take it, or not because that key may be in other hands.",
)
@days_option
def enrol_code(
    *, database: str, resources: Path | None, location: str, replaces: str | None, former_key: str, days_ahead: int
) -> None:
    """Print a one-time code with which a kiosk enrols: makes itself known."""
    with explained(StoreError, ContentError):
        region = load_region_of(resources or places.resources())
        keeps, clock = former_key == "keep", shifted(days_ahead)
        code = console.invite(database, location, region, replaces=replaces, keeps_former=keeps, clock=clock)
    click.echo(code)


@click.command(epilog="Example: kiosk store revoke --database sqlite:///store.sqlite zuil-7k2m")
@database_option
@click.argument("device")
def revoke(database: str, device: str) -> None:
    """Turn a kiosk away from now on, such as a stolen one, and list the referrals that came from it."""
    with explained(StoreError):
        known = console.revoke(database, device)
    for one in known:
        click.echo(f"{one.id} {one.organisation} {one.state.value} {one.received_on}")
    click.echo(f"{device} is turned away from now on. {len(known)} referrals came from it.")


@click.command(epilog="Example: kiosk store retention --database sqlite:///store.sqlite")
@database_option
@withdrawals_option
@resources_option
@days_option
def retention(*, database: str, withdrawals: Path | None, resources: Path | None, days_ahead: int) -> None:
    """Erase what was kept for its whole term, and say how much. Let a timer do this each day.

    It also makes the partitions of the months to come, where the database is PostgreSQL.
    """
    with explained(StoreError, PolicyError, OSError):
        terms = load_retention((resources or places.resources()) / RETENTION_FILE)
        kept = StoreTerms(terms.undelivered_days, terms.delivered_days, terms.consent_proof_days, terms.log_days)
        tell("Erasing what was kept for its whole term")
        erased = referral_console.forget_expired(database, kept, clock=shifted(days_ahead))
        tell("Making room for the months to come")
        console.migrate(database, clock=shifted(days_ahead))
        if withdrawals is not None:
            WithdrawnList(withdrawals).forget(shifted(days_ahead)().date(), terms.consent_proof_days)
    click.echo(
        f"Erased: {erased.undelivered} referrals that nobody fetched, {erased.delivered} others, "
        f"{erased.proofs} proofs of consent, {erased.log_lines} lines of the log."
    )


@click.command(epilog="Example: kiosk store refusals --database sqlite:///store.sqlite")
@database_option
def refusals(database: str) -> None:
    """List the messages that the store refused, and why."""
    with explained(StoreError):
        refused = console.refusals(database)
    for one in refused:
        click.echo(f"{one.received_at:%Y-%m-%d} {one.device} {one.message} {one.reason}")
    click.echo(f"{len(refused)} refused.")
