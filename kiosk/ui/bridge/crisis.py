# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The card that comes first where the flow says that a visitor may be in danger: numbers that answer, and a person."""

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement, QmlSingleton, QQmlEngine

from kiosk.ui.bridge import bridges_of
from kiosk.ui.bridge.display import Display
from kiosk.ui.ports import Ports
from kiosk.ui.results import helplines

QML_IMPORT_NAME = "Kiosk.Bridge"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlSingleton
class Crisis(QObject):
    """Asks the session anew each time and keeps nothing: that the card was shown is counted nowhere."""

    changed = Signal()

    def __init__(self, ports: Ports, display: Display, parent: QObject) -> None:
        super().__init__(parent)
        self._ports = ports
        self._display = display
        display.languageChanged.connect(self.changed)

    @staticmethod
    def create(engine: QQmlEngine) -> "Crisis":
        """The object of this engine, for QML."""
        return bridges_of(engine).crisis

    @property
    def called_for(self) -> bool:
        """Whether the path of this visitor ends at a card."""
        return bool(self._lines())

    def _lines(self) -> list[dict[str, str]]:
        session, words = self._ports.reception.session, self._display.words
        if session is None:
            return []
        found = helplines(
            session.outcomes(words.language),
            lambda kinds: self._ports.find_destinations(kinds, "", words.language),
            words,
        )
        return [
            {"key": one.key, "name": words.led(one.name), "about": words.led(one.about), "phone": one.phone}
            for one in found
        ]

    lines = Property(list, _lines, notify=changed)
