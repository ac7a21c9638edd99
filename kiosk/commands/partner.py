# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Commands of an organisation that receives referrals: its keys, and opening what visitors sent."""

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from uuid import UUID

import click

from kiosk.clock import system_clock
from kiosk.commands.secret_files import (
    SecretFileError,
    asked_passphrase,
    bytes_of,
    new_passphrase,
    passphrase_option,
    read_secret,
    write_for_owner,
    write_secret,
)
from kiosk.commands.words import explained
from kiosk.referrals.inbox import Delivered, KioskKeys, as_json, in_dutch, received
from kiosk.referrals.key_ring import KeyRing, read_ring, written_ring
from kiosk.referrals.partner_keys import written_partners
from kiosk.referrals.recipient_keys import fingerprint
from kiosk.referrals.sealing import NotOpened, Opened
from kiosk.wire.envelope import MAX_ENVELOPE

ENVELOPES, PROOF_SUFFIX = "*.envelop.json", ".toestemming.json"
"""What `kiosk store referrals export` leaves in a folder."""
WITHDRAWN_FILE = "ingetrokken.json"
ORGANISATION = r"[a-z0-9][a-z0-9.-]{0,39}"


ring_option = click.option(
    "--ring", required=True, type=click.Path(path_type=Path, dir_okay=False), help="The file with your private keys."
)
public_option = click.option(
    "--public", required=True, type=click.Path(path_type=Path, dir_okay=False), help="Where your public keys go."
)


def _an_organisation(_context: click.Context, _parameter: click.Parameter, value: str) -> str:
    if re.fullmatch(ORGANISATION, value) is None:
        raise click.BadParameter("the id of an organisation in the directory: small letters, digits, dots and dashes")
    return value


@click.group()
def partner() -> None:
    """Receiving referrals: keys of your own, and opening what visitors sent."""


@partner.command(epilog="Example: kiosk partner keygen --ring keys.json --public uwv.json uwv-rivierstad")
@ring_option
@public_option
@passphrase_option
@click.argument("organisation", callback=_an_organisation)
def keygen(ring: Path, public: Path, passphrase_fd: int | None, organisation: str) -> None:
    """Make a first key for ORGANISATION, its id in the directory, and the file that the region lists."""
    if ring.exists():
        raise click.ClickException(f"{ring}: there are keys already; for a new one: kiosk partner rotate")
    with explained(SecretFileError, OSError, ValueError):
        _renew(KeyRing(()), ring, public, organisation, new_passphrase(passphrase_fd))


@partner.command(epilog="Example: kiosk partner rotate --ring keys.json --public uwv.json uwv-rivierstad")
@ring_option
@public_option
@passphrase_option
@click.argument("organisation", callback=_an_organisation)
def rotate(ring: Path, public: Path, passphrase_fd: int | None, organisation: str) -> None:
    """Make the next key for ORGANISATION. Old ones stay in the ring as long as something may be sealed to them."""
    with explained(SecretFileError, OSError, ValueError):
        passphrase = asked_passphrase(passphrase_fd)
        keys = read_ring(read_secret(ring, passphrase))
        if organisation not in keys.organisations:
            raise SecretFileError(f"{ring}: these are keys of {', '.join(keys.organisations)}, not of {organisation}")
        _renew(keys, ring, public, organisation, passphrase)


@partner.command("open", epilog="Example: kiosk partner open --ring keys.json folder")
@ring_option
@passphrase_option
@click.option("--kiosks", type=click.Path(path_type=Path, dir_okay=False), help="Public keys of the region's kiosks.")
@click.option("--json", "as_list", is_flag=True, help="For a program: a list of objects.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="A file, for you alone; else the screen.")
@click.argument("places", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
def open_(
    ring: Path,
    passphrase_fd: int | None,
    kiosks: Path | None,
    out: Path | None,
    places: tuple[Path, ...],
    *,
    as_list: bool,
) -> None:
    """Open the referrals in PLACES, as the region handed them over, and show them in Dutch.

    A place is a folder, or the file of one envelope with its consent beside it.
    """
    with explained(SecretFileError, OSError, ValueError):
        known = None if kiosks is None else _kiosk_keys(kiosks)
        keys = read_ring(read_secret(ring, asked_passphrase(passphrase_fd)))
        withdrawn = [name for place in places if place.is_dir() for name in _withdrawn(place)]
        waiting = [one for one in _delivered(places) if str(one.referral) not in withdrawn]
        found = {one.referral: received(one, keys, known) for one in waiting}
        text = _shown([one for one in found.values() if isinstance(one, Opened)], withdrawn, as_list=as_list)
        if out is not None:
            write_for_owner(out, text.encode())
    click.echo(text if out is None else f"{out}: for you alone.")
    refused = {name: one for name, one in found.items() if isinstance(one, NotOpened)}
    for name, one in refused.items():
        click.echo(f"{name}: {one.reason.value}", err=True)
    if refused:
        raise SystemExit(1)


def _shown(found: Sequence[Opened], withdrawn: Sequence[str], *, as_list: bool) -> str:
    if as_list:
        whole = {"verwijzingen": [as_json(one) for one in found], "ingetrokken": list(withdrawn)}
        return json.dumps(whole, ensure_ascii=False, indent=2)
    lines = [in_dutch(one) for one in found]
    lines += [f"Ingetrokken: {name}. Wis alles wat u hiervan hebt." for name in withdrawn]
    return "\n".join(lines or ["Er zijn geen verwijzingen."])


def _renew(ring: KeyRing, file: Path, public: Path, organisation: str, passphrase: str) -> None:
    today = system_clock().date()
    renewed = ring.renewed(organisation, today)
    # Read back before it takes the place of the old one: a ring that cannot be opened loses referrals.
    read_ring(written_ring(renewed))
    write_secret(file, written_ring(renewed), passphrase)
    keys = tuple(one.key() for one in renewed.listed(organisation, today))
    public.write_bytes(written_partners({organisation: keys}))
    click.echo(f"Give {public} to the region, and compare on paper, by telephone or in person:")
    for key in keys:
        click.echo(f"  {fingerprint(key.public)}  {key.not_before} .. {key.not_after}")


def _delivered(places: Sequence[Path]) -> Iterator[Delivered]:
    for file in (one for place in places for one in (sorted(place.glob(ENVELOPES)) if place.is_dir() else [place])):
        name = file.name.partition(".")[0]
        proof = file.with_name(f"{name}{PROOF_SUFFIX}")
        yield Delivered(_number(file), bytes_of(file, MAX_ENVELOPE), bytes_of(proof) if proof.exists() else None)


def _number(file: Path) -> UUID:
    try:
        return UUID(file.name.partition(".")[0])
    except ValueError as error:
        raise SecretFileError(f"{file}: an envelope has the number of its referral as its name") from error


def _withdrawn(folder: Path) -> list[str]:
    file = folder / WITHDRAWN_FILE
    if not file.exists():
        return []
    try:
        return [str(UUID(one)) for one in json.loads(bytes_of(file))["ingetrokken"]]
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise SecretFileError(f"{file}: not the list of what was withdrawn; ask the region for it again") from error


def _kiosk_keys(file: Path) -> KioskKeys:
    """One key by itself is how the file was written before kiosks had former ones."""
    try:
        listed = {
            str(name): keys if isinstance(keys, list) else [keys] for name, keys in json.loads(bytes_of(file)).items()
        }
        return {name: tuple(bytes.fromhex(key) for key in keys) for name, keys in listed.items()}
    except (ValueError, TypeError, AttributeError) as error:
        raise SecretFileError(f"{file}: not the public keys of kiosks; ask the region for them") from error
