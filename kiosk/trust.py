# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whom this kiosk believes: the people who sign for the region, and what they signed.

Their public keys lie in the key store beside the kiosk's own key, not on the disk: who can write to the disk cannot
make the kiosk believe somebody else. The number of the newest content lies there too, so an older one does not come
back; it also names the folder in which that content is, so a new version counts at once or not at all.
"""

import shutil
from pathlib import Path

from kiosk.referrals.partner_keys import PARTNERS_FILE, PartnerKeys, partner_keys
from kiosk.storage.keystore import KeyStore
from kiosk.wire.manifest import (
    MANIFEST_FILE,
    MAX_SIGNED,
    Manifest,
    NotTrusted,
    TrustedKeys,
    WhyNotTrusted,
    genuine,
    read_trusted,
    verified,
    written_trusted,
)

TRUSTED_KEYS = "trusted-keys"
"""Name in the key store: who signs for the region."""
CONTENT_VERSION = "content-version"
"""Name in the key store: the newest version that was taken in, four bytes."""
SIGNED_FOLDER = "signed"
MAX_SIGNED_FILE = 5_000_000
"""Bytes of one file of signed content."""


def trust(keys: KeyStore, raw: bytes) -> TrustedKeys:
    """Believes who this file names, from now on and nobody else. `ValueError`: it names nobody.

    Another set of people numbers its content anew.
    """
    trusted = read_trusted(raw)
    if trusted_keys(keys) != trusted:
        keys.put(CONTENT_VERSION, _number(0))
        keys.put(TRUSTED_KEYS, written_trusted(trusted))
    return trusted


def trusted_keys(keys: KeyStore) -> TrustedKeys | None:
    """Whom this kiosk believes; None: nobody yet, or what the key store has is no such list."""
    try:
        return read_trusted(keys.get(TRUSTED_KEYS) or b"")
    except ValueError:
        return None


def take_in(data_dir: Path, keys: KeyStore, folder: Path) -> Manifest | NotTrusted:
    """Takes signed content from this folder, all of it or nothing; from then on it is the kiosk's. Raises `OSError`."""
    manifest = _verified(keys, folder)
    if isinstance(manifest, NotTrusted):
        return manifest
    contents = {path: genuine(manifest, path, _bytes_of(folder / path, MAX_SIGNED_FILE)) for path in manifest.files}
    for content in contents.values():
        if isinstance(content, NotTrusted):
            return content
    here = data_dir / SIGNED_FOLDER
    target = here / str(manifest.version)
    shutil.rmtree(target, ignore_errors=True)
    files = {path: content for path, content in contents.items() if isinstance(content, bytes)}
    for path, content in {**files, MANIFEST_FILE: _bytes_of(folder / MANIFEST_FILE, MAX_SIGNED)}.items():
        (target / path).parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        (target / path).write_bytes(content)
    keys.put(CONTENT_VERSION, _number(manifest.version))
    for old in here.iterdir():
        if old != target:
            shutil.rmtree(old)
    return manifest


def known_partner_keys(data_dir: Path, keys: KeyStore) -> PartnerKeys | NotTrusted:
    """To whom this kiosk may seal. Each time all of it is checked anew: the disk may have changed."""
    folder = data_dir / SIGNED_FOLDER / str(_seen(keys))
    try:
        manifest = _verified(keys, folder)
        if isinstance(manifest, NotTrusted):
            return manifest
        return partner_keys(manifest, _bytes_of(folder / PARTNERS_FILE, MAX_SIGNED_FILE))
    except OSError:
        return NotTrusted(WhyNotTrusted.ABSENT)


def _verified(keys: KeyStore, folder: Path) -> Manifest | NotTrusted:
    trusted = trusted_keys(keys)
    if trusted is None:
        return NotTrusted(WhyNotTrusted.NOBODY)
    return verified(_bytes_of(folder / MANIFEST_FILE, MAX_SIGNED), trusted, _seen(keys))


def _bytes_of(file: Path, most: int) -> bytes:
    """One byte more than may be shows that it is too long."""
    with file.open("rb") as stream:
        return stream.read(most + 1)


def _seen(keys: KeyStore) -> int:
    return int.from_bytes(keys.get(CONTENT_VERSION) or b"", "big")


def _number(version: int) -> bytes:
    return version.to_bytes(4, "big")
