# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The first picture of a start, drawn at every size that a screen has."""

import json
from itertools import pairwise

import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QImage, QPainter
from pytestqt.qtbot import QtBot

from kiosk import places
from kiosk.settings import DEFAULT_DEVICE
from kiosk.ui.curtain import Curtain, line_places, moments, scene_place
from kiosk.ui.themes import load_look

SIZES = [QSize(1080, 1920), QSize(1920, 1080), QSize(1366, 768), QSize(800, 1280), QSize(3840, 2160)]
TEXTS = places.resources() / "texts"


def names(size: QSize) -> str:
    return f"{size.width()}x{size.height()}"


@pytest.mark.parametrize("size", SIZES, ids=names)
def test_every_language_has_its_line_and_none_is_cut_off_or_on_the_picture(qapp: QGuiApplication, size: QSize) -> None:
    lines = moments(TEXTS)
    spots = line_places(size, len(lines))
    font = QFont(qapp.font())
    font.setPixelSize(round(load_look(places.resources(), DEFAULT_DEVICE).sizes.text["title"] * shorter(size) / 1080))
    metrics = QFontMetricsF(font)
    assert all(metrics.horizontalAdvance(line) < spot.width() for line, spot in zip(lines, spots, strict=True))
    assert all(metrics.height() <= spot.height() for spot in spots)
    assert all(one.bottom() <= next_one.top() + 0.01 for one, next_one in pairwise(spots))
    assert not any(spot.intersects(QRectF(scene_place(size))) for spot in spots)
    assert QRectF(0, 0, size.width(), size.height()).contains(spots[0].united(spots[-1]))


def shorter(size: QSize) -> int:
    return min(size.width(), size.height())


def test_it_is_said_in_every_language_of_the_screens_dutch_first() -> None:
    each = {json.loads(file.read_text(encoding="utf-8"))["start_moment"] for file in TEXTS.glob("*.json")}
    assert set(moments(TEXTS)) == each
    assert moments(TEXTS)[0] == "Een moment"


def test_the_picture_has_the_ground_the_drawing_and_the_letters_of_the_theme(qapp: QGuiApplication) -> None:
    look = load_look(places.resources(), DEFAULT_DEVICE)
    curtain = Curtain(look, places.resources(), lambda: None)
    image = QImage(1080, 1920, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    curtain.draw(painter, image.size())
    painter.end()
    colours = {QColor(image.pixel(x, y)).name().upper() for x in range(0, 1080, 4) for y in range(0, 1920, 4)}
    theme = look.themes[0].colours
    assert {theme[name] for name in ("paper", "ink", "hillNear", "house", "roof")} <= colours
    curtain.destroy()


def test_it_says_once_that_it_stands_there(qapp: QGuiApplication, qtbot: QtBot) -> None:
    said: list[str] = []
    curtain = Curtain(load_look(places.resources(), DEFAULT_DEVICE), places.resources(), lambda: said.append("shown"))
    curtain.resize(QSize(300, 400))
    curtain.show()
    qtbot.waitUntil(lambda: bool(said))
    curtain.resize(QSize(320, 400))
    qtbot.waitUntil(lambda: curtain.size() == QSize(320, 400))
    curtain.update()
    qapp.processEvents()
    assert said == ["shown"]
    curtain.destroy()
