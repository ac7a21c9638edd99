# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Files of signed content that are on their way to this kiosk: packed, in parts, by the hash of what they unpack to.

What came stays over a restart. A part that the disk did not keep whole is found out when the file is complete, and that
file is fetched anew.
"""

import shutil
from collections.abc import Set
from pathlib import Path
from typing import Final

from kiosk.bundles.pointer import SIGNED_FOLDER
from kiosk.bundles.versions import bounded
from kiosk.wire.content_files import unpacked

_FOLDER: Final = "arriving"
_PART: Final = ".part"


class Arriving:
    """What came so far of one offer. One thread. Every method raises `OSError`."""

    def __init__(self, data_dir: Path) -> None:
        self._folder = data_dir / SIGNED_FOLDER / _FOLDER

    def size(self, digest: str) -> int:
        """Bytes that are here of the packed file."""
        part = self._part(digest)
        return part.stat().st_size if part.exists() else 0

    def add(self, digest: str, content: bytes) -> None:
        """Puts these bytes behind those that are here."""
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with self._part(digest).open("ab") as stream:
            stream.write(content)

    def complete(self, digest: str, most: int) -> bool:
        """Unpacks a file of which all parts came; False: it is not what its hash says, and all of it is gone."""
        try:
            content = unpacked(self._part(digest).read_bytes(), digest, most)
        except ValueError:
            self._part(digest).unlink()
            return False
        (self._folder / digest).write_bytes(content)
        self._part(digest).unlink()
        return True

    def file(self, digest: str) -> Path | None:
        """The unpacked file; None: it is not complete yet."""
        file = self._folder / digest
        return file if file.exists() else None

    def content(self, digest: str, most: int) -> bytes | None:
        """What is in it, one byte more than `most` at most."""
        file = self.file(digest)
        return bounded(file, most) if file else None

    def keep(self, digests: Set[str]) -> None:
        """What is not one of these was on its way for an offer that another took the place of."""
        for file in self._folder.glob("*"):
            if file.name.removesuffix(_PART) not in digests:
                file.unlink()

    def clear(self) -> None:
        """Nothing is on its way any more."""
        shutil.rmtree(self._folder, ignore_errors=True)

    def _part(self, digest: str) -> Path:
        return self._folder / (digest + _PART)
