# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Something breaks behind the screen, for real: a calm page, nothing of the visit left, and the kiosk goes on."""

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NoReturn

import pytest
from PySide6.QtCore import Qt
from PySide6.QtQml import QQmlComponent

from kiosk.logs import opened_log, uncaught_recorded
from kiosk.mishaps import mishaps_told
from kiosk.ui.bridge.mishap import MOST_IN_A_ROW, WITHIN_S
from kiosk.ui.ports import Ports
from kiosk.visits.visit import VisitState
from tests.ui.conftest import OpenKiosk
from tests.ui.driver import Driver
from tests.ui.errands import open_staff, to_result

# What breaks here is told by Qt's own log and by the hook of the kiosk, not by the test's.
pytestmark = [pytest.mark.qt_no_exception_capture, pytest.mark.no_qt_log]

MARKER = "merkteken-in-de-fout"


class BrokenError(Exception):
    """Breaks, and says an answer while it does."""


def broken(*_given: object) -> NoReturn:
    """A part of the kiosk with a mistake in it."""
    raise BrokenError(MARKER)


@dataclass
class Stopwatch:
    """A stopwatch that breaks once, when it is told to."""

    read: Callable[[], float]
    breaks: bool = False

    def __call__(self) -> float:
        if self.breaks:
            self.breaks = False
            broken()
        return self.read()


@dataclass
class Scene:
    """A kiosk as it runs: with its log, and with the page for what nobody foresaw."""

    open_kiosk: OpenKiosk
    log: Path
    open_things: ExitStack
    watches: list[Stopwatch] = field(default_factory=list)

    def with_broken(self, **parts: Callable[..., object]) -> Driver:
        return self._running(lambda ports: replace(ports, **parts))  # type: ignore[arg-type]  # each is a port

    def with_watch(self) -> Driver:
        def altered(ports: Ports) -> Ports:
            self.watches.append(Stopwatch(ports.monotonic))
            return replace(ports, monotonic=self.watches[0])

        return self._running(altered)

    def _running(self, alter: Callable[[Ports], Ports]) -> Driver:
        kiosk = self.open_kiosk(alter=alter)
        self.open_things.enter_context(mishaps_told(kiosk.bridges.mishap.tell))
        return kiosk

    def said(self) -> list[dict[str, object]]:
        """What the log says of mistakes; never the words of one."""
        text = self.log.read_text()
        assert MARKER not in text
        return [line for line in map(json.loads, text.splitlines()) if line["event"] == "unexpected"]


@pytest.fixture
def scene(open_kiosk: OpenKiosk, tmp_path: Path) -> Iterator[Scene]:
    with ExitStack() as open_things:
        log = open_things.enter_context(opened_log(tmp_path / "log"))
        open_things.enter_context(uncaught_recorded())
        yield Scene(open_kiosk, log, open_things)


def assert_calm_and_wiped(kiosk: Driver) -> None:
    kiosk.settle()
    kiosk.settle()
    assert kiosk.page.screen() == "Mishap"
    assert kiosk.page.reads("Er ging iets mis")
    assert kiosk.page.reads("Uw antwoorden zijn gewist. Begin opnieuw of vraag de gids.")
    assert kiosk.page.shows("askGuide")
    assert not kiosk.page.shows("back")
    assert not kiosk.bridges.sheet.property("label")
    assert not kiosk.bridges.advice.property("name")
    assert not kiosk.bridges.stage.visiting


def named(line: dict[str, object], kind: str, place: str) -> bool:
    return line["error"] == [kind] and any(place in one for one in line["trace"])  # type: ignore[attr-defined]


def test_a_search_that_breaks_ends_calmly_and_the_next_visitor_is_served(scene: Scene) -> None:
    kiosk = scene.with_broken(find_destinations=broken)
    kiosk.begin()
    kiosk.answer("first")
    kiosk.answer("second")
    kiosk.type_keys("34")
    for _ in range(3):
        kiosk.tap("next")
    assert_calm_and_wiped(kiosk)
    assert any(named(line, "BrokenError", "results.py") for line in scene.said())
    kiosk.tap("again")
    assert kiosk.page.screen() == "Start"
    kiosk.begin()
    assert kiosk.page.reads("Vraag 1")


