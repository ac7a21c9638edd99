# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A new page slides in, from the side where it lies; whoever asks for less motion gets none."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QObject

from kiosk.settings import SLIDE_MS
from kiosk.ui.ports import Ports
from tests.ui.conftest import OpenKiosk
from tests.ui.driver import Driver
from tests.ui.errands import to_result


def with_motion(ports: Ports) -> Ports:
    return replace(ports, settings=replace(ports.settings, slide_ms=SLIDE_MS))


@pytest.fixture
def moving(open_kiosk: OpenKiosk) -> Driver:
    return open_kiosk(alter=with_motion)


def slide(kiosk: Driver) -> QObject:
    found = kiosk.window.window.findChild(QObject, "slide")
    assert found is not None
    return found


def came_from(kiosk: Driver) -> float:
    """Right of its place is more than 0; forgets it."""
    start = float(slide(kiosk).property("from"))
    slide(kiosk).setProperty("from", 0.0)
    return start


@pytest.mark.parametrize(("language", "ahead"), [("nl", 1), ("ar", -1)])
def test_a_page_comes_from_ahead_and_on_the_way_back_from_behind(moving: Driver, language: str, ahead: int) -> None:
    moving.begin(language)
    assert came_from(moving) * ahead > 0
    moving.answer("first")
    assert came_from(moving) * ahead > 0
    moving.tap("back")
    assert came_from(moving) * ahead < 0
    moving.wait(lambda: not slide(moving).property("running"))
    assert moving.page.centre("screen").x() == moving.window.window.width() // 2


def test_a_way_back_is_over_with_its_page_and_what_is_chosen_next_lies_ahead(moving: Driver) -> None:
    to_result(moving)
    for choice in ("seeAnswers", "nothingFits"):
        moving.page_to(choice)
        came_from(moving)
        moving.tap(choice)
        assert came_from(moving) > 0, choice
        moving.tap("back")
        assert came_from(moving) < 0, choice


@pytest.mark.accessibility("A-58")
def test_a_page_slides_for_150_to_200_ms(moving: Driver) -> None:
    assert 150 <= slide(moving).property("duration") <= 200


def test_with_less_motion_a_page_stands_there_at_once(moving: Driver) -> None:
    moving.bridges.display.toggleStill()
    moving.begin()
    assert came_from(moving) == 0
    assert not slide(moving).property("running")
