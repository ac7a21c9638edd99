# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Commands that make a bundle: pack it, sign it one after another, and look what is in it."""

from datetime import datetime
from pathlib import Path

import click
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.bundles import building
from kiosk.bundles.building import About, BundleError
from kiosk.clock import AMSTERDAM, system_clock
from kiosk.commands.bundle.people import key_option, region_option
from kiosk.commands.flow.waiting import Waiting
from kiosk.commands.secret_files import SecretFileError, asked_passphrase, passphrase_option, read_secret
from kiosk.commands.words import explained
from kiosk.flow.said import Said
from kiosk.wire.manifest import MAX_VERSION, Manifest, TrustedKeys, read_trusted

bundle_argument = click.argument("bundle", type=click.Path(path_type=Path, exists=True, dir_okay=False))
people_option = click.option(
    "--people",
    required=True,
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Who signs for the region: the file of kiosk bundle people.",
)
_PACKING = Said("inpakken:", "packing:")
_MOMENT = click.DateTime(["%Y-%m-%d", "%Y-%m-%dT%H:%M"])


@click.command(epilog="Example: kiosk bundle build --region rivierenmond --version 3 --out region-3.bundle region")
@region_option
@click.option("--version", required=True, type=click.IntRange(1, MAX_VERSION), help="Higher than every earlier one.")
@click.option("--out", required=True, type=click.Path(path_type=Path, dir_okay=False), help="The bundle to write.")
@click.option("--from", "counts_from", type=_MOMENT, help="When kiosks change over, such as 2026-12-01T06:00.")
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), help="After this day staff are told that it is old.")
@click.argument("content", type=click.Path(path_type=Path, exists=True))
def build(
    *, region: str, version: int, out: Path, counts_from: datetime | None, until: datetime | None, content: Path
) -> None:
    """Pack CONTENT as a new version, to be signed.

    CONTENT is a region's folder, or an earlier bundle: so a region goes back to what was good.
    """
    moment = counts_from.replace(tzinfo=AMSTERDAM) if counts_from else None
    about = About(region, version, system_clock().date(), moment, until.date() if until else None)
    with explained(BundleError, OSError), Waiting(_PACKING, "en") as waiting:
        manifest = building.build(content, out, about, waiting.tell)
    click.echo(f"{out}: {_in_one_line(manifest)}. Nobody signed it yet: kiosk bundle sign --key YOUR-KEY {out}")


@click.command(epilog="Example: kiosk bundle sign --key my-key.json region-3.bundle")
@key_option
@passphrase_option
@bundle_argument
def sign(key: Path, passphrase_fd: int | None, bundle: Path) -> None:
    """Add your signature to BUNDLE, and list what you signed; then hand it to the next person who signs."""
    with explained(SecretFileError, BundleError, OSError, ValueError):
        private = Ed25519PrivateKey.from_private_bytes(read_secret(key, asked_passphrase(passphrase_fd)))
        public = private.public_key().public_bytes_raw().hex()
        manifest = building.also_sign(bundle, {public: private.sign})
    click.echo(f"{bundle}: signed by you, {_in_one_line(manifest)}. It names:")
    for path in manifest.files:
        click.echo(f"  {path}")


@click.command(epilog="Example: kiosk bundle verify --people people.json region-3.bundle")
@people_option
@bundle_argument
def verify(people: Path, bundle: Path) -> None:
    """Show what is in BUNDLE; fails when a kiosk that believes these people would not take it."""
    with explained(BundleError, OSError, ValueError):
        manifest = building.check(bundle, trusted_in(people))
    click.echo(f"{bundle}: {_in_one_line(manifest)}. Enough people signed it.")


def trusted_in(file: Path) -> TrustedKeys:
    """Who signs, by this file; `ValueError` in one line."""
    try:
        return read_trusted(file.read_bytes())
    except ValueError as error:
        raise ValueError(f"{file}: {error}; ask the region for the file with its trusted keys") from error


def _in_one_line(manifest: Manifest) -> str:
    size = sum(one.size for one in manifest.files.values())
    moment = f", from {manifest.counts_from.astimezone(AMSTERDAM):%Y-%m-%d %H:%M}" if manifest.counts_from else ""
    until = f", good until {manifest.until}" if manifest.until else ""
    files = f"{len(manifest.files)} files, {size:,} bytes"
    return f"version {manifest.version} of {manifest.region} ({files}, made {manifest.day}{moment}{until})"
