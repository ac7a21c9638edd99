# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whom this kiosk believes: the people who sign for the region, and what they signed.

Their public keys lie in the key store beside the kiosk's own key, not on the disk: who can write to the disk cannot
make the kiosk believe somebody else. The number of the newest content lies there too, so an older one does not come
back. What is shown is one step older at most (`kiosk.bundles.pointer`).
"""

from collections.abc import Callable
from pathlib import Path

from kiosk.bundles.archive import opened_archive
from kiosk.bundles.pointer import LAYING_LOCK, OWN, SIGNED_FOLDER, change_pointer, locked, read_pointer
from kiosk.bundles.versions import bounded, lay_down, sweep, version_folder, why_not_whole
from kiosk.referrals.partner_keys import PARTNERS_FILE, PartnerKeys, partner_keys
from kiosk.storage.keystore import KeyStore
from kiosk.wire.canonical import parsed
from kiosk.wire.manifest import (
    MANIFEST_FILE,
    MAX_FILE,
    MAX_SIGNED,
    PEOPLE_FILE,
    Manifest,
    NotTrusted,
    TrustedKeys,
    WhyNotTrusted,
    genuine,
    read_trusted,
    unproved,
    verified,
    written_trusted,
)
from kiosk.wire.staff_list import STAFF_FILE, StaffList, read_staff_list
from kiosk.wire.stick import STORE_FILE, StoreKey

TRUSTED_KEYS = "trusted-keys"
"""Name in the key store: who signs for the region."""
TRUSTED_BEFORE = "trusted-keys-before"
"""Name in the key store: who signed until content itself named others."""
CONTENT_VERSION = "content-version"
"""Name in the key store: the newest version that was taken in, four bytes."""
CONTENT_FLOOR = "content-floor"
"""Name in the key store: the oldest version that may be shown, four bytes."""


def trust(keys: KeyStore, raw: bytes) -> TrustedKeys:
    """Believes who this file names, from now on and nobody else. `ValueError`: it names nobody.

    Another set of people numbers its content anew.
    """
    trusted = read_trusted(raw)
    if trusted_keys(keys) != trusted:
        keys.put(CONTENT_VERSION, _number(0))
        keys.put(CONTENT_FLOOR, _number(0))
        keys.put(TRUSTED_BEFORE, b"")
        keys.put(TRUSTED_KEYS, written_trusted(trusted))
    return trusted


def trusted_keys(keys: KeyStore) -> TrustedKeys | None:
    """Whom this kiosk believes; None: nobody yet, or what the key store has is no such list."""
    return _listed(keys, TRUSTED_KEYS)


def take_in(data_dir: Path, keys: KeyStore, file: Path) -> Manifest | NotTrusted:
    """Takes a bundle in, all of it or nothing; it is shown from its moment on. Raises `OSError`."""
    with opened_archive(file) as archive:
        if isinstance(archive, NotTrusted):
            return archive
        manifest = judged(keys, archive.signed)
        if isinstance(manifest, NotTrusted):
            return manifest
        fault = archive.fitting(manifest)
        if fault is not None:
            return fault
        return laid_down(data_dir, keys, archive.signed, lambda path: archive.content(manifest, path))


def laid_down(
    data_dir: Path, keys: KeyStore, signed: bytes, content_of: Callable[[str], bytes | NotTrusted]
) -> Manifest | NotTrusted:
    """The same for content that came in pieces: `content_of` gives each file of it. Raises `OSError`."""
    with locked(data_dir / SIGNED_FOLDER, LAYING_LOCK):
        return _laid_down(data_dir, keys, signed, content_of)


def _laid_down(
    data_dir: Path, keys: KeyStore, signed: bytes, content_of: Callable[[str], bytes | NotTrusted]
) -> Manifest | NotTrusted:
    manifest = judged(keys, signed)
    if isinstance(manifest, NotTrusted):
        return manifest
    people = _people_after(keys, signed, manifest, content_of)
    if isinstance(people, NotTrusted):
        return people
    if isinstance(staff := _staff_in(manifest, content_of), NotTrusted):
        return staff
    here = version_folder(data_dir, manifest.version)
    is_new = manifest.version > _seen(keys)
    if not is_new and here.exists() and not _is_the_same(here, manifest):
        return NotTrusted(WhyNotTrusted.SAME_NUMBER)
    fault = lay_down(data_dir, signed, manifest, content_of)
    if fault is not None:
        return fault
    from_s = manifest.counts_from.timestamp() if manifest.counts_from else 0.0
    if is_new:
        # Before the number is kept: a power cut in between lets it be taken in again, and not be forgotten.
        change_pointer(data_dir, lambda pointer: pointer.made_ready(manifest.version, from_s))
        keys.put(CONTENT_VERSION, _number(manifest.version))
    if people != trusted_keys(keys):
        keys.put(TRUSTED_BEFORE, keys.get(TRUSTED_KEYS) or b"")
        keys.put(TRUSTED_KEYS, written_trusted(people))
    sweep(data_dir, manifest.version)
    return manifest


def _people_after(
    keys: KeyStore, signed: bytes, manifest: Manifest, content_of: Callable[[str], bytes | NotTrusted]
) -> TrustedKeys | NotTrusted:
    """Who signs once this content is here. Other people count when as many of them as must also signed this content.

    So nobody is put in place who does not hold the key, and nobody by fewer than had to sign until now.
    """
    trusted = trusted_keys(keys)
    if trusted is None:
        return NotTrusted(WhyNotTrusted.NOBODY)
    if PEOPLE_FILE not in manifest.files:
        return trusted
    content = content_of(PEOPLE_FILE)
    found = content if isinstance(content, NotTrusted) else genuine(manifest, PEOPLE_FILE, content)
    if isinstance(found, NotTrusted):
        return found
    try:
        people = read_trusted(found)
    except ValueError:
        return NotTrusted(WhyNotTrusted.SHAPE)
    return people if isinstance(verified(signed, people), Manifest) else NotTrusted(WhyNotTrusted.NEW_PEOPLE)


def _staff_in(manifest: Manifest, content_of: Callable[[str], bytes | NotTrusted]) -> StaffList | NotTrusted | None:
    """The list of staff in this content; None: it has none. A list that is none spoils the whole of it."""
    if STAFF_FILE not in manifest.files:
        return None
    content = content_of(STAFF_FILE)
    found = content if isinstance(content, NotTrusted) else genuine(manifest, STAFF_FILE, content)
    if isinstance(found, NotTrusted):
        return found
    try:
        return read_staff_list(found)
    except ValueError:
        return NotTrusted(WhyNotTrusted.STAFF)


def judged(keys: KeyStore, signed: bytes) -> Manifest | NotTrusted:
    """What this kiosk makes of a signed manifest: the newest content, or the one that it has, of who it believes."""
    trusted = trusted_keys(keys)
    return NotTrusted(WhyNotTrusted.NOBODY) if trusted is None else verified(signed, trusted, _seen(keys))


def newest_taken_in(keys: KeyStore) -> int:
    """The version; 0: none yet."""
    return _seen(keys)


def why_not_shown(data_dir: Path, keys: KeyStore) -> NotTrusted | None:
    """Why the version in force may not be shown; None: it may. It may be one step older than the newest, no more."""
    active = read_pointer(data_dir).active
    if active == OWN:
        return None
    here = version_folder(data_dir, active)
    manifest = _in_force(here, keys)
    return manifest if isinstance(manifest, NotTrusted) else why_not_whole(here, manifest)


def known_staff(data_dir: Path, keys: KeyStore) -> StaffList | NotTrusted | None:
    """The region's list of staff, by the content in force, checked anew each time; None: there is none.

    By the content in force and not by the newest: a list comes with its content and goes with it, one step back too.
    """
    active = read_pointer(data_dir).active
    if active == OWN:
        return None
    here = version_folder(data_dir, active)
    manifest = _in_force(here, keys)
    if isinstance(manifest, NotTrusted):
        return manifest

    def content_of(path: str) -> bytes | NotTrusted:
        try:
            return bounded(here / path, MAX_FILE)
        except OSError:
            return NotTrusted(WhyNotTrusted.MISSING)

    return _staff_in(manifest, content_of)


def _in_force(here: Path, keys: KeyStore) -> Manifest | NotTrusted:
    """What the version in this folder says, when the region's people signed it and it may still be shown."""
    trusted = trusted_keys(keys)
    if trusted is None:
        return NotTrusted(WhyNotTrusted.NOBODY)
    try:
        signed = bounded(here / MANIFEST_FILE, MAX_SIGNED)
    except OSError:
        return NotTrusted(WhyNotTrusted.ABSENT)
    manifest = verified(signed, trusted, _floor(keys))
    if isinstance(manifest, NotTrusted) and (before := _listed(keys, TRUSTED_BEFORE)) is not None:
        # One step back may lead to content of before the people changed.
        manifest = verified(signed, before, _floor(keys))
    return manifest


