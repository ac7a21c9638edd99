# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Commands of the people who sign for a region: a key each, who they are, and the keys of partners."""

from pathlib import Path

import click
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.commands.secret_files import (
    SecretFileError,
    new_passphrase,
    passphrase_option,
    write_secret,
)
from kiosk.commands.words import explained
from kiosk.publishing.partner_list import gather
from kiosk.referrals.recipient_keys import fingerprint
from kiosk.wire.manifest import MAX_SIGNERS, TrustedKeys, written_trusted

key_option = click.option(
    "--key", required=True, type=click.Path(path_type=Path, dir_okay=False), help="The file with your private key."
)
region_option = click.option("--region", required=True, help="The region's code, as in region.json.")
folder_argument = click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
troubles = (SecretFileError, OSError, ValueError)


@click.command(epilog="Example: kiosk bundle keygen --key my-key.json")
@key_option
@passphrase_option
def keygen(key: Path, passphrase_fd: int | None) -> None:
    """Make your key, and show its public half. Keep the file away from the store and from every kiosk."""
    if key.exists():
        raise click.ClickException(f"{key}: there is a key already; name another file")
    private = Ed25519PrivateKey.generate()
    with explained(*troubles):
        write_secret(key, private.private_bytes_raw(), new_passphrase(passphrase_fd))
    click.echo(private.public_key().public_bytes_raw().hex())


@click.command(epilog="Example: kiosk bundle people --region rivierenmond --threshold 2 --out people.json KEY KEY")
@region_option
@click.option("--threshold", required=True, type=click.IntRange(1, MAX_SIGNERS), help="How many must sign.")
@click.option("--out", required=True, type=click.Path(path_type=Path, dir_okay=False), help="The file for every kiosk.")
@click.argument("public", nargs=-1, required=True)
def people(region: str, threshold: int, out: Path, public: tuple[str, ...]) -> None:
    """Write down who signs: the file that each kiosk gets once, by hand (kiosk trust --keys)."""
    try:
        trusted = TrustedKeys(region=region, threshold=threshold, keys=public)
    except ValueError as error:
        raise click.ClickException(
            "give the region's code, and 64 hexadecimal digits for each person (kiosk bundle keygen shows them), "
            "each once and not fewer than must sign"
        ) from error
    with explained(OSError):
        out.write_bytes(written_trusted(trusted))
    click.echo(f"{out}: {threshold} of {len(public)} must sign for {region}.")


@click.command(epilog="Example: kiosk bundle partners region uwv.json")
@folder_argument
@click.argument("public", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False))
def partners(folder: Path, public: tuple[Path, ...]) -> None:
    """Put public keys of partners into FOLDER, a region's content. Compare each fingerprint with the partner first."""
    with explained(*troubles):
        keys = gather(folder, public)
    for organisation, several in keys.items():
        for key in several:
            click.echo(f"{organisation}  {fingerprint(key.public)}  {key.not_before} .. {key.not_after}")
