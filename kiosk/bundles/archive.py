# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""One version of signed content as one file: a zip with the signed manifest and exactly the files that it names.

It comes from a stick or a download, so nothing in it is believed before it was counted: how long it is, how many names
it has, whether each is a plain file on a plain path, and of each file not more bytes than the manifest says.
"""

import errno
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from stat import S_IFMT, S_ISREG
from typing import BinaryIO, Final

from pydantic import TypeAdapter, ValidationError

from kiosk.bundles.durable import written_whole
from kiosk.wire.manifest import (
    MANIFEST_FILE,
    MAX_CONTENT,
    MAX_FILES,
    MAX_SIGNED,
    Manifest,
    NotTrusted,
    RelativePath,
    WhyNotTrusted,
    genuine,
    unproved,
)

MAX_ARCHIVE: Final = MAX_CONTENT + MAX_SIGNED + 2_000 * MAX_FILES
"""Bytes of the file: all that may be in it, and room for the names."""
_LOCKED: Final = 0x1
_BEGINNING_OF_TIME: Final = (1980, 1, 1, 0, 0, 0)
_UNREADABLE: Final = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    ValueError,
)
_PLAIN_PATH = TypeAdapter(RelativePath)


@dataclass(frozen=True, slots=True)
class Archive:
    """An archive of which names and declared sizes are in order; nothing of its content was believed yet."""

    signed: bytes
    """The signed manifest: to be verified."""
    _zip: zipfile.ZipFile

    def fitting(self, manifest: Manifest) -> NotTrusted | None:
        """Whether exactly the files of the manifest are in it, in the sizes that it names; None: they are."""
        declared = {one.filename: one.file_size for one in self._zip.infolist() if one.filename != MANIFEST_FILE}
        if set(declared) - set(manifest.files):
            return NotTrusted(WhyNotTrusted.EXTRA)
        if set(manifest.files) - set(declared):
            return NotTrusted(WhyNotTrusted.MISSING)
        sizes = (declared[path] == named.size for path, named in manifest.files.items())
        return None if all(sizes) else NotTrusted(WhyNotTrusted.SIZE)

    def content(self, manifest: Manifest, path: str) -> bytes | NotTrusted:
        """This file, when it is the one that the manifest names. Reads one byte more than that one has, at most."""
        with _damage() as damage:
            content = _read(self._zip, path, manifest.files[path].size)
        if damage:
            return damage[0]
        if len(content) != manifest.files[path].size:
            return NotTrusted(WhyNotTrusted.SIZE)
        return genuine(manifest, path, content)


@contextmanager
def opened_archive(file: Path) -> Iterator[Archive | NotTrusted]:
    """The archive in this file, as long as the block lasts. Raises `OSError`."""
    if file.stat().st_size > MAX_ARCHIVE:
        yield NotTrusted(WhyNotTrusted.TOO_LARGE)
        return
    with file.open("rb") as stream:
        yield _archive(stream)


def pack(file: Path, signed: bytes, content_of: Callable[[str], bytes]) -> None:
    """Writes the archive of a signed manifest, the same bytes each time; whole or not at all. Raises `OSError`."""
    with written_whole(file, 0o644) as stream, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(_entry(MANIFEST_FILE), signed)
        for path in sorted(unproved(signed).files):
            packed.writestr(_entry(path), content_of(path))


def _archive(stream: BinaryIO) -> Archive | NotTrusted:
    with _damage() as damage:
        packed = zipfile.ZipFile(stream)
        fault = _fault(packed.infolist())
        if fault is not None:
            return NotTrusted(fault)
        if MANIFEST_FILE not in packed.namelist():
            return NotTrusted(WhyNotTrusted.SHAPE)
        signed = _read(packed, MANIFEST_FILE, MAX_SIGNED)
    if damage:
        return damage[0]
    return Archive(signed, packed) if len(signed) <= MAX_SIGNED else NotTrusted(WhyNotTrusted.TOO_LARGE)


@contextmanager
def _damage() -> Iterator[list[NotTrusted]]:
    """What reading a damaged archive comes to; a disk that cannot be read stays an `OSError`."""
    found: list[NotTrusted] = []
    try:
        yield found
    except OSError as error:
        # A place that lies before the beginning of the file.
        if error.errno != errno.EINVAL:
            raise
        found.append(NotTrusted(WhyNotTrusted.NO_ARCHIVE))
    except _UNREADABLE:
        found.append(NotTrusted(WhyNotTrusted.NO_ARCHIVE))


def _fault(entries: list[zipfile.ZipInfo]) -> WhyNotTrusted | None:
    if len(entries) > MAX_FILES + 1 or sum(one.file_size for one in entries) > MAX_CONTENT + MAX_SIGNED:
        return WhyNotTrusted.TOO_LARGE
    if not all(_is_plain_path(one.orig_filename) for one in entries):
        return WhyNotTrusted.PATH
    if len({one.filename for one in entries}) < len(entries):
        return WhyNotTrusted.TWICE
    if not all(_is_plain_file(one) for one in entries):
        return WhyNotTrusted.LINK
    return WhyNotTrusted.NO_ARCHIVE if any(one.flag_bits & _LOCKED for one in entries) else None


def _is_plain_path(name: str) -> bool:
    try:
        _PLAIN_PATH.validate_python(name)
    except ValidationError:
        return False
    return True


def _is_plain_file(entry: zipfile.ZipInfo) -> bool:
    """By what it says of itself as a file of Unix; one that says nothing is plain."""
    mode = entry.external_attr >> 16
    return S_IFMT(mode) == 0 or S_ISREG(mode)


def _read(packed: zipfile.ZipFile, path: str, size: int) -> bytes:
    with packed.open(path) as stream:
        return b"".join(_bounded(stream.read, size + 1))


def _bounded(read: Callable[[int], bytes], most: int) -> Iterable[bytes]:
    while most > 0 and (chunk := read(most)):
        most -= len(chunk)
        yield chunk


def _entry(path: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(path, _BEGINNING_OF_TIME)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o100644 << 16
    return entry
