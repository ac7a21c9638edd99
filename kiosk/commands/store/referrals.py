# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Commands about referrals: who waits for whom, handing over, and what came back. None shows what is in one."""

from pathlib import Path
from uuid import UUID

import click

from kiosk.commands.overview import Overview
from kiosk.commands.store.words import database_option, days_option, shifted
from kiosk.commands.words import explained
from kiosk.store import referral_console
from kiosk.store.database import StoreError
from kiosk.wire.referral import ReferralStatus

HERE = "kiosk.commands.store.referrals"
COMMANDS = {
    "list": (f"{HERE}:list_all", "List the referrals: for whom, since when, and where they are."),
    "export": (f"{HERE}:export", "Write the sealed envelopes of an organisation to a folder, for its own eyes."),
    "done": (f"{HERE}:done", "Write down that an organisation is done with a referral."),
    "returned": (f"{HERE}:returned", "List the referrals that nobody fetched in time."),
}


@click.command(cls=Overview, overview=COMMANDS, extras={}, epilog="Start with: kiosk store referrals list --help")
def referrals() -> None:
    """Referrals (warme overdrachten) that visitors agreed to."""


@click.command("list", epilog="Example: kiosk store referrals list --database sqlite:///store.sqlite")
@database_option
def list_all(database: str) -> None:
    """List the referrals: for whom, since when, and where they are."""
    _show(database, None)


@click.command(epilog="Example: kiosk store referrals returned --database sqlite:///store.sqlite")
@database_option
def returned(database: str) -> None:
    """List the referrals that nobody fetched in time. Their content is gone; a guide can still call for the visitor."""
    _show(database, ReferralStatus.EXPIRED)


@click.command(epilog="Example: kiosk store referrals export --database sqlite:///store.sqlite uwv folder")
@database_option
@days_option
@click.argument("organisation")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
def export(database: str, days_ahead: int, organisation: str, folder: Path) -> None:
    """Write the sealed envelopes of ORGANISATION to FOLDER, and the list of what visitors withdrew."""
    with explained(StoreError, OSError):
        done = referral_console.export(database, organisation, folder, clock=shifted(days_ahead))
    click.echo(f"{done.envelopes} envelopes, {done.withdrawn} withdrawn, in {folder}")


@click.command(epilog="Example: kiosk store referrals done --database sqlite:///store.sqlite 0b2f…")
@database_option
@click.argument("referral", type=click.UUID)
def done(database: str, referral: UUID) -> None:
    """Write down that the organisation is done with REFERRAL."""
    with explained(StoreError):
        referral_console.finish(database, referral)
    click.echo(f"{referral} is done.")


def _show(database: str, state: ReferralStatus | None) -> None:
    with explained(StoreError):
        found = referral_console.referrals(database, state)
    for one in found:
        click.echo(f"{one.id} {one.organisation} {one.state.value} {one.received_on} {one.device}")
    click.echo(f"{len(found)} referrals.")
