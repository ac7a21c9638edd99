# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A real kiosk that says which content it shows, each time its first picture stands. Its folder is the argument."""

import os
import sys
from pathlib import Path

from PySide6.QtCore import Qt

from kiosk import places, running
from kiosk.app import Kiosk
from kiosk.changeover import Shown
from kiosk.clock import system_clock
from kiosk.heartbeat import Heartbeat
from kiosk.running import _Run
from kiosk.settings import Settings
from kiosk.succession import Life, run_in_succession

running.LOOK_EVERY_MS = 50


class ChangingRun(_Run):
    """Says the version and the process."""

    def _show(self, kiosk: Kiosk, life: Life, heartbeat: Heartbeat) -> None:
        super()._show(kiosk, life, heartbeat)
        once = Qt.ConnectionType.SingleShotConnection
        said = f"shown {self.shown.version} {os.getpid()}"
        kiosk.window.window.frameSwapped.connect(lambda: say(said), once)


def say(words: str) -> None:
    """Heard by the test."""
    os.write(1, f"{words}\n".encode())


def main() -> None:
    """Runs until a signal ends it."""
    settings = Settings(Path(sys.argv[1]), places.resources(), "rivierstad-centrum", fullscreen=False)
    shown = Shown(settings, system_clock)
    run = ChangingRun(shown, say, system_clock, closes=False)
    raise SystemExit(run_in_succession(run.live, between=shown))


if __name__ == "__main__":
    main()
