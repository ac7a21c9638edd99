# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The moment in this start of the machine, which the clock's setting does not touch."""

import time
from collections.abc import Callable
from pathlib import Path

from kiosk.ageing import BOOT_ID_FILE, boot_id
from kiosk.staff.lockout import BootMoment


def boot_clock(
    boot_id_file: Path = BOOT_ID_FILE, monotonic: Callable[[], float] = time.monotonic
) -> Callable[[], BootMoment]:
    """Gives the moment of this boot. Where the kernel gives no id, every program start is another boot."""
    boot = boot_id(boot_id_file)
    return lambda: BootMoment(boot, monotonic())
