# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The command with which a kiosk goes one step back."""

from pathlib import Path

import click

from kiosk.commands.words import data_option, explained
from kiosk.provisioning import roll_back_content
from kiosk.rooms import StartError


@click.command(epilog="Example: kiosk bundle rollback --data /var/lib/kiosk")
@data_option
def rollback(data: Path) -> None:
    """Let this kiosk show the version before. The same command again leads forward; a newer version comes all the same.

    For all kiosks: kiosk bundle build with the earlier bundle and a higher version.
    """
    with explained(StartError):
        version = roll_back_content(data)
    shown = f"version {version}" if version else "the content that came with the program"
    click.echo(f"This kiosk shows {shown} from now on; one that runs does so once nobody uses it.")
