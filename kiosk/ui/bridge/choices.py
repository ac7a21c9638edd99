# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The answers of the question on the screen, as a list model: choosing one repaints two buttons, not the page."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QByteArray, QModelIndex, QObject, QPersistentModelIndex, Qt

from kiosk.ui.views import ChoiceView

_FIRST_ROLE = Qt.ItemDataRole.UserRole + 1
ROLES = ("name", "label", "pictogram", "chosen")
"""The fields of a `ChoiceView` that a delegate may ask; in QML they are `name`, `label`, `drawing`, `marked`."""
_NAMES_IN_QML = ("name", "label", "drawing", "marked")  # a button has a `pictogram` and a `chosen` of its own

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class Choices(QAbstractListModel):
    """Some answers of one question."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._choices: tuple[ChoiceView, ...] = ()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Qt: how many answers."""
        return 0 if parent.isValid() else len(self._choices)

    def roleNames(self) -> dict[int, QByteArray]:
        """Qt: the names of the roles in QML."""
        return {_FIRST_ROLE + at: QByteArray(name.encode()) for at, name in enumerate(_NAMES_IN_QML)}

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt: one property of one answer."""
        at = role - _FIRST_ROLE
        if not index.isValid() or not 0 <= at < len(ROLES):
            return None
        return getattr(self._choices[index.row()], ROLES[at])

    def show(self, choices: Sequence[ChoiceView]) -> None:
        """Other answers; buttons stay, in order, and get other words: new ones cost a whole page."""
        shared = min(len(choices), len(self._choices))
        self._shorten(len(choices))
        self._choices = tuple(choices[:shared])
        if shared:
            self.dataChanged.emit(self.index(0), self.index(shared - 1))
        if len(choices) > shared:
            self.beginInsertRows(_NOWHERE, shared, len(choices) - 1)
            self._choices = tuple(choices)
            self.endInsertRows()

    def _shorten(self, count: int) -> None:
        if count < len(self._choices):
            self.beginRemoveRows(_NOWHERE, count, len(self._choices) - 1)
            self._choices = self._choices[:count]
            self.endRemoveRows()
