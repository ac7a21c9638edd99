# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The command for whoever wants to see it work."""

import importlib
from contextlib import suppress
from pathlib import Path

import click

from kiosk import places
from kiosk.commands.words import explained
from kiosk.curtain import drawn_curtain
from kiosk.interrupts import interrupting_afterwards, interrupting_the_start
from kiosk.settings import Settings
from kiosk.store_process import DemonstrationError, StoreProcess


@click.command(epilog="Example: kiosk demo --data /tmp/demonstration")
@click.option(
    "--data", type=click.Path(path_type=Path, file_okay=False), default=Path("demonstration"), show_default=True
)
@click.option("--fullscreen/--windowed", default=False, show_default=True)
def demo(*, data: Path, fullscreen: bool) -> None:
    """Run the demonstration region: a store on this machine, one enrolled kiosk, its window."""
    # Until the window listens to signals itself: a store that has begun must not be left behind.
    interrupting_the_start()
    looks = Settings(data, places.resources(), location_code="", fullscreen=fullscreen)
    with (
        suppress(KeyboardInterrupt),
        explained(DemonstrationError),
        drawn_curtain(looks) as lift,
        StoreProcess(data / "store") as store,
    ):
        # Loading the kiosk takes as long as its store needs to come up: so it is done meanwhile.
        with interrupting_afterwards():
            demonstration = importlib.import_module("kiosk.demonstration")
        raise SystemExit(
            demonstration.run_demonstration(data, store, say=click.echo, fullscreen=fullscreen, painted=lift)
        )
