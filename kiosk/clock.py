# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The one clock of the program: always aware, always in the region's own time zone.

Everything that needs the time takes a `Clock`; nothing calls `datetime.now` itself, so that tests own the time.
"""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")

Clock = Callable[[], datetime]
"""Gives the present moment as an aware `datetime` in `AMSTERDAM`."""


def system_clock() -> datetime:
    """The machine's clock in the region's time zone."""
    return datetime.now(AMSTERDAM)
