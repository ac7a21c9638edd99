# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A kiosk as it runs, whose first process gets a visitor who types. A program of its own.

python -m tests.faults.typing_kiosk DATA   reads a line and types it, says `typed PID`, and after another line finishes
the visit; each next process says `renewed PID SECONDS`, and the words `finished N, call STATE` that staff would see
"""

import os
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest

from kiosk import places
from kiosk.app import Kiosk
from kiosk.changeover import Shown
from kiosk.content import content_of
from kiosk.heartbeat import Heartbeat
from kiosk.running import _Run
from kiosk.settings import Settings
from kiosk.succession import Life, run_in_succession
from kiosk.ui.walker import Walker, draw, wait_for
from tests.ui.every_kind import every_kind_form
from tests.ui.world import MONDAY_MORNING, STAFFED

HANG_GUARD_MS = 20_000
LEFT_AT = "left-at"
"""The file in which the first process says when its visitor left."""


def say(*words: object) -> None:
    """One line, out at once."""
    print(*words, flush=True)  # noqa: T201 - who waits for it reads it


@dataclass(frozen=True)
class TypingRun(_Run):
    """The real run, in which somebody stands before the first window."""

    def _show(self, kiosk: Kiosk, life: Life, heartbeat: Heartbeat) -> None:
        _Run._show(self, kiosk, life, heartbeat)
        if life.inherited is None:
            QTimer.singleShot(0, lambda: visit(kiosk))
        else:
            QTimer.singleShot(0, lambda: renewed(kiosk))


def visit(kiosk: Kiosk) -> None:
    """From the first question to Klaar, with a line from outside in the question that takes text."""
    walker = Walker(kiosk.window, lambda: QTest.qWait(400))
    kiosk.window.bridges.guide.ask()
    kiosk.window.bridges.navigation.back()
    kiosk.window.bridges.visitor.begin("nl")
    for name in ("first", "second"):
        kiosk.window.bridges.sheet.choose(name)
        kiosk.window.bridges.visitor.next()
    kiosk.window.bridges.sheet.type("34")
    kiosk.window.bridges.visitor.next()
    draw(kiosk.window.window)
    for sign in sys.stdin.readline().strip():
        QTest.keyClick(kiosk.window.window, Qt.Key(ord(sign.upper())))
    draw(kiosk.window.window)
    say("typed", os.getpid(), kiosk.window.bridges.sheet.property("entry") != "")
    sys.stdin.readline()
    kiosk.window.bridges.visitor.next()
    kiosk.window.bridges.visitor.next()
    kiosk.window.bridges.advice.printSlip()
    wait_for(lambda: not kiosk.window.bridges.advice.property("printing"), HANG_GUARD_MS)
    walker.tap("next")
    walker.tap("skipRating")
    (kiosk.rooms.settings.data_dir / LEFT_AT).write_text(str(time.monotonic()))


def renewed(kiosk: Kiosk) -> None:
    """What the next visitor and staff find."""
    draw(kiosk.window.window)
    left_at = float((kiosk.rooms.settings.data_dir / LEFT_AT).read_text())
    say("renewed", os.getpid(), round(time.monotonic() - left_at, 3))
    finished = sum(kiosk.reception.ledger.finished_on(MONDAY_MORNING.date()).values())
    say("finished", finished, kiosk.window.bridges.guide.state.name, kiosk.window.bridges.stage.current)


def main() -> None:
    """Runs until a signal ends it."""
    settings = Settings(Path(sys.argv[1]), places.resources(), STAFFED, fullscreen=False)
    content = content_of(places.resources(), every_kind_form())
    shown = Shown(settings, lambda: MONDAY_MORNING, content)
    run = TypingRun(shown, say, lambda: MONDAY_MORNING, closes=False)
    raise SystemExit(run_in_succession(run.live))


if __name__ == "__main__":
    main()
