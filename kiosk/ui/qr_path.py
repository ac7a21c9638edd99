# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A QR code as one SVG path: runs of dark squares, so that nothing is fetched, cached or left on disk."""

from collections.abc import Iterator, Sequence
from itertools import groupby


def qr_path(modules: Sequence[Sequence[bool]]) -> str:
    """The dark squares as path data, one unit per square."""
    return "".join(part for y, row in enumerate(modules) for part in _runs(y, row))


def _runs(y: int, row: Sequence[bool]) -> Iterator[str]:
    x = 0
    for dark, run in groupby(row):
        length = len(list(run))
        if dark:
            yield f"M{x} {y}h{length}v1h-{length}z"
        x += length
