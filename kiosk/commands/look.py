# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Commands for whoever makes a region's look."""

from pathlib import Path

import click

from kiosk import places
from kiosk.commands.words import explained, resources_option
from kiosk.settings import DEFAULT_DEVICE
from kiosk.ui.contrast import SHAPE, pairs
from kiosk.ui.theme_files import ThemeError
from kiosk.ui.themes import Theme, load_look


@click.group()
def theme() -> None:
    """The look of the screens."""


@theme.command(epilog="Example: kiosk theme check /srv/rivierenmond/theme.json")
@resources_option
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def check(file: Path, resources: Path | None) -> None:
    """Say whether a region's theme may be used; if not, which pair, what it has and what it needs."""
    with explained(ThemeError):
        look = load_look(resources or places.resources(), DEFAULT_DEVICE, file)
    for one in look.themes:
        click.echo(_summary(one))
    click.echo(f"{file} may be used: {look.region.name}, letters in {look.region.font}. Now look: kiosk tour --all")


def _summary(one: Theme) -> str:
    measured = list(pairs(one.colours, 0))
    text = min((pair for pair in measured if pair.limit != SHAPE), key=lambda pair: pair.found)
    shape = min((pair for pair in measured if pair.limit == SHAPE), key=lambda pair: pair.found)
    return (
        f"{one.name}: letters at least {text.found:.1f} ({text.front} on {text.ground}),"
        f" lines and signs at least {shape.found:.1f} ({shape.front} on {shape.ground})"
    )
