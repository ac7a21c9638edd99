# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""tour"""

from collections.abc import Callable
from pathlib import Path


class TourError(Exception):
    """The tour cannot go on; the message says why and what to do."""


def run_tour(out: Path, *, say: Callable[[str], None]) -> None:
    """later in this session"""
    raise TourError(f"{out} {say}")
