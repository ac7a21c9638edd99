# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The versions of signed content on a kiosk's disk: a folder for each, which is there whole or not at all.

Kept are the one in force, the one before it, and the newest. Whoever lays one down has verified the manifest.
"""

import shutil
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Final

from kiosk.bundles.building import PARTS
from kiosk.bundles.durable import sync_folder, write_synced
from kiosk.bundles.pointer import OWN, SIGNED_FOLDER, WHOLE, Pointer, read_pointer, whole_folder
from kiosk.wire.manifest import MANIFEST_FILE, MAX_SIGNED, Manifest, NotTrusted, WhyNotTrusted, genuine, unproved

_COMING: Final = "coming"


def version_folder(data_dir: Path, version: int) -> Path:
    """Where this version lies, if it does."""
    return data_dir / SIGNED_FOLDER / str(version)


def lay_down(
    data_dir: Path, signed: bytes, manifest: Manifest, content_of: Callable[[str], bytes | NotTrusted]
) -> NotTrusted | None:
    """Puts a version on the disk, all of it or nothing; None: it lies there. Raises `OSError`.

    A whole one of the same number stays as it is.
    """
    target = version_folder(data_dir, manifest.version)
    if lies_whole(target, manifest):
        return None
    coming = target.with_name(_COMING)
    shutil.rmtree(coming, ignore_errors=True)
    for path in manifest.files:
        found = content_of(path)
        content = found if isinstance(found, NotTrusted) else genuine(manifest, path, found)
        if isinstance(content, NotTrusted):
            shutil.rmtree(coming, ignore_errors=True)
            return content
        (coming / path).parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_synced(coming / path, content)
    coming.mkdir(parents=True, exist_ok=True, mode=0o700)
    write_synced(coming / MANIFEST_FILE, signed)
    for folder in (coming, *(one for one in coming.rglob("*") if one.is_dir())):
        sync_folder(folder)
    shutil.rmtree(target, ignore_errors=True)
    coming.rename(target)
    sync_folder(target.parent)
    return None


def lies_whole(folder: Path, manifest: Manifest) -> bool:
    """Whether this very version lies there, each file the one that is named."""
    try:
        if unproved(bounded(folder / MANIFEST_FILE, MAX_SIGNED)) != manifest:
            return False
        return why_not_whole(folder, manifest) is None
    except (OSError, ValueError):
        return False


def why_not_whole(folder: Path, manifest: Manifest) -> NotTrusted | None:
    """The first file that is not the one that is named; None: all are."""
    for path, named in manifest.files.items():
        try:
            found = genuine(manifest, path, bounded(folder / path, named.size))
        except OSError:
            return NotTrusted(WhyNotTrusted.MISSING)
        if isinstance(found, NotTrusted):
            return found
    return None


def files_by_hash(folder: Path) -> dict[str, Path]:
    """What lies in a folder of content, by SHA-256: what need not be fetched again. Its parts may be links."""
    tops = (one.resolve() for one in folder.iterdir())
    files = (one for top in tops for one in ((top,) if top.is_file() else top.rglob("*")) if one.is_file())
    return {sha256(one.read_bytes()).hexdigest(): one for one in files}


def sweep(data_dir: Path, newest: int) -> None:
    """Takes away what is neither in force, nor the version before, nor the newest. Never fails: it is housework."""
    pointer = read_pointer(data_dir)
    kept = {pointer.active, pointer.former, pointer.ready, newest}
    for one in (data_dir / SIGNED_FOLDER).glob("*"):
        number = one.name.removeprefix(WHOLE)
        if one.is_dir() and number.isdecimal() and int(number) not in kept:
            shutil.rmtree(one, ignore_errors=True)


def shown_from(data_dir: Path, pointer: Pointer, own: Path) -> Path:
    """The folder that holds all that the screens need: the version in force over the program's `own` content.

    A part that the version has, such as the directory, takes the place of the program's as a whole: no service of the
    program's shows through. Raises `OSError`.
    """
    version = version_folder(data_dir, pointer.active)
    parts = [name for name in PARTS if (version / name).exists()]
    if pointer.active == OWN or not parts:
        return own
    whole, coming = whole_folder(data_dir, pointer.active), version.with_name(WHOLE + _COMING)
    for left in (whole, coming):
        shutil.rmtree(left, ignore_errors=True)
    coming.mkdir(mode=0o700)
    for one in own.resolve().iterdir():
        if one.name not in parts:
            (coming / one.name).symlink_to(one)
    for name in parts:
        (coming / name).symlink_to((version / name).resolve())
    coming.rename(whole)
    return whole


def bounded(file: Path, most: int) -> bytes:
    """One byte more than may be shows that it is too long."""
    with file.open("rb") as stream:
        return stream.read(most + 1)
