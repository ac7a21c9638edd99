# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The moment in this start of the machine, which the clock's setting does not touch."""

import time
import uuid
from collections.abc import Callable
from pathlib import Path

from kiosk.staff.lockout import BootMoment

BOOT_ID_FILE = Path("/proc/sys/kernel/random/boot_id")


def boot_clock(
    boot_id_file: Path = BOOT_ID_FILE, monotonic: Callable[[], float] = time.monotonic
) -> Callable[[], BootMoment]:
    """Gives the moment of this boot. Where the kernel gives no id, every program start is another boot."""
    try:
        boot_id = boot_id_file.read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        boot_id = ""
    boot_id = boot_id or f"program-{uuid.uuid4()}"
    return lambda: BootMoment(boot_id, monotonic())
