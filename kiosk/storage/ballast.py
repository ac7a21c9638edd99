# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A file without meaning beside the database: SQLite needs room to delete too, and on a full disk this is that room."""

import shutil
from contextlib import suppress
from pathlib import Path

SIZE = 4 * 1024 * 1024
ROOM_TO_LAY = 8 * SIZE
"""Free bytes under which no ballast is laid: it must not be what fills the disk."""
ROOM_TO_DRAIN = SIZE // 2
"""Free bytes that new things may not take: to delete what was sent needs room too."""


class Ballast:
    """`<database>.ballast`: dropped at the first 'disk full', laid again when there is room."""

    def __init__(self, database: Path) -> None:
        self._path = database.with_name(database.name + ".ballast")

    def lay(self) -> None:
        """Puts the ballast there, if it is not and there is room. Never fails: it is a precaution."""
        with suppress(OSError):
            if not self._path.exists() and shutil.disk_usage(self._path.parent).free >= ROOM_TO_LAY:
                self._path.write_bytes(bytes(SIZE))

    def leaves_room(self) -> bool:
        """Whether new things may be written; False once they would take the room in which the disk drains."""
        try:
            return self.is_laid or shutil.disk_usage(self._path.parent).free >= ROOM_TO_DRAIN
        except OSError:
            return True

    @property
    def is_laid(self) -> bool:
        """Whether it is there."""
        return self._path.exists()

    def drop(self) -> None:
        """Makes room."""
        with suppress(OSError):
            self._path.unlink(missing_ok=True)
