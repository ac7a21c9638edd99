# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The region's side of signed content: gathering the partners' public keys, and signing what kiosks may believe.

Several people sign, each with a key of their own on a machine of their own: the folder goes from one to the next.
"""

from collections.abc import Sequence
from datetime import date
from hashlib import sha256
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.referrals.partner_keys import PARTNERS_FILE, PartnerKeys, partners_of, written_partners
from kiosk.wire.manifest import MANIFEST_FILE, Manifest, also_signed, sign, unproved


def gather(folder: Path, public_files: Sequence[Path]) -> PartnerKeys:
    """Puts the keys of these files into the folder's list; an organisation in them is replaced, others stay.

    Raises `ValueError` with the name of the file that is no list of keys, and `OSError`.
    """
    list_file = folder / PARTNERS_FILE
    keys = dict(_read(list_file)) if list_file.exists() else {}
    for file in public_files:
        keys |= _read(file)
    list_file.write_bytes(written_partners(keys))
    return keys


def sign_folder(folder: Path, region: str, version: int, key: Ed25519PrivateKey, today: date) -> Manifest:
    """Signs all files of the folder as this version; joins those who signed the very same before.

    Raises `ValueError` where the folder is signed as another content of the same or a newer version, and `OSError`.
    """
    file, manifest = folder / MANIFEST_FILE, _manifest(folder, region, version, today)
    signers = {key.public_key().public_bytes_raw().hex(): key.sign}
    before = _signed_before(file)
    if before is not None and before.model_copy(update={"day": today}) == manifest:
        file.write_bytes(also_signed(file.read_bytes(), signers))
        return before
    if before is not None and before.version >= version:
        raise ValueError(f"{file}: signed as version {before.version} with other files; give a higher version")
    file.write_bytes(sign(manifest, signers))
    return manifest


def _manifest(folder: Path, region: str, version: int, today: date) -> Manifest:
    inside = sorted(one for one in folder.rglob("*") if one.is_file() and one != folder / MANIFEST_FILE)
    hashes = {one.relative_to(folder).as_posix(): sha256(one.read_bytes()).hexdigest() for one in inside}
    try:
        return Manifest(region=region, version=version, day=today, files=hashes)
    except ValueError as error:
        raise ValueError(
            f"{folder}: the region is its code, and names of files have small letters, digits, dots and dashes alone"
        ) from error


def _signed_before(file: Path) -> Manifest | None:
    try:
        return unproved(file.read_bytes()) if file.exists() else None
    except ValueError as error:
        raise ValueError(f"{file}: not a signed manifest; take it away and sign anew") from error


def _read(file: Path) -> PartnerKeys:
    try:
        return partners_of(file.read_bytes())
    except ValueError as error:
        raise ValueError(f"{file}: not a list of public keys; ask the organisation for it again") from error
