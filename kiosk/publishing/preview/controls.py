# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The small window beside the preview: place, day, time, language, who is closed, what is wrong with the workbook."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time

from PySide6.QtCore import QDate, QLocale, QPoint, QRect, QSignalBlocker, QSize, Qt, QTime, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QFormLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)

from kiosk.clock import AMSTERDAM
from kiosk.publishing.preview.situation import Situation

WIDTH = 420
_GAP = 12
Named = Mapping[str, str]
"""Codes with the names that are shown for them."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What may be chosen."""

    locations: Named
    languages: Named
    partners: Named


class Controls(QWidget):
    """Emits `chosen` with the whole situation at every change that the author makes, `left` when it is closed."""

    chosen = Signal(object)
    left = Signal()

    def __init__(self, offer: Offer, situation: Situation) -> None:
        super().__init__()
        self.setWindowTitle("Voorvertoning van de vragenroute")
        self._location = _combo(offer.locations, situation.location)
        self._language = _combo(offer.languages, situation.language)
        self._day = QDateEdit(_qt_date(situation.moment))
        self._day.setLocale(QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands))
        self._day.setDisplayFormat("dddd d MMMM yyyy")
        self._time = QTimeEdit(QTime(situation.moment.hour, situation.moment.minute))
        self._time.setDisplayFormat("HH:mm")
        self._partners = _checklist(offer.partners, situation.closed)
        self._news = QPlainTextEdit()
        self._news.setObjectName("Bericht")
        self._news.setReadOnly(True)
        self._day.setCalendarPopup(True)
        self._lay_out()
        self._connect()

    @property
    def situation(self) -> Situation:
        """What is chosen now."""
        day = self._day.date()
        hour = self._time.time()
        moment = datetime(day.year(), day.month(), day.day(), hour.hour(), hour.minute(), tzinfo=AMSTERDAM)
        return Situation(
            str(self._location.currentData()), moment, str(self._language.currentData()), frozenset(self._closed())
        )

    def tell(self, lines: Sequence[str]) -> None:
        """Says what came of the last reading of the workbook."""
        self._news.setPlainText("\n".join(lines))

    def offer(self, offer: Offer) -> None:
        """Another choice, after the workbook changed; what was chosen stays where it still exists."""
        for combo, named in ((self._location, offer.locations), (self._language, offer.languages)):
            if _items(combo) != dict(named):
                with QSignalBlocker(combo):
                    _fill(combo, named, str(combo.currentData()))

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Qt: the author is done."""
        self.left.emit()
        super().closeEvent(event)

    def _closed(self) -> list[str]:
        items = [self._partners.item(row) for row in range(self._partners.count())]
        return [
            str(item.data(Qt.ItemDataRole.UserRole)) for item in items if item.checkState() is Qt.CheckState.Checked
        ]

    def _lay_out(self) -> None:
        self.setMinimumWidth(WIDTH)
        form = QFormLayout()
        for label, field in (
            ("Inlooppunt", self._location),
            ("Dag", self._day),
            ("Tijd", self._time),
            ("Taal", self._language),
            ("Gesloten", self._partners),
        ):
            form.addRow(label, field)
            field.setObjectName(label)
        whole = QVBoxLayout(self)
        whole.addLayout(form)
        whole.addWidget(QLabel("De werkmap wordt opnieuw gelezen als u hem opslaat."))
        whole.addWidget(self._news)

    def _connect(self) -> None:
        for signal in (
            self._location.currentIndexChanged,
            self._language.currentIndexChanged,
            self._day.dateChanged,
            self._time.timeChanged,
            self._partners.itemChanged,
        ):
            signal.connect(self._say)

    def _say(self) -> None:
        self.chosen.emit(self.situation)


def beside(window: QRect, size: QSize, screen: QRect) -> QPoint:
    """Where something of this size does not cover the window; at the right edge where the screen has no room."""
    right, left = window.right() + 1 + _GAP, window.left() - _GAP - size.width()
    last = screen.right() + 1 - size.width()
    x = right if right <= last else left if left >= screen.left() else last
    return QPoint(x, max(screen.top(), window.top()))


def _combo(named: Named, chosen: str) -> QComboBox:
    combo = QComboBox()
    _fill(combo, named, chosen)
    return combo


def _fill(combo: QComboBox, named: Named, chosen: str) -> None:
    combo.clear()
    for code, shown in named.items():
        combo.addItem(shown, code)
    combo.setCurrentIndex(max(0, combo.findData(chosen)))


def _items(combo: QComboBox) -> dict[str, str]:
    return {str(combo.itemData(row)): combo.itemText(row) for row in range(combo.count())}


def _checklist(named: Named, checked: frozenset[str]) -> QListWidget:
    found = QListWidget()
    for code, shown in named.items():
        item = QListWidgetItem(shown, found)
        item.setData(Qt.ItemDataRole.UserRole, code)
        item.setCheckState(Qt.CheckState.Checked if code in checked else Qt.CheckState.Unchecked)
    return found


def _qt_date(moment: datetime) -> QDate:
    return QDate(moment.year, moment.month, moment.day)


def at(moment: str) -> datetime:
    """`2026-11-23T10:05`, or a day alone (then 10:00), as a moment in the region; raises `ValueError`."""
    found = datetime.fromisoformat(moment)
    whole_day = "T" not in moment and " " not in moment
    return datetime.combine(found.date(), time(10) if whole_day else found.time(), AMSTERDAM)
