# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Commands for whoever wants to see it work: the demonstration region and the tour."""

from pathlib import Path

import click

from kiosk.commands.words import explained
from kiosk.demonstration import DemonstrationError, run_demonstration
from kiosk.rooms import StartError
from kiosk.tour import TourError, run_tour


@click.command(epilog="Example: kiosk demo --data /tmp/demonstration")
@click.option(
    "--data", type=click.Path(path_type=Path, file_okay=False), default=Path("demonstration"), show_default=True
)
@click.option("--fullscreen/--windowed", default=False, show_default=True)
def demo(*, data: Path, fullscreen: bool) -> None:
    """Run the demonstration region: a store on this machine, one enrolled kiosk, its window."""
    with explained(StartError, DemonstrationError):
        raise SystemExit(run_demonstration(data, say=click.echo, fullscreen=fullscreen))


@click.command(epilog="Example: kiosk tour --out tour")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), default=Path("tour"), show_default=True)
def tour(out: Path) -> None:
    """Walk a scripted visitor through the real window; save every screen and the month report."""
    with explained(StartError, DemonstrationError, TourError):
        run_tour(out, say=click.echo)
