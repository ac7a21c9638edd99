# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The command that writes one file for all kiosks of an inlooppunt."""

from datetime import timedelta
from pathlib import Path

import click

from kiosk import places
from kiosk.commands.secret_files import (
    SecretFileError,
    asked_passphrase,
    bytes_of,
    passphrase_option,
    read_secret,
    write_for_owner,
)
from kiosk.commands.store.words import database_option
from kiosk.commands.words import explained, resources_option
from kiosk.content import ContentError, load_region_of
from kiosk.store import console
from kiosk.store.database import StoreError
from kiosk.wire.canonical import to_text
from kiosk.wire.manifest import read_trusted
from kiosk.wire.provisioning_file import MOST_CODES, ProvisioningFile, written_provisioning

MOST_DAYS = 30
"""Longer a file with codes is not to lie about."""
_file = click.Path(path_type=Path, dir_okay=False)


@click.command(
    epilog="Example: kiosk store provision --location rivierstad-centrum --store https://opslag.example.nl f.json"
)
@database_option
@resources_option
@click.option("--location", required=True, help="The inlooppunt where the kiosks will stand.")
@click.option("--store", "store_url", required=True, help="Address of the store, as the kiosks will use it.")
@click.option("--kiosks", default=1, show_default=True, type=click.IntRange(1, MOST_CODES), help="How many.")
@click.option("--days", default=7, show_default=True, type=click.IntRange(1, MOST_DAYS), help="How long it is good.")
@click.option("--keys", type=_file, help="Who signs for the region: its file.")
@click.option("--ca", type=_file, help="Who vouches for the store's certificate (PEM), if no public authority does.")
@click.option("--staff-secret", type=_file, help="The secret of the region's list of staff: its file.")
@passphrase_option
@click.argument("file", type=_file)
def provision(  # noqa: PLR0913 - one argument for each option that may be given
    *,
    database: str,
    resources: Path | None,
    location: str,
    store_url: str,
    kiosks: int,
    days: int,
    keys: Path | None,
    ca: Path | None,
    staff_secret: Path | None,
    passphrase_fd: int | None,
    file: Path,
) -> None:
    """Write FILE, with which new kiosks of one inlooppunt make themselves known: `kiosk provision FILE`.

    Keep it as a key: until its codes are used or too old, who has it can enrol a kiosk there.
    """
    with explained(StoreError, ContentError, SecretFileError, OSError, ValueError):
        trusted = None if keys is None else read_trusted(bytes_of(keys))
        vouches = None if ca is None else ca.read_text(encoding="ascii")
        region = load_region_of(resources or places.resources())
        codes = console.invite_many(database, location, region, kiosks, timedelta(days=days))
        secret = to_text(read_secret(staff_secret, asked_passphrase(passphrase_fd))) if staff_secret else None
        given = ProvisioningFile(store_url=store_url, codes=codes, trusted=trusted, ca=vouches, staff_secret=secret)
        write_for_owner(file, written_provisioning(given))
    click.echo(f"{file}: for {kiosks} kiosks of {location}, good for {days} days. Keep it as a key.")
