# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Over AT-SPI a screen reader finds the kiosk's window, with names and roles, and goes the whole way."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.end_to_end.virtual_screen import virtual_screen

SCRIPT = Path(__file__).with_name("seen_by_assistive_technology.py")
HANG_GUARD_S = 180


@pytest.mark.accessibility("A-01", "A-65")
@pytest.mark.full
@pytest.mark.timeout(HANG_GUARD_S)
def test_a_visit_is_completed_by_accessibility_actions_alone(tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("QT_", "DBUS_"))}
    words = ["dbus-run-session", "--", "/usr/bin/python3", str(SCRIPT), sys.executable, str(tmp_path)]
    with virtual_screen() as display:
        environment |= {"DISPLAY": display, "PYTHONPATH": str(Path(__file__).parents[2])}
        done = subprocess.run(words, env=environment, capture_output=True, text=True, timeout=HANG_GUARD_S, check=False)
    screens = done.stdout.split("== ")
    assert done.returncode == 0, done.stderr[-2000:] + done.stdout[-3000:]
    for name in ("Nederlands", "English", "العربية", "Vraag de gids"):
        assert [line for line in screens[1].splitlines() if name in line and "button" in line], screens[1]
    assert sum(screen.startswith("question") for screen in screens) >= 3
    assert any(screen.startswith("result") and "Klaar" in screen for screen in screens)
