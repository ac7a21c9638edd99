# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""How much time has passed, for terms of keeping: a clock that is set wrong must neither lengthen nor cut them.

Within one start of the machine its own count of seconds is believed, not the clock. What the clock says beyond that
(the machine was off, or the clock leapt) counts for at most `LONGEST_LEAP` each time. A clock that goes back counts for
nothing, unless it goes back to where it would be without its last leap: then that leap counts no more.
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
PUT_RIGHT_WITHIN: Final = timedelta(hours=1)
"""How exactly a clock that is put right meets the time where it would be."""
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
    """The last leap of the clock that did not count in full; zero when it was taken back."""


def passed(before: Passed | None, now: Reading) -> Passed:
    """The time that has passed at `now`, from where it stood before; it begins at zero."""
    if before is None:
        return Passed(0.0, now)
    last, longest = before.reading, LONGEST_LEAP.total_seconds()
    counted = max(0.0, now.boot_s - last.boot_s) if now.boot_id == last.boot_id else 0.0
    beyond = now.wall_s - last.wall_s - counted
    # What is left of the last leap when the clock goes back: the time that the machine was really off meanwhile.
    left = before.leap_s + beyond
    if beyond < 0 < before.leap_s and -PUT_RIGHT_WITHIN.total_seconds() <= left <= longest:
        return Passed(before.seconds + counted + max(0.0, left) - longest, now)
    leap = beyond if beyond > longest else before.leap_s
    return Passed(before.seconds + counted + min(max(0.0, beyond), longest), now, leap)


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
