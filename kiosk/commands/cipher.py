# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The commands that encipher what a kiosk keeps, for a machine whose disk is not enciphered as a whole."""

from pathlib import Path

import click

from kiosk.ciphering import decipher_kiosk, encipher_kiosk
from kiosk.commands.words import data_option, explained
from kiosk.rooms import StartError


@click.group()
def cipher() -> None:
    """Encipher what this kiosk keeps (SQLCipher), with a key in the machine's key store. Stop the kiosk first."""


@cipher.command(epilog="Example: kiosk cipher on --data /var/lib/kiosk")
@data_option
def on(data: Path) -> None:
    """Encipher the kiosk's file, and erase the plain one. Who loses the key store then loses the file."""
    with explained(StartError):
        done = encipher_kiosk(data)
    click.echo("The kiosk's file is enciphered." if done else "The kiosk's file was enciphered already.")


@cipher.command(epilog="Example: kiosk cipher off --data /var/lib/kiosk")
@data_option
def off(data: Path) -> None:
    """Make the kiosk's file a plain one again."""
    with explained(StartError):
        done = decipher_kiosk(data)
    click.echo("The kiosk's file is plain." if done else "The kiosk's file was plain already.")
