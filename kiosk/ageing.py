# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""How much time has passed, for terms of keeping: a clock that is set wrong must neither lengthen nor cut them.

Within one start of the machine its own count of seconds is believed, not the clock. What the clock says beyond that
(the machine was off, or the clock leapt) counts for at most `LONGEST_LEAP` each time, and a leap that the clock takes
back is taken back here too. A clock that goes back counts for nothing: time never runs backwards by it.
"""

import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Final

LONGEST_LEAP: Final = timedelta(days=5)
"""The guard: what a clock that is set forward can cost a term, and the longest time off that counts in full."""
BOOT_ID_FILE: Final = Path("/proc/sys/kernel/random/boot_id")


@dataclass(frozen=True, slots=True)
class Reading:
    """The machine's clocks at one moment."""

    wall_s: float
    """Seconds since 1970, as the clock is set."""
    boot_id: str
    boot_s: float
    """Seconds of this start of the machine, sleep included."""


@dataclass(frozen=True, slots=True)
class Passed:
    """The time that has passed up to a reading."""

    seconds: float
    reading: Reading
    leap_s: float = 0.0
    """Of it, what only a leap of the clock says."""


def passed(before: Passed | None, now: Reading) -> Passed:
    """The time that has passed at `now`, from where it stood before; it begins at zero."""
    if before is None:
        return Passed(0.0, now)
    last, longest = before.reading, LONGEST_LEAP.total_seconds()
    counted = max(0.0, now.boot_s - last.boot_s) if now.boot_id == last.boot_id else 0.0
    beyond = now.wall_s - last.wall_s - counted
    if beyond < 0:
        taken_back = min(before.leap_s, -beyond)
        return Passed(before.seconds + counted - taken_back, now, before.leap_s - taken_back)
    leap = longest if beyond > longest else 0.0
    return Passed(before.seconds + counted + min(beyond, longest), now, before.leap_s + leap)


def clocks(boot_id_file: Path = BOOT_ID_FILE) -> Callable[[], Reading]:
    """Reads this machine's clocks."""
    boot = boot_id(boot_id_file)
    return lambda: Reading(time.time(), boot, time.clock_gettime(time.CLOCK_BOOTTIME))


def boot_id(file: Path = BOOT_ID_FILE) -> str:
    """The kernel's name for this start of the machine; where it gives none, each start of a program is another."""
    try:
        found = file.read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        found = ""
    return found or f"program-{uuid.uuid4()}"
