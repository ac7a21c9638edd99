# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Over AT-SPI a screen reader finds the kiosk's window, with names and roles, and goes the whole way."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

SCRIPT = Path(__file__).with_name("seen_by_assistive_technology.py")
HANG_GUARD_S = 180


@pytest.fixture
def virtual_screen() -> Iterator[str]:
    """The name of an X display of our own."""
    reader, writer = os.pipe()
    words = ["Xvfb", "-displayfd", str(writer), "-screen", "0", "1080x1920x24", "-nolisten", "tcp"]
    screen = subprocess.Popen(words, pass_fds=[writer], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(writer)
    with os.fdopen(reader) as number:
        yield f":{number.readline().strip()}"
    screen.terminate()
    screen.wait()


@pytest.mark.accessibility("A-01", "A-65")
@pytest.mark.full
@pytest.mark.timeout(HANG_GUARD_S)
def test_a_visit_is_completed_by_accessibility_actions_alone(virtual_screen: str, tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("QT_", "DBUS_"))}
    environment |= {"DISPLAY": virtual_screen, "PYTHONPATH": str(Path(__file__).parents[2])}
    words = ["dbus-run-session", "--", "/usr/bin/python3", str(SCRIPT), sys.executable, str(tmp_path)]
    done = subprocess.run(words, env=environment, capture_output=True, text=True, timeout=HANG_GUARD_S, check=False)
    screens = done.stdout.split("== ")
    assert done.returncode == 0, done.stderr[-2000:] + done.stdout[-3000:]
    for name in ("Nederlands", "English", "العربية", "Vraag de gids"):
        assert [line for line in screens[1].splitlines() if name in line and "button" in line], screens[1]
    assert sum(screen.startswith("question") for screen in screens) >= 3
    assert any(screen.startswith("result") and "Klaar" in screen for screen in screens)
