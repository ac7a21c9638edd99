# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The QR code on the screen: what a telephone reads in the pixels of the window, and that it goes with its visitor."""

from math import isqrt

import pytest
import zxingcpp
from PySide6.QtCore import QPointF, QRect, QSize
from PySide6.QtGui import QImage
from PySide6.QtQml import qmlEngine
from PySide6.QtQuick import QQuickItem

from kiosk.ui.application import PORTRAIT
from kiosk.ui.flaws import scene_rect
from kiosk.ui.qr_picture import QrPictures, qr_squares
from tests.ui.conftest import OpenKiosk
from tests.ui.driver import Driver
from tests.ui.errands import to_result
from tests.ui.handing_errands import say_yes, to_consent

SMALL = QSize(1366, 768)
THEMES = 3
QUIET = 4
DARK, LIGHT = "#000000", "#ffffff"


class Asked(QrPictures):
    """The pictures of a kiosk, and for which of them QML came by."""

    def __init__(self) -> None:
        super().__init__()
        self.squares: list[str] = []

    def requestImage(self, id: str, size: QSize, requestedSize: QSize) -> QImage:  # noqa: A002, N802, N803 -- Qt's names
        self.squares.append(id.partition("/")[0])
        return super().requestImage(id, size, requestedSize)


def read(kiosk: Driver) -> list[str]:
    """As a telephone does that is held before the whole screen."""
    return [one.text for one in zxingcpp.read_barcodes(kiosk.window.picture(), try_invert=False)]


def place(code: QQuickItem) -> QRect:
    return scene_rect(code).toRect()


def with_quiet_zone(squares: str) -> QImage:
    """The code as it has to be, one pixel per square."""
    side = isqrt(len(squares))
    wanted = QImage(side + 2 * QUIET, side + 2 * QUIET, QImage.Format.Format_RGB32)
    wanted.fill(LIGHT)
    for at, sign in enumerate(squares):
        if sign == "1":
            wanted.setPixelColor(QUIET + at % side, QUIET + at // side, DARK)
    return wanted


@pytest.mark.parametrize("size", [PORTRAIT, SMALL], ids=["portrait", "landscape"])
def test_a_telephone_reads_where_to_go_in_every_theme(open_kiosk: OpenKiosk, size: QSize) -> None:
    kiosk = open_kiosk(size=size)
    to_result(kiosk)
    for _ in range(THEMES):
        (text,) = read(kiosk)
        assert text.split("\n")[0] == kiosk.page.text("destination")
        kiosk.tap("contrast")


@pytest.mark.parametrize("size", [PORTRAIT, SMALL], ids=["portrait", "landscape"])
def test_a_telephone_reads_the_code_of_a_handover(open_kiosk: OpenKiosk, size: QSize) -> None:
    kiosk = open_kiosk(size=size)
    to_consent(kiosk)
    say_yes(kiosk)
    (text,) = read(kiosk)
    assert text in kiosk.bridges.receipt.property("code")


@pytest.mark.parametrize("size", [PORTRAIT, SMALL], ids=["portrait", "landscape"])
def test_each_square_is_as_many_whole_pixels_within_four_squares_of_light(open_kiosk: OpenKiosk, size: QSize) -> None:
    kiosk = open_kiosk(size=size)
    to_result(kiosk)
    drawn = kiosk.window.picture().copy(place(kiosk.page.item("qr")))
    wanted = with_quiet_zone(kiosk.bridges.advice.property("qrSquares"))
    assert drawn.width() % wanted.width() == 0
    assert drawn.convertToFormat(wanted.format()) == wanted.scaled(drawn.size())


def test_the_code_stays_sharp_where_it_lies_between_two_pixels(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk(size=SMALL)
    to_result(kiosk)
    kiosk.tap("letters")
    kiosk.page_to("qr")
    code = kiosk.page.item("qr")
    assert code.mapToScene(QPointF()).y() % 1
    inside = kiosk.window.picture().copy(place(code).adjusted(2, 2, -2, -2))
    seen = {inside.pixelColor(x, y).name() for x in range(inside.width()) for y in range(inside.height())}
    assert seen == {DARK, LIGHT}


def test_in_the_largest_letters_the_code_begins_where_one_begins_to_read(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk()
    to_result(kiosk)
    for _ in range(2):
        kiosk.tap("letters")
    kiosk.page_to("qr")
    left = place(kiosk.page.item("qr")).left()
    kiosk.bridges.display.chooseLanguage("ar")
    kiosk.settle()
    kiosk.page_to("qr")
    assert PORTRAIT.width() - place(kiosk.page.item("qr")).right() - 1 == left
    assert len(read(kiosk)) == 1


def test_qt_keeps_no_picture_of_a_code_that_the_kiosk_has_forgotten(kiosk: Driver) -> None:
    """When the same code comes back at once, QML has to come by for it: it has none of the time before."""
    asked = Asked()
    engine = qmlEngine(kiosk.window.window)
    assert engine is not None
    engine.removeImageProvider("qr")
    engine.addImageProvider("qr", asked)
    to_result(kiosk)
    picture = kiosk.page.item("qr").childItems()[0]
    kiosk.bridges.advice.clear()
    assert picture.property("source").isEmpty()
    assert kiosk.bridges.advice.make()
    kiosk.settle()
    assert picture.property("source").toString().startswith(f"image://qr/{asked.squares[0]}/")
    assert asked.squares == [asked.squares[0]] * 2


def test_the_squares_of_a_code_are_handed_on_row_by_row_and_painted_so() -> None:
    squares = qr_squares([[True, False, False], [True, True, False], [False, False, False]])
    assert squares == "100110000"
    size = QSize()
    painted = QrPictures().requestImage(f"{squares}/#102030", size, QSize())
    assert size == painted.size() == QSize(3, 3)
    dark = [(x, y) for y in range(3) for x in range(3) if painted.pixelColor(x, y).name() == "#102030"]
    clear = [(x, y) for y in range(3) for x in range(3) if painted.pixelColor(x, y).alpha() == 0]
    assert dark == [(0, 0), (0, 1), (1, 1)]
    assert len(clear) == 6


def test_without_a_code_there_are_no_squares() -> None:
    assert qr_squares(()) == ""
