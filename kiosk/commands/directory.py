# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Commands for the directory of services."""

from pathlib import Path

import click

from kiosk import places
from kiosk.clock import system_clock
from kiosk.commands.words import explained, resources_option
from kiosk.content import ContentError, load_content


@click.group()
def directory() -> None:
    """The directory of services (sociale kaart)."""


@directory.command(epilog="Example: kiosk directory check --resources resources")
@resources_option
def check(resources: Path | None) -> None:
    """Say what is wrong with the directory and the region file, where, and how to mend it. Changes nothing."""
    with explained(ContentError):
        content = load_content(resources or places.resources(), system_clock().date())
    click.echo(f"{len(content.directory.services)} services, {len(content.region.locations)} locations: no findings.")
