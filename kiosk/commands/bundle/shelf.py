# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Commands that give content to kiosks by way of the store: to a few first, then to more, then to all."""

from pathlib import Path

import click

from kiosk.bundles import building
from kiosk.bundles.building import BundleError
from kiosk.clock import system_clock
from kiosk.commands.bundle.making import bundle_argument, people_option, trusted_in
from kiosk.commands.flow.waiting import Waiting
from kiosk.commands.store.words import database_option
from kiosk.commands.words import explained
from kiosk.flow.said import Said
from kiosk.store import content_shelf
from kiosk.store.content_shelf import Ring
from kiosk.store.database import StoreError
from kiosk.store.opened import opened_store

_RINGS = click.Choice([one.name.lower() for one in Ring])
_PUTTING = Said("op de plank zetten:", "publishing:")


@click.command(epilog="Example: kiosk bundle publish --people people.json --ring test region-3.bundle")
@database_option
@people_option
@click.option("--ring", required=True, type=_RINGS, help="How far it goes; again with a wider one: further.")
@bundle_argument
def publish(database: str, people: Path, ring: str, bundle: Path) -> None:
    """Put BUNDLE on the shelf of the store, from which kiosks fetch it.

    First for the kiosks of ring test, then of ring part, then for all.
    """
    with explained(StoreError, BundleError, OSError, ValueError), Waiting(_PUTTING, "en") as waiting:
        building.check(bundle, trusted_in(people))
        signed, contents = building.contents_of(bundle)
        with opened_store(database) as engine:
            done = content_shelf.publish(engine, signed, contents, Ring[ring.upper()], system_clock, waiting.tell)
    click.echo(f"Version {done.manifest.version} of {done.manifest.region} goes to: {done.ring.name.lower()}.")
    if done.cleared:
        gone = ", ".join(str(version) for version in done.cleared)
        click.echo(f"Taken off the shelf, as nobody needs them any more: {gone}.")


@click.command(epilog="Example: kiosk bundle ring zuil-bdfghjkm test")
@database_option
@click.argument("device")
@click.argument("ring", type=_RINGS)
def ring(database: str, device: str, ring: str) -> None:
    """Let the kiosk DEVICE hear of new content with this RING: test before part, part before all."""
    with explained(StoreError), opened_store(database) as engine:
        content_shelf.put_in_ring(engine, device, Ring[ring.upper()])
    click.echo(f"{device} hears of content that goes to: {ring}.")
