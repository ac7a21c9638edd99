# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""How large letters are divided into pages: each page as full as what comes next allows."""

from itertools import pairwise

from PySide6.QtCore import QRectF, QSize

from kiosk.ui.application import LANDSCAPE
from tests.ui.conftest import OpenKiosk
from tests.ui.driver import Driver
from tests.ui.errands import all_pages, open_staff, to_result
from tests.ui.looking import scene_rect

LAPTOP = QSize(1366, 768)
MOST_PAGES_OF_THE_PANEL = 5
"""In the largest letters on the lowest screen; it takes four, and took thirteen when each line was a card."""
MOST_PAGES_OF_A_RESULT = 9
"""The same, in Arabic, whose lines are tallest; it took ten when buttons put more room around those."""


def _largest_letters(kiosk: Driver) -> None:
    for _ in range(2):
        kiosk.bridges.display.nextTextSize()
    kiosk.settle()


def _facts(kiosk: Driver) -> list[tuple[str, QRectF]]:
    """The label of each fact on this page, '' for the rest of one, and where it is; from top to bottom."""
    rows = [one for one in kiosk.page.items() if one.inherits("QQuickItem") and one.property("words")]
    found = [(str(one.property("label")), scene_rect(one)) for one in rows if one.property("label") is not None]
    return sorted(found, key=lambda fact: fact[1].top())


def _pages(kiosk: Driver) -> int:
    return max(int(one.property("pages")) for one in kiosk.page.items() if one.property("shownPage") is not None)


def test_the_staff_panel_fills_its_pages_line_by_line(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk(size=LAPTOP)
    open_staff(kiosk)
    kiosk.bridges.display.chooseLanguage("ar")
    _largest_letters(kiosk)
    assert _pages(kiosk) <= MOST_PAGES_OF_THE_PANEL
    panel = kiosk.bridges.panel
    rows = [*panel.property("kiosk"), *panel.property("queue"), *panel.property("versions")]
    read = all_pages(kiosk)
    assert {row["value"] for row in rows} <= set(read)
    assert kiosk.page.shows("leaveStaff")


def test_an_arabic_result_in_the_largest_letters_is_soon_read(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk(size=LAPTOP)
    to_result(kiosk)
    kiosk.bridges.display.chooseLanguage("ar")
    _largest_letters(kiosk)
    assert _pages(kiosk) <= MOST_PAGES_OF_A_RESULT


def test_a_fact_that_needs_little_leaves_its_width_to_the_one_beside_it(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk(size=LAPTOP)
    to_result(kiosk)
    _largest_letters(kiosk)
    (_, hours), (_, place) = _facts(kiosk)
    assert hours.top() == place.top()
    assert hours.width() < place.width()
    assert hours.right() < place.left()


def test_the_rest_of_a_fact_stands_closer_to_it_than_another_fact(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk(size=LANDSCAPE)
    to_result(kiosk)
    kiosk.tap("letters")
    assert kiosk.turn(0, "pageDown")
    within: list[float] = []
    between: list[float] = []
    for (_, above), (label, under) in pairwise(_facts(kiosk)):
        if under.top() > above.top():
            (between if label else within).append(under.top() - above.bottom())
    assert within
    assert between
    assert max(within) < min(between)
