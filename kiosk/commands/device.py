# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is done to one kiosk: enrol it, give staff a code, move a damaged file away."""

from pathlib import Path

import click

from kiosk.commands.secret_files import SecretFileError, asked_passphrase, passphrase_option, read_secret
from kiosk.commands.words import data_option, explained
from kiosk.key_rotation import rotate_device_key
from kiosk.policy.matrix import Role
from kiosk.provisioning import (
    enrol_kiosk,
    keep_staff_secret,
    provision_kiosk,
    set_database_aside,
    set_staff_pin,
)
from kiosk.rooms import StartError


@click.command(epilog="Example: kiosk enrol --store https://opslag.example.nl K7QM-2F9X-TD4R")
@data_option
@click.option("--store", "store_url", required=True, help="Address of the regional store.")
@click.argument("code")
def enrol(data: Path, store_url: str, code: str) -> None:
    """Make this kiosk known to the regional store with a one-time code."""
    with explained(StartError):
        device = enrol_kiosk(data, store_url, code)
    click.echo(f"This kiosk is now {device.id} at {device.location}.")
    click.echo(f"Start it with: kiosk run --location {device.location} --store {store_url}")


@click.command(epilog="Example: kiosk provision rivierstad.json")
@data_option
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def provision(data: Path, file: Path) -> None:
    """Make this kiosk known with a FILE of the region: where the store is, a code, and whom to believe."""
    with explained(StartError):
        known, store_url = provision_kiosk(data, file)
    click.echo(f"This kiosk is now {known.id} at {known.location}.")
    click.echo(f"Start it with: kiosk run --location {known.location} --store {store_url}")


@click.group()
def device() -> None:
    """The key with which this kiosk signs."""


@device.command(epilog="Example: kiosk device rotate --store https://opslag.example.nl")
@data_option
@click.option("--store", "store_url", required=True, help="Address of the regional store.")
def rotate(data: Path, store_url: str) -> None:
    """Make a new key that the store knows; what waits, sealed with the old one, still counts."""
    with explained(StartError):
        renewed = rotate_device_key(data, store_url)
    click.echo(f"{renewed.id} signs with a new key from now on.")


@click.command("set-aside", epilog="Example: kiosk set-aside --data /var/lib/kiosk")
@data_option
def set_aside_database(data: Path) -> None:
    """Move a damaged database out of the way, so that the kiosk starts with a new one; it is kept for a week."""
    with explained(StartError):
        kept = set_database_aside(data)
    click.echo(f"Kept as {kept}; the kiosk starts with a new file.")


ROLES = {"guide": Role.GUIDE, "volunteer": Role.VOLUNTEER}
"""As whom a member of staff starts a handover: what may go depends on it."""


@click.group()
def staff() -> None:
    """Staff codes on this kiosk."""


@staff.command("set-pin", epilog="Example: kiosk staff set-pin anna")
@data_option
@click.argument("name")
@click.option(
    "--role", type=click.Choice(list(ROLES)), default="guide", show_default=True, help="Who this is in the matrix."
)
@click.password_option("--pin", prompt="New staff code (6 digits or more)")
def set_pin(data: Path, name: str, role: str, pin: str) -> None:
    """Give a member of staff a code for this kiosk."""
    with explained(StartError):
        set_staff_pin(data, name, pin, ROLES[role])
    click.echo(f"{name} can now open staff mode.")


@staff.command(epilog="Example: kiosk staff secret --data /var/lib/kiosk staff-secret.json")
@data_option
@passphrase_option
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
def secret(data: Path, passphrase_fd: int | None, file: Path) -> None:
    """Let the codes of the region's list open this kiosk: FILE is the region's secret (kiosk bundle staff secret)."""
    with explained(StartError, SecretFileError, OSError):
        keep_staff_secret(data, read_secret(file, asked_passphrase(passphrase_fd)))
    click.echo("The codes of the region's list open this kiosk, as soon as its content has one.")
