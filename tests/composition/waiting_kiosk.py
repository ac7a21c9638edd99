# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A real kiosk with its window in which one visitor has finished and another is busy. A program of its own.

python -m tests.composition.waiting_kiosk DATA    says `ready`, and runs until a signal ends it
"""

import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer

from kiosk import places
from kiosk.app import Kiosk, opened_kiosk
from kiosk.interrupts import ending_on_signals
from kiosk.settings import Settings
from kiosk.ui.application import PORTRAIT
from kiosk.ui.bridge.stage import Screen
from kiosk.ui.walker import Walker, wait_for

PLACE = "rivierstad-centrum"
WRITTEN_WITHIN_MS = 60_000


def visit(kiosk: Kiosk) -> None:
    """One visitor to the end, one halfway."""
    walker = Walker(kiosk.window, lambda: None)
    visitor = kiosk.window.bridges.visitor
    visitor.begin("nl")
    while walker.screen is Screen.QUESTION:
        session = kiosk.reception.session
        question = session.question("nl") if session else None
        kiosk.window.bridges.sheet.choose(question.choices[0].name if question and question.choices else "")
        visitor.next()
    visitor.finish()
    visitor.begin("ar")
    wait_for(lambda: kiosk.reception.ledger.all_written, WRITTEN_WITHIN_MS)


def main() -> None:
    """Runs until it is told to end."""
    settings = Settings(Path(sys.argv[1]), places.resources(), PLACE, fullscreen=False)
    with opened_kiosk(settings) as kiosk, ending_on_signals(kiosk.window.close):
        kiosk.window.show(PORTRAIT)
        visit(kiosk)
        QTimer.singleShot(0, lambda: print("ready", flush=True))  # noqa: T201 - who waits for it reads it
        code = QCoreApplication.exec()
    raise SystemExit(code)


if __name__ == "__main__":
    main()
