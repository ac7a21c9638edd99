# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Contact sheets: some pictures on one page, each with its name under it."""

from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColorConstants, QImage, QPainter

CAPTION = 34
GAP = 10
UPRIGHT = (3, 2, QSize(480, 853))
LYING = (2, 4, QSize(720, 405))
"""Columns, rows, and the room for each picture."""


@dataclass
class Sheets:
    """Collects pictures, upright and lying ones apart, and writes a sheet as soon as it is full."""

    folder: Path
    name: str
    """How their files begin."""
    written: dict[str, list[str]] = field(default_factory=dict)
    """File of a sheet -> the names of the pictures on it."""
    _waiting: dict[bool, list[tuple[str, QImage]]] = field(default_factory=lambda: {True: [], False: []})

    def add(self, name: str, picture: QImage) -> None:
        """A further picture; raises OSError when a full sheet cannot be written."""
        upright = picture.height() > picture.width()
        columns, rows, room = UPRIGHT if upright else LYING
        small = picture.scaled(room, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
        self._waiting[upright].append((name, small))
        if len(self._waiting[upright]) == columns * rows:
            self._write(upright=upright)

    def finish(self) -> dict[str, list[str]]:
        """Writes what is left; gives what was written. Raises OSError."""
        for upright, waiting in self._waiting.items():
            if waiting:
                self._write(upright=upright)
        return self.written

    def _write(self, *, upright: bool) -> None:
        columns, rows, room = UPRIGHT if upright else LYING
        cell = QSize(room.width() + GAP, room.height() + CAPTION + GAP)
        page = QImage(cell.width() * columns, cell.height() * rows, QImage.Format.Format_RGB32)
        page.fill(QColorConstants.LightGray)
        painter = QPainter(page)
        for at, (name, picture) in enumerate(self._waiting[upright]):
            left, top = at % columns * cell.width(), at // columns * cell.height()
            painter.drawImage(left, top, picture)
            under = QRect(left, top + room.height(), room.width(), CAPTION)
            painter.drawText(under, Qt.AlignmentFlag.AlignCenter, name)
        painter.end()
        file = self.folder / f"{self.name}-{len(self.written) + 1:02d}.png"
        if not page.save(str(file)):
            raise OSError(f"{file} cannot be written")
        self.written[file.name] = [name for name, _ in self._waiting[upright]]
        self._waiting[upright] = []
