# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The command for whoever wants proof in a minute."""

from pathlib import Path

import click

from kiosk.commands.words import explained
from kiosk.gallery.gallery import run_gallery
from kiosk.gallery.report import REPORT
from kiosk.rooms import StartError
from kiosk.store_process import DemonstrationError
from kiosk.tour import TourError, run_tour


@click.command(epilog="Example: kiosk tour --out tour; kiosk tour --all --theme /srv/rivierenmond/theme.json")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), default=Path("tour"), show_default=True)
@click.option(
    "--all", "everything", is_flag=True, help="Look by rules at every screen, language, layout, theme and text size."
)
@click.option("--theme", type=click.Path(path_type=Path, dir_okay=False), help="With --all: in a region's look.")
def tour(*, out: Path, everything: bool, theme: Path | None) -> None:
    """Walk a scripted visitor through the real window; save every screen and the month report.

    With --all: contact sheets and report.html instead; exit code 1 when anything is wrong.
    """
    with explained(StartError, DemonstrationError, TourError):
        if not everything:
            run_tour(out, say=click.echo)
            return
        found = run_gallery(out, say=click.echo, region_theme=theme)
    for flaw in found.flaws:
        click.echo(flaw, err=True)
    click.echo(f"{found.looked} looked at, {len(found.flaws)} flaws; open {out.resolve() / REPORT}")
    if found.flaws:
        raise SystemExit(1)
