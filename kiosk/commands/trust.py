# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whom a kiosk believes: the people who sign for its region, and what they signed."""

from pathlib import Path

import click

from kiosk.commands.words import data_option, explained
from kiosk.provisioning import take_in_content, trust_region
from kiosk.rooms import StartError


@click.command(epilog="Example: kiosk trust --keys people.json --content region-3.bundle")
@data_option
@click.option("--keys", type=click.Path(path_type=Path, dir_okay=False), help="Who signs for the region: its file.")
@click.option("--content", type=click.Path(path_type=Path, dir_okay=False), help="Signed content: its bundle.")
def trust(data: Path, keys: Path | None, content: Path | None) -> None:
    """Make this kiosk believe the people who sign for its region, and take over what they signed."""
    if keys is None and content is None:
        raise click.UsageError("give --keys, --content or both")
    with explained(StartError):
        if keys is not None:
            trusted = trust_region(data, keys)
            click.echo(f"{trusted.region}: {trusted.threshold} of {len(trusted.keys)} people must sign. Their keys:")
            for key in trusted.keys:
                click.echo(f"  {' '.join(key[start : start + 4] for start in range(0, 32, 4))}")
        if content is not None:
            taken = take_in_content(data, content)
            moment = f"from {taken.counts_from} on" if taken.counts_from else "from now on"
            click.echo(f"Version {taken.version} of the signed content counts {moment}.")
