# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the fixed buttons do on each screen: Terug, Verder, Vraag de gids."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton, QQmlEngine

from kiosk.ui.bridge import bridges_of
from kiosk.ui.bridge.guide_call import Guide
from kiosk.ui.bridge.privacy import Privacy
from kiosk.ui.bridge.staff import Staff
from kiosk.ui.bridge.stage import STAFF_SCREENS, Screen, Stage
from kiosk.ui.bridge.visitor import Visitor

QML_IMPORT_NAME = "Kiosk.Bridge"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlSingleton
class Navigation(QObject):
    """One button, one place, one meaning: the screen decides only where it leads."""

    onward = Signal()
    """From the card of numbers to the result."""

    def __init__(
        self, stage: Stage, visitor: Visitor, guide: Guide, privacy: Privacy, staff: Staff, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._stage = stage
        self._visitor = visitor
        self._guide = guide
        self._privacy = privacy
        self._staff = staff

    @staticmethod
    def create(engine: QQmlEngine) -> "Navigation":
        """The object of this engine, for QML."""
        return bridges_of(engine).navigation

    @Slot()
    def back(self) -> None:
        """Terug."""
        self._stage.set_backward(backward=True)
        if self._stage.current in {Screen.QUESTION, Screen.CRISIS, Screen.RESULT}:
            self._visitor.back()
        elif self._stage.current is Screen.ANSWERS:
            self._visitor.approve()
        elif self._stage.current is Screen.GUIDE:
            self._guide.leave()
            self._visitor.resume()
        elif self._stage.current is Screen.PRIVACY:
            self._privacy.leave()
        elif self._stage.current is Screen.NOTHING_FITS:
            self._stage.show(Screen.RESULT)
        elif self._stage.current in STAFF_SCREENS:
            self._staff.leave()

    @Slot()
    def next(self) -> None:
        """Verder, or Klaar on the last page."""
        self._stage.set_backward(backward=False)
        if self._stage.current is Screen.QUESTION:
            self._visitor.next()
        elif self._stage.current is Screen.ANSWERS:
            self._visitor.approve()
        elif self._stage.current is Screen.CRISIS:
            self.onward.emit()
        elif self._stage.current is Screen.RESULT:
            self._visitor.finish()

    @Slot()
    def askGuide(self) -> None:
        """Vraag de gids."""
        self._stage.set_backward(backward=False)
        self._guide.ask()
