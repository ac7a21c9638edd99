# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The steps of choosing a day: which one is on the screen, and what each has so far."""

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton, QQmlEngine

from kiosk.ui.bridge import bridges_of
from kiosk.ui.bridge.display import Display
from kiosk.ui.bridge.sheet import Sheet
from kiosk.ui.date_entry import DateEntry, DatePart, part_words

QML_IMPORT_NAME = "Kiosk.Bridge"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlSingleton
class Dates(QObject):
    """Day, month, year. Holds nothing: what is chosen stands on the sheet."""

    changed = Signal()
    stepChanged = Signal()
    """Another step stands under the finger."""

    def __init__(self, display: Display, sheet: Sheet, parent: QObject) -> None:
        super().__init__(parent)
        self._display = display
        self._sheet = sheet
        self._step = DatePart.DAY
        sheet.answerChanged.connect(self._follow)
        display.languageChanged.connect(self.changed)

    @staticmethod
    def create(engine: QQmlEngine) -> "Dates":
        """The object of this engine, for QML."""
        return bridges_of(engine).dates

    @Slot(str)
    def showStep(self, step: str) -> None:
        """Goes to a step; nothing chosen is lost."""
        self._now(self._entry.at(DatePart(step)))

    @Slot(int)
    def chooseDay(self, day: int) -> None:
        """Takes a day of the month."""
        self._now(self._entry.with_day(day))

    @Slot(int)
    def chooseMonth(self, month: int) -> None:
        """Takes a month."""
        self._now(self._entry.with_month(month))

    @Slot(str)
    def typeYear(self, signs: str) -> None:
        """Adds digits to the year, where the year is on the screen."""
        if self._step is DatePart.YEAR:
            self._now(self._entry.with_typed(signs))

    @Slot()
    def eraseYear(self) -> None:
        """Takes back the last digit of the year, where the year is on the screen."""
        if self._step is DatePart.YEAR:
            self._now(self._entry.without_last())

    @property
    def _entry(self) -> DateEntry:
        return self._sheet.answer.date

    def _now(self, entry: DateEntry) -> None:
        self._sheet.change(self._sheet.answer.dated(entry))

    def _follow(self) -> None:
        turned = self._entry.part is not self._step
        self._step = self._entry.part
        self.changed.emit()
        if turned:
            self.stepChanged.emit()

    def _steps(self) -> list[dict[str, str | bool]]:
        return [self._shown(part) for part in DatePart]

    def _shown(self, part: DatePart) -> dict[str, str | bool]:
        words, taken = self._display.words, part_words(self._entry, part, self._display.words)
        label = words.say(f"date_{part.lower()}")
        return {
            "key": part.value,
            "label": label,
            "taken": taken,
            "spoken": f"{label}: {taken or words.say('date_open')}",
            "current": part is self._step,
        }

    def _months(self) -> list[str]:
        return [self._display.words.say(f"month_{month}") for month in range(1, 13)]

    step = Property(str, lambda self: self._step.value, notify=stepChanged)
    steps = Property(list, _steps, notify=changed)
    day = Property(int, lambda self: self._entry.day, notify=changed)
    month = Property(int, lambda self: self._entry.month, notify=changed)
    months = Property(list, _months, notify=changed)
