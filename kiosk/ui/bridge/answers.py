# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The visitor's answers, to look over and to change, behind a button of the result: no way is longer for it."""

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton, QQmlEngine

from kiosk.flow.session import Fallen, Session
from kiosk.ui.answer_list import answer_rows, fallen_words
from kiosk.ui.bridge import bridges_of
from kiosk.ui.bridge.display import Display
from kiosk.ui.bridge.stage import Screen, Stage
from kiosk.ui.bridge.visitor import Visitor
from kiosk.ui.ports import Ports

QML_IMPORT_NAME = "Kiosk.Bridge"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlSingleton
class Answers(QObject):
    """The list on the screen. The answers themselves stay in the session; here is only what fell away last."""

    changed = Signal()
    left = Signal()
    """They are right: the result may be made."""

    def __init__(self, ports: Ports, stage: Stage, display: Display, visitor: Visitor, parent: QObject) -> None:
        super().__init__(parent)
        self._reception = ports.reception
        self._stage = stage
        self._display = display
        self._visitor = visitor
        self._open = False
        self._fallen: tuple[str, ...] = ()
        visitor.revised.connect(self._keep_fallen)
        display.languageChanged.connect(self.changed)

    @staticmethod
    def create(engine: QQmlEngine) -> "Answers":
        """The object of this engine, for QML."""
        return bridges_of(engine).answers

    @property
    def opened(self) -> bool:
        """Whether the list is being gone through: what is changed in it leads back to it."""
        return self._open

    @Slot()
    def show(self) -> None:
        """The list, with what an answer that was changed made of it."""
        self._open = True
        self._stage.show(Screen.ANSWERS)
        self.changed.emit()

    def forget(self) -> None:
        """The visit is over."""
        self._open, self._fallen = False, ()
        self.changed.emit()

    @Slot(str)
    def change(self, name: str) -> None:
        """To one question, with its answer; back to the list when that is done."""
        self._fallen = ()
        self._visitor.revise(name)

    def leave(self) -> None:
        """On, or back, to the result of these answers."""
        self.forget()
        self.left.emit()

    def _keep_fallen(self, fallen: tuple[Fallen, ...]) -> None:
        self._fallen = tuple(one.name for one in fallen)

    def _session(self) -> Session | None:
        return self._reception.session if self._open else None

    def _rows(self) -> list[dict[str, str | bool]]:
        session = self._session()
        return [] if session is None else answer_rows(session, self._display.words)

    def _notice(self) -> str:
        session = self._session()
        return "" if session is None else fallen_words(session, self._fallen, self._display.words)

    rows = Property(list, _rows, notify=changed)
    notice = Property(str, _notice, notify=changed)
