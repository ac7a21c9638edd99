# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The region's side of a bundle: from a folder with its content to an archive, which goes from one signer to the next.

Each signs with a key of their own on a machine of their own. Nothing here needs a network or knows a kiosk.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Final

from kiosk.bundles.archive import opened_archive, pack
from kiosk.wire.manifest import (
    MANIFEST_FILE,
    PEOPLE_FILE,
    Manifest,
    NotTrusted,
    Sign,
    TrustedKeys,
    WhyNotTrusted,
    also_signed,
    named,
    sign,
    unproved,
    verified,
)
from kiosk.wire.staff_list import STAFF_FILE, read_staff_list

PARTS: Final = ("anonymity.json", "audio", "directory", "flows", "policy", "region.json", "texts", "themes")
"""What of a region's folder goes to kiosks. The rest, such as fonts and icons, comes with the program."""
BESIDE: Final = (PEOPLE_FILE, "partners.json", STAFF_FILE, "store.json")
"""What counts by the signatures alone: it lies in the folder too, and the program has none of it."""
_FOR_AUTHORS: Final = (".md", ".xlsx", ".txt")


class BundleError(Exception):
    """It cannot be done; one line says why and what to do."""


@dataclass(frozen=True, slots=True)
class About:
    """What a new version says of itself."""

    region: str
    version: int
    today: date
    counts_from: datetime | None = None
    until: date | None = None


def build(
    source: Path, out: Path, about: About, tell: Callable[[int, int], None] = lambda _done, _all: None
) -> Manifest:
    """Packs a region's folder, or the files of an earlier bundle, as this version, which nobody signed yet.

    `tell` hears how many files were read, of how many. Raises `BundleError` and `OSError`.
    """
    contents = _of_bundle(source) if source.is_file() else _of_folder(source, tell)
    _check_staff(source, contents)
    manifest = _manifest(contents, about)
    pack(out, sign(manifest, {}), contents.__getitem__)
    return manifest


def also_sign(file: Path, signers: Mapping[str, Sign]) -> Manifest:
    """Adds these signatures to a bundle whose files are those that it names. Raises `BundleError` and `OSError`."""
    signed, contents = _whole(file)
    pack(file, also_signed(signed, signers), contents.__getitem__)
    return unproved(signed)


def check(file: Path, trusted: TrustedKeys) -> Manifest:
    """What the bundle holds, when a kiosk that believes these people would take it. `BundleError`: it would not."""
    signed, contents = _whole(file)
    manifest = verified(signed, trusted)
    if isinstance(manifest, NotTrusted):
        raise _refused(file, manifest)
    _check_staff(file, contents)
    return manifest


def contents_of(file: Path) -> tuple[bytes, Mapping[str, bytes]]:
    """The signed manifest and the files of a bundle, each of them the one that is named. For who checked it."""
    return _whole(file)


def _whole(file: Path) -> tuple[bytes, dict[str, bytes]]:
    with opened_archive(file) as archive:
        if isinstance(archive, NotTrusted):
            raise _refused(file, archive)
        try:
            manifest = unproved(archive.signed)
        except ValueError:
            raise _refused(file, NotTrusted(WhyNotTrusted.SHAPE)) from None
        if (fault := archive.fitting(manifest)) is not None:
            raise _refused(file, fault)
        contents: dict[str, bytes] = {}
        for path in manifest.files:
            content = archive.content(manifest, path)
            if isinstance(content, NotTrusted):
                raise _refused(file, content)
            contents[path] = content
        return archive.signed, contents


def _of_bundle(file: Path) -> dict[str, bytes]:
    return _whole(file)[1]


def _of_folder(folder: Path, tell: Callable[[int, int], None]) -> dict[str, bytes]:
    parts = [folder / name for name in (*PARTS, *BESIDE)]
    files = [one for part in parts if part.exists() for one in ([part] if part.is_file() else sorted(part.rglob("*")))]
    chosen = [one for one in files if one.is_file() and one.suffix not in _FOR_AUTHORS]
    if not chosen:
        raise BundleError(f"{folder}: nothing for kiosks in it; name a folder with {', '.join(PARTS)}")
    contents = {}
    for done, file in enumerate(chosen, start=1):
        if file.is_symlink():
            raise BundleError(f"{file}: a link; put the file itself there")
        contents[file.relative_to(folder).as_posix()] = file.read_bytes()
        tell(done, len(chosen))
    return contents


def _check_staff(source: Path, contents: Mapping[str, bytes]) -> None:
    """A kiosk takes nothing of content with a list that is none."""
    try:
        if STAFF_FILE in contents:
            read_staff_list(contents[STAFF_FILE])
    except ValueError as error:
        raise BundleError(f"{source}: {STAFF_FILE}: {error}; write it with: kiosk bundle staff --help") from error


def _manifest(contents: Mapping[str, bytes], about: About) -> Manifest:
    files = {}
    for path, content in contents.items():
        try:
            files[path] = named(content)
        except ValueError as error:
            raise BundleError(f"{path}: too large; a file has 5 MB at most") from error
    try:
        return Manifest(
            region=about.region,
            version=about.version,
            day=about.today,
            counts_from=about.counts_from,
            until=about.until,
            files=files,
        )
    except ValueError as error:
        raise BundleError(
            f"the region is its code, names of files have small letters, digits, dots and dashes alone (none is called "
            f"{MANIFEST_FILE}), and all files together have 200 MB at most"
        ) from error


def _refused(file: Path, why: NotTrusted) -> BundleError:
    return BundleError(f"{file}: {why.reason.value}")
