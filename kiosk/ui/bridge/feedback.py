# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a visitor may say in one tap and need not: why nothing fits, and how well the visit helped."""

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton, QQmlEngine

from kiosk.ui.bridge import bridges_of
from kiosk.ui.bridge.display import Display
from kiosk.ui.bridge.guide_call import Guide
from kiosk.ui.bridge.stage import Screen, Stage
from kiosk.ui.ports import Ports
from kiosk.wire.visit_class import NOTHING_FITS_REASONS, RATINGS, CounterName

QML_IMPORT_NAME = "Kiosk.Bridge"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlSingleton
class Feedback(QObject):
    """Each answer is one more on a counter of the week; the counter knows of no visit."""

    changed = Signal()
    left = Signal()
    """The visitor is done with everything: the next one may come."""

    def __init__(self, ports: Ports, stage: Stage, display: Display, guide: Guide, parent: QObject) -> None:
        super().__init__(parent)
        self._notes = ports.reception.notes
        self._rating = ports.reception.rating
        self._stage = stage
        self._display = display
        self._guide = guide
        display.languageChanged.connect(self.changed)

    @staticmethod
    def create(engine: QQmlEngine) -> "Feedback":
        """The object of this engine, for QML."""
        return bridges_of(engine).feedback

    @Slot()
    def nothingFits(self) -> None:
        """None of the options suits: asks why, once in a visit, and leads to a person."""
        self._notes.nothing_fits()
        if self._notes.may_say_why:
            self._stage.show(Screen.NOTHING_FITS)
        else:
            self._guide.ask()

    @Slot(str)
    def because(self, reason: str) -> None:
        """Why; on to the person, from whom Terug leads back to the result."""
        self._notes.say_why(CounterName(reason))
        self._guide.ask_from(Screen.RESULT)

    @Slot()
    def ratherNot(self) -> None:
        """Zeg ik liever niet; on to the person all the same."""
        self.because(CounterName.REASON_NOT_SAID)

    @Slot(str)
    def rate(self, rating: str) -> None:
        """How it went; the screen is the next visitor's at once."""
        self._rating.give(CounterName(rating))
        self.leave()

    @Slot()
    def leave(self) -> None:
        """Overslaan."""
        self._rating.close()
        self.left.emit()

    def _worded(self, names: tuple[CounterName, ...]) -> list[dict[str, str]]:
        words = self._display.words
        return [{"name": one.value, "words": words.led(words.say(f"counter_{one.value}"))} for one in names]

    reasons = Property(list, lambda self: self._worded(NOTHING_FITS_REASONS[:-1]), notify=changed)
    ratings = Property(list, lambda self: self._worded(RATINGS), notify=changed)
