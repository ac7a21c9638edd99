# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A kiosk as it runs, whose first process gets visitors who say yes to a warm handover. A program of its own.

python -m tests.faults.handing_kiosk FOLDER COUNT   reads how a name, a number and a question begin, hands over so many
times, saying `code CODE` each time and then `handed PID`; after another line it lets the last visitor go; the next
process says `renewed PID REFERRALS`
"""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QTimer

from kiosk.app import Kiosk
from kiosk.changeover import Shown
from kiosk.clock import system_clock
from kiosk.heartbeat import Heartbeat
from kiosk.running import _Run
from kiosk.storage.referral_box import ReferralBox
from kiosk.succession import Life, run_in_succession
from kiosk.ui.walker import draw, wait_for
from tests.composition.handing_over import TO_UWV, WITHIN_MS, Region, Stopwatch, Visitor
from tests.faults.typing_kiosk import say


@dataclass(frozen=True)
class HandingRun(_Run):
    """The real run, in which somebody stands before the first window."""

    def _show(self, kiosk: Kiosk, life: Life, heartbeat: Heartbeat) -> None:
        _Run._show(self, kiosk, life, heartbeat)
        if life.inherited is None:
            QTimer.singleShot(0, lambda: visits(kiosk, int(sys.argv[2])))
        else:
            QTimer.singleShot(0, lambda: renewed(kiosk))


def visits(kiosk: Kiosk, count: int) -> None:
    """One after the other, without the moment between two visitors in which the process would make way."""
    beginnings = sys.stdin.readline().split()
    for number in range(count):
        if number:
            kiosk.window.bridges.visitor.finish()
            kiosk.window.bridges.feedback.leave()
        visit(kiosk, *(f"{one}{number:03d}" for one in beginnings))
    say("handed", os.getpid())
    sys.stdin.readline()
    kiosk.window.bridges.visitor.finish()
    kiosk.window.bridges.feedback.leave()


def visit(kiosk: Kiosk, name: str, phone: str, question: str) -> None:
    """From the first question to a printed receipt."""
    visitor = Visitor(kiosk, Stopwatch())
    bridges = kiosk.window.bridges
    visitor.to_result(TO_UWV)
    bridges.handover.open()
    visitor.fill_in(name, phone, question)
    draw(kiosk.window.window)
    bridges.handover.next()
    bridges.consent.yes()
    wait_for(lambda: bool(bridges.receipt.property("code")), WITHIN_MS)
    bridges.receipt.print()
    wait_for(lambda: not bridges.receipt.property("printing"), WITHIN_MS)
    say("code", str(bridges.receipt.property("code")).replace(" ", ""))


def renewed(kiosk: Kiosk) -> None:
    """What the next process has of it."""
    draw(kiosk.window.window)
    say("renewed", os.getpid(), len(ReferralBox(kiosk.rooms.database).waiting()))


def main() -> None:
    """Runs until a signal ends it."""
    settings = Region(Path(sys.argv[1])).settings("kiosk")
    run = HandingRun(Shown(settings, system_clock), say, system_clock, closes=False)
    raise SystemExit(run_in_succession(run.live))


if __name__ == "__main__":
    main()