def keep_floor(data_dir: Path, keys: KeyStore) -> None:
    """What is older than the version before the one in force does not come back any more, whoever writes on the disk.

    Raises `KeyStoreUnavailable`.
    """
    pointer = read_pointer(data_dir)
    floor = min(one for one in (pointer.active, pointer.former) if one is not None)
    if floor != _floor(keys):
        keys.put(CONTENT_FLOOR, _number(floor))


def known_partner_keys(data_dir: Path, keys: KeyStore) -> PartnerKeys | NotTrusted:
    """To whom this kiosk may seal, by the newest content. Each time it is checked anew: the disk may have changed.

    The newest, also when an older version is shown: a key that was withdrawn stays so.
    """
    found = _newest(data_dir, keys, PARTNERS_FILE)
    return found if isinstance(found, NotTrusted) else partner_keys(*found)


def known_store_key(data_dir: Path, keys: KeyStore) -> StoreKey | NotTrusted:
    """By which key the store signs receipts on a stick; by the newest content, checked anew each time."""
    found = _newest(data_dir, keys, STORE_FILE)
    if isinstance(found, NotTrusted):
        return found
    content = genuine(found[0], STORE_FILE, found[1])
    if isinstance(content, NotTrusted):
        return content
    try:
        return StoreKey.model_validate(parsed(content))
    except ValueError:
        return NotTrusted(WhyNotTrusted.SHAPE)


