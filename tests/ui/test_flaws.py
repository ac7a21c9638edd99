# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The rules that look at a picture see what is wrong with it: every one is broken here once."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from PySide6.QtQuick import QQuickItem

from kiosk.ui.flaws import flaws
from kiosk.ui.pixel_contrast import contrast_flaws, drawn_contrast
from tests.ui.driver import Driver
from tests.ui.looking import picture


def _text(kiosk: Driver) -> QQuickItem:
    return next(one for one in kiosk.page.text_items() if "balie" in str(one.property("text")))


def _narrow(kiosk: Driver) -> None:
    _text(kiosk).setProperty("width", 60)


def _over(kiosk: Driver) -> None:
    kiosk.page.item("answer-second").setProperty("y", kiosk.page.item("answer-first").y())


def _small(kiosk: Driver) -> None:
    kiosk.page.item("answer-first").setProperty("height", 40)


def _close(kiosk: Driver) -> None:
    first = kiosk.page.item("answer-first")
    kiosk.page.item("answer-second").setProperty("y", first.y() + first.height() + 3)


def _same_name(kiosk: Driver) -> None:
    kiosk.page.item("answer-first").setProperty("text", str(kiosk.page.item("answer-second").property("text")))


def _unreachable(kiosk: Driver) -> None:
    kiosk.page.item("answer-first").setProperty("focusPolicy", 0)
    kiosk.page.item("answer-first").setProperty("activeFocusOnTab", False)


BROKEN: list[tuple[Callable[[Driver], None], str]] = [
    (_narrow, "is broken in two"),
    (_over, "lie over each other"),
    (_small, "less than"),
    (_close, "are closer than 8 pixels"),
    (_same_name, "have one name"),
    (_unreachable, "cannot be reached with Tab"),
]


@pytest.mark.parametrize(("spoil", "said"), BROKEN)
def test_what_is_spoilt_on_a_screen_is_seen(kiosk: Driver, spoil: Callable[[Driver], None], said: str) -> None:
    kiosk.begin()
    assert flaws(kiosk.window, kiosk.window.look.device) == []
    spoil(kiosk)
    kiosk.settle()
    assert any(said in flaw for flaw in flaws(kiosk.window, kiosk.window.look.device))


@pytest.mark.accessibility("A-46", "A-86")
@pytest.mark.parametrize("theme", [0, 1, 2])
def test_the_letters_of_a_question_have_their_contrast_in_the_pixels(kiosk: Driver, theme: int) -> None:
    kiosk.begin()
    for _ in range(theme):
        kiosk.bridges.display.nextTheme()
    kiosk.settle()
    assert list(contrast_flaws(picture(kiosk), kiosk.window.picture())) == []
    pale = kiosk.window.picture()
    painter = QPainter(pale)
    painter.fillRect(pale.rect(), QColor(120, 120, 120, 200))
    painter.end()
    assert list(contrast_flaws(picture(kiosk), pale)) != []


def test_the_contrast_of_drawn_letters_is_that_of_their_colour_and_their_ground() -> None:
    image = QImage(200, 60, QImage.Format.Format_RGB32)
    image.fill(QColor("#FFFFFF"))
    painter = QPainter(image)
    font = QFont("Noto Sans")
    font.setPixelSize(40)
    painter.setFont(font)
    painter.setPen(QColor("#767676"))
    painter.drawText(10, 45, "Hallo")
    painter.end()
    assert drawn_contrast(image, QRect(0, 0, 200, 60)) == pytest.approx(4.54, abs=0.01)
    assert drawn_contrast(image, QRect(150, 0, 20, 20)) == 1
