# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The way past the staff's screens, of a kiosk in which all goes wrong that staff can do something about."""

from collections.abc import Iterator

from kiosk.app import Kiosk
from kiosk.gallery.shown_staff import STICK
from kiosk.ui.bridge import Bridges
from kiosk.ui.bridge.stage import Screen
from kiosk.ui.refused_messages import DROP
from kiosk.ui.walker import wait_for

DONE_WITHIN_MS = 20_000


def staff_stops(kiosk: Kiosk) -> Iterator[str]:
    """From the door to a handover that staff begin beside a visitor."""
    bridges = kiosk.window.bridges
    bridges.stage.show(Screen.STAFF_DOOR)
    yield "staff-door"
    yield from _panel(bridges)
    yield from _stick(bridges)
    bridges.stage.show(Screen.STAFF_PANEL)
    bridges.referrals.open()
    _wait(bridges)
    yield "staff-referrals"
    bridges.referrals.mend(DROP)
    yield "staff-refused-drop"
    bridges.together.open()
    yield "staff-together"
    bridges.together.choose(bridges.together.property("rows")[0]["key"])
    yield "handover-together"
    bridges.visitor.stop()


def _panel(bridges: Bridges) -> Iterator[str]:
    bridges.panel.show()
    bridges.stage.show(Screen.STAFF_PANEL)
    _wait(bridges)
    yield "staff-panel"
    bridges.panel.act("contentBack")
    yield "staff-sure"
    bridges.panel.act("contentBack")
    yield "staff-rolled-back"


def _stick(bridges: Bridges) -> Iterator[str]:
    bridges.stick.open()
    _wait(bridges)
    yield "staff-stick"
    bridges.stick.put(STICK.id)
    _wait(bridges)
    yield "staff-stick-put"
    bridges.stick.read(STICK.id)
    _wait(bridges)
    yield "staff-stick-read"


def _wait(bridges: Bridges) -> None:
    wait_for(lambda: not bridges.jobs.busy, DONE_WITHIN_MS)
