# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Starts the kiosk on this session's bus and prints what AT-SPI sees of it, one `role: name` per line.

Runs with the system's Python, which has the AT-SPI bindings: python3 THIS_FILE KIOSK_PYTHON DATA
"""

import os
import subprocess
import sys
import time

import gi  # type: ignore[import-not-found]  # the system's, not of the project's environment

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # type: ignore[import-not-found]  # noqa: E402 - after the version is chosen

APPEARS_WITHIN_S = 60


def told(item: "Atspi.Accessible") -> list[str]:
    """This object and all in it."""
    lines = [f"{item.get_role_name()}: {item.get_name()}"]
    for number in range(item.get_child_count()):
        child = item.get_child_at_index(number)
        if child is not None:
            lines += told(child)
    return lines


def main() -> None:
    """Waits until the start screen is there, or the time is up; then says what there is."""
    python, data = sys.argv[1:]
    environment = {**os.environ, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "QT_QPA_PLATFORM": "xcb"}
    kiosk = subprocess.Popen([python, "-m", "kiosk", "run", "--data", data, "--windowed"], env=environment)
    lines: list[str] = []
    until = time.monotonic() + APPEARS_WITHIN_S
    while not any("Nederlands" in line for line in lines) and time.monotonic() < until and kiosk.poll() is None:
        desktop = Atspi.get_desktop(0)
        lines = [
            line for number in range(desktop.get_child_count()) for line in told(desktop.get_child_at_index(number))
        ]
    print("\n".join(lines))  # noqa: T201 - the test reads it
    kiosk.terminate()
    kiosk.wait()


if __name__ == "__main__":
    main()
