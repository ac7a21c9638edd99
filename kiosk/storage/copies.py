# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Copies of the kiosk's file beside it: what is to be forgotten must be forgotten in them too.

`<name>.before-<step>` is made before an upgrade, `<name>.corrupt-<n>` is a damaged file that was set aside. The first
goes as soon as the file opens again. The second goes after `KEPT_ASIDE`, and at once when something is withdrawn or
reaches its term: nobody can erase one row of a damaged file.
"""

import os
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Final

KEPT_ASIDE: Final = timedelta(days=7)
"""How long whoever looks after kiosks has to look at a damaged file; shorter than any term of a referral."""
_LOGS: Final = ("-wal", "-shm", "-journal")
_PIECE: Final = bytes(1024 * 1024)


def upgrade_copies(path: Path) -> list[Path]:
    """What upgrades left beside this file."""
    return _beside(path, "before")


def damaged_copies(path: Path) -> list[Path]:
    """The damaged files that were set aside, without their logs."""
    return [one for one in _beside(path, "corrupt") if not one.name.endswith(_LOGS)]


def erase(*copies: Path | None) -> None:
    """Overwrites and removes the files and their logs. Never fails: what is left is erased the next time."""
    for one in copies:
        if one is not None:
            for file in (one, *(one.with_name(one.name + log) for log in _LOGS)):
                _erase_file(file)


def _beside(path: Path, kind: str) -> list[Path]:
    return sorted(path.parent.glob(f"{path.name}.{kind}-*"))


def _erase_file(file: Path) -> None:
    with suppress(OSError):
        size = file.stat().st_size
        with file.open("rb+", buffering=0) as content:
            for _ in range(0, size, len(_PIECE)):
                content.write(_PIECE[: size - content.tell()])
            os.fsync(content.fileno())
        file.unlink()
