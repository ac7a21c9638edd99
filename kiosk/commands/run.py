# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The command that runs one kiosk. What the screens need is loaded when their first picture stands there already."""

import importlib
from pathlib import Path

import click

from kiosk import places
from kiosk.commands.words import data_option, explained, resources_option
from kiosk.curtain import drawn_curtain
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
    with drawn_curtain(settings) as lift:
        running, provisioning = (importlib.import_module(name) for name in ("kiosk.running", "kiosk.provisioning"))
        with explained(provisioning.StartError):
            if code is not None:
                provisioning.enrol_kiosk(data, store_url, code)
                click.echo(f"Staff code of this run: {provisioning.new_staff_pin(data)}")
            raise SystemExit(
                running.run_kiosk(
                    settings, say=click.echo, close_after_first_frame=close_after_first_frame, painted=lift
                )
            )
