# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""From a finger that comes down or is lifted to the painted frame, in the kiosk and in a bare window beside it."""

import gc
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from statistics import median, quantiles

from PySide6.QtCore import QPoint, Qt
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow
from PySide6.QtTest import QTest

from kiosk import places
from kiosk.ui.application import PORTRAIT, KioskWindow, create_application
from kiosk.ui.walker import draw, middle
from tests.benchmarks.screens.bare_window import bare_window
from tests.ui.every_kind import every_kind_form
from tests.ui.world import Behind, opened_ports

HANG_GUARD_S = 20.0
DOWN = "finger comes down"
"""What is under it shows that it was touched; it acts when the finger is lifted."""


@dataclass(slots=True)
class Times:
    """Milliseconds of one kind of touch: until its frame stands, of the processor, and that the GUI thread was held."""

    frame_ms: list[float] = field(default_factory=list)
    cpu_ms: list[float] = field(default_factory=list)
    held_ms: list[float] = field(default_factory=list)

    @property
    def median(self) -> float:
        """Half of all frames came sooner."""
        return median(self.frame_ms)

    @property
    def p99(self) -> float:
        """99 of 100 frames came sooner."""
        return quantiles(self.frame_ms, n=100)[98] if len(self.frame_ms) > 1 else self.frame_ms[0]

    def timed(self, window: QQuickWindow, work: Callable[[], None]) -> None:
        """Does it, and waits for the frame that shows it."""
        frames: list[float] = []
        connection = window.frameSwapped.connect(lambda: frames.append(time.perf_counter()))
        used, began = time.process_time(), time.perf_counter()
        work()
        self.held_ms.append((time.perf_counter() - began) * 1000)
        window.update()
        while not frames and time.perf_counter() - began < HANG_GUARD_S:
            QTest.qWait(0)
        window.frameSwapped.disconnect(connection)
        self.frame_ms.append((frames[0] - began) * 1000)
        self.cpu_ms.append((time.process_time() - used) * 1000)


def touch_times(folder: Path, count: int) -> dict[str, Times]:
    """By kind of touch; the floor is among them."""
    create_application(places.resources())
    found = {
        name: Times() for name in ("bare window", DOWN, "choose an answer", "next page", "to the result", "language")
    }
    with _kiosk(folder) as (window, behind):
        engine = QQmlApplicationEngine()
        bare = bare_window(engine)
        draw(bare)
        for _ in range(count):
            found["bare window"].timed(bare, lambda: _lift(bare, QPoint(500, 900)))
            _one_visit(window, behind, found)
        engine.deleteLater()
    return found


@contextmanager
def _kiosk(folder: Path) -> Iterator[tuple[KioskWindow, Behind]]:
    behind = Behind()
    with opened_ports(folder, behind, form=every_kind_form()) as ports:
        window = KioskWindow(ports)
        window.show(PORTRAIT)
        draw(window.window)
        # As the kiosk does before its first life: what is loaded is never garbage.
        gc.collect()
        gc.freeze()
        yield window, behind
        gc.unfreeze()
        window.dispose()


def _one_visit(window: KioskWindow, behind: Behind, found: dict[str, Times]) -> None:
    bridges = window.bridges
    _touch(window, behind, "begin-nl", (Times(), Times()))
    for language in ("ar", "nl"):
        found["language"].timed(window.window, partial(bridges.display.chooseLanguage, language))
    for answer in ("first", "second"):
        _touch(window, behind, f"answer-{answer}", (found[DOWN], found["choose an answer"]))
        _touch(window, behind, "next", (found[DOWN], found["next page"]))
    bridges.sheet.type("34")
    _touch(window, behind, "next", (found[DOWN], found["next page"]))
    _touch(window, behind, "next", (found[DOWN], found["next page"]))
    _touch(window, behind, "next", (found[DOWN], found["to the result"]))
    bridges.visitor.finish()
    bridges.feedback.leave()
    draw(window.window)


def _touch(window: KioskWindow, behind: Behind, name: str, times: tuple[Times, Times]) -> None:
    """Down and up again, each until its frame stands."""
    down, up = times
    behind.hands.passes(1)
    item = window.item(name)
    assert item is not None, name
    place = middle(item)
    down.timed(window.window, lambda: QTest.mousePress(window.window, Qt.MouseButton.LeftButton, pos=place))
    draw(window.window)
    up.timed(window.window, lambda: _let_go(window.window, place))
    draw(window.window)


def _lift(window: QQuickWindow, place: QPoint) -> None:
    QTest.mousePress(window, Qt.MouseButton.LeftButton, pos=place)
    _let_go(window, place)


def _let_go(window: QQuickWindow, place: QPoint) -> None:
    QTest.mouseRelease(window, Qt.MouseButton.LeftButton, pos=place)
