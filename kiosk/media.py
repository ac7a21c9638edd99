# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The sticks that the machine has mounted, where a desktop or a rule of udev puts them. Asks the kernel, no stick."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

MOUNTS: Final = Path("/proc/self/mounts")
MOST_SHOWN: Final = 4
"""More sticks than a machine has places for."""
_ESCAPED: Final = re.compile(r"\\([0-7]{3})")


def mounted_below(roots: Sequence[Path], mounts: Path = MOUNTS) -> tuple[Path, ...]:
    """Where something is mounted below these folders, by name. Raises `OSError` where the kernel does not tell."""
    return tuple(sorted(set(_places(mounts, roots))))[:MOST_SHOWN]


def _places(mounts: Path, roots: Sequence[Path]) -> Iterator[Path]:
    for line in mounts.read_text(encoding="utf-8", errors="surrogateescape").splitlines():
        words = line.split(" ")
        place = Path(_ESCAPED.sub(lambda found: chr(int(found[1], 8)), words[1])) if len(words) > 1 else None
        if place is not None and any(place != root and place.is_relative_to(root) for root in roots):
            yield place
