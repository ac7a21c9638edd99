# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Files that are there whole or not at all, also after a power cut or a stick that is pulled out."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

UNFINISHED = ".unfinished"
"""How the name of a file ends that is being written."""


@contextmanager
def written_whole(file: Path, mode: int = 0o600) -> Iterator[BinaryIO]:
    """A stream that becomes the file once the block ends well; until then what was there stays. Raises `OSError`."""
    beside = file.with_name(file.name + UNFINISHED)
    beside.unlink(missing_ok=True)
    try:
        with os.fdopen(os.open(beside, os.O_RDWR | os.O_CREAT | os.O_EXCL, mode), "w+b") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(file)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    sync_folder(file.parent)


def write_whole(file: Path, content: bytes, mode: int = 0o600) -> None:
    """The file with this content, or as it was. Raises `OSError`."""
    with written_whole(file, mode) as stream:
        stream.write(content)


def write_synced(file: Path, content: bytes) -> None:
    """A new file whose content is on the disk, for a folder that is not there yet under its name. Raises `OSError`."""
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def sync_folder(folder: Path) -> None:
    """Names in this folder are on the disk from now on."""
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