def _newest(data_dir: Path, keys: KeyStore, path: str) -> tuple[Manifest, bytes] | NotTrusted:
    """The newest manifest, verified, and what lies on the disk under this path: to be held against it."""
    folder = version_folder(data_dir, _seen(keys))
    if trusted_keys(keys) is None:
        return NotTrusted(WhyNotTrusted.NOBODY)
    try:
        manifest = judged(keys, bounded(folder / MANIFEST_FILE, MAX_SIGNED))
        if isinstance(manifest, NotTrusted):
            return manifest
        return manifest, bounded(folder / path, MAX_FILE)
    except OSError:
        return NotTrusted(WhyNotTrusted.ABSENT)


def _is_the_same(folder: Path, manifest: Manifest) -> bool:
    try:
        return unproved(bounded(folder / MANIFEST_FILE, MAX_SIGNED)) == manifest
    except (OSError, ValueError):
        return True


def _listed(keys: KeyStore, name: str) -> TrustedKeys | None:
    try:
        return read_trusted(keys.get(name) or b"")
    except ValueError:
        return None


def _seen(keys: KeyStore) -> int:
    return int.from_bytes(keys.get(CONTENT_VERSION) or b"", "big")


def _floor(keys: KeyStore) -> int:
    return int.from_bytes(keys.get(CONTENT_FLOOR) or b"", "big")


def _number(version: int) -> bytes:
    return version.to_bytes(4, "big")