def test_a_slip_that_breaks_in_the_worker_ends_calmly(scene: Scene) -> None:
    kiosk = scene.with_broken()
    to_result(kiosk)
    kiosk.behind.printer = BrokenError(MARKER)
    kiosk.tap("print")
    kiosk.bridges.jobs.finish()
    assert_calm_and_wiped(kiosk)
    assert not kiosk.bridges.advice.property("printing")
    assert any(named(line, "BrokenError", "world.py") for line in scene.said())


def test_what_breaks_in_the_event_filter_drops_the_touch_and_ends_calmly(scene: Scene) -> None:
    kiosk = scene.with_watch()
    kiosk.begin()
    place = kiosk.page.centre("answer-first")
    kiosk.behind.hands.passes(1)
    scene.watches[0].breaks = True
    kiosk.tap_now(place)
    assert_calm_and_wiped(kiosk)
    assert any(named(line, "BrokenError", "input_filter.py") for line in scene.said())


def test_what_breaks_in_a_timer_ends_calmly(scene: Scene) -> None:
    kiosk = scene.with_watch()
    reception = kiosk.bridges.visitor._reception
    kiosk.begin()
    scene.watches[0].breaks = True
    kiosk.wait(lambda: kiosk.page.screen() == "Mishap")
    assert_calm_and_wiped(kiosk)
    assert reception.state is VisitState.WAITING
    assert reception.session is None


def test_a_mistake_in_qml_ends_calmly_and_is_recorded_without_its_words(scene: Scene) -> None:
    kiosk = scene.with_broken()
    kiosk.begin()
    part = QQmlComponent(kiosk.window._engine)
    script = f"import QtQml; QtObject {{ Component.onCompleted: there['{MARKER}'].is() }}"
    part.setData(script.encode(), "file:///parts/Broken.qml")
    made = part.create()
    assert_calm_and_wiped(kiosk)
    assert any(named(line, "ReferenceError", "parts/Broken.qml:1") for line in scene.said())
    del made


def test_a_staff_code_that_breaks_the_door_shuts_it_and_forgets_the_code(scene: Scene) -> None:
    kiosk = scene.with_broken(try_pin=broken)
    open_staff(kiosk)
    assert_calm_and_wiped(kiosk)
    assert kiosk.bridges.staff.property("typedCount") == 0
    kiosk.tap("again")
    open_staff(kiosk)
    assert kiosk.page.screen() == "Mishap"


def test_the_page_keeps_the_visitors_language_and_letters_until_nobody_is_there_any_more(scene: Scene) -> None:
    kiosk = scene.with_watch()
    kiosk.begin("en")
    kiosk.tap("letters")
    scene.watches[0].breaks = True
    kiosk.key(Qt.Key.Key_Down)
    kiosk.settle()
    assert kiosk.page.reads("Something went wrong")
    assert kiosk.bridges.display.property("largeText")
    kiosk.nobody_for(59)
    assert kiosk.page.screen() == "Mishap"
    assert not kiosk.page.shows("stay")
    kiosk.nobody_for(2)
    assert kiosk.page.reads("Hebt u een vraag over werk?")
    assert not kiosk.bridges.display.property("largeText")


def test_one_step_of_forgetting_that_breaks_keeps_no_other_from_it(scene: Scene) -> None:
    kiosk = scene.with_broken()
    kiosk.begin()
    mishap = kiosk.bridges.mishap
    mishap.erase_with([broken, *mishap._erasing], mishap._leaving)
    mishap.tell()
    assert_calm_and_wiped(kiosk)


def test_a_kiosk_that_breaks_again_and_again_ends_so_that_it_is_started_anew(scene: Scene) -> None:
    kiosk = scene.with_broken()
    broke_down: list[int] = []
    kiosk.bridges.mishap.brokenDown.connect(lambda: broke_down.append(1))

    def goes_wrong() -> None:
        kiosk.bridges.mishap.tell()
        kiosk.settle()
        kiosk.tap("again")

    for _ in range(MOST_IN_A_ROW):
        goes_wrong()
        kiosk.behind.hands.passes(WITHIN_S)
    assert not broke_down
    for _ in range(MOST_IN_A_ROW):
        goes_wrong()
    assert broke_down == [1]
