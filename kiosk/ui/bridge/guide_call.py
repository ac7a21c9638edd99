# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The call for a guide: shown and sounded by the kiosk itself until staff clear it with their code."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton, QQmlEngine

from kiosk.ui.bridge import bridges_of
from kiosk.ui.bridge.advice import fact_rows
from kiosk.ui.bridge.display import Display
from kiosk.ui.bridge.stage import STAFF_SCREENS, Screen, Stage
from kiosk.ui.fact_pieces import in_pieces
from kiosk.ui.guidance import guide_here, guide_view
from kiosk.ui.ports import Ports
from kiosk.ui.views import CallView, GuideView
from kiosk.visits.guide_call import CallState

QML_IMPORT_NAME = "Kiosk.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

CHIME = Path("audio") / "guide-call.wav"
RING_EVERY_MS = 20_000
MOST_RINGS = 15
"""Five minutes of ringing; after that the picture keeps calling in silence."""


@QmlElement
@QmlSingleton
class Guide(QObject):
    """The guide screen and the call."""

    changed = Signal()

    def __init__(self, ports: Ports, stage: Stage, display: Display, parent: QObject) -> None:
        super().__init__(parent)
        self._ports = ports
        self._stage = stage
        self._display = display
        self._came_from = Screen.START
        self.told: CallView | None = None
        """What staff are told of the call once they have taken it."""
        self._rings = 0
        self._bell = QTimer(self)
        self._bell.setInterval(RING_EVERY_MS)
        self._bell.timeout.connect(self.ring)
        display.languageChanged.connect(self.changed)
        if ports.guide_call.calling:
            stage.set_calling(calling=True)
            self._bell.start()

    @staticmethod
    def create(engine: QQmlEngine) -> "Guide":
        """The object of this engine, for QML."""
        return bridges_of(engine).guide

    @property
    def state(self) -> CallState:
        """What became of the call."""
        return self._ports.guide_call.state

    @Slot()
    def ask(self) -> None:
        """Vraag de gids: calls where a guide works now; shows the way to a person in every case."""
        self.ask_from(self._stage.current)

    def ask_from(self, screen: Screen) -> None:
        """The same, and Terug leads to this screen."""
        if self._stage.current is not Screen.GUIDE and self._stage.current not in STAFF_SCREENS:
            self._came_from = screen
            self._ports.reception.notes.call_guide()
        if guide_here(self._ports.place, self._ports.clock()):
            self._ports.guide_call.call()
            self.told = self._call_view()
            self._stage.set_calling(calling=True)
            self._start_ringing()
        self._stage.show(Screen.GUIDE)
        self.changed.emit()

    @Slot()
    def leave(self) -> None:
        """Back to where the visitor was; the call goes on."""
        self._stage.show(self._came_from)

    def forget(self) -> None:
        """The visit is over; the call goes on, without what was asked."""
        self._came_from = Screen.START
        if self.told is not None:
            self.told = replace(self.told, question="")

    def clear(self) -> None:
        """Staff took the call."""
        self._ports.guide_call.clear()
        self._bell.stop()
        self._stage.set_calling(calling=False)
        self.changed.emit()

    @Slot()
    def ring(self) -> None:
        """Sounds once; stops after `MOST_RINGS`."""
        if self._rings >= MOST_RINGS:
            self._bell.stop()
            return
        self._rings += 1
        self._ports.play(self._ports.settings.resources_dir / CHIME)

    def _call_view(self) -> CallView:
        session = self._ports.reception.session
        asked = session.question(self._display.dutch.language) if session is not None else None
        return CallView(
            language=language_in_dutch(self._display),
            question=asked.label if asked is not None else "",
            at_result=session is not None and asked is None,
            at=self._ports.clock(),
        )

    def _start_ringing(self) -> None:
        self._rings = 0
        self.ring()
        self._bell.start()

    def _view(self) -> GuideView:
        ports = self._ports
        return guide_view(ports.place, ports.nearest_staffed, ports.clock(), self._display.words)

    placeName = Property(str, lambda self: self._ports.place.name, constant=True)
    calling = Property(bool, lambda self: self._ports.guide_call.calling, notify=changed)
    title = Property(str, lambda self: self._view().title, notify=changed)
    body = Property(str, lambda self: self._view().body, notify=changed)
    note = Property(str, lambda self: self._view().note, notify=changed)
    facts = Property(list, lambda self: fact_rows(self._view().facts, self._display.words), notify=changed)
    pieces = Property(list, lambda self: fact_rows(in_pieces(self._view().facts), self._display.words), notify=changed)


def language_in_dutch(display: Display) -> str:
    """What staff call the language that is on."""
    words = display.words
    return display.dutch.texts.get(f"language_{words.language}", words.say("language_name"))
