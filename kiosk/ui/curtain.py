# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The first picture of a start: the region's look and 'one moment' in every language, until the screens are there.

Drawn without Qt Quick and without anything that the screens load: it must stand there at once.
"""

import json
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPainter, QPaintEvent, QRasterWindow
from PySide6.QtSvg import QSvgRenderer

from kiosk.settings import Settings
from kiosk.ui.drawing import coloured
from kiosk.ui.fonts import use_fonts
from kiosk.ui.placing import show_fitting, show_full_screen
from kiosk.ui.themes import Look, load_look

SCENE = "way.svg"
WINDOW = QSize(1080, 1920)
"""How large it is where it does not cover the screen: as the screens that follow."""
LOOK_EVERY_MS = 1_000
PORTRAIT_SCENE, LANDSCAPE_SCENE = 0.8, 0.42
"""How high and how wide the picture is, as a part of the width: as on the start screen."""


class Curtain(QRasterWindow):
    """The window with the first picture. `shown` is called once, when it stands there."""

    def __init__(self, look: Look, resources: Path, shown: Callable[[], None]) -> None:
        super().__init__()
        self._colours = look.themes[0].colours
        self._letters = look.sizes.text["title"]
        svg = coloured((resources / "icons" / "scenes" / SCENE).read_text(encoding="utf-8"), self._colours)
        self._drawing = QSvgRenderer(QByteArray(svg.encode()))
        self._lines = moments(resources / "texts")
        self._shown: Callable[[], None] | None = shown

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        """Qt: draws the whole picture."""
        painter = QPainter(self)
        self.draw(painter, self.size())
        painter.end()
        if self._shown is not None:
            # After this event the picture is handed to the screen.
            QTimer.singleShot(0, self._shown)
            self._shown = None

    def draw(self, painter: QPainter, size: QSize) -> None:
        """The picture at this size."""
        painter.fillRect(QRect(0, 0, size.width(), size.height()), QColor(self._colours["paper"]))
        scene = scene_place(size)
        self._draw_scene(painter, scene)
        painter.setPen(QColor(self._colours["ink"]))
        font = QFont(painter.font())
        font.setPixelSize(round(self._letters * min(size.width(), size.height()) / 1080))
        painter.setFont(font)
        for place, line in zip(line_places(size, len(self._lines)), self._lines, strict=True):
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, line)

    def _draw_scene(self, painter: QPainter, place: QRect) -> None:
        """Covers its place in its own shape; what sticks out is cut off."""
        whole = self._drawing.defaultSize().scaled(place.size(), Qt.AspectRatioMode.KeepAspectRatioByExpanding)
        spot = QRect(QPoint(0, 0), whole)
        spot.moveCenter(place.center())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(place)
        self._drawing.render(painter, QRectF(spot))
        painter.restore()


def show_curtain(settings: Settings, shown: Callable[[], None], is_over: Callable[[], bool]) -> None:
    """Shows it until `is_over`, which is asked now and then; a program of its own."""
    application = QGuiApplication(["kiosk"])
    look = load_look(settings.resources_dir, settings.device, settings.region_theme)
    use_fonts(settings.resources_dir / "fonts", look.region.font)
    curtain = Curtain(look, settings.resources_dir, shown)
    watch = QTimer()
    watch.timeout.connect(lambda: application.quit() if is_over() else None)
    watch.start(LOOK_EVERY_MS)
    if settings.fullscreen:
        show_full_screen(curtain)
    else:
        show_fitting(curtain, WINDOW)
    application.exec()


def moments(texts: Path) -> tuple[str, ...]:
    """'One moment' in each language of the screens, Dutch first, each sentence once."""
    files = sorted(texts.glob("*.json"), key=lambda file: (file.stem != "nl", file.stem))
    return tuple(dict.fromkeys(json.loads(file.read_text(encoding="utf-8"))["start_moment"] for file in files))


def scene_place(size: QSize) -> QRect:
    """Where the picture stands: above the words, or beside them."""
    width, height = size.width(), size.height()
    if width < height:
        return QRect(0, 0, width, min(round(width * PORTRAIT_SCENE), height // 2))
    beside = round(width * LANDSCAPE_SCENE)
    return QRect(width - beside, 0, beside, height)


def line_places(size: QSize, count: int) -> tuple[QRectF, ...]:
    """One line under the other in what the picture leaves."""
    scene = scene_place(size)
    top = scene.bottom() + 1 if size.width() < size.height() else 0
    width = size.width() if top else scene.left()
    margin = (size.height() - top) / 8
    step = (size.height() - top - 2 * margin) / count
    return tuple(QRectF(0, top + margin + step * at, width, step) for at in range(count))
