# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Visit after visit in one process: the memory and the number of objects stay where they were."""

import gc
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject

from tests.ui.driver import Driver

LANGUAGES = ("nl", "en", "ar", "uk", "pl", "tr", "ti", "nl-simple")
DRAWN_EVERY = 25
"""Every so many visits the window draws each page; in the others the event loop turns at the end."""
MOST_GROWTH_MIB = 8.0
"""From the thousandth visit to the last: the first thousand fill Qt's and Python's caches."""


def memory_mib() -> float:
    """The memory of this process that is in the machine now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096 / 2**20


def objects(kiosk: Driver) -> tuple[int, int]:
    """Qt's objects in the window and behind it, and the items on the start screen."""
    kiosk.settle()
    window = kiosk.window.window
    behind = len(kiosk.window._owner.findChildren(QObject))
    return behind + len(window.findChildren(QObject)), len(kiosk.page.items())


def visit(kiosk: Driver, number: int) -> None:
    """One visit: every kind of question, the result, an end; now and then another language, an aid or a guide."""
    draws = number % DRAWN_EVERY == 0
    bridges = kiosk.bridges
    bridges.visitor.begin(LANGUAGES[number // 4 % len(LANGUAGES)] if number % 4 == 0 else LANGUAGES[0])
    for given in ("first", "second", "34", "woorden van een bezoeker", ""):
        if draws:
            bridges.display.nextTheme()
        turn(kiosk, draws=draws)
        (bridges.sheet.choose if given in {"first", "second"} else bridges.sheet.type)(given)
        bridges.visitor.next()
    turn(kiosk, draws=draws)
    assert kiosk.page.screen() == "Result"
    if number % 5 == 0:
        bridges.navigation.askGuide()
        turn(kiosk, draws=draws)
        bridges.navigation.back()
        bridges.guide.clear()
    if number % 4:
        bridges.visitor.finish()
        turn(kiosk, draws=draws)
        bridges.feedback.leave()
    else:
        bridges.visitor.stop()
    kiosk.behind.hands.passes(60)
    turn(kiosk, draws=draws)
    QCoreApplication.processEvents()


def turn(kiosk: Driver, *, draws: bool) -> None:
    if draws:
        kiosk.settle()
    else:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_twelve_visits_leave_no_object_behind(kiosk: Driver) -> None:
    for number in range(4):
        visit(kiosk, number)
    gc.collect()
    before = objects(kiosk)
    for number in range(4, 12):
        visit(kiosk, number)
    gc.collect()
    assert objects(kiosk) == before


@pytest.mark.full
@pytest.mark.timeout(10_800)
def test_ten_thousand_visits_take_no_more_memory_than_a_thousand(kiosk: Driver) -> None:
    measured: dict[int, tuple[float, tuple[int, int]]] = {}
    for number in range(1, 10_001):
        visit(kiosk, number)
        kiosk.behind.played.clear()
        if number in {100, 1_000, 10_000}:
            gc.collect()
            measured[number] = (memory_mib(), objects(kiosk))
            print(f"after {number} visits: {measured[number][0]:.1f} MiB, objects {measured[number][1]}")  # noqa: T201 - the report of a long run
    assert measured[100][1] == measured[1_000][1] == measured[10_000][1]
    assert measured[10_000][0] - measured[1_000][0] <= MOST_GROWTH_MIB
