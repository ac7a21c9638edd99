# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Commands of one kiosk: run it, enrol it, give staff a code."""

from pathlib import Path

import click

from kiosk import places
from kiosk.commands.words import data_option, explained, resources_option
from kiosk.provisioning import enrol_kiosk, new_staff_pin, set_database_aside, set_staff_pin
from kiosk.rooms import StartError
from kiosk.running import run_kiosk
from kiosk.settings import DEFAULT_DEVICE, Settings

DEFAULT_LOCATION = "rivierstad-centrum"


@click.command(epilog="Example: kiosk run --location rivierstad-centrum --store https://opslag.example.nl")
@data_option
@resources_option
@click.option("--location", default=DEFAULT_LOCATION, show_default=True, help="The inlooppunt where this kiosk stands.")
@click.option("--store", "store_url", help="Address of the regional store; without it the kiosk keeps everything.")
@click.option("--device", default=DEFAULT_DEVICE, show_default=True, help="What the screen is: a profile or its file.")
@click.option("--theme", type=click.Path(path_type=Path, dir_okay=False), help="The region's look: a file.")
@click.option("--code", help="Enrol with this one-time code first, and make a staff code for this run.")
@click.option("--fullscreen/--windowed", default=True, show_default=True)
@click.option(
    "--close-after-first-frame", is_flag=True, help="Show the start screen once and stop: a check of this machine."
)
def run(  # noqa: PLR0913 - one argument for each option that may be given
    *,
    data: Path,
    resources: Path | None,
    location: str,
    store_url: str | None,
    device: str,
    theme: Path | None,
    code: str | None,
    fullscreen: bool,
    close_after_first_frame: bool,
) -> None:
    """Run one kiosk."""
    settings = Settings(
        data_dir=data,
        resources_dir=resources or places.resources(),
        location_code=location,
        store_url=store_url,
        fullscreen=fullscreen,
        device=device,
        region_theme=theme,
    )
    if code is not None and store_url is None:
        raise click.UsageError("--code needs --store")
    with explained(StartError):
        if code is not None and store_url is not None:
            enrol_kiosk(data, store_url, code)
            click.echo(f"Staff code of this run: {new_staff_pin(data)}")
        raise SystemExit(run_kiosk(settings, say=click.echo, close_after_first_frame=close_after_first_frame))


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


@click.command("set-aside", epilog="Example: kiosk set-aside --data /var/lib/kiosk")
@data_option
def set_aside_database(data: Path) -> None:
    """Move a damaged database out of the way, so that the kiosk starts with a new one; nothing is thrown away."""
    with explained(StartError):
        kept = set_database_aside(data)
    click.echo(f"Kept as {kept}; the kiosk starts with a new file.")


@click.group()
def staff() -> None:
    """Staff codes on this kiosk."""


@staff.command("set-pin", epilog="Example: kiosk staff set-pin anna")
@data_option
@click.argument("name")
@click.password_option("--pin", prompt="New staff code (6 digits or more)")
def set_pin(data: Path, name: str, pin: str) -> None:
    """Give a member of staff a code for this kiosk."""
    with explained(StartError):
        set_staff_pin(data, name, pin)
    click.echo(f"{name} can now open staff mode.")
