# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whether the kiosk's file is enciphered, and turning a plain file into an enciphered one and back, in one step.

`<name>.cipher` beside the file is the setting: there, the file is enciphered, with the key of which it holds a digest.
By that a key that is another is told from a damaged file, which would be mended and replaced. It is written before the
enciphered file takes its place and removed after the plain one did: a kill in between leaves a plain file that is to be
enciphered, which the next start does.
"""

import hashlib
import os
from collections.abc import Mapping
from contextlib import closing, suppress
from pathlib import Path
from typing import Final

from kiosk.storage.ballast import Ballast
from kiosk.storage.copies import damaged_copies, erase, upgrade_copies
from kiosk.storage.database import open_database, sync_folder
from kiosk.storage.driver import NO_KEY, connected, database_errors, is_plain, library, spelled
from kiosk.storage.salvage import open_or_salvage
from kiosk.storage.trouble import DatabaseBusy, DatabaseReadOnly, DatabaseUnreadable, trouble_of

_DIGEST_BYTES: Final = 16
_PURPOSE: Final = b"kiosk-database"


def digest_of_key(path: Path) -> str | None:
    """Of the key that this file is enciphered with, or is to be; None: it is plain. Raises `DatabaseReadOnly`."""
    try:
        return _setting(path).read_text(encoding="ascii", errors="replace").strip()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise DatabaseReadOnly(path) from error


def digest(key: bytes) -> str:
    """Says which key it is, and nothing of what it opens."""
    return hashlib.blake2b(key, digest_size=_DIGEST_BYTES, person=_PURPOSE).hexdigest()


def finish(path: Path, key: bytes | None) -> None:
    """Does what a kill or a power cut left undone; before each opening, with the key of `digest_of_key`.

    Raises `DatabaseTrouble`; the file then is as it was.
    """
    for left in (_turned(path), _former(path)):
        discard(left)
    if key is None:
        return
    if is_plain(path):
        encipher(path, key)
    elif digest_of_key(path) is None:
        _write_setting(path, digest(key))


def encipher(path: Path, key: bytes) -> None:
    """From now on the file is enciphered; one that is not there yet will be. Nothing of the plain one stays.

    Nobody may have it open. Raises `DatabaseTrouble`: the file then is as it was, or is enciphered by the next start.
    """
    library(path, key)
    if path.exists() and path.stat().st_size > 0 and not is_plain(path):
        raise DatabaseUnreadable(path)
    fresh = _turned_whole(path, None, key) if path.exists() else None
    _write_setting(path, digest(key))
    _replace(path, fresh)
    erase(*damaged_copies(path), *upgrade_copies(path))


def decipher(path: Path, key: bytes) -> None:
    """From now on the file is plain. As `encipher`."""
    fresh = _turned_whole(path, key, None) if path.exists() and not is_plain(path) else None
    _replace(path, fresh)
    try:
        _setting(path).unlink(missing_ok=True)
        sync_folder(path)
    except OSError as error:
        raise DatabaseReadOnly(path) from error


def _setting(path: Path) -> Path:
    return path.with_name(f"{path.name}.cipher")


def _turned(path: Path) -> Path:
    return path.with_name(f"{path.name}.turned")


def _former(path: Path) -> Path:
    return path.with_name(f"{path.name}.former")


def discard(file: Path) -> None:
    """Erases a file of a database, its logs and its ballast."""
    Ballast(file).drop()
    with suppress(OSError):
        if file.stat().st_nlink > 1:
            # The file itself, under a second name: nothing took its place yet.
            file.unlink()
    erase(file)


def _turned_whole(path: Path, key: bytes | None, other: bytes | None) -> Path:
    """All that is in this file, in another beside it with the other key."""
    fresh = _turned(path)
    discard(fresh)
    open_or_salvage(path, key=key).close()
    log = path.with_name(f"{path.name}-wal")
    if log.exists() and log.stat().st_size > 0:
        raise DatabaseBusy(path)
    try:
        fresh.touch(mode=0o600)
        counted = _exported(path, key, fresh, other)
        # Checks every row too: the digests went along.
        open_database(fresh, key=other).close()
        if counted != _counted(fresh, other):
            raise DatabaseUnreadable(path)
        Ballast(fresh).drop()
    except OSError as error:
        discard(fresh)
        raise DatabaseReadOnly(path) from error
    except BaseException:
        discard(fresh)
        raise
    return fresh


def _exported(path: Path, key: bytes | None, fresh: Path, other: bytes | None) -> Mapping[str, int]:
    """Writes all to the fresh file; how many rows there are of each table."""
    try:
        with closing(connected(path, NO_KEY if key is None else key)) as source:
            source.execute("ATTACH DATABASE ? AS fresh KEY ?", (str(fresh), "" if other is None else spelled(other)))
            source.execute("SELECT sqlcipher_export('fresh')")
            source.execute("DETACH DATABASE fresh")
        return _counted(path, key)
    except database_errors() as error:
        raise trouble_of(error, path) or DatabaseUnreadable(path) from error


def _counted(path: Path, key: bytes | None) -> Mapping[str, int]:
    with closing(connected(path, key)) as source:
        names = [name for (name,) in source.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        return {name: source.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}  # noqa: S608 - names of our own tables


def _replace(path: Path, fresh: Path | None) -> None:
    """Puts the fresh file in the place of this one, and erases what this one was."""
    if fresh is None:
        return
    former = _former(path)
    try:
        former.unlink(missing_ok=True)
        erase(*(path.with_name(path.name + log) for log in ("-wal", "-shm")))
        _flush(fresh)
        former.hardlink_to(path)
        fresh.rename(path)
        sync_folder(path)
    except OSError as error:
        raise DatabaseReadOnly(path) from error
    discard(former)


def _write_setting(path: Path, words: str) -> None:
    setting = _setting(path)
    begun = setting.with_name(f"{setting.name}.begun")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        begun.write_text(words + "\n", encoding="ascii")
        _flush(begun)
        begun.rename(setting)
        sync_folder(path)
    except OSError as error:
        raise DatabaseReadOnly(path) from error


def _flush(file: Path) -> None:
    with file.open("rb+") as content:
        os.fsync(content.fileno())
