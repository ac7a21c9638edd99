# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The privacy notice in layers, for who wants to know more than the one sentence of the start screen."""

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton, QQmlEngine

from kiosk.ui.bridge import bridges_of
from kiosk.ui.bridge.display import Display
from kiosk.ui.bridge.stage import Screen, Stage
from kiosk.ui.ports import Ports
from kiosk.ui.privacy_notice import notice_layers

QML_IMPORT_NAME = "Kiosk.Bridge"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlSingleton
class Privacy(QObject):
    """Opens over any visitor's screen and leads back to it; reading it changes nothing."""

    changed = Signal()

    def __init__(self, ports: Ports, stage: Stage, display: Display, parent: QObject) -> None:
        super().__init__(parent)
        self._contact = ports.privacy_contact
        self._stage = stage
        self._display = display
        self._came_from = Screen.START
        display.languageChanged.connect(self.changed)

    @staticmethod
    def create(engine: QQmlEngine) -> "Privacy":
        """The object of this engine, for QML."""
        return bridges_of(engine).privacy

    @Slot()
    def open(self) -> None:
        """Meer over uw privacy."""
        if self._stage.current is not Screen.PRIVACY:
            self._came_from = self._stage.current
            self._stage.show(Screen.PRIVACY)

    def leave(self) -> None:
        """Back to where the visitor was."""
        self._stage.show(self._came_from)

    def forget(self) -> None:
        """The visit is over: from here the way leads to the start."""
        self._came_from = Screen.START

    def _layers(self) -> list[dict[str, str | list[str]]]:
        words = self._display.words
        return [
            {"key": one.key, "label": words.led(one.label), "lines": [words.led(line) for line in one.lines]}
            for one in notice_layers(self._contact, words)
        ]

    layers = Property(list, _layers, notify=changed)
