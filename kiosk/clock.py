# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The one clock of the program: always aware, always in the region's own time zone.

Everything that needs the time takes a `Clock`; nothing calls `datetime.now` itself, so that tests own the time.
"""

import time
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from kiosk import __released__

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
RELEASED: Final = datetime.fromisoformat(__released__).replace(tzinfo=AMSTERDAM)
"""The floor of every clock."""

Clock = Callable[[], datetime]
"""Gives the present moment as an aware `datetime` in `AMSTERDAM`."""


def system_clock() -> datetime:
    """The machine's clock in the region's time zone, never before the program was made."""
    return not_before_release(datetime.now(AMSTERDAM), time.clock_gettime(time.CLOCK_BOOTTIME))


def not_before_release(now: datetime, running_s: float) -> datetime:
    """A clock that is behind the release (its battery is dead) counts from there, for as long as the machine runs."""
    return now if now >= RELEASED else RELEASED + timedelta(seconds=running_s)
